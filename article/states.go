package article

import (
	"math"

	"github.com/actant-nlp/actant/internal/watch"
)

// A state is where in the page a segment stands.
type state uint8

const (
	beforeBody  state = iota // furniture above the story
	inBody                   // the story
	interrupted              // furniture inside the story
	afterBody                // furniture below the story
	states
)

// Costs of the steps between states, in log odds. Leaving the story for good is
// cheap; coming back to it is not, so that a teaser's lone sentence is no story.
const (
	costLead      = 0.3 // before -> body
	costInterrupt = 1.0
	costResume    = 1.2
	costLeave     = 0.6
	costNoBody    = 1.0 // before -> after: a page without a story
	tailSlack     = 2.4 // how much less than its weight a tail's heading costs inside the story
	costButton    = 0.2 // body -> interrupted by a button or a tag, which are everywhere
)

var steps = [states][states]float64{
	beforeBody:  {beforeBody: 0, inBody: costLead, interrupted: never, afterBody: costNoBody},
	inBody:      {beforeBody: never, inBody: 0, interrupted: costInterrupt, afterBody: costLeave},
	interrupted: {beforeBody: never, inBody: costResume, interrupted: 0.15, afterBody: never},
	afterBody:   {beforeBody: never, inBody: never, interrupted: never, afterBody: 0},
}

const never = 1e9

// label gives every segment the state it has on the best path.
func label(w *watch.Watch, segs []segment) {
	if len(segs) == 0 {
		return
	}
	own := make([]float64, len(segs))
	for i := range w.Range(len(segs)) {
		own[i] = selfScore(&segs[i])
	}
	smooth(w, segs, own)

	back := make([][states]state, len(segs))
	best := [states]float64{0, -costLead, -never, -costNoBody}
	for i := range w.Range(len(segs)) {
		gain := emit(&segs[i])
		if i == 0 {
			for st := range best {
				best[st] += gain[st]
			}
			continue
		}
		next := [states]float64{}
		for to := range state(states) {
			next[to] = math.Inf(-1)
			for from := range state(states) {
				cost := steps[from][to]
				if from == inBody && to == interrupted && segs[i].button() {
					cost = costButton
				}
				if v := best[from] - cost; v > next[to] {
					next[to], back[i][to] = v, from
				}
			}
			next[to] += gain[to]
		}
		best = next
	}
	end := afterBody
	for _, st := range []state{beforeBody, inBody} {
		if best[st] > best[end] {
			end = st
		}
	}
	for i := len(segs) - 1; i >= 0; i-- {
		segs[i].state = end
		end = back[i][end]
	}
}

// button reports whether s is furniture that stands anywhere in a page: a word
// to click, an advertisement's label, a tag.
func (s *segment) button() bool { return s.markup || s.n <= 6 && s.match.gap >= 4 }

// emit is what each state gains by a segment.
func emit(s *segment) [states]float64 {
	var e [states]float64
	e[inBody] = s.score
	switch {
	case s.copyright:
		e[interrupted] = -2
	case s.match.tail > 0 && s.n <= 8:
		e[interrupted] = tailSlack - s.match.tail
	}
	return e
}
