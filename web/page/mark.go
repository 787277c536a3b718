package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Marks are pairs of private-use characters, one of each of two planes, that
// stand before a text in the page that is parsed and tell where it began. They
// are letters to nobody, so that what is counted and compared in finding the
// article is hardly changed.
const (
	firstHigh = 0xf0000  // plane 15
	firstLow  = 0x100000 // plane 16
	perHigh   = 0x8000
	maxMarks  = perHigh * perHigh
)

// isMark reports whether r may be half of a mark.
func isMark(r rune) bool { return r >= firstHigh && r <= unicode.MaxRune }

// A marked page is a page with a mark before each text, and where they stand.
type marked struct {
	html   string
	starts []int // of each mark's text in the decoded page
	title  span  // the inside of the first <title>
}

type span struct{ start, end int }

// mark puts the marks. The texts of scripts, styles and the title get none.
func mark(page string) *marked {
	m := &marked{}
	var out strings.Builder
	out.Grow(len(page) + len(page)/8)
	z := html.NewTokenizer(strings.NewReader(page))
	at := 0
	open := "" // the element whose inside is not marked
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			out.WriteString(page[min(at, len(page)):])
			break
		}
		raw := z.Raw()
		n := len(raw)
		switch kind {
		case html.StartTagToken:
			name, _ := z.TagName()
			switch string(name) {
			case "script", "style", "title", "textarea", "noscript", "iframe", "noembed", "noframes", "xmp", "plaintext", "select":
				open = string(name)
			default:
				open = ""
			}
		case html.EndTagToken:
			open = ""
		case html.TextToken:
			if open == "title" && m.title == (span{}) {
				m.title = span{at, at + n}
			}
			if lead := blanks(page[at : at+n]); open == "" && lead < n && len(m.starts) < maxMarks {
				out.WriteString(page[at : at+lead])
				k := len(m.starts)
				out.WriteRune(rune(firstHigh + k/perHigh))
				out.WriteRune(rune(firstLow + k%perHigh))
				m.starts = append(m.starts, at+lead)
				withoutMarks(&out, page[at+lead:at+n])
				at += n
				continue
			}
		}
		withoutMarks(&out, page[at:at+n])
		at += n
	}
	m.html = out.String()
	return m
}

// withoutMarks writes s with the entities that spell marks replaced.
func withoutMarks(out *strings.Builder, s string) {
	for {
		i := strings.Index(s, "&#")
		if i < 0 {
			out.WriteString(s)
			return
		}
		to, n := entity(s[i:])
		if r, _ := utf8.DecodeRuneInString(to); n > 0 && isMark(r) {
			out.WriteString(s[:i])
			out.WriteRune(utf8.RuneError)
		} else {
			n = max(n, 1)
			out.WriteString(s[:i+n])
		}
		s = s[i+n:]
	}
}

// blanks is the number of bytes of white space that s begins with.
func blanks(s string) int {
	for i := 0; i < len(s); i++ {
		if !space(rune(s[i])) {
			return i
		}
	}
	return len(s)
}

// space reports whether r is white space in HTML.
func space(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\f' || r == '\r' }

// A cursor reads the characters of the texts in a page, entities resolved, each
// with the bytes that spell it.
type cursor struct {
	page string
	at   int
	more string // further characters of the entity before at
}

// next is the next character and its bytes; false at the end of the page.
func (c *cursor) next() (r rune, s span, ok bool) {
	if c.more != "" {
		r, n := utf8.DecodeRuneInString(c.more)
		c.more = c.more[n:]
		return r, span{c.at, c.at}, true
	}
	if c.at >= len(c.page) {
		return 0, span{}, false
	}
	from := c.at
	if c.page[from] == '&' {
		if out, n := entity(c.page[from:]); n > 0 {
			c.at += n
			r, m := utf8.DecodeRuneInString(out)
			if isMark(r) {
				r = utf8.RuneError
			}
			c.more = out[m:]
			return r, span{from, c.at}, true
		}
	}
	r, n := utf8.DecodeRuneInString(c.page[from:])
	c.at += n
	return r, span{from, c.at}, true
}

// entity gives what the entity that s begins with stands for, and its length in
// bytes; 0 where an ampersand is just that.
func entity(s string) (out string, n int) {
	end := 1
	for end < len(s) && (s[end] == '#' || s[end] >= '0' && s[end] <= '9' || s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z') {
		end++
	}
	if end < len(s) && s[end] == ';' {
		end++
	}
	out = html.UnescapeString(s[:end])
	if out == s[:end] {
		return "", 0
	}
	// Letters after an entity without its semicolon are not part of it.
	rest := 0
	for rest < len(out)-1 && rest < end-2 && out[len(out)-1-rest] == s[end-1-rest] {
		rest++
	}
	return out[:len(out)-rest], end - rest
}
