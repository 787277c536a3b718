package relate

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

var (
	goldFlag  = flag.String("gold", "", "articles with entities as told by people, JSON lines of the output contract")
	treesFlag = flag.String("trees", "", "folder of their parsed texts, ID.json each a syntax.Text")
	writeFlag = flag.String("write", "", "where to write what is found on those entities, JSON lines of the output contract")
	tellFlag  = flag.Bool("tell", false, "print each relation with the frame that found it")
)

type goldArticle struct {
	ID       string          `json:"id"`
	Entities []entity.Entity `json:"entities"`
	Body     [][2]int        `json:"body"`
}

// TestGold runs this stage alone on trees and entities from elsewhere, for the
// scorer to judge. It needs -gold, -trees and -write.
func TestGold(t *testing.T) {
	if *goldFlag == "" {
		t.Skip("no -gold")
	}
	in, err := os.Open(*goldFlag)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var out []byte
	scan := bufio.NewScanner(in)
	scan.Buffer(nil, 1<<24)
	for scan.Scan() {
		var a goldArticle
		if err := json.Unmarshal(scan.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		line, err := json.Marshal(findOn(t, &a))
		if err != nil {
			t.Fatal(err)
		}
		out = append(append(out, line...), '\n')
	}
	if err := os.WriteFile(*writeFlag, out, 0o644); err != nil {
		t.Fatal(err)
	}
}

func findOn(t *testing.T, a *goldArticle) map[string]any {
	raw, err := os.ReadFile(filepath.Join(*treesFlag, strings.TrimSuffix(a.ID, ".txt")+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var text syntax.Text
	if err := json.Unmarshal(raw, &text); err != nil {
		t.Fatal(err)
	}
	// Gold kinship words and offices are the finder's own to make.
	facts, err := New().Find(context.Background(), relation.News(), &text, a.Entities)
	if err != nil {
		t.Fatal(err)
	}
	if *tellFlag {
		tell(t, &text, a.Entities, facts)
	}
	var rels []map[string]any
	for _, r := range facts.Relations {
		m := map[string]any{
			"type": r.Type, "args": r.Args, "polarity": r.Polarity, "modality": r.Modality, "attribution": r.Attribution,
			"confidence": r.Confidence,
		}
		if r.Time != "" {
			m["time"] = r.Time
		}
		rels = append(rels, m)
	}
	body := [][2]int{}
	for _, b := range text.Body {
		body = append(body, [2]int{b.Start, b.End})
	}
	return map[string]any{
		"document": map[string]any{"id": a.ID, "body": body}, "entities": append(slices.Clone(a.Entities), facts.Made...),
		"relations": rels, "quotes": facts.Quotes,
	}
}

func tell(t *testing.T, text *syntax.Text, es []entity.Entity, facts *relation.Facts) {
	names := map[string]string{}
	for _, e := range append(slices.Clone(es), facts.Made...) {
		names[e.ID] = e.Name
	}
	var b strings.Builder
	for _, r := range facts.Relations {
		b.WriteString("\n" + r.Type + "(")
		for i, a := range r.Args {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(a.Role + "=" + names[a.Entity])
		}
		b.WriteString(") " + string(r.Polarity) + " " + string(r.Modality) + " " + strings.Join(r.Attribution, ",") + " " + r.Time +
			" {" + r.Trigger.In(text.Source) + "} " + r.Frame)
	}
	t.Log(b.String())
}
