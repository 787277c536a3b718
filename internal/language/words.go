package language

import (
	_ "embed"
	"fmt"
	"math"
	"strings"
	"sync"
	"unicode"
)

//go:embed words.txt
var words string

// maxLanguages bounds the languages of words.txt; a test holds it to them.
const maxLanguages = 80

// Frequencies of a language's words: that of the word of rank r (from 0) is
// zipf/(r+mandelbrot), of words that are not listed the floor. English texts
// name foreign things, so that a foreign word is not very rare in them; in
// foreign texts English words are common.
const (
	zipf         = 0.16
	mandelbrot   = 3.7
	floorEnglish = 0.0005
	floorForeign = 0.001
)

func frequency(rank int) float64 { return zipf / (float64(rank) + mandelbrot) }

// A table is words.txt as it is used.
type table struct {
	langs   []lang // English is not among them
	index   map[string]uint16
	entries []entry
}

type lang struct {
	Guess
	script script // of most of its words
}

// An entry is what one word says.
type entry struct {
	english float32 // log odds of every foreign language that lacks the word; 0: not an English word
	votes   []vote
}

// A vote is the log odds of a language against English by a word, over entry.english.
type vote struct {
	lang   uint8
	rank   uint8
	weight float32
}

// known is words.txt, read once.
var known = sync.OnceValue(func() *table {
	t, _ := readTable(words) // part of the program, so that a test has seen it to be right
	return t
})

func readTable(text string) (*table, error) {
	t := &table{index: make(map[string]uint16, 4096)}
	sections, err := readSections(text)
	if err != nil {
		return t, err
	}
	for rank, w := range sections["en"].words {
		t.entry(w).english = float32(math.Log(floorForeign / frequency(rank)))
	}
	for _, code := range sections["order"].words {
		s := sections[code]
		if code == English.Code {
			continue
		}
		l := lang{Guess: Guess{code, s.name}, script: scriptOfWords(s.words)}
		if len(t.langs) == maxLanguages {
			return t, fmt.Errorf("words.txt: more than %d languages", maxLanguages)
		}
		for rank, w := range s.words {
			e, floor := t.entry(w), floorEnglish
			if e.english < 0 {
				floor = floorForeign
			}
			weight := float32(math.Log(frequency(rank) / floor))
			e.votes = append(e.votes, vote{uint8(len(t.langs)), uint8(min(rank, 255)), weight})
		}
		t.langs = append(t.langs, l)
	}
	return t, nil
}

// entry is the entry of w, made if there is none. The pointer holds until the
// next call.
func (t *table) entry(w string) *entry {
	i, ok := t.index[w]
	if !ok {
		i = uint16(len(t.entries))
		t.index[w] = i
		t.entries = append(t.entries, entry{})
	}
	return &t.entries[i]
}

func (t *table) name(code string) Guess {
	for _, l := range t.langs {
		if l.Code == code {
			return l.Guess
		}
	}
	for _, s := range alone {
		if s.Code == code {
			return s.Guess
		}
	}
	return Guess{Code: "und"}
}

type section struct {
	name  string
	words []string
}

// readSections reads words.txt: the words of each language by its code, and
// under "order" the codes as they come.
func readSections(text string) (map[string]section, error) {
	out := map[string]section{}
	code := ""
	for n, line := range strings.Split(text, "\n") {
		switch {
		case line == "" || line[0] == '#':
		case unicode.IsSpace(rune(line[0])):
			s := out[code]
			if code == "" {
				return nil, fmt.Errorf("words.txt:%d: words before a language", n+1)
			}
			s.words = append(s.words, strings.Fields(line)...)
			out[code] = s
		default:
			c, name, ok := strings.Cut(line, " ")
			if _, twice := out[c]; !ok || twice || c == "order" {
				return nil, fmt.Errorf("words.txt:%d: want a new code and a name", n+1)
			}
			code = c
			out[code] = section{name: name}
			order := out["order"]
			order.words = append(order.words, code)
			out["order"] = order
		}
	}
	return out, nil
}

// scriptOfWords is the script of most letters of ws.
func scriptOfWords(ws []string) script {
	var n [scripts]int
	best := scriptLatin
	for _, w := range ws {
		for _, r := range w {
			s := scriptOf(r)
			if s == scriptNone || s == scriptMark {
				continue
			}
			if n[s]++; n[s] > n[best] {
				best = s
			}
		}
	}
	return best
}
