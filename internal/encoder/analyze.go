package encoder

import "context"

// A Sentence is what Analyze reads and fills.
type Sentence struct {
	Words []string   // its tokens, at least one
	Hints []uint64   // bits of each token from outside the sentence; nil for none
	Out   []Analysis // one a token, filled by Analyze
}

// An Analysis is what the network says of one token.
type Analysis struct {
	UPOS, XPOS, Feats string
	Head              int     // index in the sentence, -1 at the root
	Deprel            string  // universal relation, subtype included
	Name              string  // BIO label, "" for outside
	Score             float32 // probability of head and relation together
	NameScore         float32 // probability of Name
}

// batchRows is how many rows a batch has at least before it is run, unless the
// sentences end: enough for products to pay, few enough to stay in cache.
const batchRows = 192

// Analyze fills Out of every sentence. A sentence longer than Config.MaxLen is
// read in pieces, whose roots hang from the first piece's root.
func (m *Model) Analyze(sentences []Sentence) {
	_ = m.AnalyzeContext(context.Background(), sentences) // which is never done
}

// AnalyzeContext is Analyze that ends with ctx's error soon after ctx is done:
// it looks before each batch.
func (m *Model) AnalyzeContext(ctx context.Context, sentences []Sentence) error {
	s := m.scratch.Get().(*scratch)
	defer m.scratch.Put(s)
	for i := range sentences {
		t := &sentences[i]
		for from := 0; from < len(t.Words); from += m.cfg.MaxLen {
			s.add(t, from, min(len(t.Words), from+m.cfg.MaxLen))
			if s.rows < batchRows {
				continue
			}
			if err := ctx.Err(); err != nil {
				s.forget()
				return err
			}
			s.run()
		}
	}
	s.run()
	for i := range sentences {
		m.joinPieces(&sentences[i])
	}
	return nil
}

// joinPieces makes one tree of a sentence that was cut.
func (m *Model) joinPieces(t *Sentence) {
	if len(t.Words) <= m.cfg.MaxLen {
		return
	}
	root := -1
	for from := 0; from < len(t.Words); from += m.cfg.MaxLen {
		for i := from; i < min(len(t.Words), from+m.cfg.MaxLen); i++ {
			a := &t.Out[i]
			switch {
			case a.Head >= 0:
				a.Head += from
			case root < 0:
				root = i
			default:
				a.Head, a.Deprel, a.Score = root, m.labels.Deprel[m.cutLabel], 0
			}
		}
	}
}
