package normalize

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// samePerson compares two personal names part by part.
func samePerson(a, b PersonName) Verdict {
	switch {
	case a.Full == "" || b.Full == "":
		return unknown(0.5, "no name")
	case genders(a, b):
		return different(0.05, "genders differ")
	}
	if joined(a.Full) == joined(b.Full) {
		return suffixes(a, b, same(0.97, "spelling variant"))
	}
	if a.Single() || b.Single() {
		return suffixes(a, b, partial(a, b))
	}
	if wholeOriginal(a, b) {
		return suffixes(a, b, same(0.88, "transliteration"))
	}
	if v, ok := partOfLong(a, b); ok {
		return suffixes(a, b, v)
	}
	fam := compareFamily(a, b)
	var giv likeness
	if fam.ok {
		giv = compareGiven(a, b)
	}
	if !giv.ok && swapped(a, b) {
		return same(0.85, "order of the parts")
	}
	switch {
	case !fam.ok:
		return different(0.04, "family names differ")
	case !giv.ok:
		return different(0.06, "given names differ")
	case fam.typo && giv.typo:
		return unknown(0.4, "both parts are spelt differently")
	case fam.loose:
		return unknown(fam.score*giv.score, fam.why)
	}
	if !middlesAgree(a.Middle, b.Middle) {
		return different(0.12, "middle names differ")
	}
	score, why := fam.score*giv.score, fam.why
	if giv.score < fam.score {
		why = giv.why
	}
	return suffixes(a, b, same(score, why))
}

// wholeOriginal reports whether the whole names are transliterations of one, where
// their parts are cut differently ("Abu Bakr", "Aboubakr").
func wholeOriginal(a, b PersonName) bool {
	c := culture(a, b)
	return c != "" && c != "es" && oneOriginal(a.Full, b.Full, c)
}

// partOfLong judges names of which one has more at its front or end than the
// other. Spanish and Portuguese double surnames, and chains of fathers' names
// (Arabic, Ethiopian, Somali, Swahili), are cut at their end; a first name that
// is not used at the front.
func partOfLong(a, b PersonName) (Verdict, bool) {
	long, short := a, b
	x, y := words(a.Full), words(b.Full)
	switch {
	case len(x) == len(y):
		return Verdict{}, false
	case len(x) < len(y):
		long, short, x, y = b, a, y, x
	}
	switch {
	case begins(x, y) && chained(long):
		return same(0.82, "last surname left out"), true
	case !ends(x, y):
		return Verdict{}, false
	case !long.FamilyFirst && !isEastern(long.Culture) && startsWithGiven(short.Given):
		return same(0.72, "known by a middle name"), true
	}
	return unknown(0.55, "the last part of the name"), true
}

// startsWithGiven reports whether the given part of a name begins with a listed
// given name, not an initial.
func startsWithGiven(given string) bool {
	ws := words(given)
	return len(ws) > 0 && len(ws[0]) > 1 && isGiven(ws[0])
}

// begins reports whether the words of short, two at least, are the first ones of
// long.
func begins(long, short []string) bool {
	return len(short) >= 2 && len(short) < len(long) && slices.Equal(long[:len(short)], short)
}

// chained reports whether a name is of a custom that adds a second surname, or the
// names of father and grandfather, which may be left out.
func chained(p PersonName) bool {
	ws := words(p.Full)
	for _, c := range [...]string{"es", "pt", "sw", "am", "so", "af"} {
		if p.Culture == c || p.Culture == "" && hasCulture("given-names", ws[0], c) && hasCulture("family-names", ws[len(ws)-1], c) {
			return true
		}
	}
	second := hasCulture("family-names", ws[1], "es") || hasCulture("family-names", ws[1], "pt")
	return second && hasCulture("given-names", ws[0], "es") && !hasCulture("given-names", ws[1], "es") ||
		arabicWord(ws[len(ws)-1]) && arabicWord(ws[1])
}

// arabicWord reports whether w is an Arabic name, given or of a father.
func arabicWord(w string) bool {
	return hasCulture("given-names", w, "ar") || hasCulture("family-names", w, "ar")
}

// isEastern reports whether given names of the culture are of several syllables
// that stand only together.
func isEastern(culture string) bool {
	return culture == "ko" || culture == "zh" || culture == "vi"
}

// suffixes turns a verdict of same when one is the elder and one the younger.
func suffixes(a, b PersonName, v Verdict) Verdict {
	switch sa, sb := suffixKey(a.Suffix), suffixKey(b.Suffix); {
	case sa == sb:
		return v
	case v.Answer != AnswerSame:
		return v
	case sa == "" || sb == "":
		return unknown(0.6, "suffix of one only")
	}
	return different(0.1, "suffixes differ")
}

// suffixKey is the one form of a suffix: "Jr", "Junior".
func suffixKey(s string) string {
	var out []string
	for _, w := range strings.Fields(data.Key(s)) {
		if r, ok := data.Lexicon("name-suffixes").Row(w); ok && r.Field(0) != "" {
			w = r.Field(0)
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// genders reports whether a form of address of one contradicts the other.
func genders(a, b PersonName) bool {
	told := a.Title != "" || b.Title != ""
	return told && a.Gender != "" && b.Gender != "" && a.Gender != b.Gender
}

// partial compares where at least one name has only one part.
func partial(a, b PersonName) Verdict {
	if a.Single() && !b.Single() {
		a, b = b, a
	}
	w := b.Family + b.Given // b has one part
	cult := culture(a, b)
	if a.Single() {
		if c := compareWords(a.Family+a.Given, w, cult); c.ok {
			return same(0.9*c.score, c.why)
		}
		return different(0.05, "names differ")
	}
	switch {
	case compareWords(a.Family, w, cult).ok, familyPart(a.Family, w):
		return unknown(0.6, "family name only")
	case compareWords(a.Given, w, cult).ok, nicknames(a.Given, w), compareWords(a.Nickname, w, cult).ok:
		return unknown(0.55, "given name only")
	case a.Middle != "" && compareWords(a.Middle, w, cult).ok:
		return unknown(0.5, "middle name only")
	}
	return different(0.05, "names differ")
}

// swapped reports whether one name has the parts of the other turned round.
func swapped(a, b PersonName) bool {
	cult := culture(a, b)
	return compareWords(a.Family, b.Given, cult).ok && compareWords(a.Given, b.Family, cult).ok
}

// ends reports whether the words of short, two at least, are the last ones of
// long.
func ends(long, short []string) bool {
	return len(short) >= 2 && len(short) < len(long) && slices.Equal(long[len(long)-len(short):], short)
}

// A likeness is the outcome of comparing one part of two names.
type likeness struct {
	ok    bool
	typo  bool
	loose bool // no more than possible
	score float64
	why   string
}

func compareFamily(a, b PersonName) likeness {
	if c := compareWords(a.Family, b.Family, culture(a, b)); c.ok {
		return c
	}
	if familyPart(a.Family, b.Family) || familyPart(b.Family, a.Family) {
		return likeness{ok: true, score: 0.85, why: "part of the family name"}
	}
	// A maiden name in the middle: Hillary Rodham, Hillary Rodham Clinton.
	if a.Middle != "" && compareWords(a.Middle, b.Family, "").ok || b.Middle != "" && compareWords(b.Middle, a.Family, "").ok {
		return likeness{ok: true, loose: true, score: 0.6, why: "family name among the middle names"}
	}
	return likeness{}
}

func compareGiven(a, b PersonName) likeness {
	x, y := a.Given, b.Given
	if c := compareWords(x, y, culture(a, b)); c.ok {
		return c
	}
	switch {
	case isInitial(x) || isInitial(y):
		if initials(x, y) || initials(x+" "+a.Middle, y) || initials(x, y+" "+b.Middle) || initials(x+" "+a.Middle, y+" "+b.Middle) {
			return likeness{ok: true, score: 0.8, why: "initial"}
		}
	case nicknames(x, y):
		return likeness{ok: true, score: 0.9, why: "nickname"}
	case a.Nickname != "" && compareWords(a.Nickname, y, "").ok, b.Nickname != "" && compareWords(b.Nickname, x, "").ok:
		return likeness{ok: true, score: 0.9, why: "nickname"}
	case a.Middle != "" && compareWords(a.Middle, y, "").ok, b.Middle != "" && compareWords(b.Middle, x, "").ok:
		return likeness{ok: true, score: 0.7, why: "known by the middle name"}
	case isEastern(culture(a, b)):
	case capitals(x, y+" "+b.Middle), capitals(y, x+" "+a.Middle):
		return likeness{ok: true, score: 0.8, why: "initials"}
	case strings.HasPrefix(joined(x), joined(y)) && strings.Contains(x, " "), strings.HasPrefix(joined(y), joined(x)) && strings.Contains(y, " "):
		return likeness{ok: true, score: 0.8, why: "part of the given name"}
	}
	return likeness{}
}

// capitals reports whether x is two or three capitals that are the initials of y:
// "HC" of "Heinz-Christian".
func capitals(x, y string) bool {
	n := len(x)
	return (n == 2 || n == 3) && x == strings.ToUpper(x) && string(initialsOf(y)) == strings.ToLower(x)
}

// initials reports whether x and y agree letter by letter where one of them has
// only initials.
func initials(x, y string) bool {
	a, b := initialsOf(x), initialsOf(y)
	n := min(len(a), len(b))
	return n > 0 && string(a[:n]) == string(b[:n])
}

func initialsOf(s string) []rune {
	var out []rune
	for _, w := range strings.FieldsFunc(Fold(s), func(r rune) bool { return r == ' ' || r == '.' || r == '-' }) {
		out = append(out, []rune(w)[0])
	}
	return out
}

// middlesAgree reports whether two middle parts can be one person's.
func middlesAgree(x, y string) bool {
	if x == "" || y == "" || compareWords(x, y, "").ok {
		return true
	}
	a, b := initialsOf(x), initialsOf(y)
	if isInitial(strings.ReplaceAll(x, " ", "")) || isInitial(strings.ReplaceAll(y, " ", "")) {
		return string(a) == string(b)
	}
	return strings.Contains(joined(x), joined(y)) || strings.Contains(joined(y), joined(x))
}

// familyPart reports whether part is the first or the last word of a family name
// of several, particles not counted.
func familyPart(family, part string) bool {
	fs, p := bare(family), bare(part)
	if len(fs) < 2 || len(p) != 1 {
		return false
	}
	return fs[0] == p[0] || fs[len(fs)-1] == p[0]
}

// bare are the folded words of a family name without its particles.
func bare(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(Fold(s), func(r rune) bool { return r == ' ' || r == '-' }) {
		if !data.Lexicon("name-particles").Has(w) {
			out = append(out, w)
		}
	}
	return out
}

func nicknames(x, y string) bool {
	return isNickname(x, y) || isNickname(y, x)
}

func isNickname(short, long string) bool {
	long = Fold(long)
	for _, r := range data.Lexicon("nicknames").Rows(short) {
		for _, full := range r.List(0) {
			if Fold(full) == long {
				return true
			}
		}
	}
	return false
}
