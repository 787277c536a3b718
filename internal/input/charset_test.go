package input

import (
	"os"
	"path/filepath"
	"testing"
)

// A file in another character set becomes UTF-8, and the article says so.
func TestCharset(t *testing.T) {
	dir := t.TempDir()
	for name, b := range map[string]string{"a.txt": "São Paulo", "b.txt": "S\xe3o Paulo", "c.txt": "\xff\xfeS\x00\xe3\x00o\x00 \x00P\x00a\x00u\x00l\x00o\x00"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(b), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := New(Options{Fail: func(err error) { t.Error(err) }}, dir)
	want := []string{"", "windows-1252", "utf-16le"}
	for a := range r.Articles() {
		if len(want) == 0 || a.Text != "São Paulo" || a.Charset != want[0] {
			t.Fatalf("%s: %q %q", a.ID, a.Text, a.Charset)
		}
		want = want[1:]
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
}

// What a line tells beside the text goes along with it.
func TestMetadata(t *testing.T) {
	a, err := decode([]byte(`{"id":"a","text":"Oslo.","published":"2024-02-20T10:00:00Z","byline":"Ann Lee","source":"The Post","link":"https://example.org/a","charset":"koi8-r"}`))
	if err != nil || a.Byline != "Ann Lee" || a.Source != "The Post" || a.Link != "https://example.org/a" || a.Charset != "koi8-r" || a.Published.Day() != 20 {
		t.Errorf("%+v %v", a, err)
	}
}
