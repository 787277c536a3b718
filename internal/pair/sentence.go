package pair

import "github.com/actant-nlp/actant/syntax"

// A Sentence is a sentence with its mentions and the relations between them.
type Sentence struct {
	ID        string         // where it comes from, for messages
	Tokens    []syntax.Token // with tags and tree once the caller has parsed it
	Hints     []string       // per token, what a recognizer says of it; nil for none. See Hint.
	Classes   [][]string     // per token, classes of its word such as clusters of vectors; nil for none
	Mentions  []Mention      // in text order
	Relations []Relation
}

// A Mention is the tokens [First, Last) of a sentence that name something.
type Mention struct {
	First, Last int
	Type        string
}

// A Relation holds from one mention to another, by their indexes.
type Relation struct {
	Head, Tail int
	Type       string
}

// Hint is the entry of Sentence.Hints for the k-th token of a recognizer's
// mention: position, type and subtype.
func Hint(k int, typ, subtype string) string {
	position := "I-"
	if k == 0 {
		position = "B-"
	}
	if subtype != "" {
		return position + typ + "/" + subtype
	}
	return position + typ
}

// hint is the recognizer's word on token i; "" for none.
func (s *Sentence) hint(i int) string {
	if i < 0 || i >= len(s.Hints) {
		return ""
	}
	return s.Hints[i]
}

// head is the token of a mention whose head lies outside of it: the last such
// one, so that of "Paris , France" cut badly the later counts.
func (s *Sentence) head(m Mention) int {
	for i := m.Last - 1; i >= m.First; i-- {
		if h := s.Tokens[i].Head; (h < m.First || h >= m.Last) && s.Tokens[i].UPOS != "PUNCT" {
			return i
		}
	}
	return m.Last - 1
}

// tokens makes unparsed tokens of words, one space apart, without the escapes
// that treebanks write brackets and quotation marks with.
func tokens(words []string) []syntax.Token {
	out := make([]syntax.Token, len(words))
	at := 0
	for i, w := range words {
		if plain, ok := escapes[w]; ok {
			w = plain
		}
		out[i] = syntax.Token{Span: syntax.Span{Start: at, End: at + len(w)}, Text: w, Head: -1}
		at += len(w) + 1
	}
	return out
}

var escapes = map[string]string{
	"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": "\"", "''": "\"", "": "_",
}

// Text puts sentences together as one text to parse; its tokens are copies, see
// Take.
func Text(ss []Sentence) *syntax.Text {
	t := &syntax.Text{}
	var source []byte
	for i := range ss {
		from := len(source)
		st := syntax.Sentence{Tokens: make([]syntax.Token, len(ss[i].Tokens))}
		for k, tok := range ss[i].Tokens {
			if k > 0 {
				source = append(source, ' ')
			}
			tok.Span = syntax.Span{Start: len(source), End: len(source) + len(tok.Text)}
			source = append(source, tok.Text...)
			st.Tokens[k] = tok
		}
		st.Span = syntax.Span{Start: from, End: len(source)}
		t.Body = append(t.Body, st.Span)
		t.Sentences = append(t.Sentences, st)
		source = append(source, "\n\n"...)
	}
	t.Source = string(source)
	return t
}

// Take copies the analysis of t, made by Text of the same sentences, back.
func Take(ss []Sentence, t *syntax.Text) {
	for i := range ss {
		copy(ss[i].Tokens, t.Sentences[i].Tokens)
	}
}
