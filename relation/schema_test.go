package relation_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
)

func ExampleCompile() {
	schema, err := relation.Compile(relation.Type{
		Name: "SPONSORED",
		Roles: []relation.Role{
			{Name: "sponsor", Core: true, Accepts: []entity.Type{entity.Organization, entity.Person}},
			{Name: "sponsored", Core: true},
		},
		Frames: []string{
			"sponsor/v : subj=sponsor obj=sponsored!",
			"sponsor/n : appos=sponsor! of=sponsored!",
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range schema.Types() {
		fmt.Println(t.Name, len(t.Frames))
	}
	// Output: SPONSORED 2
}

func ExampleSchema_Extend() {
	_, err := relation.News().Extend(relation.Type{
		Name:   "SPONSORED",
		Roles:  []relation.Role{{Name: "sponsor", Core: true}, {Name: "sponsored", Core: true}},
		Frames: []string{"sponsor/v : subj=sponser obj=sponsored!"},
	})
	fmt.Println(err)
	// Output: relation: type SPONSORED: no such role "sponser" (did you mean "sponsor"?)
}

func role(name string, accepts ...entity.Type) relation.Role {
	return relation.Role{Name: name, Core: true, Accepts: accepts}
}

// Each faulty schema gives an error that says where and what.
func TestCompileErrors(t *testing.T) {
	two := []relation.Role{role("a"), role("b")}
	typ := func(frames ...string) []relation.Type {
		return []relation.Type{{Name: "T", Roles: two, Frames: frames}}
	}
	for name, c := range map[string]struct {
		types []relation.Type
		want  string
	}{
		"unknown role":     {typ("go/v : subj=a obj=c!"), `no such role "c"`},
		"unknown class":    {typ("go/v : transitve(a, b)"), `did you mean "transitive"`},
		"unknown list":     {typ("@kinn/n : poss=a! self=b!"), `did you mean "kin"`},
		"bad trigger":      {typ("go/x : subj=a obj=b"), "a trigger is lemma/v"},
		"no colon":         {typ("go/v subj=a"), "no colon"},
		"no role":          {typ("go/v : as:{gift}"), "no role is filled"},
		"impossible slot":  {typ("trip/n : obj=a! poss=b!"), "can never match: trip/n has no slot"},
		"impossible type":  {[]relation.Type{{Name: "T", Roles: []relation.Role{role("a", entity.Person), role("b")}, Frames: []string{"go/v : subj=a!:PLACE obj=b"}}}, "can never match"},
		"unknown setting":  {typ("go/v : subj=a obj=b ; modalty=alleged"), `did you mean "modality"`},
		"unknown modality": {typ("go/v : subj=a obj=b ; modality=sure"), "no such modality"},
		"class arguments":  {typ("go/v : transitive(a)"), "takes 2 roles"},
		"duplicate type":   {[]relation.Type{{Name: "T", Roles: two}, {Name: "T", Roles: two}}, "declared twice"},
		"duplicate role":   {[]relation.Type{{Name: "T", Roles: []relation.Role{role("a"), role("a")}}}, "declared twice"},
		"circle": {[]relation.Type{{Name: "A", Extends: "B", Roles: two}, {Name: "B", Extends: "A", Roles: two}},
			"circle: A > B"},
		"unknown base": {[]relation.Type{{Name: "A", Extends: "Bee", Roles: two}, {Name: "Be", Roles: two}}, `did you mean "Be"`},
		"no roles":     {[]relation.Type{{Name: "A"}}, "needs roles"},
		"no name":      {[]relation.Type{{Roles: two}}, "needs a name"},
		"lone role":    {typ("go/v : subj=a"), "a single role has to be marked"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := relation.Compile(c.types...)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want an error with %q", err, c.want)
			}
			var e *relation.SchemaError
			if !errors.As(err, &e) {
				t.Fatalf("%T is no *SchemaError", err)
			}
		})
	}
}

func TestReadSchema(t *testing.T) {
	const good = `
extends: news
types:
  - name: SPONSORED
    roles:
      - {name: sponsor, core: true, accepts: [ORGANIZATION]}
      - {name: sponsored, core: true}
    frames:
      - "sponsor/v : subj=sponsor obj=sponsored!"
`
	s, err := relation.ReadSchema("mine.yaml", []byte(good))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Type("SPONSORED"); !ok || len(s.Types()) != 63 {
		t.Errorf("got %d types", len(s.Types()))
	}
	bad := strings.Replace(good, "obj=sponsored!", "obj=sponsred!", 1)
	_, err = relation.ReadSchema("mine.yaml", []byte(bad))
	var e *relation.SchemaError
	if !errors.As(err, &e) || e.File != "mine.yaml" || e.Line != 9 || e.Type != "SPONSORED" || e.Suggest != "sponsored" {
		t.Errorf("got %#v", e)
	}
	for _, text := range []string{"types: [", "types:\n  - nmae: X\n", "extends: nws\n"} {
		if _, err := relation.ReadSchema("mine.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), "mine.yaml") {
			t.Errorf("%q: got %v", text, err)
		}
	}
	if _, err := relation.ReadSchema("mine.json", []byte(`{"types": [{"name": "A", "roles": [{"name": "x", "core": true}], "frames": ["go/v : subj=x!"]}]}`)); err != nil {
		t.Error(err)
	}
}
