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
		if taken[si][i] && !isAgedAlone(tokens, i) || !headsPhrase(tokens, kids, taken[si], i) {
			continue
		}
		span := syntax.Span{Start: tokens[atLeast(tokens, phraseStart(tokens, kids, i))].Start, End: tokens[i].End}
		typ, subtype := classOf(tokens[i].Lemma)
		if isAged(tokens, i) {
			typ, subtype = entity.Person, ""
		}
		out = append(out, entity.Mention{Span: span, Kind: entity.Nominal, Text: span.In(t.Source), Type: typ,
			Subtype: subtype, Sentence: si, Head: i, Confidence: 0.6})
	}
	return out
}

// isAged reports whether token i ends a description by an age: "the 44-year-old".
func isAged(tokens []syntax.Token, i int) bool {
	if i < 3 || tokens[i].Text != "old" || tokens[i-1].Text != "-" || tokens[i-2].Text != "year" {
		return false
	}
	number := i - 3
	if number > 0 && tokens[number].Text == "-" { // left out by some: "44 year-old"
		number--
	}
	return tokens[number].UPOS == "NUM"
}

// isAgedAlone reports whether such a description stands without a noun, and the
// tags call its last word an adjective.
func isAgedAlone(tokens []syntax.Token, i int) bool {
	return tokens[i].UPOS == "ADJ" && isAged(tokens, i) && tokens[i].Deprel != "amod" &&
		(i+1 == len(tokens) || tokens[i+1].UPOS != "NOUN" && tokens[i+1].UPOS != "PROPN" && tokens[i+1].UPOS != "ADJ")
}

// atLeast takes the "At" of "At least two people" into the phrase that starts with
// the superlative.
func atLeast(tokens []syntax.Token, start int) int {
	if start > 0 && start+1 < len(tokens) && tokens[start+1].UPOS == "NUM" && (tokens[start].XPOS == "JJS" || tokens[start].XPOS == "RBS") &&
		strings.EqualFold(tokens[start-1].Text, "at") {
		return start - 1
	}
	return start
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
	if tok.UPOS != "NOUN" && tok.UPOS != "PROPN" && !isAgedAlone(tokens, i) || !lettered(tok.Text) {
		return false
	}
	switch base(tok.Deprel) {
	case "compound":
		return titles(tokens, taken, i) && determined(tokens, kids, i) // "the energy company Acme"
	case "flat", "fixed", "goeswith", "reparandum":
		return false
	}
	for _, k := range kids[i] {
		if tokens[k].Deprel == "cop" {
			return false
		}
	}
	return determined(tokens, kids, i) || !titles(tokens, taken, i)
}

// determined reports whether the phrase that token i heads has a determiner or a
// possessor: "the soprano Ana Ruiz" speaks of her twice, "Soprano Ana Ruiz" once.
func determined(tokens []syntax.Token, kids [][]int, i int) bool {
	first := phraseStart(tokens, kids, i)
	if part(tokens, first) == partOpens {
		return true
	}
	for k := first; k < i; k++ {
		if tokens[k].XPOS == "POS" {
			return true
		}
	}
	return false
}

// titles reports whether token i stands as a title directly before a name:
// "President Macron", whichever of the two the tree makes the head.
func titles(tokens []syntax.Token, taken []bool, i int) bool {
	if i+2 < len(tokens) && !taken[i+1] && taken[i+2] && beginsName(tokens, i+2) {
		w, titles := tokens[i+1].Text, data.Lexicon("titles")
		if data.Lexicon("honorifics").Has(w) || titles.Has(w) || titles.Has(tokens[i].Text+" "+w) {
			return true // "Opposition leader Dr Rao", "chief executive Rao", whatever the tree
		}
	}
	if i+1 >= len(tokens) || !taken[i+1] || !beginsName(tokens, i+1) {
		return false
	}
	head, next := tokens[i].Head, tokens[i+1].Head
	return next == i || head > i && head < len(tokens) && taken[head] || head == next && head >= 0
}

// beginsName reports whether token i is a proper noun, or a word written like one
// that belongs to a proper noun: "Open Palm".
func beginsName(tokens []syntax.Token, i int) bool {
	if tokens[i].UPOS == "PROPN" {
		return true
	}
	h := tokens[i].Head
	return h > i && h < len(tokens) && tokens[h].UPOS == "PROPN" && tokens[i].UPOS == "ADJ" && tokens[i].Text != strings.ToLower(tokens[i].Text)
}

func lettered(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127 })
}

// maxPhrase bounds how far before its head a phrase may start.
const maxPhrase = 24

// phraseStart is the first token of the phrase that token i heads: as far left
// as the tags allow a base noun phrase, its possessor included, and the tree
// does not attach elsewhere. Either alone runs over clauses where it is wrong.
func phraseStart(tokens []syntax.Token, _ [][]int, i int) int {
	start := i
	for k := i - 1; k >= 0 && i-k <= maxPhrase; k-- {
		if t := &tokens[k+1]; tokens[k].UPOS == "PROPN" && t.UPOS == "NUM" && t.Head == i && base(t.Deprel) == "nummod" {
			return start // "sold Chad two ships": a number stands before all but a possessor
		}
		if t := &tokens[k+1]; tokens[k].XPOS == "JJ" && t.UPOS == "NUM" && k > 0 && tokens[k-1].UPOS == "VERB" {
			return start // "shot dead three shoppers"
		}
		switch part(tokens, k) {
		case partEnds:
			return start
		case partOpens:
			if within(tokens, k, i) || shares(tokens, k, i) {
				start = k
			}
			if k == 0 || tokens[k-1].XPOS != "PDT" {
				return start
			}
		case partFills:
			if within(tokens, k, i) || shares(tokens, k, i) {
				start = k
			}
		}
		if k < start-3 { // a run of signs and small words that leads nowhere
			return start
		}
	}
	return start
}

// A phrasePart is what a token may be in the part of a noun phrase before its head.
type phrasePart uint8

const (
	partEnds  phrasePart = iota // not part of it
	partOpens                   // a determiner or possessive pronoun: nothing stands before it
	partFills                   // a modifier, or a possessor
	partBinds                   // a sign or small word between two modifiers
)

func part(tokens []syntax.Token, k int) phrasePart {
	t := &tokens[k]
	switch {
	case t.UPOS == "DET", t.XPOS == "PRP$", t.XPOS == "WP$":
		return partOpens
	case t.XPOS == "POS", t.Text == "-":
		return partBinds
	case t.UPOS == "ADJ", t.UPOS == "NOUN", t.UPOS == "PROPN", t.UPOS == "NUM":
		return partFills
	case t.UPOS == "SYM" && k+1 < len(tokens) && tokens[k+1].UPOS == "NUM": // "a $12 million plan"
		return partFills
	case t.XPOS == "VB" && base(t.Deprel) == "compound": // "a pay offer"
		return partFills
	case (t.XPOS == "VBN" || t.XPOS == "VBG") && (base(t.Deprel) == "amod" || base(t.Deprel) == "compound" || k > 0 && tokens[k-1].Text == "-"):
		return partFills
	case t.UPOS == "ADV" && k+1 < len(tokens) && (tokens[k+1].UPOS == "ADJ" || tokens[k+1].UPOS == "NUM" || tokens[k+1].XPOS == "VBN"):
		return partFills
	case t.UPOS == "CCONJ" && k > 0 && tokens[k-1].UPOS == "ADJ" && tokens[k+1].UPOS == "ADJ":
		return partBinds
	case t.Text == "," && k > 0 && tokens[k-1].UPOS == "ADJ" && k+1 < len(tokens) && tokens[k+1].UPOS == "ADJ":
		return partBinds
	case opensQuote(t.Text) && k > 0 && (tokens[k-1].UPOS == "DET" || tokens[k-1].XPOS == "PRP$"):
		return partBinds
	}
	return partEnds
}

func opensQuote(s string) bool { return s == "“" || s == "\"" || s == "‘" || s == "``" }

// within reports whether token k depends on token i, directly or through tokens
// between the two.
func within(tokens []syntax.Token, k, i int) bool {
	for range maxPhrase {
		h := tokens[k].Head
		switch {
		case h == i:
			return true
		case h < 0 || h > i:
			return false
		case h == k:
			return false
		}
		k = h
	}
	return false
}

// personal reports whether a noun that no lexicon has ends like one for people:
// "picketer", "stuntwoman", "flautist".
func personal(lemma string) bool {
	lemma = strings.ToLower(lemma)
	for _, end := range [...]string{"er", "or", "ist", "man", "woman", "ee"} {
		if stem, ok := strings.CutSuffix(lemma, end); ok && len(stem) > 2 {
			return lettered(stem)
		}
	}
	return false
}

// shares reports whether token k modifies the name that token i stands right
// before: "the" of "the shipping line Nordmar" belongs to both.
func shares(tokens []syntax.Token, k, i int) bool {
	h := tokens[i].Head
	return h > i && h < len(tokens) && tokens[k].Head == h && i+1 < len(tokens) && beginsName(tokens, i+1) && tokens[h].UPOS == "PROPN"
}

// classOf is the type and subtype of thing that a noun usually names; THING when
// the lexicon does not tell.
func classOf(lemma string) (entity.Type, string) {
	row, ok := data.Lexicon("noun-classes").Row(lemma)
	if !ok {
		row, ok = data.Lexicon("noun-classes").Row(strings.TrimSuffix(lemma, "s")) // "SUVs", read as a name
	}
	if !ok {
		if personal(lemma) {
			return entity.Person, ""
		}
		return entity.Thing, ""
	}
	class := row.Get("class")
	switch {
	case class == "organization":
		return entity.Organization, ""
	case data.IsBody(class):
		return entity.Organization, class
	case data.IsPlace(class):
		return entity.Place, class
	}
	switch class {
	case "person", "people":
		return entity.Person, ""
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
