package relate

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/internal/spaced"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// scramble makes sentences of the words of source, whose tags, trees and entities
// nobody would give them: each sentence is one tree, as a parser promises, and each
// entity has mentions in the text.
func scramble(source string, r *rand.Rand) (*syntax.Text, []entity.Entity) {
	deprels := strings.Fields("nsubj obj iobj obl nmod appos conj compound amod det case flat nsubj:pass obl:agent nmod:poss acl acl:relcl advcl " +
		"ccomp xcomp cc mark aux aux:pass cop advmod parataxis punct nummod")
	upos := strings.Fields("NOUN PROPN VERB VERB AUX ADJ ADV DET PRON ADP NUM PUNCT PART SCONJ CCONJ")
	xpos := strings.Fields("NN NNS NNP NNPS VBD VBN VBG VB PRP PRP$ WP WDT POS DT IN CD RB JJ")
	t := &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}}
	for _, tok := range spaced.Tokens(source) {
		if len(t.Sentences) == 0 || r.IntN(16) == 0 {
			t.Sentences = append(t.Sentences, syntax.Sentence{Span: syntax.Span{Start: tok.Start}})
		}
		tok.Lemma, tok.UPOS, tok.XPOS = strings.ToLower(tok.Text), upos[r.IntN(len(upos))], xpos[r.IntN(len(xpos))]
		tok.Deprel, tok.Score = deprels[r.IntN(len(deprels))], r.Float32()
		s := &t.Sentences[len(t.Sentences)-1]
		s.End, s.Tokens = tok.End, append(s.Tokens, tok)
	}
	for i := range t.Sentences {
		plant(t.Sentences[i].Tokens, r)
	}
	return t, entities(t, r)
}

// plant makes one tree of the tokens, any one.
func plant(toks []syntax.Token, r *rand.Rand) {
	order := r.Perm(len(toks))
	toks[order[0]].Head, toks[order[0]].Deprel = -1, "root"
	for n, i := range order[1:] {
		toks[i].Head = order[r.IntN(n+1)]
	}
}

// entities have mentions that do not begin before their tokens' sentences or end
// after them.
func entities(t *syntax.Text, r *rand.Rand) []entity.Entity {
	types := []entity.Type{entity.Person, entity.Organization, entity.Place, entity.Group, entity.Product, entity.Law, entity.Date, entity.Money, entity.Thing, entity.Title}
	kinds := []entity.Kind{entity.Name, entity.Nominal, entity.Pronoun}
	var es []entity.Entity
	for si := range t.Sentences {
		toks := t.Sentences[si].Tokens
		for i := range toks {
			if r.IntN(2) == 0 {
				continue
			}
			last := min(i+r.IntN(4), len(toks)-1)
			span := syntax.Span{Start: toks[i].Start, End: toks[last].End}
			typ := types[r.IntN(len(types))]
			m := entity.Mention{Span: span, Text: span.In(t.Source), Kind: kinds[r.IntN(len(kinds))], Type: typ, Sentence: si,
				Head: i + r.IntN(last-i+1), Confidence: r.Float64()}
			if len(es) > 0 && r.IntN(3) == 0 {
				e := &es[r.IntN(len(es))]
				e.Mentions = append(e.Mentions, m)
				continue
			}
			id := fmt.Sprintf("e%d", len(es)+1)
			es = append(es, entity.Entity{ID: id, Type: typ, Name: m.Text, Confidence: 1, Mentions: []entity.Mention{m}})
		}
	}
	return es
}

// FuzzFind: whatever tags, trees and entities come in, what comes out is made of
// them and of the text: roles and sources are entities that were given or made,
// everything lies on characters of the text, confidences are shares. It comes out
// again, within time and memory for its size.
func FuzzFind(f *testing.F) {
	f.Add("Russian President Vladimir Putin gave Mr. Kim a car , “ and he was appointed minister ” , KCNA said on Monday in Moscow .", uint64(1))
	f.Add("his sister , Choi Ana , the head of the bank , bought Acme from Lee for $ 5 million ; police arrested him and her", uint64(5))
	f.Add("\xff \x00 日本 “ ” \" ( ) , , said said said a\u0301 met and and who who 's 's", uint64(9))
	f.Fuzz(func(t *testing.T, source string, seed uint64) {
		if len(source) > 4000 {
			return
		}
		text, es := scramble(source, rand.New(rand.NewPCG(seed, 1)))
		var facts *relation.Facts
		cost := bounded.Cost{Time: 400 * time.Millisecond, TimePerByte: 200 * time.Microsecond, Bytes: 8 << 20, BytesPerByte: 40000}
		cost.Check(t, len(source), func() {
			var err error
			if facts, err = New().Find(context.Background(), relation.News(), text, es); err != nil {
				t.Fatal(err)
			}
		})
		checkFacts(t, source, es, facts)
		again, err := New().Find(context.Background(), relation.News(), text, es)
		if d := cmp.Diff(facts, again); err != nil || d != "" {
			t.Errorf("found again: %v\n%s", err, d)
		}
	})
}

// checkFacts checks what holds of all facts of a text.
func checkFacts(t *testing.T, source string, es []entity.Entity, facts *relation.Facts) {
	t.Helper()
	known := map[string]bool{}
	for _, e := range es {
		known[e.ID] = true
	}
	for _, e := range facts.Made {
		if e.ID == "" || known[e.ID] || len(e.Mentions) == 0 {
			t.Errorf("made %+v", e)
		}
		known[e.ID] = true
		for _, m := range e.Mentions {
			inText(t, source, m.Span)
		}
	}
	for _, r := range facts.Relations {
		typ, ok := relation.News().Type(r.Type)
		if !ok || len(r.Args) == 0 || math.IsNaN(r.Confidence) || r.Confidence < 0 || r.Confidence > 1 {
			t.Errorf("relation %+v", r)
		}
		for _, a := range r.Args {
			if _, ok := typ.Role(a.Role); !ok || !known[a.Entity] {
				t.Errorf("%s: %s is %q", r.Type, a.Role, a.Entity)
			}
			inText(t, source, a.Span)
		}
		for _, id := range r.Attribution {
			if !known[id] {
				t.Errorf("%s: said by %q", r.Type, id)
			}
		}
		inText(t, source, append(r.Evidence, r.Trigger)...)
	}
	for _, q := range facts.Quotes {
		if q.Speaker != "" && !known[q.Speaker] {
			t.Errorf("spoken by %q", q.Speaker)
		}
		inText(t, source, q.Span, q.Cue)
	}
}

// inText wants ranges of the source. Tokens are between spaces, so that what begins
// and ends with them cuts no character.
func inText(t *testing.T, source string, spans ...syntax.Span) {
	t.Helper()
	for _, s := range spans {
		if s.Start < 0 || s.End < s.Start || s.End > len(source) {
			t.Errorf("%v in a text of %d bytes", s, len(source))
		}
	}
}
