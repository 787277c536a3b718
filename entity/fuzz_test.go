package entity_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/bounded"
)

// FuzzReadEntries reads any bytes as a gazetteer: what is an entry has a name and a
// type, what is none is told by its line, and the entries make a gazetteer that reads
// a text of their own names.
func FuzzReadEntries(f *testing.F) {
	f.Add([]byte("name,type,aliases,anycase,priority\nAcme,ORGANIZATION,Acme Corp.|ACME,true,3\n\"Zoë \"\"Z\"\" Quist\",PERSON\n"))
	f.Add([]byte("{\"name\": \"Acme\", \"type\": \"ORGANIZATION\", \"aliases\": [\"A\"], \"priority\": -1}\n{broken\n\n{\"name\": \" \"}\n"))
	f.Add([]byte("type,name\r\nX\r\n,\"\n\"a\"b,\xff\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		cost := bounded.Cost{Time: 200 * time.Millisecond, TimePerByte: 20 * time.Microsecond, Bytes: 1 << 20, BytesPerByte: 2000}
		var es []entity.Entry
		var err error
		cost.Check(t, len(file), func() { es, err = entity.ReadEntries(bytes.NewReader(file), "names.csv") })
		var bad *entity.EntryError
		if errors.As(err, &bad) && (bad.File != "names.csv" || bad.Line < 1 || bad.Line > bytes.Count(file, []byte("\n"))+bytes.Count(file, []byte("\r"))+1) {
			t.Errorf("an error at %s:%d of a file of %d lines", bad.File, bad.Line, bytes.Count(file, []byte("\n"))+1)
		}
		var names strings.Builder
		for _, e := range es {
			if strings.TrimSpace(e.Name) == "" || e.Type == "" {
				t.Errorf("entry %+v", e)
			}
			names.WriteString(e.Name + " ")
		}
		source := names.String()
		cost.Check(t, len(file)+len(source), func() {
			g, err := entity.NewGazetteer(es...)
			if err != nil {
				return
			}
			ms, err := g.Recognize(context.Background(), text(source))
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range ms {
				if m.Start < 0 || m.End <= m.Start || m.End > len(source) || source[m.Start:m.End] != m.Text {
					t.Fatalf("mention %q at %v of %q", m.Text, m.Span, source)
				}
			}
		})
	})
}
