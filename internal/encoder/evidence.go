package encoder

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bits of a document's evidence, after those of the base hints. Each says that
// the same word is used so elsewhere in the document, but for the last, which
// is of the document as a whole. Their order is part of the version.
const (
	evidenceLower   = iota // without a capital
	evidenceInside         // with a capital inside a sentence
	evidenceAlone          // with a capital, between words without
	evidenceFirst          // first of several words with capitals
	evidenceLast           // last of several words with capitals
	evidencePerson         // after a given name, a title or an honorific
	evidenceOrg            // beside a word of organisations, or in one of the lists
	evidencePlace          // in a longer entry of the lists of places
	evidenceNumber         // before a number
	evidenceFigures        // a fifth of the document's words are numbers: tables, results
	evidenceCount
)

// WithDocument is a Hinter that adds to base's hints how each word is written
// and used in the rest of its document: whoever has read an article to its end
// knows its names (Chieu and Ng 2002; Ratinov and Roth 2009). A sentence alone
// has base's hints only. The cost is linear in the document.
func WithDocument(base Hinter) Hinter { return documentHints{base} }

type documentHints struct{ base Hinter }

func (d documentHints) Version() string { return d.base.Version() + " document-1" }

func (d documentHints) Bits() int { return d.base.Bits() + evidenceCount }

func (d documentHints) Hint(document [][]string) [][]uint64 {
	out := d.base.Hint(document)
	if len(document) < 2 {
		return out
	}
	e := evidence{ids: map[string]int32{}}
	for i, s := range document {
		e.read(s, out[i])
	}
	n := 0
	for i := range document {
		for j := range document[i] {
			out[i][j] |= e.elsewhere(n) << d.base.Bits()
			n++
		}
	}
	return out
}

// evidence is what a document says of its words.
type evidence struct {
	ids    map[string]int32 // of lower-cased words
	counts [][evidenceFigures]int32
	word   []int32  // of each token of the document, -1 for none
	use    []uint64 // of each token
	digits int      // tokens that begin with a digit
}

// read takes in a sentence and its base hints.
func (e *evidence) read(s []string, hints []uint64) {
	loud := shouted(s)
	for j, w := range s {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsDigit(r) {
			e.digits++
		}
		if !unicode.IsLetter(r) {
			e.word, e.use = append(e.word, -1), append(e.use, 0)
			continue
		}
		use := uses(s, hints, j, loud)
		id := e.id(w)
		for b := range e.counts[id] {
			e.counts[id][b] += int32(use >> b & 1)
		}
		e.word, e.use = append(e.word, id), append(e.use, use)
	}
}

func (e *evidence) id(w string) int32 {
	w = strings.ToLower(w)
	id, ok := e.ids[w]
	if !ok {
		id = int32(len(e.counts))
		e.ids[w] = id
		e.counts = append(e.counts, [evidenceFigures]int32{})
	}
	return id
}

// elsewhere is the evidence on token n of the document but its own.
func (e *evidence) elsewhere(n int) uint64 {
	var bits uint64
	if 5*e.digits > len(e.word) {
		bits = 1 << evidenceFigures
	}
	if e.word[n] < 0 {
		return bits
	}
	for b, c := range e.counts[e.word[n]] {
		if c > int32(e.use[n]>>b&1) {
			bits |= 1 << b
		}
	}
	return bits
}

// uses is how word j of a sentence is used in it; loud says that the sentence
// is in capitals, which then tell nothing.
func uses(s []string, hints []uint64, j int, loud bool) uint64 {
	var use uint64
	set := func(bit int, on bool) {
		if on {
			use |= 1 << bit
		}
	}
	has := func(k int, bits uint64) bool { return k >= 0 && k < len(s) && hints[k]&bits != 0 }
	capital := func(k int) bool { return k >= 0 && k < len(s) && startsUpper(s[k]) }
	if j+1 < len(s) && s[j+1] != "" {
		set(evidenceNumber, s[j+1][0] >= '0' && s[j+1][0] <= '9')
	}
	if loud {
		return use
	}
	if !capital(j) {
		return use | 1<<evidenceLower
	}
	before, after := capital(j-1), capital(j+1)
	set(evidenceInside, j > 0)
	set(evidenceAlone, j > 0 && !before && !after)
	set(evidenceFirst, j > 0 && !before && after)
	set(evidenceLast, j > 1 && before && !after)
	set(evidencePerson, has(j-1, 1<<hintGiven|1<<hintTitle|1<<hintHonorific))
	set(evidenceOrg, has(j, 1<<hintOrganisation|1<<hintMedia) || has(j+1, 1<<hintOrganisationWord|1<<hintLegalSuffix) && after)
	longer := has(j, 1<<hintBegins|1<<hintContinues)
	set(evidencePlace, longer && has(j, 1<<hintCity|1<<hintRegion|1<<hintCountry))
	return use
}
