package readback

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/export"
)

func compile(t *testing.T, text string, strict bool) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if strict {
		closeObjects(doc)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// closeObjects forbids keys that the schema does not describe.
func closeObjects(x any) {
	switch x := x.(type) {
	case map[string]any:
		if _, ok := x["properties"]; ok && x["type"] == "object" {
			x["additionalProperties"] = false
		}
		for _, v := range x {
			closeObjects(v)
		}
	case []any:
		for _, v := range x {
			closeObjects(v)
		}
	}
}

// Every line is valid, and says nothing that the schema does not describe.
func TestJSONLines(t *testing.T) {
	c := load(t)
	loose, strict := compile(t, export.DocumentSchema(), false), compile(t, export.DocumentSchema(), true)
	var got counts
	text := c.documents(t, "jsonl", export.Options{}).one(t)
	for line := range bytes.Lines(text) {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := loose.Validate(v); err != nil {
			t.Fatalf("%v\n%.300s", err, line)
		}
		if err := strict.Validate(v); err != nil {
			t.Fatalf("not described: %v\n%.300s", err, line)
		}
	}
	for d, err := range actant.ReadDocuments(bytes.NewReader(text), "lines") {
		if err != nil {
			t.Fatal(err)
		}
		got.add(d)
	}
	same(t, "documents", got, c.want)
}

func TestGraphJSON(t *testing.T) {
	c := load(t)
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(c.merged(t, "jsonl", export.Options{}).one(t)))
	if err != nil {
		t.Fatal(err)
	}
	if err := compile(t, export.GraphSchema(), true).Validate(v); err != nil {
		t.Fatal(err)
	}
	m := v.(map[string]any)
	same(t, "graph", [2]int{len(m["entities"].([]any)), len(m["relations"].([]any))}, c.size())
}

// size is the number of the graph's nodes and edges.
func (c *corpus) size() [2]int {
	var n [2]int
	for range c.graph.Nodes() {
		n[0]++
	}
	for range c.graph.Edges() {
		n[1]++
	}
	return n
}

// What is no document of the contract is refused.
func TestJSONSchemaRefuses(t *testing.T) {
	s := compile(t, export.DocumentSchema(), false)
	const good = `{"document":{"id":"a","title":null,"published":"2024-02-21","dateline":null,"body":[[0,4]],"sentences":[]},
"entities":[{"id":"e1","type":"PERSON","subtype":null,"name":"Kim","confidence":0.9,"mentions":[{"start":0,"end":3,"kind":"name","text":"Kim"}]}],
"relations":[{"type":"DIED","args":[{"role":"deceased","entity":"e1","start":0,"end":3}],"polarity":"positive","modality":"actual","attribution":[],
"time":null,"confidence":0.5,"evidence":[[0,4]],"trigger":[3,4]}],"quotes":[{"start":1,"end":2,"speaker":null,"cue":null}],"extra":1}`
	if err := validate(s, good); err != nil {
		t.Error(err)
	}
	for _, change := range [][2]string{
		{`"quotes":[`, `"quotations":[`}, {`2024-02-21`, `2024-02-31`}, {`2024-02-21`, `yesterday`}, {`[[0,4]],"sent`, `[[0,4,5]],"sent`},
		{`[[0,4]],"sent`, `[[-1,4]],"sent`}, {`"kind":"name"`, `"kind":"verb"`}, {`0.9`, `1.9`}, {`"positive"`, `"maybe"`},
		{`"trigger":[3,4]`, `"trigger":null`}, {`"entity":"e1",`, ``}, {`"start":1,`, `"start":1.5,`}, {`"id":"a"`, `"id":7`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if bad == good {
			t.Errorf("%s is not there", change[0])
		}
		if validate(s, bad) == nil {
			t.Errorf("%s for %s is taken", change[1], change[0])
		}
	}
}

func validate(s *jsonschema.Schema, text string) error {
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		return err
	}
	return s.Validate(v)
}
