package score

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant/internal/bounded"
)

// FuzzNameFiles: a file of names is refused with an error or read, and then every
// name and token lies inside of its text.
func FuzzNameFiles(f *testing.F) {
	for _, name := range []string{"names.conll", "names.iob2", "names.sgml"} {
		b, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	f.Add("# text = a b\n1\ta\tB-PER\n2\tb\tI-PER\n\n-DOCSTART- O\n\nx B-\n")
	f.Add("<DOC><BODY><TEXT><ENAMEX TYPE=\"PERSON\">Kim</ENAMEX</BODY>")
	f.Fuzz(func(t *testing.T, data string) {
		var texts []NameText
		bounded.Cost{Time: 200 * time.Millisecond, TimePerByte: 20 * time.Microsecond, Bytes: 1 << 20, BytesPerByte: 5000}.Check(t, len(data), func() {
			texts = readSGML(data)
			if columns, err := readColumns("x", data); err == nil {
				texts = append(texts, columns...)
			}
			conventions(texts)
		})
		for _, x := range texts {
			for _, n := range x.Names {
				if n.Start < 0 || n.End < n.Start || n.End > len(x.Text) {
					t.Errorf("name %v of %d bytes", n, len(x.Text))
				}
			}
			last := 0
			for _, s := range x.Tokens {
				if s.Start < last || s.End < s.Start || s.End > len(x.Text) {
					t.Errorf("token %v of %d bytes after %d", s, len(x.Text), last)
				}
				last = s.End
			}
		}
	})
}

// FuzzCorefFiles: files of chains and of pronouns are refused or read.
func FuzzCorefFiles(f *testing.F) {
	f.Add("#begin document (a);\na 0 0 Kim (1)\na 0 1 left -\n\na 0 0 He (1\na 0 1 x 1)\n#end document\n")
	f.Add("ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\nd-1\tKim met Ann and she left.\tshe\t16\tKim\t0\tFALSE\tAnn\t8\tTRUE\tu\n")
	f.Fuzz(func(t *testing.T, data string) {
		bounded.Cost{Time: 200 * time.Millisecond, TimePerByte: 20 * time.Microsecond, Bytes: 2 << 20, BytesPerByte: 2000}.Check(t, len(data), func() {
			_, _ = readChains(strings.NewReader(data))
			_, _ = readGAP(strings.NewReader(data))
		})
		if docs, err := readChains(strings.NewReader(data)); err == nil {
			for i := range docs {
				source, spans := docs[i].Source()
				for _, s := range spans {
					if s.Start < 0 || s.End > len(source) || s.End < s.Start {
						t.Errorf("token %v of %d bytes", s, len(source))
					}
				}
			}
		}
		if examples, err := readGAP(strings.NewReader(data)); err == nil {
			for _, e := range examples {
				if e.Pronoun.Start < 0 || e.Pronoun.End > len(e.Text) {
					t.Errorf("pronoun %v of %d bytes", e.Pronoun, len(e.Text))
				}
			}
		}
	})
}
