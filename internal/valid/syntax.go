package valid

import (
	"github.com/actant-nlp/actant/syntax"
)

// syntax lists what a parsed text cannot have: tokens that overlap, lie outside
// of the source or inside a character, or differ from it, and sentences that
// are not one tree.
func (c *checker) syntax(t *syntax.Text) {
	at := 0
	for i := range t.Sentences {
		s := &t.Sentences[i]
		c.span("sentence", s.Span)
		for k := range s.Tokens {
			tok := &s.Tokens[k]
			if !c.span("token", tok.Span) {
				continue
			}
			if tok.Start < at || tok.Empty() {
				c.fault("token %q at %v is empty or overlaps the one before", tok.Text, tok.Span)
			}
			if tok.In(c.text) != tok.Text {
				c.fault("token %q at %v is %q in the text", tok.Text, tok.Span, tok.In(c.text))
			}
			at = tok.End
		}
		c.tree(s)
	}
}

// tree wants one root that every token reaches.
func (c *checker) tree(s *syntax.Sentence) {
	const (
		unseen = iota
		onPath
		reached
	)
	state := make([]byte, len(s.Tokens))
	roots := 0
	for i := range s.Tokens {
		if s.Tokens[i].Head < 0 {
			roots++
		}
		h := i
		for ; h >= 0 && h < len(state) && state[h] == unseen; h = s.Tokens[h].Head {
			state[h] = onPath
		}
		if h >= len(state) || h >= 0 && state[h] == onPath {
			c.fault("the sentence at %v has a cycle or a head outside of it", s.Span)
			return
		}
		for h = i; h >= 0 && state[h] == onPath; h = s.Tokens[h].Head {
			state[h] = reached
		}
	}
	if roots != 1 {
		c.fault("the sentence at %v has %d roots", s.Span, roots)
	}
}
