package hostile

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Kinds have names of their own and say what they are; their texts are as long as
// they are asked to be, and the same every time.
func TestKinds(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range Kinds() {
		if k.Name == "" || k.About == "" || k.Size == 0 || seen[k.Name] {
			t.Errorf("kind %+v", k)
		}
		seen[k.Name] = true
		for _, size := range []int{1, 5000} {
			if text := k.Text(size); len(text) < size || text != k.Text(size) {
				t.Errorf("%s: %d bytes of %d, or others the second time", k.Name, len(text), size)
			}
		}
	}
}

// TestMeasures wants what is hostile of a kind's full text: as many names, letters,
// digits, conjuncts and levels as it is said to have, every script, every sign.
func TestMeasures(t *testing.T) {
	for _, c := range []struct {
		kind, what string
		least      int
		count      func(text string) int
	}{
		{"invalid-utf8", "broken bytes", 10_000, func(s string) int { return strings.Count(strings.ToValidUTF8(s, "\ufffd"), "\ufffd") }},
		{"nul", "NUL bytes", 1, func(s string) int { return strings.Count(s, "\x00") }},
		{"bidi", "controls of direction", 50_000, func(s string) int { return has(s, "\u202a\u202b\u202c\u202e\u2066\u2067\u2069\u200e\u200f\u061c") }},
		{"homoglyphs", "Cyrillic letters in Latin words", 50_000, matches(`[A-Za-z][\p{Cyrillic}\p{Greek}]`)},
		{"combining", "marks on one letter", 40, longest(`\p{Mn}+`)},
		{"zero-width", "characters without width", 100_000, func(s string) int { return has(s, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e") }},
		{"scripts", "scripts", len(unicode.Scripts), scriptsOf},
		{"emoji", "families", 1000, func(s string) int { return strings.Count(s, "👨\u200d👩\u200d👧\u200d👦") }},
		{"emoji-chains", "people in one emoji", 400, joined},
		{"controls", "controls in names", 15_000, matches(`[A-Za-z][\x00-\x08\x0b\x0c\x0e-\x1f\x7f][A-Za-z\[]`)},
		{"no-space", "letters without a space", 10_000_000, longest(`\S+`)},
		{"one-letter", "sentences", 100_000, matches(`[A-Z][.!?] `)},
		{"one-letter-lines", "lines", 100_000, matches(`[a-z]\n`)},
		{"long-sentence", "words", 100_000, func(s string) int { return len(strings.Fields(s)) }},
		{"digits", "digits of one number", 1_000_000, longest(`[0-9]+`)},
		{"nested-quotes", "open quotations", 10_000, func(s string) int { return strings.Count(s, "“") - strings.Count(s, "”") }},
		{"nested-brackets", "open brackets", 10_000, func(s string) int { return has(s, "([{<") - has(s, ")]}>") }},
		{"nested-closed", "levels of the five marks in six that have two forms", 1000 * 5 / 6, depth},
		{"html", "elements", 10_000, matches(`</?[a-z]+[ >]`)},
		{"names", "people", 10_000, distinct(`[A-Z][a-z]+ [A-Z][a-z]+`)},
		{"conjuncts", "conjuncts", 500, func(s string) int { return strings.Count(s[:strings.Index(s, " met ")], ", ") + 1 }},
	} {
		i := slices.IndexFunc(Kinds(), func(k Kind) bool { return k.Name == c.kind })
		if i < 0 {
			t.Errorf("no kind %s", c.kind)
			continue
		}
		if n := c.count(Kinds()[i].Text(0)); n < c.least {
			t.Errorf("%s: %d %s, want %d", c.kind, n, c.what, c.least)
		}
	}
}

// has counts the characters of s that are among signs.
func has(s, signs string) int {
	n := 0
	for _, r := range s {
		if strings.ContainsRune(signs, r) {
			n++
		}
	}
	return n
}

func matches(pattern string) func(string) int {
	return func(s string) int { return len(regexp.MustCompile(pattern).FindAllStringIndex(s, -1)) }
}

// longest counts the characters of the longest match.
func longest(pattern string) func(string) int {
	return func(s string) int {
		most := 0
		for _, m := range regexp.MustCompile(pattern).FindAllString(s, -1) {
			most = max(most, utf8.RuneCountInString(m))
		}
		return most
	}
}

// joined is the most people that are joined to one emoji.
func joined(s string) int {
	most := 0
	for _, m := range regexp.MustCompile(`[^ .A-Za-z]+`).FindAllString(s, -1) {
		most = max(most, strings.Count(m, "\u200d")+1)
	}
	return most
}

func distinct(pattern string) func(string) int {
	return func(s string) int {
		seen := map[string]bool{}
		for _, m := range regexp.MustCompile(pattern).FindAllString(s, -1) {
			seen[m] = true
		}
		return len(seen)
	}
}

func scriptsOf(s string) int {
	left := maps.Clone(unicode.Scripts)
	for _, r := range s {
		for name, table := range left {
			if unicode.Is(table, r) {
				delete(left, name)
			}
		}
	}
	return len(unicode.Scripts) - len(left)
}

// depth is how deep brackets and quotation marks that have two forms nest.
func depth(s string) int {
	now, most := 0, 0
	for _, r := range s {
		switch r {
		case '“', '‘', '(', '[', '{':
			now++
		case '”', '’', ')', ']', '}':
			now--
		}
		most = max(most, now)
	}
	return most
}
