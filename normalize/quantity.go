package normalize

import (
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// Quantities finds shares, measures and ages in text, in order and without
// overlap: "5.79 percent", "30km", "240-megawatt", "40-year-old", "aged 40", and
// the age after a name ("Kim, 40, is"). Counts of people and things are none.
// The mention of an age after a name is the number alone; "nine-month-old" and
// the like are mentions as a whole.
func Quantities(text string) []Value { return quantities(readLexemes(text)) }

func quantities(toks []lexeme) []Value {
	var out []Value
	for i := 0; i < len(toks); {
		v, end, ok := quantityAt(toks, i)
		if !ok {
			i++
			continue
		}
		v.Bound = boundBefore(toks, i)
		out = append(out, v)
		i = end
	}
	return out
}

func quantityAt(toks []lexeme, i int) (Value, int, bool) {
	if toks[i].glued && i > 0 && toks[i].kind == numberLex && toks[i-1].kind == wordLex {
		return Value{}, 0, false
	}
	a, ok := readFigures(toks, i)
	if !ok || a.vague {
		return Value{}, 0, false
	}
	if v, end, ok := age(toks, i, a); ok {
		return v, end, true
	}
	k := a.end
	if k < len(toks) && toks[k].raw == "-" && toks[k].glued {
		k++
	}
	symbol, end := "", 0
	if k < len(toks) && toks[k].raw == "%" {
		symbol, end = "%", k+1
	} else if k < len(toks) && toks[k].kind == wordLex {
		symbol, end = unit(toks, k)
	}
	number := formatAmount(a.value)
	if symbol == "" || number == "" { // a number of too many figures has no form
		return Value{}, 0, false
	}
	v := Value{Start: toks[i].start, End: toks[end-1].end, Type: QuantityValue, Value: number + " " + symbol}
	if symbol == "%" {
		v.Type = PercentValue
	}
	return v, end, true
}

// readFigures is readAmount, with a suffix that is a unit left to the unit:
// "300m" is metres here.
func readFigures(toks []lexeme, i int) (amount, bool) {
	a, ok := readAmount(toks, i)
	if ok && toks[i].kind == numberLex && a.end == i+2 && toks[i+1].glued && toks[i+1].text == "m" {
		return amount{end: i + 1, value: toks[i].value}, true
	}
	return a, ok
}

// unit is the longest name of a unit at lexeme k, and where it ends.
func unit(toks []lexeme, k int) (symbol string, end int) {
	if toks[k].text == "m" && toks[k].glued {
		return "m", k + 1
	}
	var words []string
	for j := k; j < len(toks) && j < k+4; j++ {
		words = append(words, toks[j].raw)
	}
	n, row := data.Lexicon("measure-units").Longest(words)
	if n == 0 {
		return "", 0
	}
	return row.Get("symbol"), k + n
}

// age reads the ages of people and things.
func age(toks []lexeme, i int, a amount) (Value, int, bool) {
	at := func(k int) string {
		if k >= 0 && k < len(toks) {
			return toks[k].text
		}
		return ""
	}
	number := formatAmount(a.value)
	k := a.end
	hyphen := at(k) == "-"
	if hyphen {
		k++
	}
	if rules().ageUnit[at(k)] {
		unit := strings.TrimSuffix(at(k), "s")
		end := k + 1
		if at(end) == "-" {
			end++
		}
		if at(end) != "old" && at(end) != "olds" {
			return Value{}, 0, false
		}
		value := number + " " + unit
		if unit == "year" {
			value = number
		}
		return Value{Start: toks[i].start, End: toks[end].end, Type: AgeValue, Value: value}, end + 1, true
	}
	if a.value < 1 || a.value > 120 || a.value != float64(int(a.value)) {
		return Value{}, 0, false
	}
	v := Value{Start: toks[i].start, End: toks[a.end-1].end, Type: AgeValue, Value: number}
	if at(i-1) == "aged" || at(i-1) == "age" && (at(i-2) == "the" || at(i-2) == "at" || at(i-2) == ",") || at(i-1) == "of" && at(i-2) == "age" {
		return v, a.end, true
	}
	// "Thomas Sam, 42, and": a name and a comma before, a comma or stop after.
	if toks[i].kind == numberLex && i >= 2 && at(i-1) == "," && toks[i-2].kind == wordLex && toks[i-2].capital && len(toks[i].raw) <= 3 {
		if _, month := numberOfMonth(toks[i-2].text); !month && (at(a.end) == "," || at(a.end) == "." || at(a.end) == ";") {
			return v, a.end, !glueDigits(toks, a.end)
		}
	}
	return Value{}, 0, false
}

// glueDigits reports whether a number goes on after the sign at k: "42,1".
func glueDigits(toks []lexeme, k int) bool {
	return k+1 < len(toks) && toks[k+1].kind == numberLex && (toks[k+1].glued || len(toks[k+1].raw) == 4)
}

func numberOfMonth(w string) (string, bool) {
	for _, e := range calendar()[w] {
		if e.kind == "month" || e.kind == "weekday" {
			return e.number, true
		}
	}
	return "", false
}
