package relate

import "fmt"

// Bounds of what is found in a sentence of thousands of words or hundreds of
// conjuncts.
const (
	maxPerSentence = 200 // relations of a sentence
	maxPerMatch    = 24  // relations of one trigger
	maxConjuncts   = 32  // members of a coordination
)

// cuts counts where the bounds left something out.
type cuts struct{ sentences, matches, lists int }

// notes tell what the bounds left out.
func (d *doc) notes() []string {
	var out []string
	say := func(n int, format string, bound int) {
		if n > 0 {
			out = append(out, fmt.Sprintf(format, bound, n))
		}
	}
	say(d.cut.sentences, "only the first %d relations of a sentence were kept, in %d sentences", maxPerSentence)
	say(d.cut.matches, "only the first %d relations of a trigger were kept, %d times", maxPerMatch)
	say(d.cut.lists, "only the first %d members of a list were read, %d times", maxConjuncts)
	return out
}
