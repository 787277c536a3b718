package score

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/syntax"
)

var (
	sgmlBody = regexp.MustCompile(`(?s)<BODY>(.*?)</BODY`)
	sgmlMark = regexp.MustCompile(`<[^<>]*>?`)
	sgmlOpen = regexp.MustCompile(`^<b_(\w+) type="([^"]*)"`)
	blanks   = regexp.MustCompile(`[ \t\n]+`)
	indent   = regexp.MustCompile(`\n[ \t]+`)
	newPara  = regexp.MustCompile(`\x00\s*`)
)

// readSGML reads newswire with <b_enamex type="…">…<e_enamex> marks: one text for
// each BODY, a paragraph a line.
func readSGML(data string) []NameText {
	var out []NameText
	for _, m := range sgmlBody.FindAllStringSubmatch(data, -1) {
		body := strings.NewReplacer("``", `"`, "''", `"`).Replace(m[1])
		var s sgmlReader
		at := 0
		for _, mark := range sgmlMark.FindAllStringIndex(body, -1) {
			s.text(body[at:mark[0]])
			s.mark(body[mark[0]:mark[1]])
			at = mark[1]
		}
		s.text(body[at:])
		s.trim()
		t := NameText{Text: s.out, Names: s.names}
		t.Tokens = wordsAndSigns(t.Text)
		out = append(out, t)
	}
	return out
}

// An sgmlReader lays out one BODY.
type sgmlReader struct {
	out   string
	names []Name
	open  []sgmlName
}

// An sgmlName is a mark that is not closed yet.
type sgmlName struct {
	kind, label string
	start       int // -1 before its first text
}

// trim takes the white space off the end of the text, and of the names there.
func (s *sgmlReader) trim() {
	s.out = strings.TrimRightFunc(s.out, unicode.IsSpace)
	for i := len(s.names) - 1; i >= 0 && s.names[i].End > len(s.out); i-- {
		s.names[i].End = len(s.out)
		s.names[i].Start = min(s.names[i].Start, len(s.out))
	}
}

// mark takes one tag.
func (s *sgmlReader) mark(tag string) {
	if m := sgmlOpen.FindStringSubmatch(tag); m != nil {
		s.open = append(s.open, sgmlName{m[1], m[2], -1})
		return
	}
	switch {
	case strings.HasPrefix(tag, "<e_"):
		if len(s.open) == 0 {
			return
		}
		n := s.open[len(s.open)-1]
		s.open = s.open[:len(s.open)-1]
		if n.kind == "enamex" && n.start >= 0 {
			s.names = append(s.names, Name{Span: syntax.Span{Start: n.start, End: len(s.out)}, Label: n.label})
		}
	case strings.HasPrefix(tag, "</HEADLINE"), strings.HasPrefix(tag, "<TEXT"):
		s.trim()
		if s.out != "" {
			s.out += "\n"
		}
	}
}

// text takes what stands between two tags. A paragraph starts with an indent or
// after an empty line.
func (s *sgmlReader) text(part string) {
	part = emptyLines(indent.ReplaceAllString(part, "\x00"))
	part = newPara.ReplaceAllString(blanks.ReplaceAllString(part, " "), "\x00")
	paragraph := "\n"
	if len(s.open) > 0 {
		paragraph = " "
	}
	part = strings.ReplaceAll(part, "\x00", paragraph)
	if s.out == "" || strings.HasSuffix(s.out, " ") || strings.HasSuffix(s.out, "\n") {
		part = strings.TrimLeftFunc(part, unicode.IsSpace)
	}
	if strings.HasPrefix(part, "\n") {
		s.trim()
	}
	for i := range s.open {
		if s.open[i].start < 0 {
			s.open[i].start = len(s.out)
		}
	}
	s.out += part
}

// emptyLines marks every line break that another one follows.
func emptyLines(s string) string {
	b := []byte(s)
	for i := 0; i+1 < len(b); i++ {
		if b[i] == '\n' && b[i+1] == '\n' {
			b[i] = 0
		}
	}
	return string(b)
}

// wordsAndSigns cuts a text into runs of letters and digits and single signs.
func wordsAndSigns(s string) []syntax.Span {
	var out []syntax.Span
	inWord := false
	for i, r := range s {
		n := utf8.RuneLen(r)
		if n < 0 || r == utf8.RuneError {
			_, n = utf8.DecodeRuneInString(s[i:])
		}
		word := unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_'
		switch {
		case unicode.IsSpace(r):
		case word && inWord:
			out[len(out)-1].End = i + n
		default:
			out = append(out, syntax.Span{Start: i, End: i + n})
		}
		inWord = word
	}
	return out
}
