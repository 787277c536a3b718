package train

import (
	"errors"
	"io"
	"strings"

	"github.com/actant-nlp/actant/syntax"
)

// readTreebank reads CoNLL-U. Entity annotations as GUM has them become names.
func readTreebank(r io.Reader, file string, _ *source) ([]*sentence, error) {
	in := syntax.NewConlluReader(r, file)
	var out []*sentence
	var open []openEntity
	for doc := 0; ; {
		c, err := in.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if c.NewDoc {
			doc++
			open = nil
		}
		s := fromConllu(c)
		s.doc = doc
		if f := strings.Split(c.Doc, "_"); len(f) > 1 && f[0] == "GUM" {
			s.genre = f[1]
			open = entityNames(s, c.Misc, open)
		}
		out = append(out, s)
	}
}

func fromConllu(c *syntax.ConlluSentence) *sentence {
	s := &sentence{}
	for _, t := range c.Tokens {
		s.words = append(s.words, t.Text)
		s.upos, s.xpos = append(s.upos, t.UPOS), append(s.xpos, t.XPOS)
		s.feats, s.lemma = append(s.feats, t.Feats), append(s.lemma, t.Lemma)
		s.head, s.deprel = append(s.head, t.Head), append(s.deprel, t.Deprel)
	}
	return s
}
