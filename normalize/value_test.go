package normalize

import (
	"slices"
	"testing"
	"time"
)

// TestValues shows that a date goes before an amount, and an amount before a
// quantity, and that nothing else is lost.
func TestValues(t *testing.T) {
	o := DateOptions{Reference: time.Date(2024, 2, 20, 0, 0, 0, 0, time.UTC), Times: true}
	for text, want := range map[string][]string{
		"":                     nil,
		"Nothing to see here.": nil,
		"On Tuesday, about $5 million was paid for 30 km of road, 40 percent more than in 2019.": {"2024-02-20", "USD 5000000", "30 km", "40 %", "2019"},
		"In 1998 5 percent paid €30, at 9:20 a.m. on Feb. 18.":                                   {"1998", "5 %", "EUR 30", "T09:20", "2024-02-18"},
	} {
		var got []string
		vs := Values(text, o)
		for i, v := range vs {
			got = append(got, v.Value)
			if i > 0 && v.Start < vs[i-1].End {
				t.Errorf("%q: %q begins before the end of %q", text, v.in(text), vs[i-1].in(text))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
