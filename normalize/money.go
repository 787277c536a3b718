package normalize

import (
	"strconv"
	"strings"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
)

// Money finds the amounts of money in text, in order and without overlap: a
// currency's sign, code or name beside a number ("$1 million", "R30", "€5bn",
// "1.3 trillion yen", "30 cents", "a million dollars", "$8-billion"). A modifier
// ("more than") is not part of the mention; it is the value's Bound. Vague
// amounts ("millions of dollars") are found and have no value.
//
// Values are an ISO 4217 code and the amount: "USD 1000000". A name that many
// countries share ("dollars", "pesos") has the code the news mean most often.
func Money(text string) []Value { return money(readLexemes(text)) }

func money(toks []lexeme) []Value {
	var out []Value
	for i := 0; i < len(toks); {
		m, ok := moneyAt(toks, i)
		if !ok {
			i++
			continue
		}
		v := Value{Start: toks[i].start, End: toks[m.end-1].end, Type: MoneyValue, Bound: boundBefore(toks, i)}
		if !m.vague {
			if s := formatAmount(m.value * m.worth); s != "" {
				v.Value = m.code + " " + s
			}
		}
		out = append(out, v)
		i = m.end
	}
	return out
}

// A sum is an amount of a currency.
type sum struct {
	amount
	code  string
	worth float64 // of the unit named, in the code's unit
}

func moneyAt(toks []lexeme, i int) (sum, bool) {
	if toks[i].kind == numberLex && toks[i].glued && i > 0 && toks[i-1].kind != signLex {
		return sum{}, false // digits of an identifier
	}
	if s, ok := currencyFirst(toks, i); ok {
		return s, true
	}
	return currencyLast(toks, i)
}

// currency looks up the longest name of a currency at lexeme i.
func currency(toks []lexeme, i int) (end int, row data.Row, ok bool) {
	if i >= len(toks) {
		return 0, data.Row{}, false
	}
	if !currencyStarts()[toks[i].raw] {
		return 0, data.Row{}, false
	}
	var words []string
	for k := i; k < len(toks) && k < i+4; k++ {
		words = append(words, toks[k].raw)
	}
	n, row := data.Lexicon("currencies").Longest(words)
	if n == 0 {
		return 0, row, false
	}
	return i + n, row, true
}

// currencyStarts are the first lexemes of the currencies' names.
var currencyStarts = sync.OnceValue(func() map[string]bool { return firstLexemes("currencies") })

// firstLexemes are the first lexemes of a lexicon's entries.
func firstLexemes(lexicon string) map[string]bool {
	m := map[string]bool{}
	for row := range data.Lexicon(lexicon).All() {
		if toks := readLexemes(row.Entry()); len(toks) > 0 {
			m[toks[0].raw] = true
		}
	}
	return m
}

// currencyFirst reads "$1 million", "US$5", "R30", "EUR 20m", "Rs. 1,200 crore".
func currencyFirst(toks []lexeme, i int) (sum, bool) {
	end, row, ok := currency(toks, i)
	if !ok || row.Get("place") == "after" || i > 0 && toks[i].glued && toks[i-1].kind != signLex {
		return sum{}, false
	}
	// "$US5", "$A20"
	if row.Entry() == "$" && end < len(toks) && toks[end].kind == wordLex && toks[end].glued && len(toks[end].raw) <= 2 {
		if r, ok := data.Lexicon("currencies").Row(toks[end].raw + "$"); ok {
			row, end = r, end+1
		}
	}
	if end < len(toks) && toks[end].raw == "." && toks[end].glued { // "Rs."
		end++
	}
	if end >= len(toks) || toks[end].kind != numberLex {
		return sum{}, false
	}
	if row.Get("context") == "glued" && !toks[end].glued {
		return sum{}, false
	}
	a, ok := readAmount(toks, end)
	if !ok {
		return sum{}, false
	}
	return makeSum(a, row), true
}

// currencyLast reads "1.3 trillion yen", "30 cents", "24m euros", "a million
// dollars", "5 million USD", "millions of dollars".
func currencyLast(toks []lexeme, i int) (sum, bool) {
	a, ok := readAmount(toks, i)
	if !ok || i > 0 && toks[i-1].raw == "." && toks[i].glued {
		return sum{}, false
	}
	k := a.end
	hyphen := k < len(toks) && toks[k].raw == "-" && toks[k].glued
	if hyphen {
		k++
	}
	end, row, ok := currency(toks, k)
	if !ok || row.Get("place") == "before" || i > 0 && toks[i].glued && toks[i-1].kind == wordLex {
		return sum{}, false
	}
	if row.Get("context") == "code" && (end < len(toks) && toks[end].kind == numberLex) {
		return sum{}, false // "20 EUR 30": the code is the next amount's
	}
	switch row.Get("context") {
	case "verb": // "5 won", "top marks"
		if a.value < 100 && !a.power || a.words && !a.power {
			return sum{}, false
		}
	case "unit":
		if hyphen || weighs(toks, i, end) {
			return sum{}, false
		}
	}
	a.end = end
	return makeSum(a, row), true
}

func makeSum(a amount, row data.Row) sum {
	worth, err := strconv.ParseFloat(row.Get("worth"), 64)
	if err != nil {
		worth = 1
	}
	return sum{amount: a, code: row.Get("code"), worth: worth}
}

// weighs reports whether "pounds" is a weight: of something, or beside a word
// of weighing.
func weighs(toks []lexeme, i, end int) bool {
	if end < len(toks) && rules().weighed[toks[end].text] {
		return true
	}
	for k := max(0, i-4); k < i; k++ {
		if strings.HasPrefix(toks[k].text, "weigh") || toks[k].text == "lost" || toks[k].text == "gained" {
			return true
		}
	}
	return false
}
