package relation_test

import (
	"testing"
	"time"

	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// FuzzSchema: a schema file is refused with an error or compiled, and a compiled
// one has types with names and roles and reads sentences.
func FuzzSchema(f *testing.F) {
	for _, s := range []string{
		"extends: news\ntypes:\n  - name: SPONSORED\n    roles:\n      - {name: sponsor, core: true, accepts: [ORGANIZATION, PERSON]}\n      - {name: sponsored, core: true}\n    frames:\n      - \"sponsor/v : subj=sponsor obj=sponsored!\"\n",
		`{"types": [{"name": "A", "symmetric": true, "roles": [{"name": "x", "core": true}, {"name": "x", "core": true}], "frames": ["meet/v : subj=x! with=x!"]}]}`,
		"types: [{name: A, implies: [{type: A}]}]", "&a [*a]", "extends: other", "types:\n- name: \"\"\n",
	} {
		f.Add(s)
	}
	sentence := syntax.Sentence{Tokens: []syntax.Token{
		{Text: "Kim", Lemma: "Kim", UPOS: "PROPN", XPOS: "NNP", Head: 1, Deprel: "nsubj"}, {Text: "met", Lemma: "meet", UPOS: "VERB", XPOS: "VBD", Head: -1, Deprel: "root"},
		{Text: "Ann", Lemma: "Ann", UPOS: "PROPN", XPOS: "NNP", Head: 1, Deprel: "obj"},
	}}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		var s *relation.Schema
		var err error
		bounded.Cost{Time: 800 * time.Millisecond, TimePerByte: 200 * time.Microsecond, Bytes: 64 << 20, BytesPerByte: 20000}.Check(t, len(text), func() { s, err = relation.ReadSchema("x.yaml", []byte(text)) })
		if err != nil {
			if err.Error() == "" {
				t.Error("an error without words")
			}
			return
		}
		for _, typ := range s.Types() {
			if _, ok := s.Type(typ.Name); !ok || typ.Name == "" || len(typ.Roles) == 0 {
				t.Errorf("type %+v", typ)
			}
		}
		s.Program().NewGraph(&sentence)
	})
}
