package ner

import (
	"maps"
	"math"
	"strings"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/normalize"
)

// sure is the score from which a name of the first pass is evidence.
const sure = 2.5

// A document is what the article as a whole tells of its names. Before learn it
// knows nothing.
type document struct {
	names    map[string]*standing // by the name's key
	surnames map[string]float64   // family and given names of people named in full
	givens   map[string]float64
	heads    map[string]*[kinds]float64 // first words of longer names
	acronyms map[string]float64
	firms    map[string]bool // first words of companies named before anybody of that surname
	storms   map[string]bool // "Odile", of a Hurricane Odile
	compass  bool            // a country called North or South something occurs
}

// A standing is what the article as a whole tells of one name.
type standing struct {
	mentions float64
	votes    float64        // how surely it is a name at all
	inner    [kinds]float64 // the sum of what the mentions themselves tell
	clue     clue           // the sum of what the words around them tell
	share    [kinds]float64 // how likely the name is of each kind
	kind     kind           // the likeliest
}

// learn takes the names of the first pass as evidence.
func (d *document) learn(w *watch.Watch, sents []*sentence) {
	d.names, d.heads = map[string]*standing{}, map[string]*[kinds]float64{}
	d.surnames, d.givens, d.acronyms = map[string]float64{}, map[string]float64{}, map[string]float64{}
	d.firms, d.storms = map[string]bool{}, map[string]bool{}
	for _, s := range sents {
		if w.Done() {
			return
		}
		for _, n := range s.names {
			d.tell(s, n)
		}
	}
	for n := range watch.Each(w, maps.Values(d.names)) {
		n.settle()
	}
	for _, s := range sents {
		if w.Done() {
			return
		}
		for _, n := range s.names {
			if n.score >= sure {
				n.kind = d.names[s.key(n.start, n.end)].kind
				d.partsOf(s, n)
			}
		}
	}
}

// clueLimit bounds what all other mentions of a name tell of one.
const clueLimit = 5

// tell keeps what a name and the words around it tell. What these tell of a
// person goes for the last word alone too, what they tell of an organisation for
// the first.
func (d *document) tell(s *sentence, n name) {
	c := s.clues(n.start, n.end)
	st := d.standing(s.key(n.start, n.end))
	st.clue.sum(c, 1, 1, 1)
	v, _ := s.evidence(n.start, n.end, new(document))
	for x := range c {
		v[told[x].kind] -= c[x]
	}
	for k := range v {
		st.inner[k] += v[k]
	}
	st.mentions++
	if n.score >= sure/2 {
		st.votes += min(n.score, 6) / 3
	}
	if n.end-n.start > 1 {
		d.standing(s.key(n.end-1, n.end)).clue.sum(c, 1, 0, 0)
		d.standing(s.key(n.start, n.start+1)).clue.sum(c, 0, 1, 0)
	}
}

// settle weighs the kinds against each other: what the mentions themselves tell
// is told by each of them again and is averaged, what the words around tell adds up.
func (n *standing) settle() {
	if n.mentions == 0 {
		return
	}
	var sum float64
	for k := range n.inner {
		n.share[k] = n.inner[k] / n.mentions
	}
	for x := range n.clue {
		n.share[told[x].kind] += min(n.clue[x], settleLimit)
	}
	for k := range n.share {
		if n.share[k] > n.share[n.kind] {
			n.kind = kind(k)
		}
	}
	top := n.share[n.kind]
	for k := range n.share {
		n.share[k] = math.Exp(n.share[k] - top)
		sum += n.share[k]
	}
	for k := range n.share {
		n.share[k] /= sum
	}
}

// settleLimit bounds what the words around all mentions tell of a kind.
const settleLimit = 8

func (d *document) standing(key string) *standing {
	n := d.names[key]
	if n == nil {
		n = new(standing)
		d.names[key] = n
	}
	return n
}

// sum adds b, each kind of told with its weight.
func (c *clue) sum(b clue, weights ...float64) {
	for x := range c {
		c[x] += weights[x] * b[x]
	}
}

// addClues adds what the words around the other mentions of tokens [i, j) tell:
// a cost for the kinds that they speak for less. A bonus would favour the parts
// of a name over the whole.
func (n *standing) addClues(own clue, v *[kinds]float64) {
	others, best := n.clue, 0.0
	for x := range others {
		others[x] = min(max(others[x]-own[x], 0), clueLimit)
		best = max(best, others[x])
	}
	for x := range others {
		v[told[x].kind] += others[x] - best
	}
}

func vote(m map[string]*[kinds]float64, key string, n name) {
	v := m[key]
	if v == nil {
		v = new([kinds]float64)
		m[key] = v
	}
	v[n.kind] += min(n.score, 6) / 3
}

// partsOf keeps the parts by which a thing named in full may be called again.
func (d *document) partsOf(s *sentence, n name) {
	switch text := s.formText(n.start, n.end); n.kind {
	case person:
		if n.end-n.start < 2 {
			return
		}
		p := normalize.ParsePerson(text)
		for _, part := range [...]string{p.Family, p.Given} {
			if part == "" {
				continue
			}
			m := d.surnames
			if part == p.Given {
				m = d.givens
			}
			k := data.Key(part)
			m[k] = max(m[k], n.score)
			m[k+"s"] = max(m[k+"s"], n.score/2) // the Sams
		}
	case organization:
		if n.end-n.start >= 2 {
			for _, a := range normalize.Acronym(text) {
				d.acronyms[a] = n.score
			}
			head := s.key(n.start, n.start+1)
			vote(d.heads, head, n)
			if s.companyEnd(n.end) && d.surnames[head] == 0 {
				d.firms[head] = true
			}
			if n.subtype == "team" {
				vote(d.heads, s.key(n.start, n.start+1), n)
			}
		}
	case place:
		if f := s.toks[n.start].low; n.end-n.start == 2 && n.subtype == "country" && (f == "north" || f == "south") {
			d.compass = true
		}
	case event:
		if _, ok := s.lex.namedEvents.Row(s.toks[n.start].low); ok && n.end-n.start == 2 {
			d.storms[s.key(n.start+1, n.end)] = true
		}
	case product:
		if n.end-n.start >= 2 {
			vote(d.heads, s.key(n.start, n.start+1), n)
		}
	}
}

// learned reports whether d knows anything.
func (d *document) learned() bool { return d.names != nil }

// tells reports whether add changes anything for tokens [i, j).
func (d *document) tells(s *sentence, i, j int) bool {
	key := s.key(i, j)
	return d.names[key] != nil || d.storms[key] || d.surnames[key] > 0 || d.firms[key] || d.givens[key] > 0 || d.heads[key] != nil ||
		s.toks[i].acronym && d.acronyms[strings.ToUpper(key)] > 0 || j-i == 1 && s.compass(i)
}

// add adds the article's evidence for tokens [i, j).
func (d *document) add(s *sentence, i, j int, own clue, v *[kinds]float64) {
	if !d.learned() {
		return
	}
	key := s.key(i, j)
	if d.firms[key] { // "Kolbe Sensorik AG" was told of before Heinrich Kolbe is, if he is
		v[person] -= 3
		v[organization] += 4
		return
	}
	if d.storms[key] {
		v[event] += 6
		v[person] -= 2
	}
	if n := d.names[key]; n != nil {
		n.addClues(own, v)
		if n.kind == work && n.votes > 0 && (s.toks[i].low == "the" || s.toks[i].low == "a") {
			v[work] += 5 // the article is part of it
		}
		for k, share := range n.share {
			v[k] += 2.5 * share * min(n.votes, 2) / 2
		}
	}
	if x := d.surnames[key]; x > 0 {
		v[person] += min(x, 3.5)
	}
	if x := d.givens[key]; x > 0 && j-i == 1 && !(j < len(s.toks) && s.toks[j].tag == "I" && s.toks[j].cap) { // "Matthew" of "Matthew Bishop"
		v[person] += min(x, 2.5)
	}
	if w := d.heads[key]; w != nil {
		for k := range w {
			if w[k] > 0 {
				v[k] += min(w[k], 2.5)
			}
		}
	}
	if s.toks[i].acronym && d.acronyms[strings.ToUpper(key)] > 0 {
		v[organization] += 3
	}
	if j-i == 1 && s.compass(i) {
		if d.compass {
			v[place] += 3
		} else {
			v[place] -= 2
		}
	}
}
