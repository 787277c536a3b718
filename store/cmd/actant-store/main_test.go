package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

const documents = `{"document":{"id":"a.txt"},"entities":[{"id":"e1","type":"PERSON","name":"Ana López","confidence":0.9,"mentions":[{"start":0,"end":1,"kind":"name","text":"Ana López"}]},{"id":"e2","type":"PERSON","name":"Bo Li","confidence":0.9,"mentions":[{"start":0,"end":1,"kind":"name","text":"Bo Li"}]}],"relations":[{"type":"MET","args":[{"role":"participant","entity":"e1"},{"role":"participant","entity":"e2"}],"polarity":"positive","modality":"actual","attribution":[],"time":"2024-05-01","confidence":0.9}],"quotes":[]}
not a document
{"document":{"id":"b.txt"},"entities":[{"id":"e1","type":"PERSON","name":"Ana Lopez","confidence":0.9,"mentions":[{"start":0,"end":1,"kind":"name","text":"Ana Lopez"}]},{"id":"e2","type":"PERSON","name":"Bo Li","confidence":0.9,"mentions":[{"start":0,"end":1,"kind":"name","text":"Bo Li"}]}],"relations":[{"type":"MET","args":[{"role":"participant","entity":"e1"},{"role":"participant","entity":"e2"}],"polarity":"positive","modality":"actual","attribution":[],"time":"2024-05-02","confidence":0.9}],"quotes":[]}
`

func TestCommand(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.actant")
	for _, test := range []struct {
		args string
		code int
		want string // in the output or the errors
	}{
		{"FILE facts", 1, "no such file"},
		{"FILE add -", 1, "standard input:2: "}, // and the others are added
		{"FILE facts", 0, "a.txt#0  MET(Ana López, Bo Li)"},
		{"-format jsonl FILE facts bo-li", 0, `"id":"a.txt#0"`},
		{"FILE types MET", 0, "MET("},
		{"FILE disputed", 0, "time: b.txt has 2024-05-02"},
		{"FILE who-says a.txt#0", 0, "b.txt actual · 2024-05-02"},
		{"FILE who-says a.txt#7", 1, `no relation has the id "a.txt#7"`},
		{"FILE who-says here", 2, `"here" is not DOC#N`},
		{"FILE neighbours bo-li", 0, "ana-lopez Ana López PERSON"},
		{"FILE paths ana-lopez bo-li", 0, "Ana López – Bo Li"},
		{"-format jsonl FILE paths ana-lopez bo-li", 0, `{"entities":[{"id":"ana-lopez"`},
		{"FILE timeline", 0, "2024-05-01"},
		{"FILE entities lo", 0, "ana-lopez"},
		{"FILE forbid a.txt#e1 b.txt#e1", 0, ""},
		{"FILE entities", 0, "ana-lopez-2"},
		{"FILE pin a.txt#e1 b.txt#e1", 1, "contradicts"},
		{"FILE release a.txt#e1 b.txt#e1", 0, ""},
		{"FILE graph", 0, `"entities":[{"id":"ana-lopez"`},
		{"FILE remove a.txt", 0, ""},
		{"FILE facts", 0, "b.txt#0  MET(Ana Lopez, Bo Li)"},
		{"FILE sing", 2, `unknown verb "sing"`},
		{"FILE paths bo-li", 2, "wrong number of arguments"},
		{"FILE", 2, "usage:"},
		{"-h", 0, "usage:"},
	} {
		var out, errs bytes.Buffer
		args := strings.Fields(strings.Replace(test.args, "FILE", path, 1))
		code := run(args, strings.NewReader(documents), &out, &errs)
		if code != test.code || !strings.Contains(out.String()+errs.String(), test.want) {
			t.Errorf("%s: exit %d, want %d and %q in\n%s%s", test.args, code, test.code, test.want, &out, &errs)
		}
	}
}
