package graph_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"github.com/actant-nlp/actant"
)

// The synthetic world: people, bodies and places of which a few are named very
// often and most hardly ever (Zipf's law), with names that are shared out by the
// same law, so that there are namesakes, and more of them the larger the world.

var (
	given    = strings.Fields("Ana Bo Carla Dmitri Elena Farid Grace Hiro Ines Jamal Kim Lars Maria Nadia Omar Petra Quentin Rosa Samir Tanya Uma Viktor Wen Xenia Yusuf Zoe John James Michael William David Mary Robert Sergei Alexander Jose Chen Fatima Ali Olga Pierre Hans Kofi Amina Ravi Priya Juan Lucia Marco Emma")
	syllable = strings.Fields("ba den kor li man no per qui ras sol tar ul ven wick xan yor zim gar hel fin")
	lands    = strings.Fields("France Germany Spain Italy Poland Japan Brazil Kenya Canada Norway Egypt")
	kinds    = strings.Fields("Bank Group Motors Airlines Institute Council Party University Systems Media Ministry Union Press Agency Hospital")
	trades   = strings.Fields("Savings National Central United Royal Northern Medical Digital Steel Energy Space Water")
)

// surname is the n-th name: common ones are short.
func surname(n int) string {
	s := syllable[n%20] + syllable[n/20%20]
	for n /= 400; n > 0; n /= 20 {
		s += syllable[n%20]
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// zipf draws a rank below n; the exponent is 1.
func zipf(r *rand.Rand, n int) int {
	return min(int(math.Pow(float64(n), r.Float64()))-1, n-1)
}

// own is a source of numbers that belongs to thing k of a kind.
func own(kind, k int) *rand.Rand { return rand.New(rand.NewPCG(uint64(kind), uint64(k))) }

// human is person k: one of a few given names, a surname of which there are the
// more the larger the world, and a country.
func human(k, world int) (first, middle, last, land string) {
	r := own(1, k)
	first = given[zipf(r, len(given))]
	last = surname(zipf(r, 50+world/4))
	return first, string(rune('A' + r.IntN(26))), last, lands[zipf(r, len(lands))]
}

// body is organisation k.
func body(k, world int) string {
	r := own(2, k)
	kind := kinds[r.IntN(len(kinds))]
	switch r.IntN(4) {
	case 0:
		return "Ministry of " + trades[r.IntN(len(trades))] + " " + surname(r.IntN(50+world/10)) + " of " + lands[r.IntN(len(lands))]
	case 1:
		return surname(r.IntN(50+world/4)) + " " + trades[r.IntN(len(trades))] + " " + kind
	}
	return surname(r.IntN(50+world/4)) + " " + kind
}

// spelt is a way to write the name of person k.
func spelt(r *rand.Rand, first, middle, last string) string {
	switch name := first + " " + last; r.IntN(16) {
	case 0, 1:
		return first[:1] + ". " + last
	case 2, 3:
		return last
	case 4:
		return first + " " + middle + ". " + last
	case 5:
		at := len(name) - 2 - r.IntN(len(last)-3)
		return name[:at] + name[at+1:] // a letter left out
	default:
		return name
	}
}

// written is a way to write the name of a body.
func written(r *rand.Rand, name string) string {
	switch r.IntN(12) {
	case 0:
		return "The " + name
	case 1:
		return name + " Ltd"
	case 2:
		var b strings.Builder
		for _, w := range strings.Fields(name) {
			if w != "of" {
				b.WriteString(w[:1])
			}
		}
		if b.Len() > 2 {
			return b.String()
		}
	}
	return name
}

// synthetic is document i about a world of that many people: eight people, four
// bodies and a thing without a name, some tied to countries and cities, with
// thirteen relations.
func synthetic(i int, r *rand.Rand, world int) *actant.Document {
	var lines []string
	for k := range 8 {
		who := zipf(r, world)
		first, middle, last, land := human(who, world)
		lines = append(lines, fmt.Sprintf("p%d PERSON %s | %s", k, spelt(r, first, middle, last), last))
		if r.IntN(3) == 0 {
			lines = append(lines, fmt.Sprintf("c%d PLACE/country %s", k, land), fmt.Sprintf("CITIZEN_OF person=p%d place=c%d", k, k))
		}
	}
	for k := range 4 {
		lines = append(lines, fmt.Sprintf("o%d ORGANIZATION %s", k, written(r, body(zipf(r, 50+world/2), world))))
	}
	lines = append(lines, fmt.Sprintf("l PLACE/city %sville", surname(zipf(r, 50+world/10))), "t THING ~ a gift", "u PERSON ~ the "+[]string{"sister", "spokesman", "leader"}[r.IntN(3)])
	for k := range 6 {
		lines = append(lines, fmt.Sprintf("MET participant=p%d participant=p%d time=20%02d-0%d", k, k+1, 10+r.IntN(15), 1+r.IntN(9)))
	}
	for k := range 4 {
		lines = append(lines, fmt.Sprintf("LED leader=p%d led=o%d", k, k))
	}
	lines = append(lines, "GIFTED giver=p1 recipient=p2 gift=t", "LED leader=u led=o1", "LOCATED_IN located=o2 place=l")
	return withText(doc(fmt.Sprintf("%06d", i), "2024-01-01", lines...), words(i, 300))
}

func nth(i, world int) *actant.Document {
	return synthetic(i, rand.New(rand.NewPCG(1, uint64(i))), world)
}
