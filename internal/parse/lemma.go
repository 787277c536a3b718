package parse

import (
	"strings"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
)

// wordForms are the dictionaries that the learnt lemmas are checked against.
type wordForms struct{ verbs, irregular, nouns *data.Table }

var forms = sync.OnceValue(func() wordForms {
	return wordForms{data.Lexicon("verbs"), data.Lexicon("irregular-verbs"), data.Lexicon("noun-classes")}
})

// mended is the base form of an inflected verb or of a plural noun. The learnt
// rules generalise from a treebank and make "fin" of "fined" and "fl" of "fled";
// where their answer is no regular base form that a dictionary has, the base
// form that the dictionary does have takes its place. What no dictionary knows
// stays as it was learnt.
func mended(form, upos, xpos, learnt string) string {
	var known *data.Table
	switch {
	case upos == "VERB" && (xpos == "VBD" || xpos == "VBN" || xpos == "VBG" || xpos == "VBZ"):
		known = forms().verbs
	case upos == "NOUN" && xpos == "NNS":
		known = forms().nouns
	default:
		return learnt
	}
	lower := strings.ToLower(form)
	if xpos == "VBD" || xpos == "VBN" {
		if row, ok := forms().irregular.Row(lower); ok {
			return row.Get("base")
		}
	}
	var first string
	for _, b := range bases(lower, xpos) {
		if b == "" || !known.Has(b) {
			continue
		}
		if b == learnt {
			return learnt
		}
		if first == "" {
			first = b
		}
	}
	if first != "" {
		return first
	}
	return learnt
}

// bases are the base forms that the form may regularly come from, the likeliest
// first; empty strings among them count for nothing.
func bases(form, xpos string) []string {
	switch xpos {
	case "VBD", "VBN":
		if stem, ok := strings.CutSuffix(form, "ied"); ok {
			return []string{stem + "y", stem + "ie"}
		}
		if stem, ok := strings.CutSuffix(form, "ed"); ok {
			return suffixed(stem)
		}
	case "VBG":
		stem, ok := strings.CutSuffix(form, "ing")
		if !ok {
			return nil
		}
		if s, ok := strings.CutSuffix(stem, "y"); ok && len(s) < 3 {
			return append([]string{stem, s + "ie"}, suffixed(stem)...) // "dying"
		}
		return suffixed(stem)
	case "VBZ", "NNS":
		if stem, ok := strings.CutSuffix(form, "ies"); ok {
			return []string{stem + "y", stem + "ie"}
		}
		stem, ok := strings.CutSuffix(form, "s")
		if !ok {
			return nil
		}
		if s, ok := strings.CutSuffix(stem, "e"); ok && (strings.HasSuffix(s, "s") || strings.HasSuffix(s, "x") ||
			strings.HasSuffix(s, "z") || strings.HasSuffix(s, "h") || strings.HasSuffix(s, "o")) {
			return []string{s, stem, strings.TrimSuffix(s, "s"), strings.TrimSuffix(s, "z")}
		}
		return []string{stem}
	}
	return nil
}

// suffixed are the verbs that have lost their end before "-ed" or "-ing".
func suffixed(stem string) []string {
	n := len(stem)
	if n < 2 {
		return nil
	}
	if doubles(stem) {
		return []string{stem + "e"}
	}
	out := []string{stem, stem + "e"}
	if n > 2 && stem[n-1] == stem[n-2] {
		out = append(out, stem[:n-1])
	}
	if s, ok := strings.CutSuffix(stem, "ck"); ok {
		out = append(out, s+"c") // "trafficked"
	}
	return out
}

// doubles reports whether a verb of this form doubles its last letter before
// "-ed": one syllable that ends in one vowel and one consonant.
func doubles(s string) bool {
	n := len(s)
	if n < 3 || vowel(s[n-1]) || !vowel(s[n-2]) || s[n-1] == 'w' || s[n-1] == 'x' || s[n-1] == 'y' {
		return false
	}
	for i := range n - 2 {
		if vowel(s[i]) && !(i == 1 && s[0] == 'q' && s[1] == 'u') {
			return false
		}
	}
	return true
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }
