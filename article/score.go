package article

import (
	"math"

	"github.com/actant-nlp/actant/internal/watch"
)

// The weights below are log odds, set by hand on pages written for the purpose
// (testdata/pages) and on general grounds: a sentence of twenty words with a
// full stop is story four times in five wherever it stands (+1.5 to +3), a line
// of a link list almost never.

// selfScore is the log odds that s is story, from its own features.
func selfScore(s *segment) float64 {
	if s.markup {
		return -8
	}
	if s.n == 0 {
		return -1.5
	}
	n := float64(s.n)
	score := 0.0
	function := float64(s.function) / n
	switch stop := s.stop || s.colon && s.n >= 10; {
	case stop && s.n >= 4 && (!s.question || s.quoted || s.n >= 14):
		score += math.Min(3, 0.5+0.11*n) + math.Min(2, 0.015*n)
	case s.n >= 35:
		score += 1.5
	case s.says: // "A spokesman said:"
		score += 1.5
	case s.colon && s.n >= 4:
		score += 0.2
	case s.n >= 18 && function > 0.3:
		score += 0.3
	default:
		score -= 1.3
	}
	if s.n >= 5 || s.says {
		score += clamp((function-0.27)*5, -1.2, 1)
	} else {
		score -= 0.9
	}
	if s.quoted && s.n >= 4 {
		score += 0.8
	}
	if c := float64(s.capitals) / n; c > 0.55 && s.n >= 4 && !s.dateline && !s.stop && !s.says {
		score -= 1.2
	}
	if s.dateline {
		score += 2.5
	}
	if s.trails && s.n < 45 && !s.quoted {
		score -= 4
	}
	return clamp(score-furnitureScore(s), -9, 6.5)
}

// furnitureScore is what speaks for furniture, as log odds.
func furnitureScore(s *segment) float64 {
	n := float64(s.n)
	out := 0.0
	// A phrase of furniture weighs less in a long sentence than by itself.
	thin := math.Max(0.25, math.Min(1, 14/n))
	out += (s.match.tail+s.match.caption)*thin + s.match.gap*math.Max(thin, 0.1+0.13*s.match.gap)
	out += math.Min(6, s.match.prompt) * math.Max(thin, 0.6)
	if s.you > 0 && !s.quoted && s.n < 40 {
		out += math.Min(1.5, 0.6*float64(s.you))
	}
	if s.dates+s.clock > 0 && s.n <= 25 {
		share := float64(s.dates+s.clock) / math.Max(n, 1)
		switch {
		case share >= 0.45:
			out += 5
		case !s.stop:
			out += 2
		}
	}
	if s.numeric {
		out += 2.5
	}
	if s.path {
		out += 3
	}
	if s.contact {
		out += 1.5
	}
	if s.copyright {
		out += 5
	}
	if s.byline {
		out += 5
	}
	if s.credit {
		out += 5
	}
	if s.twin != 0 {
		out += 3
	}
	if s.bio {
		out += 4
	}
	if s.star {
		out += 1.5
	}
	if s.inLonger {
		out += 4.5
	}
	return out
}

func clamp(x, lo, hi float64) float64 { return math.Max(lo, math.Min(hi, x)) }

// window is how many segments to each side count as neighbours.
const window = 3

// smooth lowers the scores of sentences among furniture, as in teasers: by up
// to two fifths where no neighbour looks like story. Buttons are nobody's neighbours.
func smooth(w *watch.Watch, segs []segment, own []float64) {
	var near []int // indexes of the segments that count
	for i := range w.Range(len(segs)) {
		segs[i].score = own[i]
		if !segs[i].button() {
			near = append(near, i)
		}
	}
	good := make([]int, len(near)+1)
	for k := range w.Range(len(near)) {
		good[k+1] = good[k]
		if own[near[k]] > 0.5 {
			good[k+1]++
		}
	}
	for k := range w.Range(len(near)) {
		i := near[k]
		a, b := max(0, k-window), min(len(near), k+window+1)
		if own[i] <= 0 || b-a < 2 {
			continue
		}
		others := good[b] - good[a] - (good[k+1] - good[k])
		density := float64(others) / float64(b-a-1)
		segs[i].score *= math.Min(1, 0.6+density)
	}
}
