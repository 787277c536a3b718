package coref

import (
	"context"
	"flag"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/internal/ner"
	"github.com/actant-nlp/actant/syntax"
)

var (
	gumFile   = flag.String("learn-gum", "", "GUM in CoNLL-U to learn the weights for pronouns of things from")
	gumGenres = flag.String("gum-genres", "news interview academic court bio voyage", "the genres of GUM to use: those with an open licence")
)

// A gumDoc is a document with gold trees; coref gives each head token's entity.
type gumDoc struct {
	text *syntax.Text
	of   map[[2]int]int // sentence and token -> entity
}

var entityMark = regexp.MustCompile(`\((\d+)-[^()]*|(\d+)\)`)

// readGum reads the documents of the wanted genres.
func readGum(t *testing.T, file string) []gumDoc {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []gumDoc
	for _, doc := range strings.Split(string(b), "# newdoc id = ")[1:] {
		genre, _, _ := strings.Cut(strings.TrimPrefix(doc, "GUM_"), "_")
		if strings.Contains(" "+*gumGenres+" ", " "+genre+" ") {
			out = append(out, gumOf(doc))
		}
	}
	return out
}

func gumOf(doc string) gumDoc {
	d := gumDoc{text: new(syntax.Text), of: map[[2]int]int{}}
	var source strings.Builder
	var marks []string
	s := syntax.Sentence{}
	flush := func() {
		if len(s.Tokens) > 0 {
			s.Span = syntax.Span{Start: s.Tokens[0].Start, End: s.Tokens[len(s.Tokens)-1].End}
			d.text.Sentences = append(d.text.Sentences, s)
			d.entities(marks)
		}
		s, marks = syntax.Sentence{}, nil
	}
	for _, line := range strings.Split(doc, "\n") {
		c := strings.Split(line, "\t")
		if strings.HasPrefix(line, "# newpar") && source.Len() > 0 {
			source.WriteString("\n\n")
		}
		if line == "" {
			flush()
		}
		if len(c) != 10 || strings.ContainsAny(c[0], "-.") {
			continue
		}
		head, _ := strconv.Atoi(c[6])
		at := source.Len()
		source.WriteString(c[1])
		s.Tokens = append(s.Tokens, syntax.Token{Span: syntax.Span{Start: at, End: source.Len()}, Text: c[1], Lemma: c[2], UPOS: c[3], XPOS: c[4], Head: head - 1, Deprel: c[7]})
		if !strings.Contains(c[9], "SpaceAfter=No") {
			source.WriteByte(' ')
		}
		marks = append(marks, c[9])
	}
	flush()
	d.text.Source = source.String()
	for i := range d.text.Sentences {
		toks := d.text.Sentences[i].Tokens
		for k := range toks {
			toks[k].Text = toks[k].In(d.text.Source)
		}
	}
	d.text.Body = []syntax.Span{{Start: 0, End: len(d.text.Source)}}
	return d
}

// entities reads the brackets of the last sentence: the head of each bracket is
// the token whose head is outside.
func (d *gumDoc) entities(marks []string) {
	n := len(d.text.Sentences) - 1
	toks := d.text.Sentences[n].Tokens
	type open struct{ id, from int }
	var stack []open
	for i, m := range marks {
		k := strings.Index(m, "Entity=")
		if k < 0 {
			continue
		}
		value, _, _ := strings.Cut(m[k+7:], "|")
		for _, x := range entityMark.FindAllStringSubmatch(value, -1) {
			if x[1] != "" {
				id, _ := strconv.Atoi(x[1])
				stack = append(stack, open{id, i})
				continue
			}
			id, _ := strconv.Atoi(x[2])
			d.shut(toks, n, i, id, func() (int, bool) {
				for j := len(stack) - 1; j >= 0; j-- {
					if stack[j].id == id {
						from := stack[j].from
						stack = append(stack[:j], stack[j+1:]...)
						return from, true
					}
				}
				return 0, false
			})
		}
		// A bracket that opens and shuts at one token: "(7-abstract-…-sgl)".
		for len(stack) > 0 && stack[len(stack)-1].from == i && strings.HasSuffix(value, ")") && strings.Count(value, "(") == 1 && !strings.ContainsAny(value[strings.LastIndex(value, "("):len(value)-1], ")") {
			d.head(toks, n, i, i, stack[len(stack)-1].id)
			stack = stack[:len(stack)-1]
		}
	}
}

func (d *gumDoc) shut(toks []syntax.Token, n, i, id int, pop func() (int, bool)) {
	if from, ok := pop(); ok {
		d.head(toks, n, from, i, id)
	}
}

func (d *gumDoc) head(toks []syntax.Token, n, from, to, id int) {
	for k := from; k <= to; k++ {
		if h := toks[k].Head; (h < from || h > to) && toks[k].UPOS != "PUNCT" {
			if _, taken := d.of[[2]int{n, k}]; !taken {
				d.of[[2]int{n, k}] = id
			}
			return
		}
	}
}

// TestLearnThings fits thingWeights to the pronouns it, its, they, them, their.
func TestLearnThings(t *testing.T) {
	if *gumFile == "" {
		t.Skip("nothing to learn from: give -learn-gum FILE")
	}
	var all []instance
	for _, d := range readGum(t, *gumFile) {
		ms, err := (&ner.Recognizer{}).Recognize(context.Background(), d.text)
		if err != nil {
			t.Fatal(err)
		}
		a := read(nil, d.text, ms)
		a.trace = func(i int, cs []candidate, w *vector) {
			m := &a.m[i]
			id, ok := d.of[[2]int{m.sent, m.head}]
			if w != &thingWeights || !ok {
				return
			}
			var x instance
			n := 0
			for _, c := range cs {
				right := false
				for _, k := range a.set[c.root].members {
					if o := &a.m[k]; o.sent >= 0 && d.of[[2]int{o.sent, o.head}] == id {
						right = true
					}
				}
				if right {
					n++
				}
				x.v, x.right = append(x.v, c.v), append(x.right, right)
			}
			if n > 0 && n < len(cs) {
				all = append(all, x)
			}
		}
		if err := a.resolve(); err != nil {
			t.Fatal(err)
		}
	}
	report(t, all, thingWeights)
}
