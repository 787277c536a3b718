package quotation

import (
	"strings"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/syntax"
)

// maxCue is how many bytes may lead up to the colon.
const maxCue = 300

// statements are the statements of a body, in the order of the text: the blocks
// after one that ends in a colon, or what follows a colon early in a block, up
// to the next such colon or the next quotation mark. Each holds a word of the
// first person.
func statements(w *watch.Watch, source string, body []syntax.Span) []syntax.Span {
	var out []syntax.Span
	for i := 0; i < len(body); i++ {
		if i%16 == 0 && w.Done() {
			break
		}
		s := begin(source, body, i)
		if s.Start < 0 {
			continue
		}
		for i+1 < len(body) && goesOn(body[i+1].In(source)) && !w.Done() {
			i++
			s.End = body[i].End
		}
		if !s.Empty() && firstPerson(w, s.In(source)) {
			out = append(out, s)
		}
	}
	return out
}

// begin is where the statement that block i announces begins, with the rest of
// its block; its start is -1 where the block announces none.
func begin(source string, body []syntax.Span, i int) syntax.Span {
	text := body[i].In(source)
	none := syntax.Span{Start: -1}
	k := strings.Index(text[:min(len(text), maxCue/2+2)], ": ")
	if k < 0 && !strings.HasSuffix(strings.TrimRight(text[max(0, len(text)-maxCue):], " \t\r\n"), ":") || strings.ContainsAny(text, "“”\"") {
		return none
	}
	trimmed := strings.TrimRight(text, " \t\r\n")
	if strings.HasSuffix(trimmed, ":") {
		if len(trimmed) > maxCue || i+1 >= len(body) || !goesOn(body[i+1].In(source)) {
			return none
		}
		return syntax.Span{Start: body[i+1].Start, End: body[i+1].Start}
	}
	if k < 0 || k > maxCue/2 || k+2 >= len(text) || text[k+2] < 'A' || text[k+2] > 'Z' {
		return none
	}
	return syntax.Span{Start: body[i].Start + k + 2, End: body[i].End}
}

// goesOn reports whether a block may be part of a statement: prose without
// quotation marks that announces nothing itself.
func goesOn(text string) bool {
	trimmed := strings.TrimSpace(text)
	return trimmed != "" && !strings.ContainsAny(text, "“”\"") && !strings.HasSuffix(trimmed, ":")
}

// firstPerson reports whether a text speaks of its speaker.
func firstPerson(w *watch.Watch, text string) bool {
	pronouns := data.Lexicon("coref-pronouns")
	between := func(r rune) bool { return r != '\'' && r != '’' && (r < 'A' || r > 'z' || r > 'Z' && r < 'a') }
	for word := range watch.Each(w, strings.FieldsFuncSeq(text, between)) {
		word, _, _ = strings.Cut(strings.ReplaceAll(word, "’", "'"), "'")
		if row, ok := pronouns.Row(word); ok && row.Get("person") == "1" {
			return true
		}
	}
	return false
}
