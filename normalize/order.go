package normalize

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// order fills given, middle and family name from the words of the name proper.
func (p *PersonName) order(fs []string) {
	switch {
	case len(fs) == 0:
	case len(fs) == 1:
		p.single(fs[0])
	case p.east(fs):
	default:
		p.west(fs)
	}
}

func (p *PersonName) single(w string) {
	if p.Title == "" && isGiven(w) && !isFamily(w) {
		p.Given = w
		return
	}
	p.Family = w
}

func isGiven(w string) bool  { return data.Lexicon("given-names").Has(w) }
func isFamily(w string) bool { return data.Lexicon("family-names").Has(w) }

// hasCulture reports whether w is in the lexicon as a name of that culture.
func hasCulture(lexicon, w, culture string) bool {
	for _, r := range data.Lexicon(lexicon).Rows(w) {
		if slices.Contains(strings.Split(r.Get("cultures"), "|"), culture) {
			return true
		}
	}
	return false
}

// east tries the customs that put the family name first, also where the name has
// been turned round for Western readers ("Soo-suk Lim").
func (p *PersonName) east(fs []string) bool {
	for _, c := range [...]struct {
		culture string
		given   func([]string) bool
	}{
		{"ko", koreanGiven}, {"zh", chineseGiven}, {"vi", vietnameseGiven},
	} {
		if len(fs) <= 4 && eastSurname(fs[0], c.culture, len(fs) == 2 || strings.Contains(strings.Join(fs, " "), "-")) && c.given(fs[1:]) {
			p.Culture, p.FamilyFirst = c.culture, true
			p.Family, p.Given = fs[0], strings.Join(fs[1:], " ")
			return true
		}
		last := len(fs) - 1
		if c.culture != "vi" && last <= 2 && hasCulture("family-names", fs[last], c.culture) && !isWestern(fs[0]) && c.given(fs[:last]) && twoSyllables(fs[:last]) {
			p.Culture = c.culture
			p.Family, p.Given = fs[last], strings.Join(fs[:last], " ")
			return true
		}
	}
	for _, culture := range [...]string{"ja", "hu"} {
		if len(fs) == 2 && hasCulture("family-names", fs[0], culture) && hasCulture("given-names", fs[1], culture) &&
			!isGiven(fs[0]) && !hasCulture("family-names", fs[1], culture) {
			p.Culture, p.FamilyFirst = culture, true
			p.Family, p.Given = fs[0], fs[1]
			return true
		}
	}
	return false
}

// eastSurname reports whether w is a family name of the culture; by the longer
// list where the given name is written as one.
func eastSurname(w, culture string, tight bool) bool {
	if hasCulture("family-names", w, culture) {
		return true
	}
	return tight && slices.Contains(strings.Split(rowOf("east-asian-surnames", w), "|"), culture)
}

// rowOf is the first field of w's row, "" when there is none.
func rowOf(lexicon, w string) string {
	r, _ := data.Lexicon(lexicon).Row(w)
	return r.Field(0)
}

// isWestern reports whether w is a given name of a culture that puts it first.
func isWestern(w string) bool {
	return hasCulture("given-names", w, "en") || hasCulture("given-names", w, "us")
}

func twoSyllables(fs []string) bool {
	return len(fs) > 1 || strings.Contains(fs[0], "-") || syllables("pinyin", Fold(fs[0])) == 2
}

func koreanGiven(fs []string) bool  { return sounds("korean-syllables", fs, 2) }
func chineseGiven(fs []string) bool { return sounds("pinyin", fs, 2) }

func vietnameseGiven(fs []string) bool {
	for _, f := range fs {
		if !data.Lexicon("vietnamese-syllables").Has(f) {
			return false
		}
	}
	return len(fs) > 0
}

// sounds reports whether the words are made of one to most syllables of that
// list, a word that is a Western given name not counted ("Kim Min" but not "Kim
// Dan").
func sounds(list string, fs []string, most int) bool {
	n := 0
	for _, f := range fs {
		for _, part := range strings.Split(Fold(f), "-") {
			k := syllables(list, part)
			if k == 0 {
				return false
			}
			n += k
		}
	}
	if len(fs) == 1 && n == 1 && isWestern(fs[0]) {
		return false
	}
	return n >= 1 && n <= most
}

// syllables is in how few syllables of the list w can be cut, 0 if it cannot be
// in up to three.
func syllables(list, w string) int {
	t := data.Lexicon(list)
	switch {
	case w == "":
		return 0
	case t.Has(w):
		return 1
	}
	w = strings.ReplaceAll(w, "'", "")
	for i := 1; i < len(w) && i < 8; i++ {
		if t.Has(w[:i]) && t.Has(w[i:]) {
			return 2
		}
	}
	return 0
}

// west is the order given, middle, family, with particles, patronymics and
// double surnames.
func (p *PersonName) west(fs []string) {
	particles := data.Lexicon("name-particles")
	at := -1 // where a family name with a particle starts
	for i, f := range fs[:len(fs)-1] {
		if particles.Has(f) && (i > 0 || !isGiven(f) || particles.Has(fs[1])) {
			at = i
			break
		}
	}
	last := len(fs) - 1
	switch {
	case at == 0: // "von der Leyen" alone
		p.Family = strings.Join(fs, " ")
		return
	case at < 0 && last == 1 && surname(fs[0]) && surname(fs[1]): // "García Márquez" alone
		p.Culture, p.Family = "es", strings.Join(fs, " ")
		return
	case at > 0:
	case arabicArticle(fs[last]):
		p.Culture = "ar"
		at = last
	case last >= 2 && patronymicGender(fs[last]) != "" && !isFamily(fs[last]): // "Vladimir Putin Vladimirovich" is rare; family first
		p.Culture, p.FamilyFirst = "ru", true
		p.Family, p.Given, p.Middle = fs[0], fs[1], strings.Join(fs[2:], " ")
		return
	case last >= 2 && patronymicGender(fs[last-1]) != "":
		p.Culture = "ru"
		at = last
	case last >= 2 && !isInitial(fs[last-1]) && hasCulture("family-names", fs[last-1], "es") && !hasCulture("given-names", fs[last-1], "es") && hispanic(fs):
		p.Culture = "es"
		at = last - 1
	default:
		at = last
	}
	p.Given = fs[0]
	p.Middle = strings.Join(fs[1:at], " ")
	p.Family = strings.Join(fs[at:], " ")
	if r, ok := particles.Row(fs[at]); ok && at < last {
		p.Culture = r.Get("culture")
	}
	p.compoundGiven()
}

// surname reports whether w is a Spanish surname and no Spanish given name.
func surname(w string) bool {
	return hasCulture("family-names", w, "es") && !hasCulture("given-names", w, "es")
}

// hispanic reports whether the first word is a Spanish given name, or the last
// two are Spanish surnames.
func hispanic(fs []string) bool {
	return hasCulture("given-names", fs[0], "es") || hasCulture("family-names", fs[len(fs)-1], "es")
}

// compoundGiven joins given names that go together: "Abdel Fattah", "Abdul
// Rahman", "Jose Maria" stay apart as given and middle.
func (p *PersonName) compoundGiven() {
	if p.Middle == "" {
		return
	}
	first, rest, _ := strings.Cut(p.Middle, " ")
	if rules().servant[strings.ToLower(p.Given)] {
		p.Given, p.Middle = p.Given+" "+first, rest
	}
}

// arabicArticle reports whether w begins with the article of an Arabic surname.
func arabicArticle(w string) bool {
	head, _, ok := strings.Cut(strings.ToLower(w), "-")
	if !ok {
		return false
	}
	r, ok := data.Lexicon("name-particles").Row(head)
	return ok && r.Get("culture") == "ar"
}

// isInitial reports whether w is one letter, with or without full stops, or a
// run of such ("J.", "H.W.").
func isInitial(w string) bool {
	letters := 0
	for _, part := range strings.Split(w, ".") {
		if len([]rune(part)) > 1 {
			return false
		}
		letters += len(part)
	}
	return letters > 0
}
