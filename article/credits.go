package article

import (
	"strings"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/watch"
)

func isFunction(w string) bool { return data.Lexicon("function-words").Has(w) }

// byline matches "By Ann Lee", "by Ann Lee and Joe Roe in Paris", "Words: Ann
// Lee", "Ann Lee, Staff Writer", "Ann Lee | Reuters". Group 1 or 2: the names.
var byline = lazily(func() string {
	return `^(?:(?:[Bb]y|BY|Words(?: by|:)|Text(?: by|:)|Story by|Written by|Author:|Reporter:|From)\s+` +
		`(` + person() + `(?:(?:,| and|,? &| AND) ` + person() + `){0,5})` +
		`|(` + person() + `)(?:,? (?i:` + anyOf("after-author") + `|(?:for|of) the [\p{L} ]{3,24}$))(?:$|[,.|/·]| (?:in|at|and|for)\b))`
})

// person is the part of a regular expression that matches a person's name.
func person() string {
	return `\p{Lu}[\p{L}'’.\-]+(?: (?:` + anyOf("in-author") + ` ){0,2}\p{Lu}[\p{L}'’.\-]*){0,3}`
}

// maxByline is the longest byline, in words.
const maxByline = 24

// readByline gives the names in s when s is a byline.
func readByline(text string, s Span) Span {
	t := s.In(text)
	if len(t) > 160 || len(strings.Fields(t)) > maxByline || endsSentence(t) && !strings.HasSuffix(t, ".)") {
		return Span{}
	}
	m := byline().FindStringSubmatchIndex(t)
	if m == nil {
		return Span{}
	}
	for _, g := range [...]int{1, 2} {
		if m[2*g] >= 0 {
			return withoutOffice(text, Span{s.Start + m[2*g], s.Start + m[2*g+1]})
		}
	}
	return Span{}
}

// offices are words that follow an author's name without a comma: "Ann Lee
// Community Reporter".
var offices = lazily(func() string {
	return `(?: \p{Lu}\p{L}+){0,2} (?i:` + anyOf("desk") + `)\b`
})

func withoutOffice(text string, s Span) Span {
	t := s.In(text)
	if m := offices().FindStringIndex(t); m != nil && strings.Contains(t[:m[0]], " ") {
		s.End = s.Start + m[0]
	}
	return s
}

// nameLine matches a line that is one person's name.
var nameLine = lazily(func() string { return `^` + person() + `$` })

// markNames marks a line that is a name as a byline where it stands beside a
// date or another byline and begins with a given name.
func markNames(w *watch.Watch, text string, segs []segment) {
	stamped := func(i int) bool {
		return i >= 0 && i < len(segs) && segs[i].dates > 0 && (segs[i].dates+segs[i].clock)*2 >= segs[i].n
	}
	for i := range w.Range(len(segs)) {
		s := &segs[i]
		if s.byline || s.n < 2 || s.n > 4 || s.twin != 0 || !stamped(i-1) && !stamped(i+1) {
			continue
		}
		t := s.In(text)
		if !nameLine().MatchString(t) || !data.Lexicon("given-names").Has(titleCase(s.words[0].In(text))) {
			continue
		}
		s.byline, s.author = true, s.Span
	}
}

// titleCase writes a name in capitals as the lexicon has it.
func titleCase(w string) string {
	if len(w) > 1 && strings.ToUpper(w) == w {
		return w[:1] + strings.ToLower(w[1:])
	}
	return w
}

// credit matches the end of a caption: "Picture: ANN LEE/POOL via REUTERS",
// "(AP Photo/Ann Lee)", "Photo by Ann Lee / AFP", "© Agency".
var credit = lazily(func() string {
	return `(?i:\b` + anyOf("picture") + `\s*` + anyOf("credited") + `?\s*(?::|by\b|/|courtesy of\b|from\b)\s*)["“(]?\p{Lu}[^.!?]{1,70}[.)]?$|` +
		`\(` + anyOf("pool") + `\b[^()]{0,60}\)\.?$|` +
		`(?:/|via |[–—-] )` + anyOf("agency") + `\.?$`
})

// isCredit reports whether s is a caption with its picture's credit.
func isCredit(text string, s *segment) bool {
	return s.n <= 60 && credit().MatchString(s.In(text))
}

// findByline is the first byline around the story.
func findByline(w *watch.Watch, segs []segment) Span {
	for i := range w.Range(len(segs)) {
		if segs[i].byline && segs[i].state != inBody {
			return segs[i].author
		}
	}
	return Span{}
}

// findSource is the agency or paper that the page names as the story's source:
// in the dateline, in a line of its own, in the byline, or in the line that
// says where it was published.
func findSource(w *watch.Watch, text string, segs []segment, body []Span) string {
	if _, whole := findDateline(text, body); !whole.Empty() {
		if name := sourceIn(text, whole); name != "" {
			return name
		}
	}
	var name string
	for i := range w.Range(len(segs)) {
		s := &segs[i]
		if s.state == inBody || s.markup || s.n > 25 {
			continue
		}
		near := i > 0 && segs[i-1].state == inBody || i+1 < len(segs) && segs[i+1].state == inBody
		switch {
		case s.n <= 4 && near || s.byline || s.n <= 4 && s.state == beforeBody:
			if n := sourceIn(text, s.Span); n != "" && name == "" {
				name = n
			}
		case name == "":
			if kind, ok := dateLabel(text, s.words, s.End); ok && kind == "published" && isFurniture(firstTwo(text, s), "start") {
				name = sourceIn(text, s.Span)
			}
		}
	}
	return name
}

func firstTwo(text string, s *segment) string {
	return strings.Join(tokens(text, s.words[:min(2, len(s.words))]), " ")
}

// sourceIn is the first source named in s.
func sourceIn(text string, s Span) string {
	words := readWords(text, s)
	toks := tokens(text, words)
	table := data.Lexicon("news-sources")
	for i := range toks {
		if n, row := longest(table, toks[i:]); n > 0 {
			return row.Get("name")
		}
	}
	return ""
}
