package relate

import (
	"slices"
	"sort"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/frame"
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
		r := repairer{toks: s.Tokens, names: names[i], program: d.schema.Program()}
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

// A repairer mends the tree of a sentence, in place.
type repairer struct {
	toks    []syntax.Token
	names   []nameSpan
	program *frame.Program // has the lists of titles, relatives and the like
	breaks  map[int]bool   // tokens where a name begins that its office stands before
	date    []bool         // tokens of dates
	heads   []int          // of a name's tokens: its head token; -1 outside of names
}

// run makes all repairs. Their order matters: each reads what those before it
// have left.
func (r *repairer) run() {
	r.unhook()
	r.readNames()
	r.beforePhrases()
	r.titles()
	r.phrases()
	r.afterPhrases()
}

// unhook makes roots of tokens whose heads no tree has.
func (r *repairer) unhook() {
	for i := range r.toks {
		if h := r.toks[i].Head; h < -1 || h >= len(r.toks) || h == i {
			r.toks[i].Head = -1
		}
	}
}

// readNames notes which tokens are of dates, and makes the other names phrases.
func (r *repairer) readNames() {
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
}

// titles joins the names of people and the offices before them.
func (r *repairer) titles() {
	for _, n := range r.names {
		if n.typ == entity.Person {
			r.titled(n)
			r.prefaced(n)
			r.doubled(n)
		}
	}
}

// phrases makes simple noun phrases whole, one after the other.
func (r *repairer) phrases() {
	for i := 0; i < len(r.toks); {
		end, head := r.chunk(i)
		if head < 0 {
			i++
			continue
		}
		r.phrase(i, end, head)
		i = end
	}
}

// beforePhrases mends what simple noun phrases are made of: words that the parser
// took for another part of speech, and what they hang on.
func (r *repairer) beforePhrases() {
	r.inLaws()
	r.backed()
	r.activated()
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
}

// afterPhrases mends what phrases and clauses hang on.
func (r *repairer) afterPhrases() {
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
	r.finite()
	r.crowned()
	r.contact()
	r.promoted()
	r.holders()
	r.speakers()
	r.progressive()
	r.plain()
	r.prepositional()
	r.lives()
	r.predicates()
	r.uncrossed()
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
	class := data.NounClass(a)
	return class != "" && class == data.NounClass(b)
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
