package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/data"
)

// A dateline stands before the lead: the place, perhaps a date, an agency in
// parentheses, and a dash or colon. Groups: the place; the date and agency.
// The place is one to three names separated by commas, each of capitals
// ("NEW YORK") or of words with a capital ("South Korea").
var (
	upperDateline = lazily(func() string {
		return `^(` + upperPlace + `(?:, (?:` + namePlace() + `)){0,2})` + afterPlace + `\s*(?:—|–|--|―|-|_|:)\s*`
	})
	nameDateline = lazily(func() string {
		return `^(` + namePlace() + `(?:, (?:` + namePlace() + `)){0,2})` + afterPlace + `\s*(?:—|–|--|―| -| _|:)\s+`
	})

	// agencyDateline ends with the agency's parenthesis: "Lima, Peru (CNN)A landslide".
	agencyDateline = lazily(func() string {
		return `^(` + namePlace() + `(?:, (?:` + namePlace() + `)){0,2})(,? ?\(\p{Lu}[\p{L}\d .&/\-]{1,30}\))\s*`
	})
)

const (
	upperPlace = `\p{Lu}[\p{Lu}'’.\-]+(?:[ /]\p{Lu}[\p{Lu}'’.\-]*){0,3}`
	afterPlace = `((?:,? ?(?:\p{Lu}\p{L}{2,8}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2} \p{Lu}\p{L}{2,8}\.?)(?:,? (?:19|20)\d\d)?)?,?(?: ?[(/][\p{L}][\p{L}\d .,&/'’\-]{1,40}[)/])?)`
)

// namePlace is the part of a regular expression that matches a place's name with
// small letters in it.
func namePlace() string {
	return `\p{Lu}[\p{L}'’.\-]+(?: (?:` + anyOf("in-place") + ` )?\p{Lu}[\p{L}'’.\-]*){0,3}`
}

// maxDateline is the longest dateline, in bytes.
const maxDateline = 120

// readDateline gives the place and the whole of the dateline that s begins
// with; both are empty when there is none.
func readDateline(text string, s Span) (place, whole Span) {
	t := s.In(text)
	t = t[:min(len(t), maxDateline)]
	for _, re := range [...]*regexp.Regexp{upperDateline(), nameDateline(), agencyDateline()} {
		m := re.FindStringSubmatchIndex(t)
		if m == nil || m[1] >= len(t) || !placeLike(t[:m[3]], t[m[4]:m[5]], t[m[5]:m[1]], t[m[1]:]) {
			continue
		}
		if re == agencyDateline() && sourceIn(t, Span{m[4], m[5]}) == "" {
			continue
		}
		return Span{s.Start, s.Start + m[3]}, Span{s.Start, s.Start + m[1]}
	}
	return Span{}, Span{}
}

// placeLike weighs what stands before a dash: a dateline's sentence begins with
// a capital, quote or figure, and its place is no word that begins sentences.
func placeLike(place, between, sign, rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsRune("“\"‘'$£€", r) {
		return false
	}
	first, _, _ := strings.Cut(place, ",")
	words := strings.Fields(first)
	if isFunction(words[0]) || isFurniture(first, "whole") || isFurniture(first, "start") || isFurniture(first+":", "start") {
		return false
	}
	capitals := first == strings.ToUpper(first) && utf8.RuneCountInString(first) > 2
	sign = strings.TrimSpace(sign)
	switch {
	case between != "":
		return true
	case sign == ":":
		return capitals || knownPlace(first)
	case capitals:
		return true
	case sign == "-":
		return len(words) <= 2
	}
	return len(words) <= 3
}

// knownPlace reports whether name is a city, country or other place of note.
func knownPlace(name string) bool {
	return data.Lexicon("cities").Has(name) || data.Lexicon("places").Has(name) || data.Lexicon("countries").Has(name)
}

// findDateline reads the dateline of the first body span, or of the second when
// the first is short.
func findDateline(text string, body []Span) (place, whole Span) {
	for i, s := range body {
		if i > 1 {
			break
		}
		if place, whole = readDateline(text, s); !place.Empty() {
			return place, whole
		}
		if s.End-s.Start > 120 {
			break
		}
	}
	return Span{}, Span{}
}
