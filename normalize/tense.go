package normalize

import (
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// How many lexemes around a date are searched for the tense of its clause.
const (
	tenseBack  = 20
	tenseAhead = 8
)

// tense is Future where the words around v say so, else Past: news mostly tell
// what has happened.
func (p *dateParser) tense(v Value) Tense {
	if p.told(v) == Future {
		return Future
	}
	return Past
}

// told is the tense that the words around v show, Guess where none does. The
// nearest sign before the date decides, then the nearest after it, within the
// sentence.
func (p *dateParser) told(v Value) Tense {
	if p.o.Tense != nil {
		if t := p.o.Tense(v.Start, v.End); t != Guess {
			return t
		}
	}
	first, last := p.around(v)
	for k, n := first-1, 0; k >= 0 && n < tenseBack; k, n = k-1, n+1 {
		if p.sentenceEnd(k) {
			break
		}
		if t := p.tenseSign(k); t != Guess {
			return t
		}
	}
	for k, n := last, 0; k < len(p.toks) && n < tenseAhead; k, n = k+1, n+1 {
		if p.sentenceEnd(k) {
			break
		}
		if t := p.tenseSign(k); t != Guess {
			return t
		}
	}
	return Guess
}

// around is the range of v's lexemes.
func (p *dateParser) around(v Value) (first, last int) {
	lo, hi := 0, len(p.toks)
	for lo < hi {
		if mid := (lo + hi) / 2; p.toks[mid].start < v.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for hi = lo; hi < len(p.toks) && p.toks[hi].start < v.End; hi++ {
	}
	return lo, hi
}

func (p *dateParser) sentenceEnd(i int) bool {
	switch p.at(i).raw {
	case ".":
		return !p.at(i+1).glued && (i+1 >= len(p.toks) || p.at(i+1).capital || p.at(i+1).kind == signLex) && len(p.at(i-1).raw) > 3
	case "!", "?":
		return true
	}
	return false
}

// tenseSign is the tense that the lexeme at i shows by itself.
func (p *dateParser) tenseSign(i int) Tense {
	l := p.at(i)
	if l.kind != wordLex || p.is(i-1, "be") {
		return Guess
	}
	switch {
	case p.role(i, "future"):
		if l.text == "may" && l.capital || l.text == "planned" && p.is(i-1, "a", "the") {
			return Guess
		}
		return Future
	case p.is(i, "to") && p.role(i-1, "bound"):
		return Future // "is to meet", "are to vote", "set to"
	case p.role(i, "past"):
		return Past
	}
	if len(l.text) > 4 && strings.HasSuffix(l.text, "ed") && !l.capital && p.at(i-1).raw != "-" {
		if p.is(i-1, "a", "the", "an") {
			return Guess
		}
		return Past
	}
	if row, ok := data.Lexicon("irregular-verbs").Row(l.text); ok && row.Get("base") != l.text && !l.capital {
		return Past
	}
	return Guess
}
