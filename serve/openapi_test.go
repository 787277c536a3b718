package serve

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
)

type openAPI struct {
	OpenAPI    string                          `json:"openapi"`
	Paths      map[string]map[string]operation `json:"paths"`
	Components struct {
		Schemas map[string]any `json:"schemas"`
	} `json:"components"`
}

type operation struct {
	OperationID string `json:"operationId"`
	Summary     string `json:"summary"`
	Parameters  []struct {
		Name, In string
		Required bool
	} `json:"parameters"`
	Responses map[string]struct {
		Description string `json:"description"`
		Content     map[string]struct {
			Schema any `json:"schema"`
		} `json:"content"`
	} `json:"responses"`
}

func describe(t *testing.T) openAPI {
	t.Helper()
	w := ask(newServer(t, Options{}), "GET", "/openapi.json", "", "")
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/json" {
		t.Fatalf("%d %s", w.Code, w.Header())
	}
	var d openAPI
	if err := json.Unmarshal(w.Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// The description has exactly the routes that are served.
func TestDescriptionMatchesRoutes(t *testing.T) {
	d := describe(t)
	if !strings.HasPrefix(d.OpenAPI, "3.1.") {
		t.Errorf("OpenAPI %s", d.OpenAPI)
	}
	var described, served []string
	for path, methods := range d.Paths {
		for m, op := range methods {
			described = append(described, strings.ToUpper(m)+" "+path)
			if op.OperationID == "" || op.Summary == "" || len(op.Responses) == 0 {
				t.Errorf("%s %s: no id, summary or responses", m, path)
			}
			for _, name := range pathParameters(path) {
				if !slices.ContainsFunc(op.Parameters, func(p struct {
					Name, In string
					Required bool
				}) bool {
					return p.Name == name && p.In == "path" && p.Required
				}) {
					t.Errorf("%s %s: the parameter %s is not described", m, path, name)
				}
			}
		}
	}
	for _, r := range routes() {
		served = append(served, r.method+" "+r.path)
	}
	slices.Sort(described)
	slices.Sort(served)
	if !slices.Equal(described, served) {
		t.Errorf("described: %q\nserved: %q", described, served)
	}
}

func pathParameters(path string) (out []string) {
	for part := range strings.SplitSeq(path, "/") {
		if strings.HasPrefix(part, "{") {
			out = append(out, strings.Trim(part, "{}"))
		}
	}
	return out
}

// Every reference leads somewhere, and every schema is used.
func TestDescriptionReferences(t *testing.T) {
	var whole any
	if err := json.Unmarshal(description, &whole); err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, x := range v {
				if name, ok := strings.CutPrefix(fmt.Sprint(x), "#/components/schemas/"); ok && k == "$ref" {
					used[name] = true
				}
				walk(x)
			}
		case []any:
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(whole)
	known := describe(t).Components.Schemas
	for name := range used {
		if known[name] == nil {
			t.Errorf("%s is referred to and not there", name)
		}
	}
	for name := range known {
		if !used[name] {
			t.Errorf("%s is not used", name)
		}
	}
}

// What is answered has the keys that are described, and the codes.
func TestAnswersMatchDescription(t *testing.T) {
	d := describe(t)
	s := newServer(t, Options{})
	for _, c := range []struct{ method, path, route, kind, body string }{
		{"POST", "/v1/articles", "/v1/articles", "application/json", `{"id":"a","plain":true,"text":"` + article + `"}`},
		{"POST", "/v1/articles", "/v1/articles", "application/json", `{`},
		{"POST", "/v1/articles", "/v1/articles", "", ``},
		{"GET", "/v1/graph", "/v1/graph", "", ""},
		{"GET", "/v1/entities/angela-merkel", "/v1/entities/{id}", "", ""},
		{"GET", "/v1/entities/x", "/v1/entities/{id}", "", ""},
		{"GET", "/openapi.json", "/openapi.json", "", ""},
		{"GET", "/", "/", "", ""},
	} {
		w := ask(s, c.method, c.path, c.kind, c.body)
		op := d.Paths[c.route][strings.ToLower(c.method)]
		resp, ok := op.Responses[strconv.Itoa(w.Code)]
		if !ok {
			t.Errorf("%s %s answers %d, which is not described", c.method, c.path, w.Code)
			continue
		}
		kind, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
		content, ok := resp.Content[kind]
		if !ok {
			t.Errorf("%s %s answers %s, which is not described", c.method, c.path, kind)
			continue
		}
		if kind == "text/html" {
			continue
		}
		var got any
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
			t.Errorf("%s %s: %v", c.method, c.path, err)
			continue
		}
		conform(t, d.Components.Schemas, content.Schema, got, c.path)
	}
}

// conform checks what JSON Schema says of v as far as the description uses it:
// references, types, required and unknown keys, items, enumerations.
func conform(t *testing.T, schemas map[string]any, schema, v any, at string) {
	t.Helper()
	s, _ := schema.(map[string]any)
	if ref, ok := s["$ref"].(string); ok {
		conform(t, schemas, schemas[strings.TrimPrefix(ref, "#/components/schemas/")], v, at)
		return
	}
	if choices, ok := s["anyOf"].([]any); ok {
		if v != nil {
			conform(t, schemas, choices[0], v, at)
		}
		return
	}
	if enum, ok := s["enum"].([]any); ok && !slices.Contains(enum, v) {
		t.Errorf("%s: %v is none of %v", at, v, enum)
	}
	if want := s["type"]; want != nil && !isType(want, v) {
		t.Errorf("%s: %T where %v is described", at, v, want)
		return
	}
	switch v := v.(type) {
	case map[string]any:
		properties, _ := s["properties"].(map[string]any)
		if properties == nil {
			return
		}
		required, _ := s["required"].([]any)
		for _, k := range required {
			if _, ok := v[k.(string)]; !ok {
				t.Errorf("%s: %s is missing", at, k)
			}
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			if properties[k] == nil {
				t.Errorf("%s: %s is not described", at, k)
				continue
			}
			conform(t, schemas, properties[k], v[k], at+"/"+k)
		}
	case []any:
		for i, x := range v {
			conform(t, schemas, s["items"], x, fmt.Sprintf("%s/%d", at, i))
		}
	}
}

func isType(want, v any) bool {
	if several, ok := want.([]any); ok {
		return slices.ContainsFunc(several, func(w any) bool { return isType(w, v) })
	}
	switch v := v.(type) {
	case nil:
		return want == "null"
	case string:
		return want == "string"
	case bool:
		return want == "boolean"
	case float64:
		return want == "number" || want == "integer" && v == float64(int(v))
	case []any:
		return want == "array"
	}
	return want == "object"
}
