package syntax

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// A ConlluWriter writes sentences as CoNLL-U. Call Flush after the last one.
//
// Tokens that continue a written word (Part) share the range line of a multiword
// token with it. MISC holds SpaceAfter=No, or SpacesAfter where what follows is
// white space other than one space; TokenRange=START:END, the token's bytes in
// the source; and Name=B-PERSON for a name tag. A token without tag, head or
// label has "_" there.
type ConlluWriter struct {
	w *bufio.Writer
}

// NewConlluWriter writes to w.
func NewConlluWriter(w io.Writer) *ConlluWriter {
	return &ConlluWriter{w: bufio.NewWriterSize(w, 1<<16)}
}

// Flush writes what is buffered; its error is the first of all writes.
func (w *ConlluWriter) Flush() error { return w.w.Flush() }

// WriteText writes the sentences of t as one document with the given id; "" is a
// document without an id. A sentence that starts a block of the body starts a
// paragraph.
func (w *ConlluWriter) WriteText(t *Text, id string) error { return w.WriteAnnotated(t, id, nil) }

// WriteAnnotated is [ConlluWriter.WriteText] with something to say of each
// sentence: annotate is called before sentence number i is written, and may set
// its Comments ("# key = value", each with its "#") and its Misc, one column for
// each token, to stand beside what the writer puts there. It must leave the rest
// as it is.
func (w *ConlluWriter) WriteAnnotated(t *Text, id string, annotate func(i int, s *ConlluSentence)) error {
	block := -1
	for i := range t.Sentences {
		s := ConlluSentence{Sentence: t.Sentences[i], Doc: id, NewDoc: i == 0, ID: strconv.Itoa(i + 1)}
		if id != "" {
			s.ID = id + "-" + s.ID
		}
		for block+1 < len(t.Body) && s.Start >= t.Body[block+1].Start {
			block++
			s.NewPar = true
		}
		if annotate != nil {
			annotate(i, &s)
		}
		until := len(t.Source)
		if i+1 < len(t.Sentences) {
			until = t.Sentences[i+1].Start
		}
		if err := w.write(&s, t.Source, until); err != nil {
			return err
		}
	}
	return nil
}

// WriteSentence writes one sentence, its comments and what MISC had. Spans are
// those into s.Text, as a ConlluReader makes them.
func (w *ConlluWriter) WriteSentence(s *ConlluSentence) error {
	return w.write(s, s.Text+s.SpaceAfter, len(s.Text)+len(s.SpaceAfter))
}

// write writes s, whose spans are into source; the next sentence starts at until.
func (w *ConlluWriter) write(s *ConlluSentence, source string, until int) error {
	if len(s.Tokens) == 0 {
		return nil // the format has no sentence without words
	}
	if err := checkSpans(s, source); err != nil {
		return err
	}
	w.comments(s, source)
	for i := 0; i < len(s.Tokens); {
		j := i + 1
		for j < len(s.Tokens) && s.Tokens[j].Part && s.Tokens[j].Start == s.Tokens[j-1].End {
			j++
		}
		next := until
		if j < len(s.Tokens) {
			next = s.Tokens[j].Start
		}
		space := gapMisc(source, s.Tokens[j-1].End, next)
		if j > i+1 {
			whole := Span{s.Tokens[i].Start, s.Tokens[j-1].End}
			fmt.Fprintf(w.w, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, j, column(whole.In(source)), joinMisc(space, rangeMisc(whole)))
			space = "" // said of the whole
		}
		for ; i < j; i++ {
			w.word(s, i, space)
		}
	}
	_, err := w.w.WriteString("\n")
	return err
}

// checkSpans makes sure that s can be written and read again.
func checkSpans(s *ConlluSentence, source string) error {
	at := 0
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Start < at || t.End <= t.Start || t.End > len(source) {
			return fmt.Errorf("conllu: sentence %q: token %d has the span [%d, %d)", s.ID, i, t.Start, t.End)
		}
		if t.Head >= len(s.Tokens) {
			return fmt.Errorf("conllu: sentence %q: token %d of %d has the head %d", s.ID, i, len(s.Tokens), t.Head)
		}
		at = t.End
	}
	return nil
}

// comments writes the lines before the words.
func (w *ConlluWriter) comments(s *ConlluSentence, source string) {
	if s.NewDoc {
		w.comment("newdoc id", s.Doc, "newdoc")
	}
	if s.NewPar {
		w.comment("newpar", "", "newpar")
	}
	if s.ID != "" {
		w.comment("sent_id", s.ID, "")
	}
	for _, c := range s.Comments {
		w.w.WriteString(oneLine(c))
		w.w.WriteByte('\n')
	}
	w.comment("text", Span{s.Tokens[0].Start, s.Tokens[len(s.Tokens)-1].End}.In(source), "")
}

// comment writes "# key = value", or "# bare" where there is no value.
func (w *ConlluWriter) comment(key, value, bare string) {
	if value = oneLine(value); value == "" && bare != "" {
		fmt.Fprintf(w.w, "# %s\n", bare)
		return
	}
	fmt.Fprintf(w.w, "# %s = %s\n", key, value)
}

// word writes the line of the i-th token; space is its field on spacing.
func (w *ConlluWriter) word(s *ConlluSentence, i int, space string) {
	t := &s.Tokens[i]
	head := "_"
	switch {
	case t.Head >= 0:
		head = strconv.Itoa(t.Head + 1)
	case t.Deprel != "":
		head = "0"
	}
	misc, name := "", ""
	if i < len(s.Misc) {
		misc = s.Misc[i]
	}
	if t.Name != "" {
		name = miscName + t.Name
	}
	fmt.Fprintf(w.w, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t_\t%s\n", i+1, column(t.Text), column(t.Lemma), column(t.UPOS),
		column(t.XPOS), column(t.Feats), head, column(t.Deprel), joinMisc(misc, name, space, rangeMisc(t.Span)))
}

// gapMisc is the field of MISC that tells what lies between two tokens: nothing
// for one space, and nothing where it is not white space alone.
func gapMisc(source string, from, to int) string {
	if to <= from {
		return miscNoSpace
	}
	gap := source[from:to]
	if gap == " " || strings.TrimSpace(gap) != "" {
		return ""
	}
	for _, r := range gap {
		if !strings.ContainsRune(" \t\r\n", r) {
			return "" // white space that the escapes cannot say
		}
	}
	return miscSpaces + spaceUnescapes.Replace(gap)
}

// rangeMisc is the field of MISC that tells a token's bytes.
func rangeMisc(s Span) string {
	return miscRange + strconv.Itoa(s.Start) + ":" + strconv.Itoa(s.End)
}

// joinMisc is a MISC column of the fields that are not empty.
func joinMisc(fields ...string) string {
	out := ""
	for _, f := range fields {
		if f == "" {
			continue
		}
		if out != "" {
			out += "|"
		}
		out += column(f)
	}
	return column(out)
}

// column is s fit to stand in a column: "_" when empty, and U+FFFD for tabs,
// line breaks, other controls, what is not UTF-8, and spaces alone.
func column(s string) string {
	switch {
	case s == "":
		return "_"
	case strings.Trim(s, " ") == "":
		return strings.Repeat("\ufffd", len(s))
	}
	return without(s, '\ufffd')
}

// oneLine is s fit to stand in a comment: spaces for tabs, line breaks and other
// controls.
func oneLine(s string) string { return without(s, ' ') }

// without is s with instead in the place of every control character.
func without(s string, instead rune) string {
	breaks := func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }
	s = strings.ToValidUTF8(s, "\ufffd")
	if strings.IndexFunc(s, breaks) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if breaks(r) {
			return instead
		}
		return r
	}, s)
}
