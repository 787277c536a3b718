package article

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Decode gives the bytes of a text file as UTF-8. charset is "" when they are
// that already, byte for byte, or binary data; otherwise it is the name of the
// character set that they were converted from, and offsets into text are not
// offsets into b.
//
// UTF-16 and UTF-32 are known by their byte order marks, UTF-16 also by the zero
// bytes of its ASCII characters. Other bytes that are not UTF-8 are taken for
// windows-1252, of which ISO 8859-1 is a part, unless more characters of several
// bytes are right than wrong: that is UTF-8 with a fault, and stays as it is.
func Decode(b []byte) (text, charset string) {
	if from, name := byMark(b); from != nil {
		return convert(b, from), name
	}
	if utf8.Valid(b) && !zeros(b) {
		return string(b), ""
	}
	switch order, ok := byZeros(b); {
	case ok && order == unicode.LittleEndian:
		return convert(b, unicode.UTF16(order, unicode.IgnoreBOM)), "utf-16le"
	case ok:
		return convert(b, unicode.UTF16(order, unicode.IgnoreBOM)), "utf-16be"
	case zeros(b) || mostlyUTF8(b) || controls(b):
		return string(b), ""
	}
	return convert(b, charmap.Windows1252), "windows-1252"
}

// byMark is the character set that a byte order mark tells, nil without one
// other than that of UTF-8, which is kept.
func byMark(b []byte) (from encoding.Encoding, name string) {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe, 0, 0}):
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "utf-32le"
	case bytes.HasPrefix(b, []byte{0, 0, 0xfe, 0xff}):
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM), "utf-32be"
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf-16le"
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "utf-16be"
	}
	return nil, ""
}

// byZeros tells UTF-16 without a mark: in English two in five bytes at least are
// zero, all of them high bytes.
func byZeros(b []byte) (unicode.Endianness, bool) {
	head := b[:min(len(b), 4096)]
	var n [2]int
	for i, c := range head {
		if c == 0 {
			n[i&1]++
		}
	}
	few, many := min(n[0], n[1]), max(n[0], n[1])
	if len(b) < 8 || len(b)%2 != 0 || many*5 < len(head)*2 || few > 0 {
		return unicode.BigEndian, false
	}
	if n[1] > n[0] {
		return unicode.LittleEndian, true
	}
	return unicode.BigEndian, true
}

func zeros(b []byte) bool { return bytes.IndexByte(b, 0) >= 0 }

// mostlyUTF8 reports whether b has at least as many right characters of several
// bytes as wrong bytes.
func mostlyUTF8(b []byte) bool {
	right, wrong := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, n := utf8.DecodeRune(b[i:])
		if n > 1 {
			right++
		} else {
			wrong++
		}
		i += n
	}
	return right >= wrong
}

// controls reports whether one byte in twenty is a control character.
func controls(b []byte) bool {
	n := 0
	for _, c := range b {
		if c < ' ' && (c < '\t' || c > '\r') || c == 0x7f {
			n++
		}
	}
	return n*20 >= len(b)
}

// convert decodes b; what it cannot read becomes U+FFFD.
func convert(b []byte, from encoding.Encoding) string {
	out, err := from.NewDecoder().Bytes(b)
	if err != nil {
		return string(b)
	}
	return string(out)
}
