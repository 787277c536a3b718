package ner

import (
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
	votes    map[string]*[kinds]float64 // by the name's key
	surnames map[string]float64         // family and given names of people named in full
	givens   map[string]float64
	heads    map[string]*[kinds]float64 // first words of longer names
	acronyms map[string]float64
	compass  bool // a country called North or South something occurs
}

// learn takes the confident names of the first pass as evidence.
func (d *document) learn(w *watch.Watch, sents []*sentence) {
	d.votes, d.heads = map[string]*[kinds]float64{}, map[string]*[kinds]float64{}
	d.surnames, d.givens, d.acronyms = map[string]float64{}, map[string]float64{}, map[string]float64{}
	for _, s := range sents {
		if w.Done() {
			return
		}
		for _, n := range s.names {
			if n.score >= sure/2 {
				vote(d.votes, s.key(n.start, n.end), n)
			}
			if n.score >= sure {
				d.partsOf(s, n)
			}
		}
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
			vote(d.heads, s.key(n.start, n.start+1), n)
			if n.subtype == "team" {
				vote(d.heads, s.key(n.start, n.start+1), n)
			}
		}
	case place:
		if f := s.toks[n.start].low; n.end-n.start == 2 && n.subtype == "country" && (f == "north" || f == "south") {
			d.compass = true
		}
	case product:
		if n.end-n.start >= 2 {
			vote(d.heads, s.key(n.start, n.start+1), n)
		}
	}
}

// learned reports whether d knows anything.
func (d *document) learned() bool { return d.votes != nil }

// tells reports whether add changes anything for tokens [i, j).
func (d *document) tells(s *sentence, i, j int) bool {
	key := s.key(i, j)
	return d.votes[key] != nil || d.surnames[key] > 0 || d.givens[key] > 0 || d.heads[key] != nil ||
		s.toks[i].acronym && d.acronyms[strings.ToUpper(key)] > 0 || j-i == 1 && s.compass(i)
}

// add adds the article's evidence for tokens [i, j).
func (d *document) add(s *sentence, i, j int, v *[kinds]float64) {
	if !d.learned() {
		return
	}
	key := s.key(i, j)
	if w := d.votes[key]; w != nil {
		if w[work] > 0 && (s.toks[i].low == "the" || s.toks[i].low == "a") {
			v[work] += 5 // the article is part of it
		}
		total := 0.0
		for k := range w {
			total += w[k]
		}
		for k := range w {
			if w[k] > 0 {
				v[k] += 2.5 * w[k] / total * min(total, 2) / 2
			}
		}
	}
	if x := d.surnames[key]; x > 0 {
		v[person] += min(x, 3.5)
	}
	if x := d.givens[key]; x > 0 && j-i == 1 {
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
