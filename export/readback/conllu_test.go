package readback

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/export"
	"github.com/actant-nlp/actant/syntax"
)

// A conlluDoc is what a reader finds of a document: the ids of its entities with
// the places of their mentions, in words counted through the document.
type conlluDoc struct {
	id        string
	words     int
	sentences int
	mentions  map[string][]conlluMention
}

type conlluMention struct {
	first, last      int
	typ, kind, ident string
	head             int
}

// readConllu reads CoNLL-U with CorefUD's brackets, written after the two formats'
// descriptions and independent of the writer.
func readConllu(text string) ([]*conlluDoc, error) {
	var docs []*conlluDoc
	var doc *conlluDoc
	var fields []string
	open := map[string][]*conlluMention{}
	for n, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		fail := func(format string, args ...any) error {
			return fmt.Errorf("line %d: "+format, append([]any{n + 1}, args...)...)
		}
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			_, id, _ := strings.Cut(line, "= ")
			doc = &conlluDoc{id: id, mentions: map[string][]conlluMention{}}
			docs = append(docs, doc)
		case strings.HasPrefix(line, "# global.Entity = "):
			fields = strings.Split(strings.TrimPrefix(line, "# global.Entity = "), "-")
		case strings.HasPrefix(line, "#"):
		case line == "":
			doc.sentences++
			for id, ms := range open {
				if len(ms) > 0 {
					return nil, fail("entity %s is open at the end of its sentence", id)
				}
			}
		default:
			cols := strings.Split(line, "\t")
			if len(cols) != 10 {
				return nil, fail("%d columns", len(cols))
			}
			if strings.Contains(cols[0], "-") {
				continue
			}
			if _, err := strconv.Atoi(cols[0]); err != nil {
				return nil, fail("%v", err)
			}
			for misc := range strings.SplitSeq(cols[9], "|") {
				if value, ok := strings.CutPrefix(misc, "Entity="); ok {
					if err := doc.brackets(value, fields, open); err != nil {
						return nil, fail("%v", err)
					}
				}
			}
			doc.words++
		}
	}
	return docs, nil
}

var bracket = regexp.MustCompile(`^(?:\(([^()]*)(\)?)|([^()]*)\))`)

func (d *conlluDoc) brackets(value string, fields []string, open map[string][]*conlluMention) error {
	for value != "" {
		m := bracket.FindStringSubmatch(value)
		if m == nil {
			return fmt.Errorf("no bracket: %q", value)
		}
		value = value[len(m[0]):]
		if !strings.HasPrefix(m[0], "(") {
			stack := open[m[3]]
			if len(stack) == 0 {
				return fmt.Errorf("%q closes nothing", m[3])
			}
			last := stack[len(stack)-1]
			open[m[3]] = stack[:len(stack)-1]
			last.last = d.words
			d.mentions[m[3]] = append(d.mentions[m[3]], *last)
			continue
		}
		parts := strings.Split(m[1], "-")
		if len(parts) != len(fields) {
			return fmt.Errorf("%d fields of %d in %q", len(parts), len(fields), m[1])
		}
		got := map[string]string{}
		for i, f := range fields {
			text, err := url.PathUnescape(parts[i])
			if err != nil {
				return err
			}
			got[f] = text
		}
		head, err := strconv.Atoi(got["head"])
		if err != nil || head < 1 {
			return fmt.Errorf("head %q", got["head"])
		}
		x := conlluMention{first: d.words, last: d.words, typ: got["etype"], kind: got["kind"], ident: got["identity"], head: head}
		if m[2] == ")" {
			d.mentions[parts[0]] = append(d.mentions[parts[0]], x)
		} else {
			open[parts[0]] = append(open[parts[0]], &x)
		}
	}
	return nil
}

func TestConllu(t *testing.T) {
	c := load(t)
	docs, err := readConllu(string(c.documents(t, "conllu", export.Options{}).one(t)))
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]*conlluDoc{}
	for _, d := range docs {
		byID[d.id] = d
	}
	var got, want struct{ Articles, Words, Entities, Mentions int }
	got.Articles = len(docs)
	for _, d := range docs {
		got.Words += d.words
		got.Entities += len(d.mentions)
		for _, ms := range d.mentions {
			got.Mentions += len(ms)
			for _, m := range ms {
				if m.head > m.last-m.first+1 {
					t.Errorf("%s: head %d of %d words", d.id, m.head, m.last-m.first+1)
				}
			}
		}
	}
	for _, d := range c.docs {
		words := 0
		for _, s := range d.Text.Sentences {
			words += len(s.Tokens)
		}
		if words == 0 {
			continue
		}
		want.Articles++
		want.Words += words
		for _, e := range d.Entities {
			n := covered(d, e.Mentions)
			want.Mentions += n
			if n > 0 {
				want.Entities++
			}
			if n < len(e.Mentions) && !strings.HasPrefix(d.ID, "nasty") {
				t.Errorf("%s: %d of %d mentions of %s (%s) have words", d.ID, n, len(e.Mentions), e.ID, e.Name)
			}
		}
	}
	same(t, "documents", got, want)
}

// covered counts the mentions with a word of the text in them.
func covered(d *actant.Document, ms []entity.Mention) int {
	n := 0
	for _, m := range ms {
		for _, s := range d.Text.Sentences {
			if slices.ContainsFunc(s.Tokens, func(tok syntax.Token) bool { return tok.Overlaps(m.Span) }) {
				n++
				break
			}
		}
	}
	return n
}
