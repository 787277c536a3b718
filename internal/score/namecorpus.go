package score

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant/syntax"
)

// ReadNames reads a corpus of names as raw texts. The format is told from the
// file:
//
//   - NAME.sgml: newswire with ENAMEX marks, a text for each BODY.
//   - Lines of columns, a token a line, blank lines between sentences, the tag
//     (IOB2) last; or, with a number in the first of its tab-separated columns,
//     the token second and the tag third. A file with "-DOCSTART-" lines gives a
//     text for each document, a sentence a line; any other one a text for each
//     sentence. A comment "# text = …" is the sentence's raw text; without it the
//     tokens are joined with natural spacing.
//
// Labels are the corpus's own; a corpus with conventions of its own is marked
// (see conventions). Errors tell file and line.
func ReadNames(path string) ([]NameText, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	set := filepath.Base(filepath.Dir(path))
	var texts []NameText
	if strings.EqualFold(filepath.Ext(path), ".sgml") {
		texts = readSGML(string(b))
	} else {
		texts, err = readColumns(path, string(b))
		if err != nil {
			return nil, err
		}
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("%s: no sentences with names or tokens", path)
	}
	conventions(texts)
	for i := range texts {
		texts[i].ID = set + "/" + strconv.Itoa(i+1)
	}
	return texts, nil
}

// docStart is the token that starts a document.
const docStart = "-DOCSTART-"

// columnSentence is one sentence of a file of columns.
type columnSentence struct {
	words, tags []string
	raw         string
}

// readColumns reads a file with a token a line.
func readColumns(path, data string) ([]NameText, error) {
	var out []NameText
	var s columnSentence
	var doc *NameText
	flush := func() error {
		defer func() { s = columnSentence{} }()
		switch {
		case len(s.words) == 0:
		case s.words[0] == docStart:
			if doc != nil && doc.Text != "" {
				out = append(out, *doc)
			}
			doc = &NameText{}
		default:
			t, err := s.text()
			if err != nil {
				return err
			}
			if doc == nil {
				out = append(out, t)
			} else {
				doc.join(t)
			}
		}
		return nil
	}
	n := 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if raw, ok := strings.CutPrefix(line, "# text = "); ok {
			s.raw = raw
			continue
		}
		var err error
		switch {
		case strings.HasPrefix(line, "# "):
		case strings.TrimSpace(line) == "":
			err = flush()
		default:
			err = s.add(line)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	if err := flush(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", path, n, err)
	}
	if doc != nil && doc.Text != "" {
		out = append(out, *doc)
	}
	return out, nil
}

// add takes one token's line.
func (s *columnSentence) add(line string) error {
	cols := strings.Fields(line)
	word, tag := 0, len(cols)-1
	if strings.Contains(line, "\t") {
		if tabs := strings.Split(line, "\t"); len(tabs) > 2 && digits(tabs[0]) {
			cols, word, tag = tabs, 1, 2
		}
	}
	if len(cols) < 2 {
		return fmt.Errorf("%d columns; want a token and a tag", len(cols))
	}
	t := cols[tag]
	if cols[word] == docStart {
		t = "O"
	}
	if t != "O" && !(len(t) > 2 && (t[0] == 'B' || t[0] == 'I') && t[1] == '-') {
		return fmt.Errorf("tag %q is none of O, B-…, I-…", t)
	}
	if cols[word] == "" {
		return errors.New("empty token")
	}
	s.words, s.tags = append(s.words, cols[word]), append(s.tags, t)
	return nil
}

// digits reports whether s is digits alone.
func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// text lays the sentence out as raw text.
func (s *columnSentence) text() (NameText, error) {
	t := NameText{Text: s.raw}
	if s.raw != "" {
		at := 0
		for _, w := range s.words {
			k := strings.Index(s.raw[at:], w)
			if k < 0 {
				return t, fmt.Errorf("token %q is not in the sentence's text", w)
			}
			t.Tokens = append(t.Tokens, syntax.Span{Start: at + k, End: at + k + len(w)})
			at += k + len(w)
		}
	} else {
		t.Text, t.Tokens = joinWords(s.words)
	}
	t.Names = bioNames(s.tags, t.Tokens)
	return t, nil
}

// join appends a sentence on a line of its own.
func (t *NameText) join(s NameText) {
	if t.Text != "" {
		t.Text += "\n"
	}
	base := len(t.Text)
	t.Text += s.Text
	for _, span := range s.Tokens {
		t.Tokens = append(t.Tokens, syntax.Span{Start: span.Start + base, End: span.End + base})
	}
	for _, n := range s.Names {
		t.Names = append(t.Names, Name{Span: syntax.Span{Start: n.Start + base, End: n.End + base}, Label: n.Label})
	}
}

// bioNames are the names of BIO or IO tags.
func bioNames(tags []string, tokens []syntax.Span) []Name {
	var out []Name
	prev := "O"
	for i, tag := range tags {
		if tag != "O" {
			kind, label := tag[:1], tag[2:]
			if kind == "I" && prev != "O" && prev[2:] == label {
				out[len(out)-1].End = tokens[i].End
			} else {
				out = append(out, Name{Span: tokens[i], Label: label})
			}
		}
		prev = tag
	}
	return out
}

// joinWords joins Penn Treebank tokens with the spacing of ordinary text.
func joinWords(words []string) (string, []syntax.Span) {
	var b strings.Builder
	spans := make([]syntax.Span, 0, len(words))
	glue := true
	open := map[string]bool{}
	for i, w := range words {
		prev, next := "", ""
		if i > 0 {
			prev = words[i-1]
		}
		if i+1 < len(words) {
			next = words[i+1]
		}
		word := w
		if plain, ok := pennSigns[w]; ok {
			word = plain
		}
		left := glue || clitic(word) || closing[word] || prev == "O" && w[0] == '\'' || prev == "&" && htmlNames[w]
		glue = opening[word] || w == "&" && htmlNames[next]
		switch {
		case w == "'" && prev != "" && (clitic("'"+next) || prev[len(prev)-1] == 's' && !open["'"] || prev == "O"):
			left, glue = true, clitic("'"+next) || prev == "O" // an apostrophe
		case word == `"` || word == "'": // a quotation opens or closes
			opens := w == "``" || w != "''" && !open[word]
			left, glue, open[word] = left || !opens, opens, opens
		}
		if !left {
			b.WriteByte(' ')
		}
		spans = append(spans, syntax.Span{Start: b.Len(), End: b.Len() + len(word)})
		b.WriteString(word)
	}
	return b.String(), spans
}

var (
	pennSigns = map[string]string{"``": `"`, "''": `"`, "-LRB-": "(", "-RRB-": ")"}
	closing   = map[string]bool{".": true, ",": true, ";": true, ":": true, "!": true, "?": true, ")": true, "]": true, "}": true, "%": true, "...": true}
	opening   = map[string]bool{"(": true, "[": true, "{": true, "$": true, "#": true, "@": true}
	htmlNames = map[string]bool{"gt": true, "lt": true, "amp": true}
)

// clitic reports whether word is what English joins to the word before it.
func clitic(word string) bool {
	switch strings.ToLower(word) {
	case "'s", "'re", "'ve", "'d", "'ll", "'m", "'t", "n't":
		return true
	}
	return false
}
