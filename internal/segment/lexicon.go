package segment

import (
	"strings"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
)

// abbrKind tells what an abbreviation says about the end of a sentence.
type abbrKind uint8

const (
	notAbbr      abbrKind = iota
	abbrTitle             // Mr. — a name follows
	abbrPlace             // St.
	abbrLead              // vs., e.g. — something follows
	abbrNumber            // No. — only before a number
	abbrMonth             // Jan.
	abbrState             // Calif.
	abbrTail              // Inc., etc. — may end a sentence
	abbrAcronym           // U.N.
	abbrInitial           // J.
	abbrKindsEnd          // their number
)

var abbrKinds = map[string]abbrKind{
	"title": abbrTitle, "place": abbrPlace, "lead": abbrLead, "number": abbrNumber, "month": abbrMonth, "state": abbrState, "tail": abbrTail,
}

// A lexicon is the package's word lists, made ready for look-ups by the exact
// bytes of a word (internal/data compares by keys, which drop the very signs
// that matter here).
type lexicon struct {
	abbr         map[string]abbrKind
	contractions map[string][]int // lower-case word -> where to cut it
	clitics      set
	apostrophes  set // words that begin with an apostrophe
	prefixes     set
	suffixes     set
	whole        set
	units        set
	hosts        set
	files        set
	emoticons    set
	faces        [256]uint32 // first byte -> bit set of the lengths of emoticons
	splits       [256]uint32 // first letter -> bit set of the lengths of contractions without apostrophe
}

type set map[string]struct{}

func (s set) has(w string) bool { _, ok := s[w]; return ok }

// theLexicon is decoded once, on first use.
var theLexicon = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		abbr:         map[string]abbrKind{},
		contractions: map[string][]int{},
		clitics:      entries("token-clitics"),
		apostrophes:  entries("token-apostrophe-words"),
		prefixes:     entries("token-prefixes"),
		suffixes:     entries("token-suffixes"),
		whole:        entries("token-whole"),
		units:        entries("token-units"),
		emoticons:    entries("token-emoticons"),
		hosts:        set{},
		files:        set{},
	}
	for row := range data.Lexicon("token-abbreviations").All() {
		kind := abbrKinds[row.Field(0)]
		l.abbr[row.Entry()] = kind
		if up := strings.ToUpper(row.Entry()); l.abbr[up] == notAbbr && len(up) > 2 {
			l.abbr[up] = kind
		}
	}
	for e := range l.emoticons {
		if len(e) < 32 {
			l.faces[e[0]] |= 1 << len(e)
		}
	}
	for row := range data.Lexicon("token-contractions").All() {
		l.contract(row.Entry(), row.Field(0))
	}
	for row := range data.Lexicon("token-domains").All() {
		if row.Field(0) == "file" {
			l.files[row.Entry()] = struct{}{}
		} else {
			l.hosts[row.Entry()] = struct{}{}
		}
	}
	return l
})

// entries are a list's entries as the file has them.
func entries(name string) set {
	s := set{}
	for row := range data.Lexicon(name).All() {
		s[row.Entry()] = struct{}{}
	}
	return s
}

// contract stores where a contraction is cut: "can|not" after 3 bytes.
func (l *lexicon) contract(word, tokens string) {
	var cuts []int
	at := 0
	for part := range strings.SplitSeq(tokens, "|") {
		at += len(part)
		cuts = append(cuts, at)
	}
	if at != len(word) || len(cuts) < 2 {
		return // a row whose tokens do not spell its entry; a test looks for these
	}
	l.contractions[word] = cuts[:len(cuts)-1]
	if !strings.Contains(word, "'") && len(word) < 32 {
		for _, c := range []byte{word[0], word[0] - 'a' + 'A'} {
			l.splits[c] |= 1 << len(word)
		}
	}
}

// lower writes w in lower case, curly apostrophes made straight, to buf and
// returns it. It is nil for words longer than buf, which no list holds.
func lower(buf *[24]byte, w string) []byte {
	n := 0
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c == "’"[0] && strings.HasPrefix(w[i:], "’") {
			c = '\''
			i += len("’") - 1
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if n == len(buf) {
			return nil
		}
		buf[n] = c
		n++
	}
	return buf[:n]
}

// hasFold reports whether s holds w without regard to ASCII case.
func (s set) hasFold(w string) bool {
	var buf [24]byte
	_, ok := s[string(lower(&buf, w))]
	return ok
}
