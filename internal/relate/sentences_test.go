package relate

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// A marked sentence of testdata: tree, entities, and what relations it states.
type marked struct {
	text     syntax.Text
	entities []entity.Entity
	want     []string
	line     int
}

// TestSentences finds exactly the relations that the marked sentences state.
func TestSentences(t *testing.T) {
	for _, m := range readMarked(t, "testdata/sentences.conllu") {
		t.Run(fmt.Sprintf("line %d", m.line), func(t *testing.T) {
			facts, err := New().Find(context.Background(), relation.News(), &m.text, m.entities)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(m.want, describeAll(m.entities, facts)); diff != "" {
				t.Errorf("%s\n(-want +got)\n%s", m.text.Source, diff)
			}
		})
	}
}

func readMarked(t *testing.T, path string) []marked {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []marked
	var m *marked
	at := 0
	scan := bufio.NewScanner(f)
	for n := 1; scan.Scan(); n++ {
		line := scan.Text()
		switch {
		case strings.HasPrefix(line, "# text = "):
			all = append(all, marked{line: n})
			m = &all[len(all)-1]
			m.text.Source, at = line[len("# text = "):], 0
			m.text.Body = []syntax.Span{{End: len(m.text.Source)}}
		case strings.HasPrefix(line, "# entity = "):
			m.entities = append(m.entities, readEntity(m, strings.Fields(line)[3:]))
		case strings.HasPrefix(line, "# relation = "):
			m.want = append(m.want, canonical(line[len("# relation = "):]))
		case line == "" || line[0] == '#':
		default:
			c := strings.Split(line, "\t")
			at = m.token(c, at)
		}
	}
	for i := range all {
		sort.Strings(all[i].want)
	}
	return all
}

// token adds a line of CoNLL-U; a token 1 begins a sentence.
func (m *marked) token(c []string, at int) int {
	if c[0] == "1" {
		m.text.Sentences = append(m.text.Sentences, syntax.Sentence{})
	}
	s := &m.text.Sentences[len(m.text.Sentences)-1]
	start := at + strings.Index(m.text.Source[at:], c[1])
	head, _ := strconv.Atoi(c[6])
	tok := syntax.Token{
		Span: syntax.Span{Start: start, End: start + len(c[1])}, Text: c[1], Lemma: c[2], UPOS: c[3], XPOS: c[4],
		Head: head - 1, Deprel: c[7],
	}
	if c[5] != "_" {
		tok.Feats = c[5]
	}
	if len(s.Tokens) == 0 {
		s.Start = start
	}
	s.End = tok.End
	s.Tokens = append(s.Tokens, tok)
	return tok.End
}

func readEntity(m *marked, f []string) entity.Entity {
	start, _ := strconv.Atoi(f[0])
	end, _ := strconv.Atoi(f[1])
	typ, sub, _ := strings.Cut(f[3], "/")
	span := syntax.Span{Start: start, End: end}
	text := span.In(m.text.Source)
	return entity.Entity{
		ID: fmt.Sprintf("e%d", len(m.entities)+1), Type: entity.Type(typ), Subtype: sub, Name: text,
		Mentions: []entity.Mention{{Span: span, Kind: entity.Kind(f[2]), Text: text, Type: entity.Type(typ), Subtype: sub}},
	}
}

// describeAll writes relations as the test files have them: without optional
// roles, kinship words and the bodies of offices.
func describeAll(es []entity.Entity, facts *relation.Facts) []string {
	names := map[string]string{}
	for _, e := range append(slices.Clone(es), facts.Made...) {
		names[e.ID] = e.Name
	}
	var out []string
	for _, r := range facts.Relations {
		typ, _ := relation.News().Type(r.Type)
		line := r.Type
		for _, a := range r.Args {
			_, own := typ.Role(a.Role)
			if own && a.Role != "kinship" && !(r.Type == "HOLDS_POSITION" && a.Role == "organization") {
				line += " " + a.Role + "=" + names[a.Entity]
			}
		}
		if r.Polarity == relation.Negative {
			line += " NOT"
		}
		var by []string
		for _, id := range r.Attribution {
			by = append(by, names[id])
		}
		if r.Modality != relation.Actual || len(by) > 0 {
			line += " ; " + string(r.Modality)
		}
		if len(by) > 0 {
			line += " by=" + strings.Join(by, ",")
		}
		out = append(out, canonical(line))
	}
	sort.Strings(out)
	return out
}

// canonical sorts the roles of a relation's line.
func canonical(line string) string {
	head, tail, told := strings.Cut(line, " ; ")
	head, not := strings.CutSuffix(head, " NOT")
	typ, rest, _ := strings.Cut(head, " ")
	var roles []string
	for _, w := range strings.Fields(rest) {
		if strings.Contains(w, "=") || len(roles) == 0 {
			roles = append(roles, w)
		} else {
			roles[len(roles)-1] += " " + w
		}
	}
	sort.Strings(roles)
	out := typ + " " + strings.Join(roles, " ")
	if not {
		out += " NOT"
	}
	if told {
		out += " ; " + tail
	}
	return out
}
