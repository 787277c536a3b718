package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/watch"
)

// binary reports whether text is not prose in UTF-8: one byte in twenty of its
// beginning or of the whole is a control character or not valid.
func binary(w *watch.Watch, text string) bool {
	return noisy(w, text[:min(len(text), 4096)]) || noisy(w, text)
}

func noisy(w *watch.Watch, text string) bool {
	bad, next := 0, 0
	for i, r := range text {
		if i >= next {
			if next = i + stretch; w.Done() {
				return true
			}
		}
		switch {
		case r == utf8.RuneError:
			if _, n := utf8.DecodeRuneInString(text[i:]); n == 1 {
				bad++
			}
		case r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != '\v':
			bad++
		}
	}
	return bad > 0 && bad*20 >= len(text)
}

// blank reports whether r is white space or invisible.
func blank(r rune) bool {
	switch r {
	case '\ufeff', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\u00ad', 0:
		return true
	}
	return unicode.IsSpace(r)
}

// trim narrows s to what is not blank at its ends.
func trim(text string, s Span) Span {
	t := strings.TrimLeftFunc(text[s.Start:s.End], blank)
	s.Start = s.End - len(t)
	s.End = s.Start + len(strings.TrimRightFunc(t, blank))
	return s
}

// readBlocks gives the paragraphs of text: its lines, hard-wrapped ones joined.
func readBlocks(w *watch.Watch, text string) []Span {
	lines := readLines(w, text)
	width := wrapWidth(w, text, lines)
	if width == 0 {
		return present(text, lines)
	}
	var blocks []Span
	for i, l := range lines {
		if i%1024 == 0 && w.Done() {
			return nil
		}
		if l.Empty() {
			continue
		}
		if i > 0 && !lines[i-1].Empty() && l.End-blocks[len(blocks)-1].Start <= maxBlock && wrapped(text, lines[i-1], l, width) {
			blocks[len(blocks)-1].End = l.End
			continue
		}
		blocks = append(blocks, l)
	}
	return blocks
}

// readLines gives every line of text, trimmed; blank lines are empty spans.
func readLines(w *watch.Watch, text string) []Span {
	var lines []Span
	start, next := 0, 0
	for i, r := range text {
		if i >= next {
			if next = i + stretch; w.Done() {
				return nil
			}
		}
		switch r {
		case '\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f':
			if r == '\n' && i > 0 && text[i-1] == '\r' {
				start = i + 1
				continue
			}
			lines = append(lines, trim(text, Span{start, i}))
			start = i + utf8.RuneLen(r)
		}
	}
	return append(lines, trim(text, Span{start, len(text)}))
}

// present gives the lines that are not blank, very long ones in pieces.
func present(text string, lines []Span) []Span {
	var out []Span
	for _, l := range lines {
		for l.End-l.Start > maxBlock {
			end := breakBefore(text, l.Start, l.Start+maxBlock)
			out = append(out, trim(text, Span{l.Start, end}))
			l = trim(text, Span{end, l.End})
		}
		if !l.Empty() {
			out = append(out, l)
		}
	}
	return slices.DeleteFunc(out, Span.Empty)
}

// stretch is how many bytes are looked at between two looks at the context.
const stretch = 1 << 16

// maxBlock is the longest paragraph that is one block, in bytes. Each step of
// the pipeline takes a block whole.
const maxBlock = 1 << 16

// breakBefore is the best place to break text[start:end], near its end: after a
// sentence's stop, else at white space, else before a character.
func breakBefore(text string, start, end int) int {
	const reach = 2048
	from := max(start+1, end-reach)
	if i := strings.LastIndex(text[from:end], ". "); i >= 0 {
		return from + i + 1
	}
	if i := strings.LastIndexAny(text[from:end], " \t"); i >= 0 {
		return from + i
	}
	for end > from && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

// The widths at which texts are wrapped by hand or by a mailer.
const (
	minWrap = 40
	maxWrap = 120
)

// wrapWidth is the width in runes at which the text's lines are wrapped, or 0
// when they are not: then a line is a paragraph. It is the width of the longest
// line of the groups of three lines and more, provided that a third of the
// breaks that it explains fall before a small letter.
func wrapWidth(w *watch.Watch, text string, lines []Span) int {
	width := 0
	for i, l := range lines {
		if i%1024 == 0 && w.Done() {
			return 0
		}
		if l.Empty() {
			continue
		}
		n := len(l.In(text))
		if n > 4*maxWrap {
			return 0
		}
		inGroup := i > 0 && !lines[i-1].Empty() && i+1 < len(lines) && !lines[i+1].Empty()
		if n = utf8.RuneCountInString(l.In(text)); inGroup && n > width {
			width = n
		}
	}
	if width < minWrap || width > maxWrap {
		return 0
	}
	breaks, small := 0, 0
	for i := 1; i < len(lines); i++ {
		if i%1024 == 0 && w.Done() {
			return 0
		}
		if lines[i-1].Empty() || lines[i].Empty() || !wrapped(text, lines[i-1], lines[i], width) {
			continue
		}
		breaks++
		if r, _ := utf8.DecodeRuneInString(lines[i].In(text)); unicode.IsLower(r) {
			small++
		}
	}
	if breaks < 3 || small*3 < breaks {
		return 0
	}
	return width
}

// wrapped reports whether the break between two lines is one that wrapping at
// width made: the second line's first word did not fit on the first.
func wrapped(text string, a, b Span, width int) bool {
	first := b.In(text)
	if i := strings.IndexFunc(first[:min(len(first), 4*maxWrap)], unicode.IsSpace); i >= 0 {
		first = first[:i]
	}
	if len(first) > 4*maxWrap {
		return false
	}
	// Wrappers differ in whether the last column is used; a small letter after
	// a line without a stop is a wrap also where the word would just have fitted.
	n := utf8.RuneCountInString(a.In(text)) + 1 + utf8.RuneCountInString(first)
	r, _ := utf8.DecodeRuneInString(first)
	if unicode.IsLower(r) && !endsSentence(a.In(text)) {
		return n > width*3/4
	}
	return n > width
}
