package normalize_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/normalize"
)

func TestParsePerson(t *testing.T) {
	for in, want := range map[string]normalize.PersonName{
		"Vladimir Vladimirovich Putin":         {Full: "Vladimir Vladimirovich Putin", Given: "Vladimir", Middle: "Vladimirovich", Family: "Putin", Gender: "m", Culture: "ru"},
		"Russian President Vladimir Putin":     {Full: "Vladimir Putin", Title: "Russian President", Given: "Vladimir", Family: "Putin", Gender: "m"},
		"Park Geun-hye":                        {Full: "Park Geun-hye", Given: "Geun-hye", Family: "Park", FamilyFirst: true, Culture: "ko"},
		"Mao Zedong":                           {Full: "Mao Zedong", Given: "Zedong", Family: "Mao", FamilyFirst: true, Culture: "zh"},
		"Nguyen Phu Trong":                     {Full: "Nguyen Phu Trong", Given: "Phu Trong", Family: "Nguyen", FamilyFirst: true, Culture: "vi"},
		"Ursula von der Leyen":                 {Full: "Ursula von der Leyen", Given: "Ursula", Family: "von der Leyen", Gender: "f", Culture: "de"},
		"Von der Leyen":                        {Full: "Von der Leyen", Family: "Von der Leyen"},
		"Bashar al-Assad":                      {Full: "Bashar al-Assad", Given: "Bashar", Family: "al-Assad", Gender: "m", Culture: "ar"},
		"Mohammed bin Salman":                  {Full: "Mohammed bin Salman", Given: "Mohammed", Family: "bin Salman", Gender: "m", Culture: "ar"},
		"Gabriel García Márquez":               {Full: "Gabriel García Márquez", Given: "Gabriel", Family: "García Márquez", Gender: "m", Culture: "es"},
		"Martin Luther King Jr.":               {Full: "Martin Luther King", Given: "Martin", Middle: "Luther", Family: "King", Suffix: "Jr.", Gender: "m"},
		"Mrs. Jones":                           {Full: "Jones", Title: "Mrs.", Family: "Jones", Gender: "f"},
		"Thomas \"Tip\" O'Neill":               {Full: "Thomas O'Neill", Given: "Thomas", Family: "O'Neill", Nickname: "Tip", Gender: "m"},
		"Putin, Vladimir":                      {Full: "Vladimir Putin", Given: "Vladimir", Family: "Putin", Gender: "m"},
		"Lt. Col. John Brown":                  {Full: "John Brown", Title: "Lt. Col.", Given: "John", Family: "Brown", Gender: "m"},
		"":                                     {},
		"—":                                    {Full: "—", Family: "—"},
		"South Korean Foreign Minister Song J": {Full: "Song J", Title: "South Korean Foreign Minister", Given: "Song", Family: "J", Gender: "f"},
	} {
		if d := cmp.Diff(want, normalize.ParsePerson(in)); d != "" {
			t.Errorf("ParsePerson(%q) (-want +got):\n%s", in, d)
		}
	}
}

func TestFindCountry(t *testing.T) {
	for in, want := range map[string]string{
		"North Korea": "KP name", "N. Korea": "KP name", "DPRK": "KP name", "the Netherlands": "NL name", "Burma": "MM name", "BURMA": "MM name",
		"North Korean": "KP demonym", "Danes": "DK demonym", "Pyongyang": "KP capital", "Washington": "US capital", "U.S.": "US name", "US": "US name",
		"PRK": "KP code", "us": " ", "Paris Hilton": " ", "": " ", "Côte d’Ivoire": "CI name", "Türkiye": "TR name", "Korea": " ",
	} {
		c, how, _ := normalize.FindCountry(in)
		if got := c.Alpha2 + " " + string(how); got != want {
			t.Errorf("FindCountry(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAcronym(t *testing.T) {
	for _, c := range []struct {
		short, long string
		want        bool
	}{
		{"KCNA", "Korean Central News Agency", true},
		{"K.C.N.A.", "Korean Central News Agency", true},
		{"UNSC", "United Nations Security Council", true},
		{"UNSC", "UN Security Council", true},
		{"FBI", "Federal Bureau of Investigation", true},
		{"MoD", "Ministry of Defence", true},
		{"CIA", "Central News Agency", false},
		{"us", "Uncle Sam", false},
		{"UN", "UN Security Council", false},
		{"", "", false},
	} {
		if got := normalize.IsAcronymOf(c.short, c.long); got != c.want {
			t.Errorf("IsAcronymOf(%q, %q) = %v", c.short, c.long, got)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b        string
		limit, want int
	}{
		{"", "", 2, 0}, {"abc", "abc", 2, 0}, {"abc", "acb", 2, 1}, {"kitten", "sitting", 3, 3}, {"kitten", "sitting", 2, 3}, {"", "abc", 3, 3}, {"ab", "", -1, 0},
	} {
		if got := normalize.Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("Distance(%q, %q, %d) = %d, want %d", c.a, c.b, c.limit, got, c.want)
		}
	}
}

// TestLong wants names of 10,000 characters to be compared in bounded time.
func TestLong(t *testing.T) {
	long := []string{
		strings.Repeat("a", 10000), strings.Repeat("of ", 3333), strings.Repeat("Kim ", 2500), strings.Repeat(".", 10000),
		strings.Repeat("é", 5000), strings.Repeat("\u200f", 5000), strings.Repeat("ElAl", 2500), strings.Repeat("zhuang", 1700), strings.Repeat("(", 5000) + strings.Repeat(")", 5000), strings.Repeat("\u0301", 5000), strings.Repeat("von der ", 1250), strings.Repeat("\xff", 10000), strings.Repeat("O", 12),
	}
	start := time.Now()
	for _, a := range long {
		normalize.ParsePerson(a)
		for _, b := range long {
			for _, k := range allKinds {
				normalize.Same(k, a, b)
			}
		}
	}
	if d := time.Since(start); d > 30*time.Second {
		t.Errorf("comparing long names took %v", d)
	}
}

var allKinds = []normalize.Kind{normalize.Person, normalize.Organization, normalize.Place, normalize.Group, normalize.Product, "X"}

// TestOddNames wants names of signs only, of two scripts, with marks of direction
// and with look-alike letters to be told from others, and never merged unseen.
func TestOddNames(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want normalize.Answer
	}{
		{"...", "!!!", normalize.AnswerUnknown},
		{"", "Putin", normalize.AnswerUnknown},
		{"\u200fBenny Gantz\u200e", "Benny Gantz", normalize.AnswerSame},
		{"Pеtrov", "Petrov", normalize.AnswerUnknown}, // a Cyrillic letter in the first
		{"金正恩", "习近平", normalize.AnswerDifferent},
		{"Путин", "Putin", normalize.AnswerDifferent},
		{"---", "Kim", normalize.AnswerUnknown},
	} {
		for _, k := range allKinds[:3] {
			v := normalize.Same(k, c.a, c.b)
			if v.Answer == normalize.AnswerSame && c.want != normalize.AnswerSame || v.Why == "" || c.want == normalize.AnswerSame && !v.Same() {
				t.Errorf("Same(%s, %q, %q) = %v %q, want %v", k, c.a, c.b, v.Answer, v.Why, c.want)
			}
		}
	}
}

func TestLookalike(t *testing.T) {
	for in, want := range map[string]bool{"Putin": false, "Путин": false, "Pеter": true, "Путин Putin": false, "": false} {
		if got := normalize.Lookalike(in); got != want {
			t.Errorf("Lookalike(%q) = %v", in, got)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Kim Jong-un’s", "São Tomé", "ﬁ Ⅷ", "\u202eabc", "İstanbul", "ẞ", "\xff", "a  b ", "´", "ſ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var k string
		cost := bounded.Cost{Time: 50 * time.Millisecond, TimePerByte: 5 * time.Microsecond, Bytes: 256 << 10, BytesPerByte: 500}
		cost.Check(t, len(s), func() { k = normalize.Fold(s) })
		if normalize.Fold(k) != k {
			t.Errorf("Fold(%q) = %q, of which the fold is %q", s, k, normalize.Fold(k))
		}
		if len(k) > 12*len(s) { // one character of three bytes folds to eighteen letters: ﷺ
			t.Errorf("Fold(%q) = %q, of %d bytes", s, k, len(k))
		}
	})
}

func FuzzSame(f *testing.F) {
	f.Add("Kim Jong Un", "Kim Jong-un")
	f.Add("Mr. \"A\" (b", "U.N., the")
	f.Add("ElBaradei", "\u200fal-Baradei\u200f")
	f.Add("Pеter, (P) Ltd", "F-16 ﬁghter")
	f.Add("...", "—")
	f.Fuzz(func(t *testing.T, a, b string) {
		cost := bounded.Cost{Time: 200 * time.Millisecond, TimePerByte: 100 * time.Microsecond, Bytes: 2 << 20, BytesPerByte: 10000}
		cost.Check(t, len(a)+len(b), func() {
			for _, k := range allKinds {
				normalize.Same(k, a, b)
			}
		})
		for _, k := range allKinds {
			if v := normalize.Same(k, a, a); v.Answer == normalize.AnswerDifferent {
				t.Errorf("Same(%s, %q, itself) = %v", k, a, v)
			}
			v, w := normalize.Same(k, a, b), normalize.Same(k, b, a)
			if v != w {
				t.Errorf("Same(%s, %q, %q) = %v, the other way round %v", k, a, b, v, w)
			}
			if v.Score < 0 || v.Score > 1 || v.Why == "" {
				t.Errorf("Same(%s, %q, %q) = %v", k, a, b, v)
			}
		}
	})
}

func BenchmarkSamePerson(b *testing.B) {
	for b.Loop() {
		normalize.SamePerson("Volodymyr Zelensky", "Vladimir Zelenskyy")
	}
}

func ExampleParsePerson() {
	p := normalize.ParsePerson("German Chancellor Gerhard Schröder")
	fmt.Printf("%s | %s | %s\n", p.Title, p.Given, p.Family)
	// Output: German Chancellor | Gerhard | Schröder
}

func ExampleSame() {
	for _, p := range [][2]string{
		{"Mao Zedong", "Mao Tse-tung"},
		{"George H.W. Bush", "George W. Bush"},
		{"Mao", "Mao Zedong"},
	} {
		v := normalize.Same(normalize.Person, p[0], p[1])
		fmt.Printf("%s: %s\n", v.Answer, v.Why)
	}
	// Output:
	// same: transliteration
	// different: middle names differ
	// unknown: family name only
}

func ExampleSamePerson() {
	for _, p := range [][2]string{
		{"Chou En-lai", "Zhou Enlai"},
		{"Orbán Viktor", "Viktor Orban"},
		{"Muammar al-Qaddafi", "Moammar Gadhafi"},
		{"Bill Gates", "William Gates"},
		{"Kim Jong Un", "Kim Jong Il"},
	} {
		v := normalize.SamePerson(p[0], p[1])
		fmt.Printf("%s: %s\n", v.Answer, v.Why)
	}
	// Output:
	// same: transliteration
	// same: spelling variant
	// same: transliteration
	// same: nickname
	// different: given names differ
}

func ExampleSameOrganization() {
	for _, p := range [][2]string{
		{"Ministry of Foreign Affairs of Russia", "Russian Foreign Ministry"},
		{"Siemens AG", "Siemens"},
		{"F.B.I.", "Federal Bureau of Investigation"},
		{"Manchester United", "Manchester City"},
	} {
		v := normalize.SameOrganization(p[0], p[1])
		fmt.Printf("%s: %s\n", v.Answer, v.Why)
	}
	// Output:
	// same: order of the words
	// same: names of one listed organisation
	// same: names of one listed organisation
	// different: two listed organisations
}

func ExampleLookupCountry() {
	c, _ := normalize.LookupCountry("Burmese")
	fmt.Println(c.Name, c.Alpha2, c.Wikidata, c.Capitals[0])
	// Output: Myanmar MM Q836 Naypyidaw
}

func ExampleFold() {
	fmt.Println(normalize.Fold("  Gerhard SCHRÖDER’s\u00a0“plan” – 2 "))
	// Output: gerhard schroder's "plan" - 2
}

func ExampleAcronym() {
	fmt.Println(normalize.Acronym("Federal Bureau of Investigation"))
	// Output: [FBI FBOI]
}
