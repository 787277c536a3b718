package normalize

import (
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
)

// An amount is a number as a text writes it.
type amount struct {
	end   int // after its last lexeme
	value float64
	words bool // written in words
	vague bool // "several thousand", "millions of"
	power bool // has a multiplier
}

// readAmount reads the number at lexeme i: figures ("1,300", "5bn", "1.3
// trillion", "8-billion"), words ("two hundred and fifty", "half a million") or
// a vague one ("several thousand", "tens of millions of").
func readAmount(toks []lexeme, i int) (amount, bool) {
	if i >= len(toks) {
		return amount{}, false
	}
	l := toks[i]
	if l.kind == numberLex {
		a := amount{end: i + 1, value: l.value}
		if a.end < len(toks) && toks[a.end].glued && toks[a.end].kind == wordLex {
			v, ok := numberWord(toks[a.end].text, "suffix")
			if !ok {
				return a, true
			}
			a.end, a.value, a.power = a.end+1, a.value*v, true
			return a, true
		}
		return withPowers(toks, a), true
	}
	if l.kind != wordLex {
		return amount{}, false
	}
	return readNumberWords(toks, i)
}

// numberWord is the value of w in the lexicon "numbers" when it is of that kind.
func numberWord(w, kind string) (float64, bool) {
	e, ok := numberWords()[w]
	return e.value, ok && e.kind == kind
}

type numberEntry struct {
	kind  string
	value float64
}

// numberWords has the rows of the lexicon "numbers" by their words.
var numberWords = sync.OnceValue(func() map[string]numberEntry {
	m := map[string]numberEntry{}
	for row := range data.Lexicon("numbers").All() {
		v, err := strconv.ParseFloat(row.Get("value"), 64)
		if err == nil {
			m[row.Entry()] = numberEntry{row.Get("kind"), v}
		}
	}
	return m
})

// withPowers multiplies a by the power words after it: "1.3 trillion", "8-billion".
func withPowers(toks []lexeme, a amount) amount {
	for n := 0; n < 3 && a.end < len(toks); n++ {
		k := a.end
		if toks[k].raw == "-" && toks[k].glued {
			k++
		}
		if k >= len(toks) || toks[k].kind != wordLex {
			break
		}
		v, ok := numberWord(toks[k].text, "power")
		if !ok && !toks[k].capital && k == a.end {
			if v, ok = numberWord(toks[k].text, "suffix"); ok && len(toks[k].text) < 2 {
				ok = false // "5 m" is metres
			}
		}
		if !ok {
			break
		}
		a.end, a.value, a.power = k+1, a.value*v, true
	}
	return a
}

// maxNumberWords bounds a number in words, hyphens counted.
const maxNumberWords = 16

// readNumberWords reads a number that is written in words.
func readNumberWords(toks []lexeme, i int) (amount, bool) {
	text := func(k int) string {
		if k < len(toks) && toks[k].kind == wordLex {
			return toks[k].text
		}
		return ""
	}
	if text(i) == "half" && (text(i+1) == "a" || text(i+1) == "an") {
		if v, ok := numberWord(text(i+2), "power"); ok {
			return amount{end: i + 3, value: v / 2, words: true, power: true}, true
		}
	}
	if a, ok := vagueAmount(toks, i); ok {
		return a, true
	}
	total, part, k, last := 0.0, 0.0, i, i
	power := false
	if _, ok := numberWord(text(k), "article"); ok {
		v, ok := numberWord(text(k+1), "power")
		if !ok {
			return amount{}, false
		}
		part, k = v, k+2
		last, power = k, true
	}
	for k < len(toks) && k < i+maxNumberWords {
		w := text(k)
		if toks[k].raw == "-" && k > i || w == "and" && power {
			k++
			continue
		}
		if v, ok := numberWord(w, "one"); ok {
			part += v
		} else if v, ok := numberWord(w, "ten"); ok {
			part += v
		} else if v, ok := numberWord(w, "power"); ok && last > i {
			power = true
			if v == 100 || v == 12 {
				part *= v
			} else {
				total, part = total+part*v, 0
			}
		} else {
			break
		}
		k++
		last = k
	}
	if last == i {
		return amount{}, false
	}
	return amount{end: last, value: total + part, words: true, power: power}, true
}

// vagueAmount reads "several thousand", "a few hundred", "millions of", "tens
// of thousands of", "hundreds of billions of".
func vagueAmount(toks []lexeme, i int) (amount, bool) {
	at := func(k int) string {
		if k < len(toks) {
			return toks[k].text
		}
		return ""
	}
	k := i
	if at(k) == "a" && (at(k+1) == "few" || at(k+1) == "couple") {
		k++
	}
	if rules().few[at(k)] || at(k) == "couple" {
		k++
		if at(k) == "of" {
			k++
		}
		if _, ok := numberWord(at(k), "power"); ok {
			a := withPowers(toks, amount{end: k, value: 1})
			a.vague = true
			return a, true
		}
		return amount{}, false
	}
	many := func(w string) bool {
		_, ok := numberWord(w, "many")
		return ok || w == "tens"
	}
	if !many(at(k)) || at(k+1) != "of" {
		return amount{}, false
	}
	k += 2
	if many(at(k)) && at(k+1) == "of" {
		k += 2
	}
	return amount{end: k, vague: true, power: true}, true
}

// formatAmount writes v without an exponent and without idle zeros.
func formatAmount(v float64) string {
	if math.IsInf(v, 0) || math.IsNaN(v) || math.Abs(v) >= 1e18 {
		return ""
	}
	// Amounts are products of short decimals: twelve digits hide binary noise.
	s := strconv.FormatFloat(v, 'g', 12, 64)
	if r, err := strconv.ParseFloat(s, 64); err == nil {
		v = r
	}
	s = strconv.FormatFloat(v, 'f', -1, 64)
	return strings.TrimSuffix(s, ".0")
}

// boundBefore reads the words before lexeme i that bound an amount.
func boundBefore(toks []lexeme, i int) Bound {
	table := data.Lexicon("amount-bounds")
	for n := 3; n >= 1; n-- {
		if i-n < 0 {
			continue
		}
		var words [3]string
		for k := range n {
			words[k] = toks[i-n+k].text
		}
		if got, row := table.Longest(words[:n]); got == n {
			return Bound(row.Get("bound"))
		}
	}
	return Exactly
}
