package coref

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/parse"
	"github.com/actant-nlp/actant/internal/segment"
	"github.com/actant-nlp/actant/syntax"
)

var update = flag.Bool("update", false, "parse the cases in testdata anew and write their trees")

// A mark is [id TYPE words] around a name, [id ~TYPE words] around a
// description, [id ^ word] around a pronoun; "-" is the id of what refers to
// nothing. Marks may be nested. The same id is the same thing.
var mark = regexp.MustCompile(`\[([a-z0-9-]+) (\^|~?[A-Z]+(?:/[a-z]+)?) `)

// unmark takes the marks out of a case.
func unmark(t *testing.T, s string) (string, []entity.Mention, []string) {
	t.Helper()
	var text strings.Builder
	var ms []entity.Mention
	var ids []string
	var open []int
	for i := 0; i < len(s); {
		if at := mark.FindStringSubmatch(s[i:]); at != nil && strings.HasPrefix(s[i:], at[0]) {
			m := entity.Mention{Kind: entity.Name, Sentence: -1, Head: -1, Confidence: 0.9}
			m.Start = text.Len()
			kind := at[2]
			switch kind[0] {
			case '^':
				m.Kind, kind = entity.Pronoun, ""
			case '~':
				m.Kind, kind = entity.Nominal, kind[1:]
			}
			typ, subtype, _ := strings.Cut(kind, "/")
			m.Type, m.Subtype = entity.Type(typ), subtype
			open = append(open, len(ms))
			ms, ids = append(ms, m), append(ids, at[1])
			i += len(at[0])
			continue
		}
		if s[i] == ']' {
			if len(open) == 0 {
				t.Fatalf("a mark that nothing opens: %q", s[:i+1])
			}
			ms[open[len(open)-1]].End = text.Len()
			open = open[:len(open)-1]
			i++
			continue
		}
		text.WriteByte(s[i])
		i++
	}
	for i := range ms {
		ms[i].Text = ms[i].In(text.String())
	}
	return text.String(), ms, ids
}

// TestMarked resolves the marked-up cases of testdata/*.txt: paragraphs apart by
// a line of "---". Their trees are in the .conllu file of the same name, made
// by the shipped parser with -update and then kept.
func TestMarked(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var cases []string
		for _, c := range strings.Split(string(b), "\n---\n") {
			lines := strings.Split(strings.TrimSpace(c), "\n")
			for len(lines) > 0 && strings.HasPrefix(lines[0], "#") {
				lines = lines[1:]
			}
			cases = append(cases, strings.Join(lines, "\n"))
		}
		trees := readTrees(t, strings.TrimSuffix(file, ".txt")+".conllu", cases)
		for i, c := range cases {
			text, ms, ids := unmark(t, c)
			t.Run(filepath.Base(file)+"/"+firstWords(text), func(t *testing.T) {
				es, err := Resolver{}.Resolve(context.Background(), trees[i], ms)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(marked(ms, ids), found(es)); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

func firstWords(s string) string {
	w := strings.Fields(s)
	return strings.Join(w[:min(5, len(w))], " ")
}

// marked lists the expected sets of mentions.
func marked(ms []entity.Mention, ids []string) []string {
	sets := map[string][]string{}
	for i, m := range ms {
		if ids[i] != "-" {
			sets[ids[i]] = append(sets[ids[i]], m.Text)
		}
	}
	var out []string
	for _, s := range sets {
		out = append(out, strings.Join(s, " = "))
	}
	sort.Strings(out)
	return out
}

func found(es []entity.Entity) []string {
	var out []string
	for _, e := range es {
		var s []string
		for _, m := range e.Mentions {
			s = append(s, m.Text)
		}
		out = append(out, strings.Join(s, " = "))
	}
	sort.Strings(out)
	return out
}

// readTrees reads the parsed cases, each a document of the CoNLL-U file whose
// offsets are moved to the case's own text.
func readTrees(t *testing.T, file string, cases []string) []*syntax.Text {
	t.Helper()
	if *update {
		writeTrees(t, file, cases)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r := syntax.NewConlluReader(bytes.NewReader(b), file)
	var out []*syntax.Text
	for _, c := range cases {
		text, _, _ := unmark(t, c)
		parsed, _, err := r.ReadText()
		if err != nil {
			t.Fatalf("%v: run with -update", err)
		}
		out = append(out, realign(t, parsed, text))
	}
	return out
}

// realign moves a text read from CoNLL-U, which spells out single spaces, onto
// the source that it was made from.
func realign(t *testing.T, parsed *syntax.Text, source string) *syntax.Text {
	t.Helper()
	parsed.Source = source
	parsed.Body = []syntax.Span{{Start: 0, End: len(source)}}
	at := 0
	for s := range parsed.Sentences {
		toks := parsed.Sentences[s].Tokens
		for i := range toks {
			k := strings.Index(source[at:], toks[i].Text)
			if k < 0 {
				t.Fatalf("token %q is not in %q", toks[i].Text, source)
			}
			toks[i].Start, toks[i].End = at+k, at+k+len(toks[i].Text)
			at = toks[i].End
		}
		parsed.Sentences[s].Span = syntax.Span{Start: toks[0].Start, End: toks[len(toks)-1].End}
	}
	return parsed
}

func writeTrees(t *testing.T, file string, cases []string) {
	t.Helper()
	p, err := parse.Default()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := syntax.NewConlluWriter(&b)
	for i, c := range cases {
		source, _, _ := unmark(t, c)
		text := &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}}
		if err := segment.New().Tokenize(context.Background(), text); err != nil {
			t.Fatal(err)
		}
		if err := p.Parse(context.Background(), text); err != nil {
			t.Fatal(err)
		}
		if err := w.WriteText(text, strconv.Itoa(i+1)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
