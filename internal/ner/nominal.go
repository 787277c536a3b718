package ner

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/syntax"
)

// nominals finds the noun phrases of a sentence that are not names: each from
// its determiner, possessor or first modifier to its head noun.
func (r *Recognizer) nominals(t *syntax.Text, si int, taken occupancy) []entity.Mention {
	tokens := t.Sentences[si].Tokens
	kids := children(tokens)
	var out []entity.Mention
	for i := range tokens {
		if taken[si][i] || !headsPhrase(tokens, kids, taken[si], i) {
			continue
		}
		span := syntax.Span{Start: tokens[phraseStart(tokens, kids, i)].Start, End: tokens[i].End}
		typ, subtype := classOf(tokens[i].Lemma)
		out = append(out, entity.Mention{Span: span, Kind: entity.Nominal, Text: span.In(t.Source), Type: typ,
			Subtype: subtype, Sentence: si, Head: i, Confidence: 0.6})
	}
	return out
}

// children lists each token's dependents in order.
func children(tokens []syntax.Token) [][]int {
	out := make([][]int, len(tokens))
	for i, tok := range tokens {
		if tok.Head >= 0 && tok.Head < len(tokens) {
			out[tok.Head] = append(out[tok.Head], i)
		}
	}
	return out
}

// base is a deprel without its subtype.
func base(deprel string) string {
	b, _, _ := strings.Cut(deprel, ":")
	return b
}

// headsPhrase reports whether token i is the head noun of a phrase that may
// refer to something: not a modifier of another noun, not a bare title before a
// name, not the predicate of a copula.
func headsPhrase(tokens []syntax.Token, kids [][]int, taken []bool, i int) bool {
	tok := &tokens[i]
	if tok.UPOS != "NOUN" && tok.UPOS != "PROPN" || !lettered(tok.Text) {
		return false
	}
	switch base(tok.Deprel) {
	case "compound", "flat", "fixed", "goeswith", "reparandum":
		return false
	}
	for _, k := range kids[i] {
		if tokens[k].Deprel == "cop" {
			return false
		}
	}
	return !titles(tokens, taken, i)
}

// titles reports whether token i stands as a title directly before a name:
// "President Macron", whichever of the two the tree makes the head.
func titles(tokens []syntax.Token, taken []bool, i int) bool {
	if i+1 >= len(tokens) || !taken[i+1] || tokens[i+1].UPOS != "PROPN" {
		return false
	}
	head, next := tokens[i].Head, tokens[i+1].Head
	return next == i || head > i && head < len(tokens) && taken[head] || head == next && head >= 0
}

func lettered(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127 })
}

// maxPhrase bounds how far before its head a phrase may start, so that a
// malformed tree costs no more than a sound one.
const maxPhrase = 24

// phraseStart is the first token of the phrase that token i heads.
func phraseStart(tokens []syntax.Token, kids [][]int, i int) int {
	start := i
	for _, k := range kids[i] {
		if k >= i {
			break
		}
		switch base(tokens[k].Deprel) {
		case "det", "amod", "compound", "nummod", "nmod", "advmod", "flat", "acl":
			if left := leftmost(tokens, kids, k, maxPhrase); left < start && i-left <= maxPhrase && joined(tokens, left, i) {
				start = left
			}
		}
	}
	return start
}

// leftmost is the first token of the subtree of token i, looked for in at most
// depth steps.
func leftmost(tokens []syntax.Token, kids [][]int, i, depth int) int {
	for ; depth > 0; depth-- {
		if len(kids[i]) == 0 || kids[i][0] >= i || base(tokens[kids[i][0]].Deprel) == "case" && tokens[kids[i][0]].UPOS == "ADP" {
			break
		}
		i = kids[i][0]
	}
	return i
}

// joined reports whether nothing between two tokens ends a phrase: a comma
// may, where it does not separate adjectives.
func joined(tokens []syntax.Token, from, to int) bool {
	for i := from; i < to; i++ {
		switch tokens[i].Text {
		case ";", ":", "—", "–", "(", ")", ".":
			return false
		}
		if tokens[i].UPOS == "VERB" && base(tokens[i].Deprel) != "amod" && base(tokens[i].Deprel) != "compound" && tokens[i].XPOS != "VBN" && tokens[i].XPOS != "VBG" {
			return false
		}
	}
	return true
}

// classOf is the type and subtype of thing that a noun usually names; THING when
// the lexicon does not tell.
func classOf(lemma string) (entity.Type, string) {
	row, ok := data.Lexicon("noun-classes").Row(lemma)
	if !ok {
		return entity.Thing, ""
	}
	switch class := row.Get("class"); class {
	case "person", "people":
		return entity.Person, ""
	case "organization":
		return entity.Organization, ""
	case "government", "company", "media", "military", "party", "team", "education":
		return entity.Organization, class
	case "country", "region", "city", "facility", "natural":
		return entity.Place, class
	case "vehicle", "weapon":
		return entity.Product, class
	case "device", "goods", "clothing":
		return entity.Product, ""
	case "work", "document":
		return entity.Work, ""
	case "law":
		return entity.Law, ""
	}
	return entity.Thing, ""
}
