package train

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/encoder"
)

// An augmenter changes some sentences of a batch into what real pages have and
// treebanks lack: other case, no final stop, typographic quotes, telegram style.
type augmenter struct {
	p      Augment
	labels *encoder.Labels
	hints  func(words []string) []uint64 // of a changed sentence; nil for none
}

// apply returns it, or a changed copy.
func (a *augmenter) apply(it *item, rng *rand.Rand) *item {
	if rng == nil {
		return it
	}
	c := it
	change := func(p float64, f func(*item, *rand.Rand)) {
		if p <= 0 || rng.Float64() >= p {
			return
		}
		if c == it {
			c = it.clone()
		}
		f(c, rng)
	}
	change(a.p.Headline, a.headline)
	change(a.p.Articles, func(c *item, _ *rand.Rand) { a.dropLeaves(c, isArticle) })
	change(a.p.NoStop, a.noStop)
	change(a.p.Curly, curly)
	change(a.p.Lower, func(c *item, _ *rand.Rand) { mapWords(c, strings.ToLower) })
	change(a.p.Upper, func(c *item, _ *rand.Rand) { mapWords(c, strings.ToUpper) })
	change(a.p.Title, func(c *item, _ *rand.Rand) { mapWords(c, titleWord) })
	if c != it && a.hints != nil {
		c.hints = a.hints(c.words)
	}
	return c
}

func mapWords(it *item, f func(string) string) {
	for i, w := range it.words {
		it.words[i] = f(w)
	}
}

// titleWord is w with an upper-case first letter, short function words apart.
func titleWord(w string) string {
	if len(w) <= 3 && w != "i" {
		return w
	}
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}

func isArticle(w string) bool {
	return strings.EqualFold(w, "the") || strings.EqualFold(w, "a") || strings.EqualFold(w, "an")
}

// headline makes it telegraphic.
func (a *augmenter) headline(it *item, rng *rand.Rand) {
	a.dropLeaves(it, func(w string) bool {
		switch strings.ToLower(w) {
		case "is", "are", "was", "were":
			return true
		}
		return isArticle(w)
	})
	a.noStop(it, rng)
	if rng.Float64() < 0.6 {
		mapWords(it, titleWord)
	}
}

// dropLeaves takes out the words that match and have no dependents, unless
// they are inside a name. One that is a name's first word may go.
func (a *augmenter) dropLeaves(it *item, match func(string) bool) {
	gone := make([]bool, len(it.words))
	left := len(it.words)
	for i, w := range it.words {
		if left > 1 && match(w) && !it.hasDependents(i) && !it.insideName(i) {
			gone[i] = true
			left--
		}
	}
	if left == len(it.words) {
		return
	}
	first := slices.Index(gone, false)
	if first > 0 { // the sentence still begins with a capital
		r, n := utf8.DecodeRuneInString(it.words[first])
		it.words[first] = string(unicode.ToUpper(r)) + it.words[first][n:]
	}
	it.remove(gone)
}

// hasDependents reports whether token i cannot be taken out of the tree.
func (it *item) hasDependents(i int) bool {
	if !it.hasTree() {
		return false
	}
	return it.tree.head[i] == 0 || slices.Contains(it.tree.head, int32(i+1))
}

// insideName reports whether token i may continue a name.
func (it *item) insideName(i int) bool {
	return it.hasNames() && it.allow[i]&1 == 0
}

// noStop takes out the final stop.
func (a *augmenter) noStop(it *item, _ *rand.Rand) {
	n := len(it.words)
	if n < 2 || it.words[n-1] != "." || it.hasDependents(n-1) || it.insideName(n-1) {
		return
	}
	gone := make([]bool, n)
	gone[n-1] = true
	it.remove(gone)
}

// curly replaces straight quotes by typographic ones and hyphens used as
// dashes by dashes.
func curly(it *item, _ *rand.Rand) {
	open := true
	for i, w := range it.words {
		switch w {
		case `"`, "``", "''":
			it.words[i] = "”"
			if open {
				it.words[i] = "“"
			}
			open = !open
		case "-", "--":
			it.words[i] = "–"
		default:
			it.words[i] = strings.ReplaceAll(w, "'", "’")
		}
	}
}
