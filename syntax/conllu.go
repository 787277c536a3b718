package syntax

import (
	"fmt"
	"strings"
)

// A ConlluSentence is one sentence of a CoNLL-U file
// (https://universaldependencies.org/format.html) together with what the file
// says around it. Spans count bytes of Text.
//
// A multiword token of the file ("1-2 don't") becomes as many tokens as it has
// words, all but the first with Part set. Its words are slices of the written
// form. Where the words do not spell the written form (French "au" = à + le),
// the written form is cut into as many pieces instead, each as long as its word
// while that leaves a character for every word after it, the last one taking
// the rest (a|u): a token's text is what the text has, always. Empty nodes
// ("8.1") and enhanced dependencies (DEPS) are left out.
type ConlluSentence struct {
	Sentence
	Text       string   // the sentence as written, put together from forms and spacing
	ID         string   // "# sent_id"; empty for none
	Doc        string   // "# newdoc id" of the document the sentence is in; empty for none
	NewDoc     bool     // a document starts with this sentence
	NewPar     bool     // a paragraph starts with this sentence ("# newpar", or a new document)
	SpaceAfter string   // white space that follows the last token: one space unless the file tells otherwise
	Comments   []string // the other comment lines, in order, from their "#" on; "# text" is left out
	Misc       []string // per token, its MISC column less the keys that Token and Text carry; nil when all are empty
	Line       int      // line of the file on which the first token stands, counted from 1
}

// A ConlluError is a break of the format in a CoNLL-U file.
type ConlluError struct {
	File string // as given to NewConlluReader
	Line int    // counted from 1
	Err  error  // what is wrong
}

// Error is "FILE:LINE: what is wrong".
func (e *ConlluError) Error() string { return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err) }

// Unwrap is what is wrong, without the place.
func (e *ConlluError) Unwrap() error { return e.Err }

// paragraphBreak stands between two paragraphs in a Text made from CoNLL-U.
const paragraphBreak = "\n\n"

// ConlluText puts sentences together into one Text: the source is their texts
// with the white space between them (an empty line before a new paragraph, where
// the file keeps no other), the body has one block for each paragraph, and the
// tokens are those given, at their places in that source.
func ConlluText(sentences []*ConlluSentence) *Text {
	t := &Text{Sentences: make([]Sentence, 0, len(sentences))}
	var source strings.Builder
	gap := ""
	for i, s := range sentences {
		newBlock := i == 0 || s.NewPar || s.NewDoc
		if i > 0 && newBlock && !strings.Contains(gap, "\n") {
			gap = paragraphBreak
		}
		source.WriteString(gap)
		t.Sentences = append(t.Sentences, s.moved(source.Len()))
		end := source.Len() + len(s.Text)
		if newBlock {
			t.Body = append(t.Body, Span{source.Len(), end})
		} else {
			t.Body[len(t.Body)-1].End = end
		}
		source.WriteString(s.Text)
		gap = s.SpaceAfter
	}
	t.Source = source.String()
	for i := range t.Sentences {
		slice(&t.Sentences[i], t.Source)
	}
	return t
}

// moved is a copy of the sentence whose spans are shifted by n bytes.
func (s *ConlluSentence) moved(n int) Sentence {
	out := Sentence{Span: Span{s.Start + n, s.End + n}, Tokens: make([]Token, len(s.Tokens))}
	copy(out.Tokens, s.Tokens)
	for i := range out.Tokens {
		out.Tokens[i].Start += n
		out.Tokens[i].End += n
	}
	return out
}

// slice makes the tokens' texts slices of source, so that they hold no second
// copy of it.
func slice(s *Sentence, source string) {
	for i := range s.Tokens {
		s.Tokens[i].Text = source[s.Tokens[i].Start:s.Tokens[i].End]
	}
}
