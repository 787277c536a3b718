package normalize

import (
	"regexp"
	"strings"
	"time"
)

// forms are the normal forms of each type of value as [Value] documents them, but
// for the calendar, which inCalendar looks at.
var forms = map[ValueType]*regexp.Regexp{
	DateValue:     regexp.MustCompile(`^(` + dateForm + `(/` + dateForm + `)?)?$`),
	TimeValue:     regexp.MustCompile(`^(` + dateForm + `)?(T\d\d:\d\d(:\d\d)?|T[A-Z]{2})$|^$`),
	MoneyValue:    regexp.MustCompile(`^([A-Z]{3} ` + numberForm + `)?$`),
	PercentValue:  regexp.MustCompile(`^(` + numberForm + ` %)?$`),
	QuantityValue: regexp.MustCompile(`^(` + numberForm + ` \S+)?$`),
	AgeValue:      regexp.MustCompile(`^(` + numberForm + `( [a-z]+)?)?$`),
}

const (
	dateForm   = `(\d{4}(-\d\d(-\d\d)?|-W\d\d(-WE)?|-Q[1-4]|-H[12]|-(SP|SU|FA|WI))?|\d{3}X|\d\dXX)`
	numberForm = `-?\d+(\.\d+)?`
)

// inForm reports whether v's value is one of its type, of days that there are.
func inForm(v Value) bool { return forms[v.Type].MatchString(v.Value) && inCalendar(v) }

func inCalendar(v Value) bool {
	if v.Type != DateValue && v.Type != TimeValue {
		return true
	}
	for day := range strings.SplitSeq(v.Value, "/") {
		day, _, _ = strings.Cut(day, "T")
		layout := map[int]string{len("2006-01-02"): time.DateOnly, len("2006-01"): "2006-01"}[len(day)]
		if layout == "" || strings.ContainsAny(day, "WQHSFX") {
			continue
		}
		if _, err := time.Parse(layout, day); err != nil {
			return false
		}
	}
	return true
}
