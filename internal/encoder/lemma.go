package encoder

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A LemmaRule makes a lemma of a form: it sets the case and puts one ending in
// place of another.
type LemmaRule struct {
	Case byte // 'l' lower-case the form, 'u' upper-case its first letter, 'k' keep its case, 't' lower-case all but its first letter
	Cut  string
	Add  string
}

// rulesFor are the rules with the shortest edit from form to lemma. Several
// are equally short where the form does not tell its case: "cars" makes "car"
// with its case kept or lowered. Other forms decide.
func rulesFor(form, lemma string) (best []LemmaRule) {
	cost := -1
	for _, c := range []byte("lukt") {
		base := recase(form, c)
		p := commonPrefix(base, lemma)
		r := LemmaRule{c, base[p:], lemma[p:]}
		n := len(r.Cut) + len(r.Add)
		if cost < 0 || n < cost {
			best, cost = best[:0], n
		}
		if n == cost {
			best = append(best, r)
		}
	}
	return best
}

// commonPrefix is the length of the longest common prefix of whole characters.
func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	return n
}

func recase(form string, c byte) string {
	switch c {
	case 'l':
		return strings.ToLower(form)
	case 'u':
		r, n := utf8.DecodeRuneInString(form)
		if unicode.IsLower(r) {
			return string(unicode.ToUpper(r)) + form[n:]
		}
	case 't':
		_, n := utf8.DecodeRuneInString(form)
		return form[:n] + strings.ToLower(form[n:])
	}
	return form
}

// apply makes the lemma; ok is false where the form has another ending or
// nothing would be left.
func (r *LemmaRule) apply(form string) (lemma string, ok bool) {
	stem, ok := strings.CutSuffix(recase(form, r.Case), r.Cut)
	if !ok || stem == "" && r.Add == "" {
		return "", false
	}
	return stem + r.Add, true
}

// Lemmas is a decision list: of the entries that match a form's tags and end,
// the longest decides the rule. An entry may hold the whole form, which makes
// it an exception. The zero value lower-cases everything but proper names.
type Lemmas struct {
	Rules []LemmaRule
	Keys  []uint32 // sorted hashes of tags and ending
	Rule  []uint16 // index into Rules, for each key
}

// maxLemmaEnd is the longest ending, in characters, that entries name.
const maxLemmaEnd = 6

// Lemma is the lemma of form under its tags.
func (l *Lemmas) Lemma(form, upos, xpos string) string {
	lower := strings.ToLower(form)
	for _, u := range [2]string{upos, "*"} {
		tags := lemmaTags(u, xpos)
		if r := l.find(tags, lower, true, 0); r != nil {
			if s, ok := r.apply(form); ok {
				return s
			}
		}
		start := len(lower)
		var starts [maxLemmaEnd + 1]int
		n := 0
		for starts[0] = start; n < maxLemmaEnd && start > 0; {
			_, size := utf8.DecodeLastRuneInString(lower[:start])
			start -= size
			n++
			starts[n] = start
		}
		for ; n >= 0; n-- {
			if r := l.find(tags, lower, false, starts[n]); r != nil {
				if s, ok := r.apply(form); ok {
					return s
				}
			}
		}
	}
	if upos == "PROPN" {
		return form
	}
	return lower
}

func (l *Lemmas) find(tags uint32, lower string, whole bool, start int) *LemmaRule {
	i, ok := slices.BinarySearch(l.Keys, lemmaKey(tags, lower[start:], whole))
	if !ok {
		return nil
	}
	return &l.Rules[l.Rule[i]]
}

func hashString(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func lemmaTags(upos, xpos string) uint32 {
	return hashString(hashString(2166136261, upos)*16777619, xpos)
}

func lemmaKey(tags uint32, end string, whole bool) uint32 {
	h := tags * 0x9E3779B1
	if whole {
		h ^= 0x5bd1e995
	}
	h = hashString(h, end)
	h ^= h >> 15
	h *= 0x85ebca6b
	return h ^ h>>13
}

// A LemmaExample is one form of a treebank with its lemma.
type LemmaExample struct{ Form, UPOS, XPOS, Lemma string }

// LearnLemmas makes the decision list of the examples: at each ending the rule
// most of them want, kept where it differs from what the next shorter ending
// already says. Endings count different forms, two at least, so that one
// frequent irregular form does not bend the words that rhyme with it.
func LearnLemmas(examples []LemmaExample) *Lemmas {
	rules := map[LemmaRule]int{}
	l := lemmaLearner{map[lemmaEnd]map[int]int{}, map[lemmaForm]bool{}}
	for _, e := range examples {
		if e.Form == "" || e.Lemma == "" {
			continue
		}
		var ids []int
		for _, r := range rulesFor(e.Form, e.Lemma) {
			id, ok := rules[r]
			if !ok {
				id = len(rules)
				rules[r] = id
			}
			ids = append(ids, id)
		}
		lower := strings.ToLower(e.Form)
		for _, u := range []string{e.UPOS, "*"} {
			l.add(lemmaTags(u, e.XPOS), e.Form, lower, ids)
		}
	}
	return l.list(rules)
}

type lemmaEnd struct {
	tags  uint32
	end   string
	whole bool
}

// A lemmaLearner counts which rules fit the forms of each ending; seen is the
// key under which it counts the forms.
type lemmaLearner struct {
	counts map[lemmaEnd]map[int]int
	forms  map[lemmaForm]bool // that endings have counted, as written
}

type lemmaForm struct {
	tags uint32
	form string
}

const seen = -1

func (l *lemmaLearner) add(tags uint32, form, lower string, rules []int) {
	count := func(e lemmaEnd, rules []int) {
		if l.counts[e] == nil {
			l.counts[e] = map[int]int{}
		}
		l.counts[e][seen]++
		for _, r := range rules {
			l.counts[e][r]++
		}
	}
	count(lemmaEnd{tags, lower, true}, rules)
	if l.forms[lemmaForm{tags, form}] {
		return
	}
	l.forms[lemmaForm{tags, form}] = true
	start := len(lower)
	for n := 0; ; n++ {
		count(lemmaEnd{tags, lower[start:], false}, rules)
		if n == maxLemmaEnd || start == 0 {
			break
		}
		_, size := utf8.DecodeLastRuneInString(lower[:start])
		start -= size
	}
}

// majority is the rule that fits most, the older of equals.
func majority(counts map[int]int) (rule, count int) {
	rule = -1
	for r, c := range counts {
		if r != seen && (c > count || c == count && r < rule) {
			rule, count = r, c
		}
	}
	return rule, count
}

// list prunes and sorts what was counted.
func (l *lemmaLearner) list(rules map[LemmaRule]int) *Lemmas {
	ends := slices.SortedFunc(maps.Keys(l.counts), func(a, b lemmaEnd) int {
		return cmp.Or(cmp.Compare(a.tags, b.tags), boolInt(a.whole)-boolInt(b.whole),
			cmp.Compare(len(a.end), len(b.end)), cmp.Compare(a.end, b.end))
	})
	kept := map[lemmaEnd]int{}
	chosen := map[uint32]int{}
	for _, e := range ends {
		rule, count := majority(l.counts[e])
		if count < 2 && (!e.whole && e.end != "" || e.whole && l.counts[e][seen] > 1) {
			continue
		}
		if before, ok := l.shorter(kept, e); ok && l.counts[e][before] == count {
			continue
		}
		kept[e] = rule
		chosen[lemmaKey(e.tags, e.end, e.whole)] = rule
	}
	return packLemmas(rules, chosen)
}

// shorter is the rule that the longest kept ending within e gives.
func (l *lemmaLearner) shorter(kept map[lemmaEnd]int, e lemmaEnd) (int, bool) {
	end := e.end
	if !e.whole {
		if end == "" {
			return 0, false
		}
		_, size := utf8.DecodeRuneInString(end)
		end = end[size:]
	}
	for {
		if r, ok := kept[lemmaEnd{e.tags, end, false}]; ok {
			return r, true
		}
		if end == "" {
			return 0, false
		}
		_, size := utf8.DecodeRuneInString(end)
		end = end[size:]
	}
}

func packLemmas(rules map[LemmaRule]int, chosen map[uint32]int) *Lemmas {
	byID := make([]LemmaRule, len(rules))
	for r, id := range rules {
		byID[id] = r
	}
	out := &Lemmas{Keys: slices.Sorted(maps.Keys(chosen))}
	renumber := map[int]uint16{}
	for _, k := range out.Keys {
		id := chosen[k]
		n, ok := renumber[id]
		if !ok {
			n = uint16(len(out.Rules))
			renumber[id] = n
			out.Rules = append(out.Rules, byID[id])
		}
		out.Rule = append(out.Rule, n)
	}
	return out
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
