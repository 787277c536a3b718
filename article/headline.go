package article

import (
	"strings"

	"github.com/actant-nlp/actant/internal/watch"
)

// findTitle is the headline: among the lines before the lead that are neither
// furniture nor sentences, the one that is nearest to the top, recurs, or has
// most words in common with the story.
func findTitle(w *watch.Watch, text string, segs []segment) Span {
	story := storyWords(w, text, segs)
	var best Span
	top := 0.0
	seen := 0
	for i := range w.Range(len(segs)) {
		s := &segs[i]
		if s.state == inBody {
			break
		}
		if s.state != beforeBody || !titleLike(s) || s.n <= 3 && sourceIn(text, s.Span) != "" {
			continue
		}
		score := 1.2 - 0.1*float64(min(seen, 8)) + titleForm(s) + 1.5*shared(text, s, story)
		seen++
		if s.twin != 0 || s.inLonger {
			score++
		}
		if i+1 < len(segs) && besideTitle(&segs[i+1]) {
			score += 0.6
		}
		if i > 0 && titleLike(&segs[i-1]) && segs[i-1].n >= 4 && s.n > segs[i-1].n+3 {
			score -= 0.8 // a standfirst under the headline
		}
		if score > top {
			best, top = s.Span, score
		}
	}
	if top < 1 {
		return Span{}
	}
	return best
}

// titleForm weighs the form of a headline: five to eighteen words, few of them
// function words, no full stop.
func titleForm(s *segment) float64 {
	score := 0.0
	switch {
	case s.n < 3:
		score -= 0.5
	case s.n > 20:
		score -= 0.5
	case s.n >= 5:
		score += 0.5
	}
	if f := float64(s.function) / float64(s.n); s.n > 12 && f > 0.35 {
		score -= 2 * (f - 0.35)
	}
	if s.stop && !s.question {
		score--
	}
	return score
}

// besideTitle reports whether s is what usually follows a headline.
func besideTitle(s *segment) bool {
	return s.byline || s.state == inBody || s.dates > 0 && s.dates*3 >= s.n
}

// titleLike reports whether s could be a headline by its form.
func titleLike(s *segment) bool {
	switch {
	case s.markup, s.n == 0, s.n > 30, s.numeric, s.path, s.byline, s.credit, s.copyright, s.contact, s.trails, s.colon, s.inLonger && (s.stop || s.n > 18):
		return false
	case s.match.sum() >= 3 && s.n <= 6, s.match.prompt >= 3, s.match.caption >= 3:
		return false
	case s.dates+s.clock > 0 && (s.dates+s.clock)*3 >= s.n:
		return false
	}
	return true
}

// leadWords is how many words of the story a headline is compared with.
const leadWords = 400

func storyWords(w *watch.Watch, text string, segs []segment) map[string]bool {
	words := map[string]bool{}
	n := 0
	for i := range w.Range(len(segs)) {
		if segs[i].state != inBody {
			continue
		}
		for _, w := range segs[i].words {
			if t := w.In(text); !w.sign && !isFunction(t) {
				words[stem(t)] = true
			}
			if n++; n > leadWords {
				return words
			}
		}
	}
	return words
}

// shared is the share of s's content words that the story has.
func shared(text string, s *segment, story map[string]bool) float64 {
	have, all := 0, 0
	for _, w := range s.words {
		t := w.In(text)
		if w.sign || isFunction(t) {
			continue
		}
		all++
		if story[stem(t)] {
			have++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(have) / float64(all)
}

// stem is a rough key of a word: small letters, the first five of them.
func stem(w string) string {
	w = strings.ToLower(w)
	n := 0
	for i := range w {
		if n == 5 {
			return w[:i]
		}
		n++
	}
	return w
}
