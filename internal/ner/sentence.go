package ner

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/syntax"
)

// A sentence is one sentence with what the lexicons and the parser say of it.
type sentence struct {
	index  int
	source string
	shout  bool // written in capitals throughout
	headed bool // Every Word Has A Capital
	table  bool // a row of a table: more numbers than words
	sport  bool // of a text about sport
	clubs  bool // with a team, or a word of clubs
	toks   []token
	hits   []hit
	hitsAt [][]int // indexes into hits by their first token
	found  []name  // the candidates worth something, ordered by their ends
	names  []name
	lex    *knowledge
}

// A token is a token with its features.
type token struct {
	*syntax.Token
	form    string // as it would be written in running text: "SEOUL" is "Seoul"
	low     string
	cap     bool // begins with a capital, or has one inside ("al-Assad", "iPhone")
	acronym bool // two or more capitals, and nothing but capitals, digits, full stops, "&"
	digit   bool
	first   bool // begins a sentence, a quotation, or what follows a colon
	common  bool // is also an ordinary word
	given   bool
	family  bool
	known   bool        // not plain: see isKnown
	classes wordClasses // of the words that rules ask for
	title   int         // tokens of the longest title that begins here
	honor   int
	club    string // where the word stands to a town in the name of a club: first, last
	date    bool
	model   [kinds]float64 // log-odds of being in a name of that type against being outside
	tag     string         // the parser's BIO prefix
	class   string         // of the noun, once it was looked up
	classed bool
	telling telling // what it tells of names beside it
}

// newSentence reads features off sentence i of t.
func newSentence(t *syntax.Text, i int, lex *knowledge) *sentence {
	src := &t.Sentences[i]
	s := &sentence{index: i, source: t.Source, lex: lex, toks: make([]token, len(src.Tokens))}
	for j := range src.Tokens {
		s.toks[j].Token = &src.Tokens[j]
	}
	s.shout, s.headed = casing(s.toks)
	s.table = isTable(s.toks)
	forms := make([]string, len(s.toks))
	for j := range s.toks {
		s.shape(j)
	}
	for j := range s.toks {
		if s.toks[j].acronym && len(s.toks[j].Text) == 3 && s.besideCapitals(j) {
			s.toks[j].form = titleCase(s.toks[j].Text)
		}
		forms[j] = s.toks[j].form
	}
	for j := range s.toks {
		s.look(j, forms)
	}
	s.hits = lex.hits(forms)
	for h := range s.hits { // "Fla" and its full stop
		if end := s.hits[h].end; end < len(s.toks) && s.toks[end].Text == "." && s.abbreviated(end) {
			s.hits[h].end++
		}
	}
	s.hitsAt = byStart(s.hits, len(s.toks))
	for j := range s.toks {
		s.toks[j].known = s.isKnown(j)
		s.clubs = s.clubs || s.toks[j].club != ""
	}
	for _, h := range s.hits {
		s.clubs = s.clubs || h.subtype == "team"
	}
	return s
}

// byStart are the indexes of hits, which are ordered by their starts, for each of
// n tokens.
func byStart(hits []hit, n int) [][]int {
	at, all := make([][]int, n), make([]int, len(hits))
	for h := range all {
		all[h] = h
	}
	for from := 0; from < len(hits); {
		to := from + 1
		for to < len(hits) && hits[to].start == hits[from].start {
			to++
		}
		at[hits[from].start] = all[from:to]
		from = to
	}
	return at
}

// casing tells sentences in which capitals say nothing.
func casing(toks []token) (shout, headed bool) {
	var words, upper, capital int
	for _, t := range toks {
		r, _ := utf8.DecodeRuneInString(t.Text)
		if !unicode.IsLetter(r) || utf8.RuneCountInString(t.Text) < 3 {
			continue
		}
		words++
		if unicode.IsUpper(r) {
			capital++
		}
		if strings.ToUpper(t.Text) == t.Text {
			upper++
		}
	}
	return words > 3 && 10*upper >= 8*words, words > 4 && 10*capital >= 9*words
}

// isTable reports whether a sentence is a row of a table.
func isTable(toks []token) bool {
	numbers := 0
	for _, t := range toks {
		if t.UPOS == "NUM" {
			numbers++
		}
	}
	return numbers >= 3 && 2*numbers >= len(toks)
}

// shape sets what the letters of a token tell.
func (s *sentence) shape(i int) {
	t := &s.toks[i]
	letters, upper := 0, 0
	for _, r := range t.Text {
		switch {
		case unicode.IsLetter(r):
			letters++
			if unicode.IsUpper(r) || unicode.Is(unicode.Lo, r) { // scripts without case have no small letters
				upper++
			}
		case unicode.IsDigit(r):
			t.digit = true
		}
	}
	t.low = strings.ToLower(t.Text)
	t.form = t.Text
	if s.ampersand(i) {
		t.form = "&"
		return
	}
	if at := strings.IndexByte(t.Text, '&'); at > 0 && len(t.Text) > at+5 && strings.EqualFold(t.Text[at:at+5], "&amp;") { // A&AMP;E
		t.form = t.Text[:at+1] + t.Text[at+5:]
		t.cap, t.acronym = upper > 0, upper == letters
		return
	}
	t.cap = upper > 0
	t.acronym = upper >= 2 && upper == letters
	if upper == letters && letters >= 4 && (s.shout || !s.lex.orgs.Has(t.Text)) {
		t.form = titleCase(t.Text)
	}
	if s.shout {
		t.acronym = t.acronym && s.lex.orgs.Has(t.Text)
	}
	t.first = i == 0 || opens(s.toks[i-1].Text) || i == 1 && !isWord(s.toks[0].Text)
}

func beginsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// titleCase writes a word in capitals as a name: "SEOUL" is "Seoul", "McCOURTS"
// "McCourts", "JEAN-CLAUDE" "Jean-Claude".
func titleCase(s string) string {
	rs := []rune(s)
	up := true
	for i, r := range rs {
		if unicode.IsLetter(r) && !up {
			rs[i] = unicode.ToLower(r)
		}
		up = !unicode.IsLetter(r) && r != '\'' && r != '’'
	}
	return string(rs)
}

func opens(s string) bool {
	switch s {
	case "\"", "“", "‘", "``", "`", ":", "«", "(", "•", "-", "–", "—", "...", "…":
		return true
	}
	return false
}

func isWord(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// look sets what lexicons and the parser tell of a token.
func (s *sentence) look(i int, forms []string) {
	t := &s.toks[i]
	t.tagOf()
	t.classes = s.lex.words[t.low]
	if !t.cap {
		t.tells(s.lex.telling)
		if t.is(formerWord) {
			t.title = 1
		}
		if n, _ := s.lex.titles.Longest(forms[i:min(i+5, len(forms))]); n > 0 {
			t.title = n
		}
		return
	}
	t.common = s.lex.common.Has(t.low) && (!t.acronym || s.headed)
	t.given = s.lex.given.Has(t.low)
	t.family = s.lex.family.Has(t.low)
	t.title, _ = s.lex.titles.Longest(forms[i:min(i+5, len(forms))])
	if t.title == 0 && s.calls(i) {
		t.title = 1
	}
	t.honor, _ = s.lex.honorifics.Longest(forms[i:min(i+2, len(forms))])
	t.date = s.lex.calendar.Has(t.low)
	if r, ok := s.lex.clubWords.Row(t.form); ok {
		t.club = r.Field(0)
	}
}

// calls reports whether token i is the noun for what somebody does, written with
// a capital only because it begins the sentence, before the name of who does it:
// "Winger Dele Obi". A noun that is a surname too must be followed by two words.
func (s *sentence) calls(i int) bool {
	t := &s.toks[i]
	if !t.first || t.given || t.acronym || t.family && !t.common || s.headed || s.shout || s.class(i) != "person" {
		return false
	}
	after := 0
	for k := i + 1; k < len(s.toks) && after < 3 && isWord(s.toks[k].Text) && beginsUpper(s.toks[k].Text); k++ {
		after++
	}
	return after >= 2 || after == 1 && !t.family
}

// tagOf turns the parser's guess into log-odds per type.
func (t *token) tagOf() {
	p := float64(t.NameScore)
	if p == 0 {
		if t.Name == "" {
			return
		}
		p = 0.8
	}
	p = min(max(p, 0.02), 0.98)
	if t.Name == "" {
		for k := range t.model {
			t.model[k] = clampOdds(0.35*(1-p), p)
		}
		if s := float64(t.model[0]); s > 0 {
			t.model = [kinds]float64{}
		}
		return
	}
	tag, label, _ := strings.Cut(t.Name, "-")
	t.tag = tag
	rest := 1 - p
	for k := range t.model {
		t.model[k] = clampOdds(0.2*rest+0.01, 0.5*rest+0.02)
	}
	if k := labelKind(label); k < kinds {
		t.model[k] = clampOdds(p, 0.5*rest+0.02)
		return
	}
	for _, k := range [...]kind{product, event, work, law} { // a name of some other kind
		t.model[k] = clampOdds(0.4*p, 0.5*rest+0.05)
	}
	t.model[group] = clampOdds(0.2*p, 0.5*rest+0.05)
	t.model[organization] = clampOdds(0.1*p, 0.5*rest+0.05)
}

// labelKind maps the tag names of parsers and corpora.
func labelKind(label string) kind {
	switch label {
	case "PER":
		return person
	case "ORG":
		return organization
	case "LOC", "GPE":
		return place
	case "NORP":
		return group
	}
	for k, t := range types {
		if string(t) == label {
			return kind(k)
		}
	}
	return kinds
}

func clampOdds(p, q float64) float64 {
	return min(max(math.Log(p/q), -3), 3)
}

// text is the source text of tokens [i, j).
func (s *sentence) text(i, j int) string {
	return s.source[s.toks[i].Start:s.toks[j-1].End]
}

// glued reports whether token i follows the one before without white space.
func (s *sentence) glued(i int) bool {
	return i > 0 && s.toks[i-1].End == s.toks[i].Start
}

// key is the form of tokens [i, j) under which the article's names are kept.
func (s *sentence) key(i, j int) string {
	var b strings.Builder
	for k := i; k < j; k++ {
		b.WriteString(s.toks[k].form)
		b.WriteByte(' ')
	}
	return data.Key(b.String())
}

// besideCapitals reports whether a word in capitals of three letters goes with a
// longer one ("NEW YORK", "LOS ANGELES").
func (s *sentence) besideCapitals(j int) bool {
	for _, k := range [...]int{j - 1, j + 1} {
		if k >= 0 && k < len(s.toks) {
			if t := &s.toks[k]; len(t.Text) > 3 && t.form != t.Text && strings.ToUpper(t.Text) == t.Text {
				return true
			}
		}
	}
	return false
}
