package input_test

import (
	"archive/tar"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/internal/input"
)

// read lists the articles as "id: text" and the faults, folder names left out.
func read(t *testing.T, dir string, o input.Options, paths ...string) (articles, faults []string) {
	t.Helper()
	o.Fail = func(err error) {
		faults = append(faults, strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), ""))
	}
	for i, p := range paths {
		if p != "-" {
			paths[i] = filepath.Join(dir, p)
		}
	}
	r := input.New(o, paths...)
	for a := range r.Articles() {
		text := a.Text
		if len(text) > 40 {
			text = fmt.Sprintf("%d bytes", len(text))
		}
		if !a.Published.IsZero() {
			text += " " + a.Published.Format("2006-01-02")
		}
		articles = append(articles, strings.ReplaceAll(a.ID, filepath.ToSlash(dir)+"/", "")+": "+text)
	}
	if n := r.Size(); n >= 0 && len(faults) == 0 && r.Read() != n {
		t.Errorf("read %d of %d bytes", r.Read(), n)
	}
	return articles, faults
}

func gz(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, s)
	_ = w.Close()
	return b.String()
}

func zst(s string) string {
	w, _ := zstd.NewWriter(nil)
	return string(w.EncodeAll([]byte(s), nil))
}

// archive makes a tar file of names and texts.
func archive(members ...string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		_ = w.WriteHeader(&tar.Header{Name: members[i], Size: int64(len(members[i+1])), Mode: 0o644, Typeflag: tar.TypeReg})
		_, _ = io.WriteString(w, members[i+1])
	}
	_ = w.Close()
	return b.String()
}

func warc(kind, address, text string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, address, len(text), text)
}

const two = `{"id": "a", "text": "A."}` + "\n" + `{"id": 7, "text": "B.", "published": "2024-05-06T10:00:00Z"}` + "\n"

func TestRead(t *testing.T) {
	long := strings.Repeat("long ", 40_000)
	for _, test := range []struct {
		name   string
		files  map[string]string
		opts   input.Options
		paths  []string
		want   []string
		faults []string
	}{
		{name: "a folder, by the names in it",
			files: map[string]string{"d/b.txt": "B.", "d/a/c.TEXT": "C.", "d/x.jsonl": two, "d/picture.png": "no", "d/z.txt.gz": gz("Z.")},
			paths: []string{"d"},
			want:  []string{"c.TEXT: C.", "b.txt: B.", "a: A.", "7: B. 2024-05-06", "z.txt: Z."}},
		{name: "a folder, one format only",
			files: map[string]string{"d/b.txt": "B.", "d/x.ndjson.zst": zst(two)}, opts: input.Options{Format: input.JSONL}, paths: []string{"d"},
			want: []string{"a: A.", "7: B. 2024-05-06"}},
		{name: "compressed, whatever the name",
			files: map[string]string{"a": gz("A."), "b.txt": zst("B."), "c.txt.gz": "C."}, paths: []string{"a", "b.txt", "c.txt.gz"},
			want: []string{"a: A.", "b.txt: B.", "c.txt: C."}},
		{name: "members of gzip one after the other",
			files: map[string]string{"x.jsonl.gz": gz(two) + gz(`{"id":"c","text":"C."}`)}, paths: []string{"x.jsonl.gz"},
			want: []string{"a: A.", "7: B. 2024-05-06", "c: C."}},
		{name: "patterns",
			files: map[string]string{"d/1.txt": "1", "d/e/2.txt": "2", "d/e/f/3.txt": "3", "d/e/3.md": "no"}, paths: []string{"d/**/*.txt", "d/*.nothing"},
			want:   []string{"1.txt: 1", "2.txt: 2", "3.txt: 3"},
			faults: []string{"d/*.nothing: no file matches"}},
		{name: "a name that looks like a pattern",
			files: map[string]string{"a[1].txt": "A."}, paths: []string{"a[1].txt"}, want: []string{"a[1].txt: A."}},
		{name: "an archive",
			files: map[string]string{"n.tar": archive("day/a.txt", "A.", "day/readme.md", "no", "b.jsonl.zst", zst(two), "in.tar.gz", gz(archive("c.txt", "C.")))},
			paths: []string{"n.tar"}, want: []string{"a.txt: A.", "a: A.", "7: B. 2024-05-06", "c.txt: C."}},
		{name: "a web archive",
			files: map[string]string{"n.warc.gz": gz(warc("warcinfo", "", "software")) + gz(warc("conversion", "http://a.example/1", "A.")) + gz(warc("response", "http://a.example/2", "<p>")) + gz(warc("conversion", "http://a.example/3", "B.\n"))},
			paths: []string{"n.warc.gz"}, want: []string{"http://a.example/1: A.", "http://a.example/3: B.\n"}},
		{name: "a broken record",
			files: map[string]string{"n.wet": warc("conversion", "u", "A.") + "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: many\r\n\r\ntext\r\n\r\n" + warc("conversion", "v", "B.")},
			paths: []string{"n.wet"}, want: []string{"u: A.", "v: B."}, faults: []string{"n.wet: record 2: not a WARC record: without Content-Length or address"}},
		{name: "a web archive without text",
			files: map[string]string{"n.warc": warc("response", "http://a.example/2", "<p>")}, paths: []string{"n.warc"},
			faults: []string{"n.warc: no text records in it; pages as they were fetched (1) are not read"}},
		{name: "standard input, compressed",
			opts: input.Options{Format: input.JSONL, Stdin: strings.NewReader(zst(two))}, paths: []string{"-"}, want: []string{"a: A.", "7: B. 2024-05-06"}},
		{name: "ids seen before",
			files: map[string]string{"a/1.txt": "A.", "b/1.txt": "B.", "x.jsonl": two + two}, paths: []string{"a/1.txt", "b/1.txt", "x.jsonl"},
			want: []string{"1.txt: A.", "a: A.", "7: B. 2024-05-06"},
			faults: []string{`b/1.txt: the id "1.txt" was seen before, in a/1.txt: left out`,
				`x.jsonl:3: the id "a" was seen before, in x.jsonl:1: left out`, `x.jsonl:4: the id "7" was seen before, in x.jsonl:2: left out`}},
		{name: "ids by path",
			files: map[string]string{"a/1.txt": "A.", "b/1.txt": "B."}, opts: input.Options{PathIDs: true}, paths: []string{"a", "b"},
			want: []string{"a/1.txt: A.", "b/1.txt: B."}},
		{name: "broken lines",
			files: map[string]string{"x.jsonl": "\ufeff" + `{"id":"a","text":"A."}` + "\r\n\n{\n" + `{"id":"b"}` + "\n" + `{"id":"c","text":"C.","published":"May"}` + "\n" + `{"id":"d","text":"D."}`},
			paths: []string{"x.jsonl"}, want: []string{"a: A.", "d: D."},
			faults: []string{"x.jsonl:3: no JSON, at byte 2 of the line: unexpected end of JSON input", `x.jsonl:4: a line needs "id" and "text"`, `x.jsonl:5: "published" is "May", not a day like 2024-05-31`}},
		{name: "long lines",
			files: map[string]string{"x.jsonl": `{"id":"a","text":"` + long + `"}` + "\n" + `{"id":"b","text":"` + long + long + `"}` + "\n" + `{"id":"c","text":"C."}`},
			opts:  input.Options{MaxBytes: 300_000}, paths: []string{"x.jsonl"}, want: []string{"a: 200000 bytes", "c: C."},
			faults: []string{"x.jsonl:2: longer than 300000 bytes"}},
		{name: "a long text",
			files: map[string]string{"x.txt": long, "y.txt": "Y."}, opts: input.Options{MaxBytes: 100}, paths: []string{"x.txt", "y.txt"},
			want: []string{"y.txt: Y."}, faults: []string{"x.txt: longer than 100 bytes"}},
		{name: "what is no article",
			files: map[string]string{"a.txt": "A.", "p.txt": "\ufeff\n<!DOCTYPE HTML>\n<p>B.", "q.txt": "<htm", "j.txt": `{"a": 1}`, "k.txt": "{a} 1"},
			paths: []string{"a.txt", "p.txt", "q.txt", "j.txt", "k.txt"}, want: []string{"a.txt: A.", "q.txt: <htm", "k.txt: {a} 1"},
			faults: []string{"p.txt: a page in HTML: actant-html, of the nested module web, makes articles of pages",
				"j.txt: an object of JSON, not a text; -input jsonl reads one article a line"}},
		{name: "what is not there",
			files: map[string]string{"a.txt": "A.", "d/x.md": ""}, paths: []string{"no.txt", "d", "a.txt"}, want: []string{"a.txt: A."},
			faults: []string{"stat no.txt: no such file or directory", "d: no .txt, .text, .jsonl, .ndjson, .tar, .tgz, .warc, .wet files in it"}},
		{name: "truncated gzip",
			files: map[string]string{"x.jsonl.gz": cut(gz(noise(two)), 30), "y.txt.gz": cut(gz("The text."), 9), "n.tar.gz": cut(gz(archive("a.txt", "A.", "b.txt", noise("B."))), 60), "z.txt": "Z."},
			paths: []string{"x.jsonl.gz", "y.txt.gz", "n.tar.gz", "z.txt"}, want: []string{"a: A.", "7: B. 2024-05-06", "a.txt: A.", "z.txt: Z."},
			faults: []string{"x.jsonl.gz:3: unexpected EOF", "y.txt.gz: unexpected EOF", "n.tar.gz: b.txt: unexpected EOF"}},
		{name: "a truncated archive and web archive",
			files: map[string]string{"n.tar": cut(archive("a.txt", "A.", "b.txt", noise("B.")), 2000), "w.wet": warc("conversion", "u", "A.") + cut(warc("conversion", "v", "B."), 5)},
			paths: []string{"n.tar", "w.wet"}, want: []string{"a.txt: A.", "u: A."},
			faults: []string{"n.tar: b.txt: unexpected EOF", "w.wet: record 2: unexpected EOF"}},
		{name: "a broken sum",
			files: map[string]string{"x.jsonl.zst": spoil(zst(two)), "y.txt": "Y."}, paths: []string{"x.jsonl.zst", "y.txt"}, want: []string{"y.txt: Y."},
			faults: []string{"x.jsonl.zst:1: CRC check failed"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range test.files {
				path := filepath.Join(dir, name)
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			got, faults := read(t, dir, test.opts, test.paths...)
			if d := cmp.Diff(test.want, got); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(test.faults, faults); d != "" {
				t.Error(d)
			}
		})
	}
}

func cut(s string, n int) string { return s[:len(s)-n] }

func spoil(s string) string { return s[:len(s)-1] + string(s[len(s)-1]^1) }

// noise lengthens s by a line that does not compress.
func noise(s string) string {
	b := []byte(s)
	x := uint32(1)
	for range 2000 {
		x = x*1664525 + 1013904223
		b = append(b, 'a'+byte(x>>24)%26)
	}
	return string(b)
}

// TestUnreadable: what may not be read, and links that lead nowhere.
func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	for _, err := range []error{
		os.WriteFile(filepath.Join(dir, "a.txt"), []byte("A."), 0o644),
		os.Symlink("nowhere", filepath.Join(dir, "b.txt")),
		os.WriteFile(filepath.Join(dir, "c.txt"), []byte("C."), 0),
		os.Mkdir(filepath.Join(dir, "d.txt"), 0o755),
		os.Symlink("..", filepath.Join(dir, "d.txt", "loop.txt")),
	} {
		if err != nil {
			t.Skip(err)
		}
	}
	want, wantFaults := []string{"a.txt: A.", "c.txt: C."}, []string{"stat b.txt: no such file or directory"}
	if os.Geteuid() > 0 {
		want, wantFaults = want[:1], append(wantFaults, "open c.txt: permission denied")
	}
	got, faults := read(t, dir, input.Options{}, ".")
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(wantFaults, faults); d != "" {
		t.Error(d)
	}
}

// TestMillion: one broken line among a million is named by its number, and
// costs nothing but itself.
func TestMillion(t *testing.T) {
	lines, broken := 1_000_000, 765_432
	if testing.Short() {
		lines, broken = 50_000, 43_210
	}
	r, w := io.Pipe()
	go func() {
		var b bytes.Buffer
		for n := 1; n <= lines; n++ {
			if n == broken {
				b.WriteString(`{"id": "x", "text": "un` + "\n")
			} else {
				fmt.Fprintf(&b, `{"id":"%d","text":"x"}`+"\n", n)
			}
			if b.Len() > 1<<16 {
				_, _ = w.Write(b.Bytes())
				b.Reset()
			}
		}
		_, _ = w.Write(b.Bytes())
		_ = w.Close()
	}()
	var faults []string
	in := input.New(input.Options{Format: input.JSONL, Stdin: r, Fail: func(err error) { faults = append(faults, err.Error()) }}, "-")
	n := 0
	for range in.Articles() {
		n++
	}
	if n != lines-1 {
		t.Errorf("%d articles of %d lines", n, lines)
	}
	// The rest of the sentence is encoding/json's, and another in each version of Go.
	if want := fmt.Sprintf("-:%d: no JSON, at byte 24 of the line: invalid character '\\n' in string", broken); len(faults) != 1 || !strings.HasPrefix(faults[0], want) {
		t.Errorf("faults %q, want one that begins with %q", faults, want)
	}
}

// FuzzRead: whatever the bytes and the name, reading ends, and gives articles
// with an id or faults.
func FuzzRead(f *testing.F) {
	f.Add("x.jsonl", []byte(two))
	f.Add("x.tar", []byte(archive("a.txt", "A.", "b.jsonl", two)))
	f.Add("x.wet.gz", []byte(gz(warc("conversion", "u", "A."))))
	f.Add("x.txt.zst", []byte(zst("text")))
	f.Fuzz(func(t *testing.T, name string, text []byte) {
		name = filepath.Base(name)
		path := filepath.Join(t.TempDir(), "x"+name)
		if os.WriteFile(path, text, 0o644) != nil {
			t.Skip()
		}
		// A zstd stream's first bytes may ask for a window of 128 MB.
		bounded.Cost{Time: 400 * time.Millisecond, TimePerByte: 50 * time.Microsecond, Bytes: 288 << 20, BytesPerByte: 20000}.Check(t, len(text), func() {
			in := input.New(input.Options{MaxBytes: 1 << 16, Fail: func(error) {}}, path)
			for a := range in.Articles() {
				if a.ID == "" || len(a.Text) > 1<<17 {
					t.Errorf("article %q of %d bytes", a.ID, len(a.Text))
				}
			}
		})
	})
}

func TestPlace(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"a.txt": "A.", "b.jsonl": "\n" + `{"id":"b","text":"B."}`} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r := input.New(input.Options{Fail: func(err error) { t.Error(err) }}, "a.txt", "b.jsonl")
	for a := range r.Articles() {
		if want := map[string]string{"a.txt": "a.txt", "b": "b.jsonl:2: b"}[a.ID]; r.Place(a.ID) != want {
			t.Errorf("%q is in %q, want %q", a.ID, r.Place(a.ID), want)
		}
	}
	if got := r.Place("c"); got != "c" {
		t.Errorf("an id not seen is in %q", got)
	}
}
