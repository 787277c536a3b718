package article

import (
	"hash/maphash"
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/watch"
)

// features are what the score of a segment is made of.
type features struct {
	match          // phrases of the lexicon of furniture
	n         int  // words, signs left out
	function  int  // function words among them
	capitals  int  // words with a capital, the first left out
	upper     int  // words of two letters and more, all capitals
	stop      bool // ends as a sentence does
	question  bool
	trails    bool // ends with an ellipsis
	lower     bool // begins with a small letter
	colon     bool // ends with a colon
	says      bool // ends with a word of saying and a colon
	quoted    bool
	you       int // pronouns of the second person
	dates     int // words that are part of a full date
	clock     int // words that are part of a time of day or a span until now
	numeric   bool
	path      bool // a trail of sections: "World / Asia", "Home > News"
	contact   bool // an e-mail address, a URL, a handle
	copyright bool
	author    Span // the names of a byline
	byline    bool
	credit    bool
	dateline  bool
	twin      int  // 1: the same as an earlier segment, 2: as a later one, 3: both
	inLonger  bool // its words recur inside another, longer segment
	bio       bool // begins with the byline's name: a note on the author
	star      bool // begins with an asterisk
	score     float64
}

// measure fills in the features that a segment has by itself.
func measure(w *watch.Watch, text string, segs []segment) {
	for i := range segs {
		if w.Done() {
			return
		}
		s := &segs[i]
		if s.markup {
			continue
		}
		s.match = furniture(text, s.words)
		s.countWords(text)
		t := s.In(text)
		s.stop, s.trails = endsSentence(t) || signedOff(t), trailsOff(t)
		s.question = strings.HasSuffix(t, "?")
		s.star = strings.HasPrefix(t, "*")
		s.quoted = hasQuote(text, s.Span)
		if len(t) > maxMeta {
			continue
		}
		s.colon = strings.HasSuffix(t, ":")
		s.says = s.colon && len(s.words) > 2 && saying(s.words[len(s.words)-2].In(text))
		s.path = isPath(t)
		s.contact = contact().MatchString(t)
		s.copyright = strings.Contains(t, "©") || strings.HasPrefix(t, "Copyright") || strings.HasPrefix(t, "(c) ") || strings.HasPrefix(t, "(C) ")
		for _, d := range findDays(text, s.Span) {
			s.dates += len(readWords(text, d.Span))
		}
		for _, m := range clockWords(t) {
			s.clock += len(strings.Fields(m))
		}
		s.author = readByline(text, s.Span)
		s.byline = !s.author.Empty()
		s.credit = isCredit(text, s)
	}
	for i := range w.Range(len(segs)) {
		if !segs[i].markup && segs[i].n >= 8 {
			place, _ := readDateline(text, segs[i].Span)
			segs[i].dateline = !place.Empty()
		}
	}
	markNames(w, text, segs)
	markBios(w, text, segs)
}

// markBios marks short segments that begin with a byline's name: an author is
// not part of the story.
func markBios(w *watch.Watch, text string, segs []segment) {
	for i := range w.Range(len(segs)) {
		if !segs[i].byline {
			continue
		}
		name, _, _ := strings.Cut(segs[i].author.In(text), ",")
		name, _, _ = strings.Cut(name, " and ")
		if len(strings.Fields(name)) < 2 {
			continue
		}
		for j := range w.Range(len(segs)) {
			t := segs[j].In(text)
			if j != i && segs[j].n <= 60 && len(t) > len(name) && strings.EqualFold(t[:len(name)], name) {
				segs[j].bio = true
			}
		}
		return
	}
}

// saying reports whether w is a form of a verb of saying: "said", "tells".
func saying(w string) bool {
	table := data.Lexicon("reporting-verbs")
	return w == "said" || w == "told" || table.Has(w) || table.Has(strings.TrimSuffix(w, "s")) || table.Has(strings.TrimSuffix(w, "d")) || table.Has(strings.TrimSuffix(w, "ed"))
}

// signedOff reports whether a long text's last sentence is followed only by
// somebody's initials ("… for good. /rga").
func signedOff(t string) bool {
	i := strings.LastIndexAny(t, ".!?")
	return i > 80 && len(t)-i < 12 && len(strings.Fields(t[i+1:])) == 1
}

func (s *segment) countWords(text string) {
	function := data.Lexicon("function-words")
	digits := 0
	for i, w := range s.words {
		if w.sign {
			continue
		}
		t := w.In(text)
		r, size := utf8.DecodeRuneInString(t)
		if s.n == 0 {
			s.lower = unicode.IsLower(r)
		}
		s.n++
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsUpper(r):
			if i > 0 {
				s.capitals++
			}
			if len(t) > size && strings.ToUpper(t) == t {
				s.upper++
			}
		}
		if len(t) <= 12 && function.Has(t) {
			s.function++
			if words().you[strings.ToLower(t)] {
				s.you++
			}
		}
	}
	s.numeric = s.n > 0 && digits == s.n && s.n <= 2
}

// contact matches addresses of mail and pages, and handles.
var contact = lazily(func() string {
	return `(?i)[\w.+-]+@[\w-]+\.[a-z]{2,}|https?://|\bwww\.|\b[a-z0-9-]+\.(?:com|org|net|co\.[a-z]{2})\b|(?:^|\s)@\w{2,}`
})

// clock matches times of day and spans until now, as pages stamp them.
var clock = lazily(func() string {
	return `(?i)\b\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*(?:[A-Z]{1,2}[SD]?T|UTC|GMT)\b)?(?:\s*[+-]\d{1,2}(?::?\d\d)?)?|` +
		`\b\d{1,2}\s*(?:[ap]\.m\.|[ap]m\b)(?:\s*[A-Z]{2,4}\b)?|\b(?:\d{1,3}|an?|one|two)\s*` + anyOf("unit") + `\s+ago\b|` +
		`\b\d{1,3}\s*-?\s*` + anyOf("minutes") + `\s+(?:to\s+)?` + anyOf("reading") + `\b|\b\d[\d,.]*[km]?\s+` + anyOf("counted") + `\b`
})

func clockWords(t string) []string {
	if !strings.ContainsAny(t, "0123456789") && !strings.Contains(t, " ago") {
		return nil
	}
	return clock().FindAllString(t, -1)
}

// isPath reports whether t is a trail of sections or a bar of links: short
// names between slashes, angles, bars or dots.
func isPath(t string) bool {
	if len(t) > 200 || endsSentence(t) {
		return false
	}
	parts := strings.FieldsFunc(t, func(r rune) bool {
		switch r {
		case '|', '>', '›', '»', '•', '·', '/', '→':
			return true
		}
		return false
	})
	if len(parts) < 2 {
		return false
	}
	for _, p := range parts {
		if len(strings.Fields(p)) > 4 {
			return false
		}
	}
	return true
}

// shingle is the number of words of the runs by which segments are compared.
const shingle = 4

// compare fills in the features that a segment has beside others.
func compare(w *watch.Watch, text string, segs []segment) {
	seed := maphash.MakeSeed()
	bags := make([][]uint64, len(segs))
	type use struct{ longest, second int } // segments that hold a shingle, as index+1, by length
	uses := map[uint64]use{}
	twins := map[uint64][]int{}
	for i := range segs {
		if w.Done() {
			return
		}
		if segs[i].markup || segs[i].n == 0 {
			continue
		}
		var whole uint64
		bags[i], whole = shingles(text, &segs[i], seed)
		twins[whole] = append(twins[whole], i)
		for _, h := range bags[i] {
			u := uses[h]
			switch {
			case u.longest == i+1:
			case u.longest == 0 || segs[i].n > segs[u.longest-1].n:
				u.longest, u.second = i+1, u.longest
			}
			uses[h] = u
		}
	}
	for group := range watch.Each(w, maps.Values(twins)) {
		for k, i := range group {
			if k > 0 {
				segs[i].twin |= 1
			}
			if k+1 < len(group) {
				segs[i].twin |= 2
			}
		}
	}
	for i := range w.Range(len(segs)) {
		if len(bags[i]) == 0 {
			continue
		}
		shared := 0
		for _, h := range bags[i] {
			if j := uses[h].longest - 1; j >= 0 && j != i && segs[j].n > segs[i].n {
				shared++
			}
		}
		segs[i].inLonger = shared*10 >= len(bags[i])*8 && (segs[i].n >= 7 || shared == len(bags[i]))
	}
}

// shingles hashes every run of four words of s, and s as a whole, case and
// signs aside.
func shingles(text string, s *segment, seed maphash.Seed) (runs []uint64, whole uint64) {
	var ring [shingle]uint64
	n := 0
	for _, w := range s.words {
		if w.sign {
			continue
		}
		h := maphash.String(seed, strings.ToLower(w.In(text)))
		whole = whole*0x9e3779b97f4a7c15 + h
		ring[n%shingle] = h
		if n++; n >= shingle {
			var r uint64
			for k := range shingle {
				r = r*0x9e3779b97f4a7c15 + ring[(n+k)%shingle]
			}
			runs = append(runs, r)
		}
	}
	return runs, whole
}
