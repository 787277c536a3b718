package pair

import (
	"context"
	"testing"
	"time"

	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/internal/modelfile"
	"github.com/actant-nlp/actant/syntax"
)

// FuzzLoad loads any bytes as the body of a model: what loads reads a sentence, and
// no file makes more memory be taken than its size accounts for.
func FuzzLoad(f *testing.F) {
	for _, tagger := range []bool{false, true} {
		m, err := Train(context.Background(), sentences(f, 6), Options{Tagger: tagger, Passes: 1})
		if err != nil {
			f.Fatal(err)
		}
		body := stored(f, m)[modelfile.HeaderLen:]
		f.Add(body)
		f.Add(body[:len(body)/2])
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		file := kind.Seal(body)
		cost := bounded.Cost{Time: 200 * time.Millisecond, TimePerByte: 20 * time.Microsecond, Bytes: 1 << 20, BytesPerByte: 200}
		var m *Model
		var err error
		cost.Check(t, len(file), func() { m, err = Load(file) })
		if err != nil {
			return
		}
		s := Sentence{Tokens: []syntax.Token{{Text: "Ann"}, {Text: "Lee"}, {Text: "joined"}, {Text: "Acme"}}}
		ms, found := m.Read(&s)
		for _, g := range found {
			if g.Head < 0 || g.Tail < 0 || max(g.Head, g.Tail) >= len(ms) {
				t.Errorf("relation %v of %d mentions", g, len(ms))
			}
		}
	})
}
