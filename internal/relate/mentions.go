package relate

import (
	"iter"
	"slices"
	"sort"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/normalize"
	"github.com/actant-nlp/actant/syntax"
)

// A mentionRef is one mention and where it stands.
type mentionRef struct {
	entity   int // index into doc.entities
	mention  *entity.Mention
	sentence int
	head     int // token
	first    int // tokens [first, last)
	last     int
}

// A mentionIndex finds mentions by their place.
type mentionIndex struct {
	refs   []mentionRef    // in text order
	heads  []map[int][]int // by sentence and head token, best first: indexes into refs
	within [][]int         // by sentence: indexes into refs, in order
}

// seenMentions are what mentionAt found for the tokens of the sentence whose
// relations are looked for.
type seenMentions struct {
	sent int // -1 for none
	at   []struct {
		ref   *mentionRef
		known bool
	}
}

// begin forgets what was found for another sentence.
func (x *seenMentions) begin(sent, tokens int) {
	x.sent = sent
	clear(x.at[:cap(x.at)])
	x.at = slices.Grow(x.at[:0], tokens)[:tokens]
}

func indexMentions(w *watch.Watch, t *syntax.Text, es []entity.Entity) mentionIndex {
	x := mentionIndex{heads: make([]map[int][]int, len(t.Sentences)), within: make([][]int, len(t.Sentences))}
	n := 0
	for e := range w.Range(len(es)) {
		n += len(es[e].Mentions)
	}
	x.refs = make([]mentionRef, 0, n)
	for e, m := range mentions(w, es) {
		if r, ok := place(t, m); ok {
			r.entity = e
			x.refs = append(x.refs, r)
		}
	}
	x.refs = bySentence(w, x.refs, len(t.Sentences))
	if w.Done() {
		return x
	}
	for i := range w.Range(len(x.refs)) {
		r := &x.refs[i]
		h := x.heads[r.sentence]
		if h == nil {
			h = map[int][]int{}
			x.heads[r.sentence] = h
		}
		h[r.head] = append(h[r.head], i)
		x.within[r.sentence] = append(x.within[r.sentence], i)
	}
	for s := range w.Range(len(x.heads)) {
		for _, at := range x.heads[s] {
			sort.SliceStable(at, func(i, j int) bool { return rank(x.refs[at[i]].mention) < rank(x.refs[at[j]].mention) })
		}
	}
	return x
}

// mentions yields every mention with the index of its entity; one entity may have
// most of them.
func mentions(w *watch.Watch, es []entity.Entity) iter.Seq2[int, *entity.Mention] {
	return func(yield func(int, *entity.Mention) bool) {
		for e := range w.Range(len(es)) {
			for m := range w.Range(len(es[e].Mentions)) {
				if !yield(e, &es[e].Mentions[m]) {
					return
				}
			}
		}
	}
}

// bySentence puts mentions in the order of the text.
func bySentence(w *watch.Watch, refs []mentionRef, sentences int) []mentionRef {
	out, starts := buckets(w, refs, sentences, func(r *mentionRef) int { return r.sentence })
	for s := range w.Range(sentences) {
		slices.SortStableFunc(out[starts[s]:starts[s+1]], func(a, b mentionRef) int { return a.mention.Span.Compare(b.mention.Span) })
	}
	return out
}

// rank puts names before nominals before pronouns.
func rank(m *entity.Mention) int {
	switch m.Kind {
	case entity.Name:
		return 0
	case entity.Nominal:
		return 1
	}
	return 2
}

// place finds the sentence, the tokens and the head token of a mention.
func place(t *syntax.Text, m *entity.Mention) (mentionRef, bool) {
	s := sort.Search(len(t.Sentences), func(i int) bool { return t.Sentences[i].End > m.Start })
	if s == len(t.Sentences) || t.Sentences[s].Start > m.Start {
		return mentionRef{}, false
	}
	toks := t.Sentences[s].Tokens
	first := sort.Search(len(toks), func(i int) bool { return toks[i].End > m.Start })
	last := sort.Search(len(toks), func(i int) bool { return toks[i].Start >= m.End })
	if first >= last {
		return mentionRef{}, false
	}
	return mentionRef{mention: m, sentence: s, first: first, last: last, head: headOf(toks, first, last)}, true
}

// headOf is the token of [first, last) whose head is outside; among several
// the last noun.
func headOf(toks []syntax.Token, first, last int) int {
	best := -1
	for i := first; i < last; i++ {
		if h := toks[i].Head; h >= first && h < last {
			continue
		}
		noun := toks[i].UPOS == "NOUN" || toks[i].UPOS == "PROPN" || toks[i].UPOS == "PRON"
		if best < 0 || noun {
			best = i
		}
	}
	if best < 0 {
		return last - 1
	}
	return best
}

// countries maps the names of countries to the entities that are they.
func countries(w *watch.Watch, es []entity.Entity) map[string]int {
	out := map[string]int{}
	for i := range w.Range(len(es)) {
		if es[i].Type != entity.Place {
			continue
		}
		if c, naming, ok := normalize.FindCountry(es[i].Name); ok && naming == normalize.ByName {
			if _, have := out[c.Name]; !have {
				out[c.Name] = i
			}
		}
	}
	return out
}

// nation is the country that an entity stands for: a GROUP's country when the
// article knows it, else the entity itself.
func (d *doc) nation(e int) int {
	if d.entities[e].Type != entity.Group {
		return e
	}
	if n, ok := d.nations[e]; ok {
		return n
	}
	n := d.findNation(e)
	d.nations[e] = n
	return n
}

func (d *doc) findNation(e int) int {
	if c, _, ok := normalize.FindCountry(d.entities[e].Name); ok {
		if i, have := d.country[c.Name]; have {
			return i
		}
	}
	return e
}

// isCountry reports whether an entity bears the name of a country.
func (d *doc) isCountry(e *entity.Entity) bool {
	_, naming, ok := normalize.FindCountry(e.Name)
	return ok && naming == normalize.ByName
}

// nationality reports whether a GROUP is named for a country.
func (d *doc) nationality(e int) bool {
	_, _, ok := normalize.FindCountry(d.entities[e].Name)
	return ok
}
