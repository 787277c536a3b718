package article

import (
	"strconv"
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// A match is what the lexicon "page-furniture" says about a stretch of text:
// the sum of weights by role. The heaviest phrase of each place counts, and
// phrases inside a sentence add up.
type match struct {
	tail, gap, prompt, caption float64
}

func (m match) sum() float64 { return m.tail + m.gap + m.prompt + m.caption }

// maxPhrase bounds the words of the lexicons' phrases.
const maxPhrase = 12

// longest is the longest entry of table that toks begin with.
func longest(table *data.Table, toks []string) (int, data.Row) {
	return table.Longest(toks[:min(len(toks), maxPhrase)])
}

// furniture matches words, a segment or a sentence, with the lexicon.
func furniture(text string, words []word) match {
	var m match
	toks := tokens(text, words)
	first, last := 0, len(toks)
	for first < last && words[first].sign && toks[first] != "©" {
		first++
	}
	for last > first && words[last-1].sign {
		last--
	}
	table := data.Lexicon("page-furniture")
	for i := 0; i < len(toks); i++ {
		n, row := longest(table, toks[i:])
		if n == 0 {
			continue
		}
		hit := false
		for _, row := range table.Rows(row.Entry()) {
			ok := false
			switch row.Get("where") {
			case "whole":
				ok = i <= first && i+n >= last
			case "start":
				ok = i <= first
			case "any":
				ok = true
			case "end":
				ok = i+n >= last
			}
			if ok {
				m.add(row)
				hit = true
			}
		}
		if hit {
			i += n - 1
		}
	}
	if last-first <= 12 && remarks(toks[first:last]) {
		m.tail = max(m.tail, 6)
	}
	return m
}

// remarks reports whether toks head readers' comments: "2 thoughts on …", "14
// Comments", "Ann Lee says:".
func remarks(toks []string) bool {
	if len(toks) < 2 {
		return false
	}
	if _, err := strconv.Atoi(toks[0]); err == nil && len(toks) <= 12 {
		if words().response[strings.ToLower(toks[1])] {
			return true
		}
	}
	return len(toks) <= 4 && words().responds[strings.ToLower(toks[len(toks)-1])]
}

func (m *match) add(row data.Row) {
	w, _ := strconv.ParseFloat(row.Get("weight"), 64)
	switch row.Get("role") {
	case "tail":
		m.tail = max(m.tail, w)
	case "gap":
		m.gap = max(m.gap, w)
	case "caption":
		m.caption = max(m.caption, w)
	default:
		m.prompt += w
	}
}

// promptScore is how strongly a sentence speaks to the page's reader. Words in
// quotation marks are somebody's, so they count half.
func promptScore(text string, s Span) float64 {
	words := readWords(text, s)
	m := furniture(text, words)
	sum := m.gap + m.prompt
	if hasQuote(text, s) {
		sum /= 2
	}
	return sum
}

func hasQuote(text string, s Span) bool {
	for _, r := range s.In(text) {
		if r == '"' || r == '“' || r == '”' {
			return true
		}
	}
	return false
}
