// Package synth makes news articles, as many as wanted, for measuring runs over
// archives: speed, memory, near-copies, what a killed run leaves.
//
// The sentences are those of the repository's own texts, drawn anew for each
// article, each going over into another at a word that both have, with other people, companies, countries, cities, numbers and words in
// their places: the same ones throughout an article. Which ones is drawn from a world
// in which, as in the news, a few are named very often and most hardly ever.
// Every tenth article is a reprint of an earlier one with small changes.
//
// Article i is the same in every run, whatever else was made.
package synth

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/actant-nlp/actant"
)

// A Maker makes articles. It is safe for concurrent use.
type Maker struct {
	sentences []sentence
	joints    map[string][]joint // by the word
	starts    [][]joint          // by the sentence
	names     world
	words     words
}

// What articles are made of.
const (
	reprints  = 10 // one article in so many
	back      = 60 // a reprint's original is at most so many articles older
	shortest  = 18 // sentences
	longest   = 32
	paragraph = 3 // sentences at most
	days      = 700
)

// first is the day of the oldest articles.
var first = time.Date(2022, 1, 3, 0, 0, 0, 0, time.UTC)

// Article is article number i.
func (m *Maker) Article(i int) actant.Article {
	day := first.AddDate(0, 0, i%days)
	from := m.Original(i)
	r := draw(from, 1)
	c := m.names.cast(r)
	body := m.body(r, c)
	place := c.place(r.Uint64(), city)
	headline := headlineOf(body[len(body)/2])
	if from != i {
		r = draw(i, 2)
		body = reprint(body, r)
		headline = headlineOf(body[len(body)/3])
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%s\n\n%s, %s — ", headline, place, day.Format("January 2"))
	for left, at := len(body), 0; left > 0; {
		n := min(left, 1+r.IntN(paragraph))
		text.WriteString(strings.Join(body[at:at+n], " ") + "\n\n")
		at, left = at+n, left-n
	}
	return actant.Article{ID: fmt.Sprintf("synthetic-%07d", i), Text: text.String(), Published: day}
}

// Original is the article that article i reprints, i itself for most.
func (m *Maker) Original(i int) int {
	r := draw(i, 0)
	if i < back || r.IntN(reprints) > 0 {
		return i
	}
	from := i - 1 - r.IntN(back-1)
	if draw(from, 0).IntN(reprints) == 0 {
		return i // a reprint itself
	}
	return from
}

// draw is the source of chance for one purpose of one article.
func draw(i int, purpose uint64) *rand.Rand { return rand.New(rand.NewPCG(uint64(i), purpose)) }

func (m *Maker) body(r *rand.Rand, c cast) []string {
	var out []string
	used := map[int]bool{}
	for range shortest + r.IntN(longest-shortest) {
		n := r.IntN(len(m.sentences))
		if used[n] {
			continue
		}
		used[n] = true
		out = append(out, m.sentence(n, r, c))
	}
	return out
}

// sentence begins as sentence n and ends as another.
func (m *Maker) sentence(n int, r *rand.Rand, c cast) string {
	s := &m.sentences[n]
	if len(m.starts[n]) == 0 {
		return s.told(0, len(s.text), r, c, m.words)
	}
	from := m.starts[n][r.IntN(len(m.starts[n]))]
	same := m.joints[from.word]
	to := same[r.IntN(len(same))]
	end := &m.sentences[to.sentence]
	return s.told(0, from.at, r, c, m.words) + end.told(to.at, len(end.text), r, c, m.words)
}

// reprint leaves a sentence out and the last two off, as a desk that is short of
// room.
func reprint(body []string, r *rand.Rand) []string {
	out := make([]string, 0, len(body))
	drop := 1 + r.IntN(len(body)/2)
	for i, s := range body[:len(body)-2] {
		if i != drop {
			out = append(out, s)
		}
	}
	return out
}

// headlineOf is the beginning of a sentence.
func headlineOf(s string) string {
	const words = 8
	f := strings.Fields(s)
	return strings.TrimRight(strings.Join(f[:min(len(f), words)], " "), ".,;:”\"")
}
