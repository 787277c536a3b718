package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/watch"
)

// A segment is the smallest part of a page that is body or not as a whole: a
// block or a piece of one.
type segment struct {
	Span
	block  int    // index of its block
	words  []word // its words and signs
	glued  bool   // no white space before it
	markup bool   // a shortcode or a tag
	features
	state state
}

// cut divides the blocks into segments.
func cut(w *watch.Watch, text string, blocks []Span) []segment {
	type at struct {
		piece
		block int
	}
	var list watch.List[at] // pieces, which take less room than segments, of which a page may have a million
	for b, s := range blocks {
		if w.Done() {
			return nil
		}
		for _, p := range splitMarkup(text, s) {
			if p.markup {
				list.Add(at{p, b})
				continue
			}
			for _, q := range splitGlued(text, p.Span) {
				for _, r := range splitPrompts(text, q) {
					list.Add(at{piece{Span: r}, b})
				}
			}
		}
	}
	pieces := list.Slice(w)
	segs := make([]segment, len(pieces))
	for i := range segs {
		if w.Done() {
			return nil
		}
		p := &pieces[i]
		segs[i] = segment{Span: p.Span, block: p.block, markup: p.markup, words: readWords(text, p.Span),
			glued: i > 0 && segs[i-1].End == p.Start}
	}
	return segs
}

// A piece is a part of a block.
type piece struct {
	Span
	markup bool
}

// markup matches what content systems leave behind: HTML tags and comments, and
// bracketed shortcodes with attributes, a hyphenated name or a closing slash.
var markup = lazily(func() string {
	return `^(?:</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|<!--.*-->|` +
		`\[/?[a-zA-Z]\w*(?:[-_:][\w-]+)?\s+[\w-]+\s*=[^\[\]]*\]|\[/[a-zA-Z][\w-]*\]|\[[a-z]+[-_][a-z_-]+(?:\s[^\[\]]*)?\]|\{\{[^{}]*\}\})$`
})

// maxMarkup is the longest tag or shortcode, in bytes.
const maxMarkup = 400

// findMarkup gives the tags and shortcodes in t as ranges.
func findMarkup(t string) [][2]int {
	var out [][2]int
	for i := 0; i < len(t); i++ {
		var end string
		switch {
		case strings.HasPrefix(t[i:], "<!--"):
			end = "-->"
		case strings.HasPrefix(t[i:], "{{"):
			end = "}}"
		case t[i] == '<':
			end = ">"
		case t[i] == '[':
			end = "]"
		default:
			continue
		}
		window := t[i:min(len(t), i+maxMarkup)]
		n := strings.Index(window, end)
		if n < 0 || !markup().MatchString(window[:n+len(end)]) {
			continue
		}
		out = append(out, [2]int{i, i + n + len(end)})
		i += n + len(end) - 1
	}
	return out
}

func splitMarkup(text string, s Span) []piece {
	t := s.In(text)
	if !strings.ContainsAny(t, "<[{") {
		return []piece{{Span: s}}
	}
	var out []piece
	add := func(a, b int, m bool) {
		if q := trim(text, Span{s.Start + a, s.Start + b}); !q.Empty() {
			out = append(out, piece{q, m})
		}
	}
	at := 0
	for _, m := range findMarkup(t) {
		add(at, m[0], false)
		add(m[0], m[1], true)
		at = m[1]
	}
	add(at, len(t), false)
	return out
}

// splitGlued cuts s where one text runs into another without a space: after the
// end of a sentence before a capital ("the North.Please enter"), and inside a
// word before a capital where a phrase of furniture ends or begins ("Subscribe
// nowRussian President").
func splitGlued(text string, s Span) []Span {
	var out []Span
	start := s.Start
	cutAt := func(i int) {
		if q := trim(text, Span{start, i}); !q.Empty() {
			out = append(out, q)
		}
		start = i
	}
	var prev, prev2 rune // the two runes before i
	for i, r := range text[s.Start:s.End] {
		i += s.Start
		if r == '(' && gluedStop(text[start:i], prev) && prev != ')' {
			cutAt(i)
		}
		if unicode.IsUpper(r) || r == '©' {
			switch {
			case gluedStop(text[start:i], prev):
				cutAt(i)
			case unicode.IsLower(prev) && unicode.IsLower(prev2) && (endsFurniture(text[start:i]) || beginsFurniture(text[i:s.End])):
				cutAt(i)
			case unicode.IsDigit(prev) && unicode.IsDigit(prev2) && beginsFurniture(text[i:s.End]):
				cutAt(i)
			}
		}
		prev2, prev = prev, r
	}
	cutAt(s.End)
	return out
}

// gluedStop reports whether before, whose last rune is prev, ends a sentence of
// running text: a word of three small letters and a stop, or an ellipsis.
func gluedStop(before string, prev rune) bool {
	t := before
	switch prev {
	case '”', '’', '"', ')', '»':
		t = strings.TrimRight(t, "”’\")»")
	}
	if t == "" {
		return false
	}
	switch {
	case strings.HasSuffix(t, "…") || strings.HasSuffix(t, "..."):
		return true
	case strings.HasSuffix(t, ".") || strings.HasSuffix(t, "!") || strings.HasSuffix(t, "?"):
		t = t[:len(t)-1]
	default:
		return false
	}
	n := 0
	for n < 3 {
		r, size := utf8.DecodeLastRuneInString(t)
		if !unicode.IsLower(r) {
			break
		}
		t, n = t[:len(t)-size], n+1
	}
	if n < 3 {
		return prev == ')' || prev == '”' || prev == '"'
	}
	// "www.Example" is the name of a host.
	w := before[max(0, len(before)-glueWindow):]
	w = w[strings.LastIndexFunc(w, unicode.IsSpace)+1:]
	return !strings.HasPrefix(strings.ToLower(w), "www.") && !strings.Contains(w, "/") && !strings.Contains(w, "@")
}

// glueWindow is how far back and ahead of a cut inside a word furniture is
// looked for, in bytes.
const glueWindow = 48

func endsFurniture(before string) bool {
	at := max(0, len(before)-glueWindow)
	for at < len(before) && !utf8.RuneStart(before[at]) {
		at++
	}
	words := readWords(before, Span{at, len(before)})
	toks := tokens(before, words)
	for i := range toks {
		if words[i].Start > 0 && words[i].Start == at && at > 0 {
			continue // perhaps half a word
		}
		if len(toks)-i <= 4 && len(toks)-i >= 2 && isFurniture(strings.Join(toks[i:], " "), "whole") {
			return true
		}
	}
	return false
}

func beginsFurniture(after string) bool {
	end := min(len(after), glueWindow)
	for end < len(after) && !utf8.RuneStart(after[end]) {
		end--
	}
	toks := tokens(after[:end], readWords(after[:end], Span{0, end}))
	n, row := longest(data.Lexicon("page-furniture"), toks)
	return n >= 2 && (isFurniture(row.Entry(), "start") || isFurniture(row.Entry(), "whole"))
}

// isFurniture reports whether phrase is a row of the lexicon for that place.
func isFurniture(phrase, where string) bool {
	for _, row := range data.Lexicon("page-furniture").Rows(phrase) {
		if row.Get("where") == where {
			return true
		}
	}
	return false
}

func tokens(text string, words []word) []string {
	toks := make([]string, len(words))
	for i, w := range words {
		toks[i] = w.In(text)
	}
	return toks
}

// splitPrompts cuts the sentences of s that speak to the reader of the page
// from those that do not, and a labelled date from what follows it.
func splitPrompts(text string, s Span) []Span {
	var out []Span
	if h := labelledDate(text, s); h > 0 {
		out = append(out, trim(text, Span{s.Start, h}))
		if s = trim(text, Span{h, s.End}); s.Empty() {
			return out
		}
	}
	sentences := readSentences(text, s)
	if len(sentences) == 1 || s.End-s.Start <= maxMeta && credit().MatchString(s.In(text)) {
		return append(out, s)
	}
	was := false
	for i, q := range sentences {
		is := promptScore(text, q) >= cutPrompt
		if i > 0 && is == was {
			out[len(out)-1].End = q.End
			continue
		}
		out, was = append(out, q), is
	}
	return out
}

// cutPrompt is the weight from which a sentence is a prompt of its own.
const cutPrompt = 3

// labelledDate is where the label and date end that s begins with ("date
// 2024-02-20 …"), or 0.
func labelledDate(text string, s Span) int {
	head := Span{s.Start, min(s.End, s.Start+80)}
	for head.End < s.End && !utf8.RuneStart(text[head.End]) {
		head.End--
	}
	words := readWords(text, head)
	if n, _ := longest(data.Lexicon("date-labels"), tokens(text, words)); n == 0 {
		return 0
	} else {
		for n < len(words) && words[n].sign {
			n++
		}
		for _, d := range findDays(text, head) {
			if n < len(words) && d.Start <= words[n].Start {
				return d.End
			}
		}
	}
	return 0
}

// readSentences divides s roughly into sentences.
func readSentences(text string, s Span) []Span {
	var out []Span
	start := s.Start
	t := s.In(text)
	for i := 0; i < len(t); i++ {
		if c := t[i]; c != '.' && c != '!' && c != '?' && c != 0xa6 { // 0xa6 ends "…"
			continue
		}
		if t[i] == 0xa6 && !strings.HasPrefix(t[max(0, i-2):], "…") {
			continue
		}
		j := i + 1
		for j < len(t) {
			r, n := utf8.DecodeRuneInString(t[j:])
			if r != '"' && r != '”' && r != '’' && r != ')' && r != '.' && r != '!' && r != '?' && r != '…' {
				break
			}
			j += n
		}
		r, _ := utf8.DecodeRuneInString(t[j:])
		if j >= len(t) || !blank(r) {
			i = j - 1
			continue
		}
		k := j + strings.IndexFunc(t[j:], func(r rune) bool { return !blank(r) })
		if r, _ := utf8.DecodeRuneInString(t[k:]); unicode.IsLower(r) {
			continue
		}
		out = append(out, Span{start, s.Start + j})
		start, i = s.Start+k, k-1
	}
	if start < s.End {
		out = append(out, Span{start, s.End})
	}
	return out
}
