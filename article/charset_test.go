package article_test

import (
	"testing"
	"time"
	"unicode/utf8"

	"github.com/actant-nlp/actant/article"
	"github.com/actant-nlp/actant/internal/bounded"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct{ name, in, text, charset string }{
		{"empty", "", "", ""},
		{"ASCII", "Kenya beat Ghana.", "Kenya beat Ghana.", ""},
		{"UTF-8", "São Paulo – “café”", "São Paulo – “café”", ""},
		{"the mark of UTF-8 stays", "\ufeffOslo", "\ufeffOslo", ""},
		{"windows-1252", "S\xe3o Paulo \x96 \x93caf\xe9\x94", "São Paulo – “café”", "windows-1252"},
		{"one broken byte in UTF-8", "São \xe3 Paulo – “café”", "São \xe3 Paulo – “café”", ""},
		{"UTF-16, little end first", "\xff\xfeO\x00s\x00l\x00o\x00", "Oslo", "utf-16le"},
		{"UTF-16, big end first", "\xfe\xff\x00O\x00s\x00l\x00\xf8", "Oslø", "utf-16be"},
		{"UTF-16 without a mark", "O\x00s\x00l\x00o\x00,\x00 \x00", "Oslo, ", "utf-16le"},
		{"UTF-16 without a mark, big end first", "\x00O\x00s\x00l\x00o\x00,", "Oslo,", "utf-16be"},
		{"UTF-32", "\xff\xfe\x00\x00O\x00\x00\x00\xe5\x00\x00\x00", "Oå", "utf-32le"},
		{"half a character", "\xff\xfeO\x00s", "O\ufffd", "utf-16le"},
		{"half a pair", "\xff\xfe\x3d\xd8O\x00", "\ufffdO", "utf-16le"},
		{"a NUL in ASCII", "abc\x00def", "abc\x00def", ""},
		{"binary", "\x7fELF\x02\x01\x01\x00\xff\xfe\x90", "\x7fELF\x02\x01\x01\x00\xff\xfe\x90", ""},
		{"control characters", "\x01\x02\xe9\x03", "\x01\x02\xe9\x03", ""},
	} {
		text, charset := article.Decode([]byte(c.in))
		if text != c.text || charset != c.charset {
			t.Errorf("%s: %q %q, want %q %q", c.name, text, charset, c.text, c.charset)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("S\xe3o Paulo"))
	f.Add([]byte("\xff\xfeO\x00s\x00"))
	f.Add([]byte("O\x00s\x00l\x00o\x00,\x00 \x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		var text, charset string
		bounded.Cost{Time: 100 * time.Millisecond, TimePerByte: 5 * time.Microsecond, Bytes: 256 << 10, BytesPerByte: 50}.Check(t, len(b), func() { text, charset = article.Decode(b) })
		switch {
		case charset == "" && text != string(b):
			t.Errorf("changed without a word: %q", text)
		case charset != "" && !utf8.ValidString(text):
			t.Errorf("%s gives %q", charset, text)
		case utf8.Valid(b) && charset == "windows-1252":
			t.Errorf("UTF-8 taken for %s", charset)
		}
	})
}
