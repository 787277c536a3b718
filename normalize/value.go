package normalize

// A Value is a date, time, amount or quantity found in a text.
type Value struct {
	Start, End int       // half-open byte range of the mention in the text
	Type       ValueType // what it is
	// Value is the normal form, "" when the words alone do not give one:
	//
	//	date      ISO 8601 as exact as told: "2024-02-20", "2024-02", "2024",
	//	          "2024-W09" (week), "1980/1988" (span); TIMEX3 for parts of a year:
	//	          "1998-Q2", "2023-H1", "2023-SU" (SP, SU, FA, WI), "2024-W08-WE"
	//	          (weekend); EDTF for "199X" (the 1990s) and "19XX" (the 20th century)
	//	time      "T09:20", or with its day "2024-02-20T21:00", "2024-02-20TNI" (TIMEX3)
	//	money     ISO 4217 code and amount: "USD 1000000"
	//	percent   "5.79 %"
	//	quantity  amount and unit: "30 km"
	//	age       years: "40", or amount and unit: "9 month"
	Value string
	Bound Bound // how the words limit the value
}

// A ValueType is the type of a [Value].
type ValueType string

// The types of values.
const (
	DateValue     ValueType = "DATE"
	TimeValue     ValueType = "TIME"
	MoneyValue    ValueType = "MONEY"
	PercentValue  ValueType = "PERCENT"
	QuantityValue ValueType = "QUANTITY"
	AgeValue      ValueType = "AGE"
)

// A Bound says how the words before a value limit it. The words are not part of
// the mention: "more than $1 million" is "$1 million" with Bound AtLeast.
type Bound string

// The bounds.
const (
	Exactly Bound = ""
	AtLeast Bound = "min"    // "more than", "at least", "since"
	AtMost  Bound = "max"    // "less than", "up to", "by"
	About   Bound = "approx" // "about", "some", "nearly"
)

// Values finds what [Dates], [Money] and [Quantities] find in text, in order and
// without overlap, reading it once: where two readings overlap, a date goes
// before an amount of money, and that before a quantity.
func Values(text string, o DateOptions) []Value {
	toks := readLexemes(text)
	return join(join(dates(text, toks, o), money(toks)), quantities(toks))
}

// join is a with those of b that overlap nothing in a, both being in order and
// without overlap.
func join(a, b []Value) []Value {
	if len(b) == 0 {
		return a
	}
	out := make([]Value, 0, len(a)+len(b))
	for _, v := range b {
		for len(a) > 0 && a[0].End <= v.Start {
			out, a = append(out, a[0]), a[1:]
		}
		if len(a) == 0 || v.End <= a[0].Start {
			out = append(out, v)
		}
	}
	return append(out, a...)
}

// in is the mention's words.
func (v Value) in(text string) string { return text[v.Start:v.End] }
