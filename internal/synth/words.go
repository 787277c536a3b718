package synth

import (
	"slices"
	"strings"
)

// words are those of the texts. The longer lower-case ones are kept by their last
// letters: words of one class are mostly of one part of speech and form,
// "signing" and "meeting", and stand in for each other.
type words struct {
	classes map[string][]string
	common  map[string]bool // those that hold sentences together
	times   map[string]int
}

func newWords() words {
	return words{map[string][]string{}, map[string]bool{}, map[string]int{}}
}

// What makes a word one that can stand for another.
const (
	longWord  = 5  // letters, or more
	ending    = 3  // letters that tell the class
	leastKind = 6  // words of a class
	often     = 10 // times in the texts: such a word holds sentences together
)

func (w words) learn(text string) {
	for _, word := range strings.Fields(text) {
		w.times[word]++
	}
	each(text, func(word string) string {
		w.classes[class(word)] = append(w.classes[class(word)], word)
		return word
	})
}

func (w words) settle() {
	for word, n := range w.times {
		w.common[word] = n >= often && strings.ToLower(word) == word
	}
	for k, list := range w.classes {
		slices.Sort(list)
		list = slices.DeleteFunc(slices.Compact(list), func(word string) bool { return w.common[word] })
		if len(list) < leastKind {
			delete(w.classes, k)
			continue
		}
		w.classes[k] = list
	}
}

func class(word string) string { return word[len(word)-ending:] }

// exchange replaces seven in eight of the words that can be, each by the same
// one throughout an article.
func (w words) exchange(text string, article uint64) string {
	return each(text, func(word string) string {
		list := w.classes[class(word)]
		h := hash(word) ^ article
		h = (h ^ h>>31) * 0x9e3779b97f4a7c15
		if _, rare := slices.BinarySearch(list, word); !rare || h>>61 == 0 {
			return word
		}
		return list[h%uint64(len(list))]
	})
}

// each maps the long lower-case words of a text.
func each(text string, f func(string) string) string {
	var b strings.Builder
	letter := func(i int) bool { return i < len(text) && text[i] >= 'a' && text[i] <= 'z' }
	for i := 0; i < len(text); {
		j := i
		for letter(j) {
			j++
		}
		whole := (i == 0 || text[i-1] == ' ') && (j == len(text) || strings.IndexByte(" ,.;", text[j]) >= 0)
		if whole && j-i >= longWord {
			b.WriteString(f(text[i:j]))
		} else {
			j = max(j, i+1)
			b.WriteString(text[i:j])
		}
		i = j
	}
	return b.String()
}
