package encoder

import (
	"strings"
	"sync/atomic"
)

// cacheSlots bounds the caches: a power of two. Each word has one slot, where
// the newest word stays; frequent words are seldom out for long.
const cacheSlots = 1 << 13

// maxCachedWord is the longest word kept, in bytes: what is longer is seen once.
const maxCachedWord = 64

func cacheSlot(word string) uint32 {
	h := hashString(2166136261, word)
	h ^= h >> 15
	h *= 0x85ebca6b
	return (h ^ h>>13) & (cacheSlots - 1)
}

// A wordCache keeps the word layer's sums.
type wordCache struct {
	slots [cacheSlots]atomic.Pointer[wordEntry]
}

type wordEntry struct {
	word   string
	vector []float32
}

func (c *wordCache) get(word string) []float32 {
	if e := c.slots[cacheSlot(word)].Load(); e != nil && e.word == word {
		return e.vector
	}
	return nil
}

func (c *wordCache) put(word string, vector []float32) {
	if len(word) <= maxCachedWord {
		// Clone: the entry must not hold on to a whole article.
		c.slots[cacheSlot(word)].Store(&wordEntry{strings.Clone(word), append([]float32(nil), vector...)})
	}
}

// A lemmaCache keeps lemmas by form and tags.
type lemmaCache struct {
	slots [cacheSlots]atomic.Pointer[lemmaEntry]
}

type lemmaEntry struct{ form, upos, xpos, lemma string }

// Lemma is the lemma of a form under its tags.
func (m *Model) Lemma(form, upos, xpos string) string {
	slot := &m.forms.slots[cacheSlot(form)]
	if e := slot.Load(); e != nil && e.form == form && e.upos == upos && e.xpos == xpos {
		return e.lemma
	}
	lemma := m.lemmas.Lemma(form, upos, xpos)
	if len(form) <= maxCachedWord {
		slot.Store(&lemmaEntry{strings.Clone(form), upos, xpos, strings.Clone(lemma)})
	}
	return lemma
}

// A hintCache keeps what gazetteers say of single words.
type hintCache struct {
	slots [cacheSlots]atomic.Pointer[hintEntry]
}

type hintEntry struct {
	word string
	bits uint64
}
