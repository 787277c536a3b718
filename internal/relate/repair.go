package relate

import (
	"slices"
	"sort"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/syntax"
)

// repaired is a copy of t whose trees agree with its names: a name is one
// phrase, a title before it belongs to it, and what stands before a noun hangs
// in its phrase. Parsers go wrong there most, and the recogniser knows better.
// The text given is left as it is.
func (d *doc) repaired(t *syntax.Text) *syntax.Text {
	out := *t
	out.Sentences = slices.Clone(t.Sentences)
	names := namesOf(d.w, t, d.entities)
	for i := range d.w.Range(len(out.Sentences)) {
		s := &out.Sentences[i]
		s.Tokens = slices.Clone(s.Tokens)
		r := repairer{toks: s.Tokens, names: names[i], title: d.schema.Program().IsTitle, relative: d.schema.Program().IsRelative, enlists: d.schema.Program().Enlists, links: d.schema.Program().Links, charge: d.schema.Program().IsCharge, denies: d.schema.Program().Denies}
		r.run()
	}
	return &out
}

// A nameSpan is the tokens [first, last) of a name.
type nameSpan struct {
	first, last int
	typ         entity.Type
}

func namesOf(w *watch.Watch, t *syntax.Text, es []entity.Entity) [][]nameSpan {
	out := make([][]nameSpan, len(t.Sentences))
	for e, m := range mentions(w, es) {
		if m.Kind != entity.Name {
			continue
		}
		if r, ok := place(t, m); ok {
			out[r.sentence] = append(out[r.sentence], nameSpan{r.first, r.last, es[e].Type})
		}
	}
	for i := range w.Range(len(out)) {
		sort.Slice(out[i], func(a, b int) bool { return out[i][a].first < out[i][b].first })
	}
	return out
}

type repairer struct {
	toks     []syntax.Token
	names    []nameSpan
	title    func(lemma string) bool
	relative func(lemma string) bool
	enlists  func(lemma string) bool
	links    func(lemma string) bool
	charge   func(lemma string) bool
	denies   func(lemma string) bool
	breaks   map[int]bool // tokens where a name begins that its office stands before
	date     []bool       // tokens of dates
	heads    []int        // of a name's tokens: its head token; -1 outside of names
}

func (r *repairer) run() {
	for i := range r.toks { // heads that no tree has
		if h := r.toks[i].Head; h < -1 || h >= len(r.toks) || h == i {
			r.toks[i].Head = -1
		}
	}
	r.date = make([]bool, len(r.toks))
	r.heads = make([]int, len(r.toks))
	for i := range r.heads {
		r.heads[i] = -1
	}
	for _, n := range r.names {
		if n.typ == entity.Date || n.typ == entity.Time {
			for i := n.first; i < n.last; i++ {
				r.date[i] = true
			}
			continue
		}
		r.inner(n)
		r.name(n)
	}
	r.inLaws()
	r.verbless()
	r.ending()
	r.undergone()
	r.dayBeside()
	r.preposed()
	r.transitive()
	r.conjoined()
	r.oneOf()
	r.heading()
	r.investigating()
	r.beset()
	r.participles()
	r.stolen()
	r.level()
	r.late()
	r.ruling()
	r.bare()
	r.whatIsSaid()
	r.vouched()
	r.quantified()
	r.gapped()
	r.worth()
	r.ranked()
	r.executives()
	r.paired()
	r.plurals()
	r.contents()
	r.offices()
	for _, n := range r.names {
		if n.typ == entity.Person {
			r.titled(n)
			r.prefaced(n)
			r.doubled(n)
		}
	}
	for i := 0; i < len(r.toks); {
		end, head := r.chunk(i)
		if head < 0 {
			i++
			continue
		}
		r.phrase(i, end, head)
		i = end
	}
	r.lists()
	r.led()
	r.apposed()
	r.tailed()
	r.dated()
	r.reported()
	r.gapping()
	r.addressed()
	r.subjectNames()
	r.bearers()
	r.priced()
	r.naming()
	r.climbing()
	r.quoted()
	r.identified()
	r.relatives()
	r.residents()
	r.styled()
	r.beside()
	r.starring()
	r.appointed()
	r.members()
	r.pairs()
	r.parted()
	r.twins()
	r.fronted()
	r.subjects()
	r.twoSubjects()
	r.apart()
	r.prefixed()
	r.clauses()
	r.rootless()
	r.holders()
	r.speakers()
	r.progressive()
	r.plain()
	r.prepositional()
	r.asides()
	r.whose()
	r.recipients()
	r.disputed()
}

// progressive makes the verb of "may be shipping vehicles" a verb, where the
// parser took it for a modifier of a predicate noun.
func (r *repairer) progressive() {
	for v := 2; v < len(r.toks); v++ {
		n := r.toks[v].Head
		if r.toks[v].XPOS != "VBG" || relOf(r.toks[v]) != "amod" || n <= v || n >= len(r.toks) || r.toks[n].XPOS != "NNS" {
			continue
		}
		be := v - 1
		if r.toks[be].UPOS == "ADV" {
			be--
		}
		if r.toks[be].UPOS != "AUX" || relOf(r.toks[be]) != "cop" || r.toks[be].Head != n || r.toks[be-1].UPOS != "AUX" {
			continue
		}
		r.toks[v].Head, r.toks[v].Deprel = r.toks[n].Head, r.toks[n].Deprel
		r.toks[n].Head, r.toks[n].Deprel = v, "obj"
		for k := range r.toks {
			if t := &r.toks[k]; t.Head == n && k < v && k != n {
				t.Head = v
				if relOf(*t) == "cop" {
					t.Deprel = "aux"
				}
			} else if t.Head == n && k > n && (relOf(*t) == "nmod" || relOf(*t) == "advcl") {
				t.Head = v
				if relOf(*t) == "nmod" {
					t.Deprel = "obl"
				}
			}
		}
	}
}

// lists undoes the reading of a list's first members as modifiers of its last:
// "artillery, rockets and missiles" are three things of a kind, "health and
// labour ministers" ministers.
func (r *repairer) lists() {
	for i := range r.toks {
		h := r.toks[i].Head
		if h <= i+1 || h >= len(r.toks) || h-i > 12 || r.toks[i].UPOS != "NOUN" || r.toks[h].UPOS != "NOUN" || r.heads[i] >= 0 {
			continue
		}
		if rel := relOf(r.toks[i]); rel != "compound" && rel != "nmod" {
			continue
		}
		if next := r.toks[i+1]; next.Text != "," && next.UPOS != "CCONJ" || !alike(lower(r.toks[i]), lower(r.toks[h])) {
			continue
		}
		r.toks[i].Head, r.toks[i].Deprel, r.toks[i].Score = r.toks[h].Head, r.toks[h].Deprel, r.toks[h].Score
		r.toks[h].Head, r.toks[h].Deprel = i, "conj"
		for k := range i { // what stands before the list is the first member's
			if r.toks[k].Head == h {
				r.toks[k].Head = i
			}
		}
	}
}

// plain makes a verb of what the parser took for an adjective between two plural
// nouns, which none can be: "the two countries bolster ties".
func (r *repairer) plain() {
	for v := 1; v+1 < len(r.toks); v++ {
		n, s := r.toks[v].Head, v-1
		if r.toks[v].UPOS != "ADJ" || relOf(r.toks[v]) != "amod" || n <= v || n >= len(r.toks) || r.toks[n].XPOS != "NNS" ||
			r.toks[s].XPOS != "NNS" || r.toks[s].Head != n || !data.Lexicon("verbs").Has(r.toks[v].Text) {
			continue
		}
		t := &r.toks[v]
		t.UPOS, t.XPOS, t.Lemma, t.Head, t.Deprel = "VERB", "VBP", strings.ToLower(t.Text), r.toks[n].Head, r.toks[n].Deprel
		for k := range s {
			if r.toks[k].Head == s && relOf(r.toks[k]) == "case" {
				r.toks[k].Head, r.toks[k].Deprel, t.Deprel = v, "mark", "advcl"
			}
		}
		r.toks[s].Head, r.toks[s].Deprel = v, "nsubj"
		r.toks[n].Head, r.toks[n].Deprel = v, "obj"
	}
}

// alike reports whether two nouns name things of one kind.
func alike(a, b string) bool {
	x, ok := data.Lexicon("noun-classes").Row(a)
	if !ok {
		return false
	}
	y, ok := data.Lexicon("noun-classes").Row(b)
	return ok && x.Get("class") == y.Get("class")
}

// set hangs token i on h, unless that would make a circle; then h first takes
// i's own place.
func (r *repairer) set(i, h int, rel string) {
	if i == h || r.toks[i].Head == h {
		return
	}
	for steps, up := 0, h; up >= 0 && up < len(r.toks) && steps <= len(r.toks); steps, up = steps+1, r.toks[up].Head {
		if up == i {
			r.toks[h].Head, r.toks[h].Deprel, r.toks[h].Score = r.toks[i].Head, r.toks[i].Deprel, r.toks[i].Score
			break
		}
	}
	r.toks[i].Head, r.toks[i].Deprel = h, rel
}

// name makes a name one phrase: all its tokens hang on its head.
func (r *repairer) name(n nameSpan) {
	if n.last-n.first > 12 {
		return
	}
	head, outside := -1, 0
	for i := n.first; i < n.last; i++ {
		if h := r.toks[i].Head; h >= n.first && h < n.last {
			continue
		}
		outside++
		better := head < 0
		if !better && n.typ == entity.Person {
			better = false // a person's name hangs on its first word
		} else if !better {
			better = r.toks[i].UPOS == "PROPN" || r.toks[i].UPOS == "NOUN"
		}
		if better {
			head = i
		}
	}
	if head < 0 {
		return
	}
	if n.last-n.first == 1 && r.toks[head].UPOS == "AUX" {
		r.auxiliary(head)
	}
	for i := n.first; i < n.last; i++ {
		r.heads[i] = head
		if h := r.toks[i].Head; i != head && (h < n.first || h >= n.last) && r.toks[i].UPOS != "PUNCT" {
			rel := "compound"
			if i > head {
				rel = "flat"
			}
			r.toks[i].Head, r.toks[i].Deprel = head, rel
		}
	}
	if n.typ == entity.Organization && n.last-n.first > 2 {
		for k := n.last; k < len(r.toks) && k < n.last+12; k++ { // what follows a name is not within it
			if h := r.toks[k].Head; h >= n.first && h < n.last && h != head && r.toks[k].UPOS == "VERB" {
				r.toks[k].Head = head
			}
		}
	}
}

// titled joins a title and the name right after it: the one that the parser is
// surer of keeps its place, the other hangs on it.
func (r *repairer) titled(n nameSpan) {
	t := n.first - 1
	if t >= 0 && r.toks[t].UPOS == "ADJ" && r.heads[t] < 0 && r.title(lower(r.toks[t])) {
		r.toks[t].UPOS, r.toks[t].XPOS = "NOUN", "NN" // "chief executive Jo Roe"
	}
	if t < 0 || r.toks[t].UPOS != "NOUN" && r.toks[t].UPOS != "PROPN" || r.heads[t] >= 0 || !r.title(lower(r.toks[t])) {
		return
	}
	name := r.heads[n.first]
	if name < 0 {
		return
	}
	if h := r.toks[name].Head; relOf(r.toks[name]) == "appos" && h < n.first && h > n.first-5 && h >= 0 && r.title(lower(r.toks[h])) {
		for k := n.last; k < len(r.toks); k++ { // "Sgt. Roe, a cook from Ry": it is all told of the name
			if rel := relOf(r.toks[k]); r.toks[k].Head == h && (rel == "appos" || rel == "nmod" || rel == "acl") {
				r.toks[k].Head = name
			}
		}
	}
	if r.toks[t].Head == name || r.toks[name].Head == t {
		return
	}
	if r.toks[t].Head >= 0 && r.argument(t) && (!r.argument(name) || r.toks[t].Score >= r.toks[name].Score) {
		r.set(name, t, "appos")
		return
	}
	r.set(t, name, "nmod:desc")
}

func (r *repairer) argument(i int) bool {
	if r.toks[i].Deprel == "nmod:desc" {
		return false
	}
	switch relOf(r.toks[i]) {
	case "nsubj", "obj", "iobj", "obl", "nmod", "root", "conj":
		return true
	}
	return false
}

// chunk finds the simple noun phrase that begins at i: where it ends, and its
// head. The head is -1 when none begins there.
func (r *repairer) chunk(i int) (end, head int) {
	head = -1
	j := i
	for ; j < len(r.toks) && j-i < 14; j++ {
		t := &r.toks[j]
		if r.date[j] || j > i && r.breaks[j] {
			break
		}
		if t.UPOS == "DET" && j > i && r.toks[j-1].UPOS != "DET" || t.XPOS == "PRP$" && j > i && r.toks[j-1].UPOS != "DET" {
			break
		}
		stop := false
		switch t.UPOS {
		case "NOUN", "PROPN":
			head = j
		case "DET", "ADJ", "NUM":
		case "PRON":
			stop = t.XPOS != "PRP$"
		case "ADV":
			stop = head < 0 && j > i || head >= 0 && r.toks[j-1].XPOS != "POS"
		case "VERB":
			stop = !(t.XPOS == "VBN" || t.XPOS == "VBG") || relOf(*t) != "amod"
		case "PART":
			stop = t.XPOS != "POS"
		case "PUNCT":
			stop = t.Text != "-" || j == i || t.Start != r.toks[j-1].End
		default:
			stop = r.heads[j] < 0
		}
		if stop && r.heads[j] < 0 {
			break
		}
		if stop {
			head = j
		}
	}
	if head >= 0 && r.heads[head] >= 0 && r.heads[head] >= i {
		head = r.heads[head]
	}
	return max(j, i+1), head
}

// phrase hangs what stands before the head of a simple noun phrase in it, and
// gives the head the preposition before the phrase.
func (r *repairer) phrase(i, end, head int) {
	for j := i; j < head; j++ {
		h := r.toks[j].Head
		if h >= i && h < end || r.heads[j] >= 0 && r.heads[j] != j || r.heads[j] == head {
			continue
		}
		switch relOf(r.toks[j]) {
		case "amod", "det", "nummod", "compound":
			if r.toks[j].UPOS != "VERB" && r.next(j) {
				r.set(j, head, r.toks[j].Deprel)
			}
		case "nmod":
			if j+1 < end && r.toks[j+1].XPOS == "POS" {
				r.set(j, head, "nmod:poss")
			}
		}
	}
	p := i - 1
	if p < 0 || r.toks[p].UPOS != "ADP" || relOf(r.toks[p]) != "case" {
		return
	}
	x := r.toks[p].Head
	if x == head || x < 0 || r.toks[x].XPOS == "JJS" { // "at least 20 people"
		return
	}
	if x < i || x >= end {
		r.toks[p].Head = head // it cannot reach over the phrase
		return
	}
	if u := r.toks[x].UPOS; u == "ADV" || u == "ADJ" || u == "DET" || x+1 < end && r.toks[x+1].XPOS == "POS" || r.toks[x].Head == head {
		r.toks[p].Head = head
	}
}

// next reports whether only words of the noun phrase stand between j and the
// following noun.
func (r *repairer) next(j int) bool {
	for k := j + 1; k < len(r.toks) && k < j+6; k++ {
		switch r.toks[k].UPOS {
		case "NOUN", "PROPN":
			return true
		case "ADJ", "NUM", "PUNCT":
		case "VERB":
			if relOf(r.toks[k]) != "amod" {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// prepositional makes what has a preposition of its own an oblique: it is no
// subject or object.
func (r *repairer) prepositional() {
	for i := range r.toks {
		t := &r.toks[i]
		if relOf(*t) != "case" || t.UPOS != "ADP" || t.Head < 0 || t.Head >= len(r.toks) || t.Head < i {
			continue
		}
		if next := r.toks[i+1]; (next.UPOS == "NUM" || next.XPOS == "JJS") && lower(*t) != "with" && lower(*t) != "by" {
			continue // "at least 20 people", "over 300 people": the phrase stays what it is
		}
		h := &r.toks[t.Head]
		switch relOf(*h) {
		case "nsubj", "obj", "iobj", "appos", "dep":
			if h.Head >= 0 && r.toks[h.Head].UPOS == "VERB" {
				h.Deprel = "obl"
			} else if h.Head >= 0 {
				h.Deprel = "nmod"
			}
		}
	}
}

func relOf(t syntax.Token) string {
	for i := 0; i < len(t.Deprel); i++ {
		if t.Deprel[i] == ':' {
			return t.Deprel[:i]
		}
	}
	return t.Deprel
}

func lower(t syntax.Token) string {
	if t.Lemma != "" && t.Lemma != "_" {
		return strings.ToLower(t.Lemma)
	}
	return strings.ToLower(t.Text)
}
