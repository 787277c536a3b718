package normalize

import (
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// A PersonName is a personal name in its parts. Parts that the name does not
// have are empty. Several words of one part are separated by a space.
type PersonName struct {
	Full     string // the name as given, without title and suffix
	Title    string // "Russian President", "Mr.", "Lt. Col."
	Given    string // "Vladimir", "Jong Un", "Jean-Claude"
	Middle   string // further given names and initials; a patronymic: "Vladimirovich"
	Family   string // with its particles: "von der Leyen", "al-Assad", "García Márquez"
	Suffix   string // "Jr.", "III"
	Nickname string // in quotes or brackets: Thomas "Tip" O'Neill
	Gender   string // "m" or "f" where title, given name or patronymic tell; else ""
	// FamilyFirst reports the order of the parts in the name.
	FamilyFirst bool
	// Culture is the naming custom that the parts were told by: "ko", "zh", "vi",
	// "ja", "hu", "es", "ar", "ru"; "" for the plain order given, middle, family.
	Culture string
}

// Single reports whether the name has one part only, given or family.
func (p PersonName) Single() bool { return p.Given == "" || p.Family == "" }

// ParsePerson takes a personal name apart. It follows the order of Korean,
// Chinese and Vietnamese names, of Japanese and Hungarian ones where both parts
// are known, Spanish double surnames, Arabic, Dutch, German and other particles,
// and Russian patronymics. A single word is a family name, unless it is known
// as a given name only.
func ParsePerson(s string) PersonName {
	var p PersonName
	s = clip(s)
	s = p.cutNickname(s)
	fs := nameWords(s)
	fs = p.cutSuffix(fs)
	fs = p.cutTitle(fs)
	fs = p.uncomma(fs)
	p.Full = strings.Join(fs, " ")
	p.order(fs)
	p.guessGender()
	return p
}

// nameWords splits at white space; a comma is a word of its own.
func nameWords(s string) []string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '’', '‘', 'ʼ', '`':
			return '\''
		case '‐', '‑', '–':
			return '-'
		}
		return r
	}, s)
	return strings.Fields(strings.ReplaceAll(s, ",", " , "))
}

// cutNickname takes a nickname in quotes or brackets out of s.
func (p *PersonName) cutNickname(s string) string {
	for _, q := range [...][2]string{{"\"", "\""}, {"“", "”"}, {"(", ")"}, {" '", "' "}, {" ‘", "’ "}} {
		i := strings.Index(s, q[0])
		if i <= 0 {
			continue
		}
		j := strings.Index(s[i+len(q[0]):], q[1])
		if j <= 0 {
			continue
		}
		j += i + len(q[0])
		p.Nickname = strings.TrimSpace(s[i+len(q[0]) : j])
		return s[:i] + " " + s[j+len(q[1]):]
	}
	return s
}

func (p *PersonName) cutSuffix(fs []string) []string {
	for len(fs) > 1 && data.Lexicon("name-suffixes").Has(fs[len(fs)-1]) {
		p.Suffix = strings.TrimSpace(fs[len(fs)-1] + " " + p.Suffix)
		fs = fs[:len(fs)-1]
		if len(fs) > 1 && fs[len(fs)-1] == "," {
			fs = fs[:len(fs)-1]
		}
	}
	return fs
}

// cutTitle takes offices, ranks, forms of address, and adjectives of nationality
// before them from the front; something is always left.
func (p *PersonName) cutTitle(fs []string) []string {
	for len(fs) > 1 {
		n := titleLen(fs)
		if n == 0 || n >= len(fs) {
			break
		}
		p.setGender(titleGender(fs[:n]))
		p.Title = strings.TrimSpace(p.Title + " " + strings.Join(fs[:n], " "))
		fs = fs[n:]
	}
	return fs
}

func titleLen(fs []string) int {
	n, _ := data.Lexicon("honorifics").Longest(fs)
	if m, _ := data.Lexicon("titles").Longest(fs); m > n {
		n = m
	}
	if n > 0 {
		return n
	}
	for n := min(3, len(fs)-1); n > 0; n-- { // "North Korean" before "leader"
		if _, how, ok := FindCountry(strings.Join(fs[:n], " ")); ok && how != ByCode {
			if m := titleLen(fs[n:]); m > 0 {
				return n + m
			}
		}
	}
	return 0
}

func titleGender(fs []string) string {
	if r, ok := data.Lexicon("honorifics").Row(strings.Join(fs, " ")); ok {
		return r.Field(0)
	}
	if r, ok := data.Lexicon("titles").Row(strings.Join(fs, " ")); ok {
		return r.Get("gender")
	}
	return ""
}

func (p *PersonName) setGender(g string) {
	if p.Gender == "" {
		p.Gender = g
	}
}

// uncomma turns "Putin, Vladimir" round and drops other commas.
func (p *PersonName) uncomma(fs []string) []string {
	for i, f := range fs {
		if f == "," {
			fs = append(append([]string{}, fs[i+1:]...), fs[:i]...)
			break
		}
	}
	out := fs[:0:0]
	for _, f := range fs {
		if f != "," {
			out = append(out, f)
		}
	}
	return out
}

func (p *PersonName) guessGender() {
	if p.Gender != "" {
		return
	}
	if r, ok := data.Lexicon("given-names").Row(p.Given); ok && p.Given != "" {
		p.Gender = r.Field(0)
		return
	}
	first, _, _ := strings.Cut(p.Given, " ")
	if r, ok := data.Lexicon("given-names").Row(first); ok && first != "" && p.Culture == "" {
		p.Gender = r.Field(0)
	}
	if p.Gender == "" {
		p.Gender = patronymicGender(p.Middle)
	}
}

// patronymicGender tells the gender by the ending of an East Slavic patronymic.
func patronymicGender(s string) string {
	s = Fold(s)
	switch {
	case strings.HasSuffix(s, "ovich"), strings.HasSuffix(s, "evich"), strings.HasSuffix(s, "yich"), strings.HasSuffix(s, "ovych"), strings.HasSuffix(s, "evych"):
		return "m"
	case strings.HasSuffix(s, "ovna"), strings.HasSuffix(s, "evna"), strings.HasSuffix(s, "ichna"), strings.HasSuffix(s, "ivna"):
		return "f"
	}
	return ""
}
