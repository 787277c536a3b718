package language

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// A Guess is the language that a text is in.
type Guess struct {
	Code string // BCP 47; "und" for a text that is not English and in no language known here
	Name string // in English: "French"; "" for "und"
}

// English is the guess for everything that is not certainly something else.
var English = Guess{"en", "English"}

// The least evidence from which a text is foreign.
const (
	leastScore    = 14.0 // natural logarithm of the odds
	leastHits     = 5    // little words of the language
	leastDistinct = 4    // different ones
	leastShare    = 0.12 // of all words
	leastLetters  = 12   // of another script

	// A text without little words of any kind is foreign when it has so many
	// words, in small letters, so many of them different, and so few of English.
	unknownWords    = 120
	unknownDistinct = 64
	unknownEnglish  = 0.02
)

// Detect gives the language of text. It reads each byte once and allocates
// nothing.
func Detect(text string) Guess {
	t := known()
	var c counts
	c.read(t, text)
	latin, other := c.letters()
	if other >= leastLetters && other > latin {
		return t.name(c.scriptLanguage(t))
	}
	strict := 1
	if c.upperWords > c.lower.words {
		c.lower.add(&c.upper)
		strict = 2 // a list of acronyms is no text
	}
	if l := c.lower.best(c.words, strict); l >= 0 {
		return t.langs[l].Guess
	}
	if strict == 1 && c.lower.unknown() { // capitals hide names
		return Guess{Code: "und"}
	}
	return English
}

// counts is what is counted in a text.
type counts struct {
	scripts    [scripts]int // letters
	words      int
	upperWords int   // words all in capitals
	lower      tally // words that begin with a small letter
	upper      tally // words all in capitals: acronyms, unless the whole text is
	buf        [maxWord]byte
	part       bool // the word being read is part of an address or code
}

// A tally is the evidence of one kind of words.
type tally struct {
	words    int
	english  int     // of them in the English list
	base     float64 // log odds against English that they give every other language
	score    [maxLanguages]float32
	hits     [maxLanguages]uint16
	distinct [maxLanguages]uint64 // bits of the ranks seen
	kinds    [4]uint64            // bits of the hashes of all words
}

func (c *counts) letters() (latin, other int) {
	for s, n := range c.scripts {
		if script(s) == scriptLatin {
			latin = n
		} else {
			other += n
		}
	}
	return latin, other
}

// best is the index of the language that certainly outweighs English, with so
// many times the least evidence; -1 if none.
func (t *tally) best(words, strict int) int {
	best := -1
	for l := range t.score {
		if int(t.hits[l]) < strict*leastHits || bits.OnesCount64(t.distinct[l]) < leastDistinct ||
			float64(t.hits[l]) < leastShare*float64(words) || float64(t.score[l])+t.base < float64(strict)*leastScore {
			continue
		}
		if best < 0 || t.score[l] > t.score[best] {
			best = l
		}
	}
	return best
}

// unknown reports whether the words are those of a language that is neither
// English nor known here.
func (t *tally) unknown() bool {
	distinct := 0
	for _, k := range t.kinds {
		distinct += bits.OnesCount64(k)
	}
	return t.words >= unknownWords && distinct >= unknownDistinct && float64(t.english) < unknownEnglish*float64(t.words)
}

func (t *tally) add(o *tally) {
	t.words += o.words
	t.english += o.english
	t.base += o.base
	for l := range t.score {
		t.score[l] += o.score[l]
		t.hits[l] += min(o.hits[l], 1<<16-1-t.hits[l])
		t.distinct[l] |= o.distinct[l]
	}
	for i := range t.kinds {
		t.kinds[i] |= o.kinds[i]
	}
}

// maxWord is the longest word that is looked up, in bytes.
const maxWord = 32

// read counts the letters and words of text. A word is a run of letters with
// the marks, apostrophes and hyphens inside it. Parts of addresses and codes
// (".com", "/de/", "id=la") count for letters only.
func (c *counts) read(t *table, text string) {
	for i := 0; i < len(text); {
		b := text[i]
		if b < utf8.RuneSelf && !asciiLetter(b) {
			i++
			continue
		}
		c.part = i > 0 && partOf(text[i-1])
		if n := c.asciiWord(t, text[i:]); n > 0 {
			i += n
			continue
		}
		i += c.word(t, text[i:])
	}
}

func partOf(before byte) bool {
	switch before {
	case '/', '=', '&', '@', '_', '#', '.', '%', '?':
		return true
	}
	return before >= '0' && before <= '9'
}

func asciiLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// asciiWord is word for a word of ASCII letters alone, the usual one; 0 for any other.
func (c *counts) asciiWord(t *table, text string) int {
	caps, n := 0, 0
	for n < len(text) && asciiLetter(text[n]) {
		b := text[n]
		if b < 'a' {
			caps++
		}
		if n < maxWord {
			c.buf[n] = b | 0x20
		}
		n++
	}
	if n == 0 || n < len(text) && (text[n] >= utf8.RuneSelf || text[n] == '\'' || text[n] == '-') {
		return 0
	}
	c.scripts[scriptLatin] += n
	kept := n
	if n > maxWord {
		kept = -1
	}
	return c.finish(t, n, kept, n, caps, text[0] < 'a', false)
}

// word counts the word that text begins with and returns its length in bytes,
// or that of the sign that is there instead.
func (c *counts) word(t *table, text string) int {
	var caps, letters, n int // n: bytes of the lower-cased word in c.buf
	first, joined := false, false
	i := 0
	for i < len(text) {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case r < utf8.RuneSelf && asciiLetter(byte(r)):
			c.scripts[scriptLatin]++
			if r < 'a' {
				caps++
				first = first || letters == 0
				r |= 0x20
			}
			letters++
		case r < utf8.RuneSelf:
			if r != '\'' && r != '-' || letters == 0 || !letterAfter(text[i+1:]) {
				return c.finish(t, i, n, letters, caps, first, joined)
			}
			joined = joined || r == '\''
		default:
			s := scriptOf(r)
			if s == scriptNone || r == '’' && !letterAfter(text[i+size:]) {
				return c.finish(t, max(i, size), n, letters, caps, first, joined)
			}
			if s != scriptMark {
				c.scripts[s]++
			}
			joined = joined || r == '’'
			if l := lower(r); l != r {
				caps++
				first = first || letters == 0
				r = l
			}
			letters++
		}
		if n >= 0 && n+utf8.UTFMax <= maxWord {
			if r < utf8.RuneSelf {
				c.buf[n] = byte(r)
				n++
			} else {
				n += utf8.EncodeRune(c.buf[n:], r)
			}
		} else {
			n = -1 // too long to be a little word
		}
		i += size
	}
	return c.finish(t, i, n, letters, caps, first, joined)
}

// letterAfter reports whether text begins with a letter, or with what may be one.
func letterAfter(text string) bool {
	return text != "" && (text[0] >= utf8.RuneSelf || asciiLetter(text[0]))
}

// lower is the small letter of r.
func lower(r rune) rune {
	if r >= 0x590 && (r < 0x1c80 || r >= 0x2c00) { // scripts without capitals
		return r
	}
	return unicode.ToLower(r)
}

// finish counts a word whose bytes are c.buf[:n] and returns i, its length.
func (c *counts) finish(t *table, i, n, letters, caps int, first, joined bool) int {
	if letters == 0 || c.part {
		return i
	}
	c.words++
	var w []byte
	if n > 0 && !joined {
		w = c.buf[:n]
	}
	switch {
	case caps == 0:
		c.lower.count(t, w, false)
	case caps == letters && letters > 1:
		c.upperWords++
		c.upper.count(t, w, false)
	case first && caps == 1: // a name or the beginning of a sentence
		c.lower.count(t, w, true)
	}
	return i
}

// count adds the evidence of w, a word in small letters. A word with a capital
// can speak for English only: the particles of foreign names (La, Del, Von) are
// often in capitals, and English prose is none the less English.
func (t *tally) count(k *table, w []byte, capital bool) {
	i, ok := k.index[string(w)]
	if !capital {
		t.words++
		if len(w) > 0 {
			h := hash(w)
			t.kinds[h>>6&3] |= 1 << (h & 63)
		}
	}
	if !ok {
		return
	}
	e := &k.entries[i]
	if e.english < 0 {
		t.base += float64(e.english)
		if !capital {
			t.english++
		}
	}
	if capital && e.english == 0 {
		return
	}
	for _, v := range e.votes {
		t.score[v.lang] += v.weight
		if e.english == 0 && t.hits[v.lang] < 1<<16-1 {
			t.hits[v.lang]++
			t.distinct[v.lang] |= 1 << (v.rank & 63)
		}
	}
}

// hash is FNV-1a.
func hash(w []byte) uint32 {
	h := uint32(2166136261)
	for _, b := range w {
		h = (h ^ uint32(b)) * 16777619
	}
	return h ^ h>>16
}
