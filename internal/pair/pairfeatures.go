package pair

import (
	"strconv"
	"strings"
)

// longestBetween is how many tokens between two mentions are spelled out.
const longestBetween = 12

// pairFeatures describes mentions i and j of s, i before j, to the classifier.
// Every feature counts by itself and together with the two types.
func (s *Sentence) pairFeatures(v *vocabulary, ms []Mention, i, j int) []int32 {
	p := &pairBag{bag: bag{v: v, rows: make([]int32, 0, 256)}, s: s, ms: ms, i: i, j: j}
	p.types = ms[i].Type + "|" + ms[j].Type
	p.both("")
	p.ends()
	p.between()
	p.around()
	p.path()
	p.company()
	p.topic()
	return p.rows
}

type pairBag struct {
	bag
	s     *Sentence
	ms    []Mention
	i, j  int
	types string
}

func (p *pairBag) both(parts ...string) {
	h := uint64(hashStart)
	for _, x := range parts {
		h = hashText(h, x)
	}
	p.addHash(h)
	p.addHash(hashText(h, p.types))
}

// ends are the mentions themselves.
func (p *pairBag) ends() {
	for side, m := range []Mention{p.ms[p.i], p.ms[p.j]} {
		at := strconv.Itoa(side)
		h := p.s.head(m)
		p.both("head", at, p.s.lemma(h))
		p.both("hint", at, strings.TrimPrefix(strings.TrimPrefix(p.s.hint(h), "B-"), "I-"))
		p.both("name", at, p.s.words(m))
		p.both("rel", at, p.s.Tokens[h].Deprel)
		p.both("gov", at, p.s.lemma(p.s.Tokens[h].Head))
		p.both("size", at, strconv.Itoa(min(m.Last-m.First, 4)))
		for _, c := range p.s.classes(h) {
			p.both("class", at, c)
		}
	}
}

// words are those of a mention, each with a space after it.
func (s *Sentence) words(m Mention) string {
	var b strings.Builder
	for k := m.First; k < m.Last; k++ {
		b.WriteString(s.lower(k))
		b.WriteByte(' ')
	}
	return b.String()
}

// between is what stands between the two; other mentions as their types.
func (p *pairBag) between() {
	s, from, to := p.s, p.ms[p.i].Last, p.ms[p.j].First
	n := to - from
	p.both("distance", bucket(n))
	if n <= 0 {
		p.both("adjacent")
		return
	}
	var seq, tags []string
	for k := from; k < to; k++ {
		if m := p.mentionAt(k); m >= 0 {
			seq = append(seq, "<"+p.ms[m].Type+">")
			tags = append(tags, "<"+p.ms[m].Type+">")
			k = p.ms[m].Last - 1
			continue
		}
		seq = append(seq, s.lemma(k))
		tags = append(tags, s.xpos(k))
	}
	for k, w := range seq {
		p.both("in", w)
		if k > 0 {
			p.both("in2", seq[k-1], w)
		}
		if k > 1 && len(seq) <= longestBetween {
			p.both("in3", seq[k-2], seq[k-1], w)
		}
	}
	for k := from; k < to && n <= longestBetween; k++ {
		for _, c := range s.classes(k) {
			p.both("inclass", c)
		}
	}
	p.both("first", seq[0])
	p.both("last", seq[len(seq)-1])
	if len(seq) <= longestBetween {
		p.both("tags", strings.Join(tags, " "))
	}
	if len(seq) <= 6 {
		p.both("words", strings.Join(seq, " "))
	}
}

func (p *pairBag) mentionAt(k int) int {
	for m := p.i + 1; m < p.j; m++ {
		if p.ms[m].First == k && p.ms[m].Last <= p.ms[p.j].First {
			return m
		}
	}
	return -1
}

func bucket(n int) string {
	switch {
	case n <= 4:
		return strconv.Itoa(n)
	case n <= 6:
		return "6"
	case n <= 10:
		return "10"
	case n <= 16:
		return "16"
	case n <= 26:
		return "26"
	}
	return "more"
}

// around are the words before the first and after the second.
func (p *pairBag) around() {
	a, b := p.ms[p.i].First, p.ms[p.j].Last
	p.both("before", p.s.lemma(a-1))
	p.both("before2", p.s.lemma(a-2), p.s.lemma(a-1))
	p.both("after", p.s.lemma(b))
	p.both("after2", p.s.lemma(b), p.s.lemma(b+1))
	p.both("fore", p.s.lemma(p.ms[p.j].First-2), p.s.lemma(p.ms[p.j].First-1))
	p.both("aft", p.s.lemma(p.ms[p.i].Last), p.s.lemma(p.ms[p.i].Last+1))
}

// path is the way through the tree from one head to the other.
func (p *pairBag) path() {
	s := p.s
	up, top, down := s.route(s.head(p.ms[p.i]), s.head(p.ms[p.j]))
	if top < 0 {
		p.both("no path")
		return
	}
	var rels, full strings.Builder
	for _, k := range up {
		rels.WriteString("<" + s.Tokens[k].Deprel)
		if k != up[0] {
			full.WriteString(s.lemma(k))
		}
		full.WriteString("<" + s.Tokens[k].Deprel)
	}
	full.WriteString("(" + s.lemma(top) + ")")
	rels.WriteString("*")
	for n := len(down) - 1; n >= 0; n-- {
		k := down[n]
		rels.WriteString(">" + s.Tokens[k].Deprel)
		full.WriteString(">" + s.Tokens[k].Deprel)
		if n > 0 {
			full.WriteString(s.lemma(k))
		}
	}
	p.both("path length", bucket(len(up)+len(down)))
	p.both("top", s.lemma(top))
	if len(up)+len(down) <= 8 {
		p.both("path", rels.String())
		p.both("path top", rels.String(), s.lemma(top))
	}
	if len(up)+len(down) <= 5 {
		p.both("full path", full.String())
	}
	p.inner(up, "up")
	p.inner(down, "down")
}

// inner are the words on one side of a path, the end excepted.
func (p *pairBag) inner(way []int, side string) {
	for n, k := range way {
		p.both("edge", side, p.s.Tokens[k].Deprel)
		if n > 0 {
			p.both("on", side, p.s.lemma(k))
			for _, c := range p.s.classes(k) {
				p.both("onclass", side, c)
			}
		}
	}
}

// route gives the tokens from a and from b up to, without it, the first token
// above (or equal to) both; top is -1 when there is none.
func (s *Sentence) route(a, b int) (up []int, top int, down []int) {
	depth := map[int]int{}
	for k, n := a, 0; s.in(k) && n < len(s.Tokens); k, n = s.Tokens[k].Head, n+1 {
		depth[k] = n
		up = append(up, k)
	}
	for k, n := b, 0; s.in(k) && n <= len(s.Tokens); k, n = s.Tokens[k].Head, n+1 {
		if d, ok := depth[k]; ok {
			return up[:d], k, down
		}
		down = append(down, k)
	}
	return nil, -1, nil
}

// company is which other mentions there are: how many lie between, and whether
// each of the pair is the nearest of its type to the other.
func (p *pairBag) company() {
	a, b := p.ms[p.i].Type, p.ms[p.j].Type
	p.both("between", strconv.Itoa(min(p.j-p.i-1, 4)))
	same := map[string]int{}
	for m := range p.ms {
		side := "in"
		switch {
		case m < p.i:
			side = "left"
		case m > p.j:
			side = "right"
		}
		if m != p.i && m != p.j {
			same[side+p.ms[m].Type]++
		}
	}
	p.both("rivals", strconv.Itoa(min(same["in"+a], 2)), strconv.Itoa(min(same["in"+b], 2)))
	p.both("left rivals", strconv.Itoa(min(same["left"+b], 2)))
	p.both("right rivals", strconv.Itoa(min(same["right"+a], 2)))
	p.both("right more", strconv.Itoa(min(same["right"+b], 2)))
	p.both("left more", strconv.Itoa(min(same["left"+a], 2)))
	p.both("all", strconv.Itoa(min(len(p.ms), 6)))
	if p.i > 0 {
		p.both("previous", p.ms[p.i-1].Type, strconv.Itoa(min(p.ms[p.i].First-p.ms[p.i-1].Last, 4)))
	}
	if p.j+1 < len(p.ms) {
		p.both("next", p.ms[p.j+1].Type, strconv.Itoa(min(p.ms[p.j+1].First-p.ms[p.j].Last, 4)))
	}
}

// maxTopic bounds the words of a sentence that are taken for its topic.
const maxTopic = 60

// topic is the verbs and nouns of the whole sentence.
func (p *pairBag) topic() {
	for k := range p.s.Tokens[:min(len(p.s.Tokens), maxTopic)] {
		if u := p.s.Tokens[k].UPOS; u == "VERB" || u == "NOUN" {
			p.both("topic", p.s.lemma(k))
		}
	}
}
