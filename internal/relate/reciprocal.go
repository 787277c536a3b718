package relate

import "github.com/actant-nlp/actant/internal/frame"

// reciprocal is the subject that "each other" or "one another" at token tok stands
// for; -1 when the words are not there. Each of its members is then told of beside
// each of the others.
func (d *doc) reciprocal(sent, tok int) int {
	toks := d.text.Sentences[sent].Tokens
	g := d.graphs[sent]
	if tok+1 >= len(toks) {
		return -1
	}
	switch a, b := g.Lemma(tok), g.Lemma(tok+1); {
	case a == "each" && b == "other", a == "one" && b == "another":
	default:
		return -1
	}
	v := toks[tok].Head
	if v < 0 || v >= len(toks) || !g.Verb(v) {
		return -1
	}
	best := frame.Slot{Tok: -1}
	for _, s := range g.Slots(v) {
		if s.Name == "subj" && s.Tok != tok && s.Weight > best.Weight {
			best = s
		}
	}
	return best.Tok
}
