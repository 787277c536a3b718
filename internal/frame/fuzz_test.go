package frame

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant/internal/bounded"
)

// FuzzLexicon reads any text as lists and classes, and compiles frames that use them
// all: each fault is told, and lists of lists and classes of classes grow no more than
// the text accounts for.
func FuzzLexicon(f *testing.F) {
	f.Add("list gift : gift present\nlist more : @gift car\nclass dative(A, B, C) : subj=A obj=B! iobj|to=C\n")
	f.Add("# x\nlist a : @a\nlist a : b\nclass c() : c()\nclass d(A) : d(A) d(A)\nlost\n: \nclass (\n")
	list, class := "list l0 : a b\n", "class c0(A) : subj=A\n"
	for i := range 40 {
		list += fmt.Sprintf("list l%d : @l%d @l%d\n", i+1, i, i)
		class += fmt.Sprintf("class c%d(A) : c%d(A) c%d(A)\n", i+1, i, i)
	}
	f.Add(list)
	f.Add(class)
	f.Fuzz(func(t *testing.T, text string) {
		cost := bounded.Cost{Time: 400 * time.Millisecond, TimePerByte: 50 * time.Microsecond, Bytes: 64 << 20, BytesPerByte: 10000}
		cost.Check(t, len(text), func() {
			lex := &Lexicon{}
			for _, err := range lex.Read("x.txt", text) {
				if err == nil || err.Error() == "" {
					t.Error("a fault without words")
				}
			}
			typ := give()
			for name, c := range lex.classes {
				givers := slices.Repeat([]string{"giver"}, len(c.params))
				typ.Sources = append(typ.Sources, Source{Text: "give/v : " + name + "(" + strings.Join(givers, ", ") + ")"})
			}
			for name := range lex.lists {
				typ.Sources = append(typ.Sources, Source{Text: "@" + name + "/v : subj=giver! obj=gift!"})
			}
			Compile(lex, []*Type{typ})
		})
	})
}
