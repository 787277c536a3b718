package article

import "math"

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
	costInterrupt = 1.2
	costResume    = 1.3
	costLeave     = 0.6
	costNoBody    = 1.0 // before -> after: a page without a story
	costTail      = 2.0 // a heading of what follows stories, inside one
)

var steps = [states][states]float64{
	beforeBody:  {beforeBody: 0, inBody: costLead, interrupted: never, afterBody: costNoBody},
	inBody:      {beforeBody: never, inBody: 0, interrupted: costInterrupt, afterBody: costLeave},
	interrupted: {beforeBody: never, inBody: costResume, interrupted: 0.15, afterBody: never},
	afterBody:   {beforeBody: never, inBody: never, interrupted: never, afterBody: 0},
}

const never = 1e9

// label gives every segment the state it has on the best path.
func label(segs []segment) {
	if len(segs) == 0 {
		return
	}
	own := make([]float64, len(segs))
	for i := range segs {
		own[i] = selfScore(&segs[i])
	}
	smooth(segs, own)

	back := make([][states]state, len(segs))
	best := [states]float64{0, -costLead, -never, -costNoBody}
	for i := range segs {
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
				if v := best[from] - steps[from][to]; v > next[to] {
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

// emit is what each state gains by a segment.
func emit(s *segment) [states]float64 {
	var e [states]float64
	e[inBody] = s.score
	if s.match.tail > 0 && s.n <= 8 || s.copyright {
		e[interrupted] = -costTail
	}
	return e
}
