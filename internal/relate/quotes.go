package relate

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/quotation"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/relation"
)

// A spoken is a quotation with its speaker.
type spoken struct {
	relation.Quote
	found quotation.Quotation
}

// findQuotes finds the quotations of the body and who speaks them.
func (d *doc) findQuotes() {
	if d.w.Done() {
		return
	}
	for q := range watch.Each(d.w, slices.Values(quotation.Find(d.w, d.text.Source, d.text.Body))) {
		d.quoted = append(d.quoted, spoken{relation.Quote{Span: q.Words}, q})
	}
	for i := range d.w.Range(len(d.quoted)) {
		if q := &d.quoted[i]; q.found.Unmarked || !d.names(q) {
			d.speaker(i)
		}
	}
	for i := range d.w.Range(len(d.quoted)) {
		q := &d.quoted[i]
		if q.Speaker == "" && !q.found.Unmarked && d.freeStanding(q) {
			if d.continued(i); q.Speaker == "" {
				d.introduced(i)
			}
		}
	}
	for q := range watch.Each(d.w, slices.Values(d.quoted)) {
		if q.Speaker != "" && !q.found.Unmarked && (!q.Cue.Empty() || len(strings.Fields(q.In(d.text.Source))) >= 4) {
			d.quotes = append(d.quotes, q.Quote)
		}
	}
}

// speaker finds the verb of reporting that a quotation belongs to, and its
// subject: in the sentence of the quotation's end, else of its start, outside
// of the marks, the nearest.
func (d *doc) speaker(i int) {
	q := &d.quoted[i]
	if q.found.Unmarked {
		if sent := d.sentenceAt(q.Start); sent >= 0 && d.text.Sentences[sent].Start < q.Start {
			d.cueIn(sent, q)
		} else if sent > 0 {
			d.cueIn(sent-1, q)
		}
		return
	}
	for _, pos := range []int{q.End - 1, q.Start} {
		sent := d.sentenceAt(pos)
		if sent < 0 {
			continue
		}
		if d.cueIn(sent, q) {
			return
		}
	}
	if !d.afterColon(q) {
		return
	}
	// "He was furious: …" The quotation may be a sentence of its own.
	sent := d.sentenceAt(q.found.Whole.Start)
	if sent > 0 && d.text.Sentences[sent].Start+len("“") >= q.Start {
		sent--
		if d.cueIn(sent, q) {
			return
		}
	}
	d.subjectOf(sent, q)
}

// afterColon reports whether a colon leads up to a quotation.
func (d *doc) afterColon(q *spoken) bool {
	return strings.HasSuffix(strings.TrimRight(d.text.Source[:q.found.Whole.Start], " \t\r\n"), ":")
}

// subjectOf has the subject of a sentence speak, when that is a person.
func (d *doc) subjectOf(sent int, q *spoken) {
	if sent < 0 {
		return
	}
	g := d.graphs[sent]
	for i := range g.Sent.Tokens {
		if g.Head(i) >= 0 {
			continue
		}
		for _, s := range g.Slots(i) {
			if s.Name != "subj" || g.Sent.Tokens[s.Tok].Start >= q.Start {
				continue
			}
			if r := d.mentionAt(sent, s.Tok, 0); r != nil && d.entities[r.entity].Type == entity.Person {
				q.Speaker, q.Cue = d.entities[r.entity].ID, g.Sent.Tokens[i].Span
				return
			}
		}
	}
}

// names reports whether what is quoted is a name or a term: the so-called "shadow
// fleet".
func (d *doc) names(q *spoken) bool {
	words := strings.Fields(d.text.Source[max(0, q.found.Whole.Start-30):q.found.Whole.Start])
	if len(words) > 0 && data.Lexicon("reporting-verbs").Has(words[len(words)-1]) {
		return false
	}
	if n := len(words); n > 1 && data.Lexicon("small-words").Has(words[n-1]) && words[n-1] != "as" {
		words = words[:n-1]
	}
	n := len(words)
	if n == 0 {
		return false
	}
	if data.NounClass(strings.ToLower(words[n-1])) == "work" && titled(q.In(d.text.Source)) {
		return true
	}
	naming := data.Lexicon("naming-words")
	return naming.Has(words[n-1]) || n > 1 && naming.Has(words[n-2]+" "+words[n-1])
}

// titled reports whether words are written as a title is: The Salt Road.
func titled(text string) bool {
	words := strings.Fields(text)
	for _, w := range words {
		if r := []rune(w)[0]; !unicode.IsUpper(r) && !unicode.IsDigit(r) && !data.Lexicon("small-words").Has(w) {
			return false
		}
	}
	return len(words) < 10
}

// cueIn looks for the reporting verb of q in a sentence.
func (d *doc) cueIn(sent int, q *spoken) bool {
	toks := d.text.Sentences[sent].Tokens
	best, far := -1, 1<<30
	var who []string
	announced, aside := d.announced(q), len(d.text.Sentences[sent].In(d.text.Source))
	for v := range toks {
		if toks[v].Start < q.End && toks[v].End > q.Start || !d.cueVerb(sent, v, true) || d.insideQuote(toks[v].Start) {
			continue
		}
		dist := q.Start - toks[v].End
		if toks[v].Start >= q.End {
			dist = toks[v].Start - q.End
		}
		if d.parted(sent, v, q) {
			dist += aside
		}
		if dist >= far {
			continue
		}
		ids := []string(nil)
		if toks[v].Start >= q.End { // "…", X said
			if ids = d.opening(sent, v, q); len(ids) == 0 {
				ids = d.leftOf(sent, v)
			}
		}
		if len(ids) == 0 {
			ids = d.sayer(sent, v, toks[v].Start >= q.End)
		}
		if len(ids) > 0 && announced && toks[v].Start < q.Start && !d.isPerson(ids[0]) {
			dist += aside // the bank had shown “…,” the judge wrote
		}
		if len(ids) > 0 && dist < far {
			best, far, who = v, dist, ids
		}
	}
	if best >= 0 {
		q.Speaker, q.Cue = who[0], toks[best].Span
		return true
	}
	for k := 0; k+2 < len(toks); k++ {
		if strings.EqualFold(toks[k].Text, "according") && strings.EqualFold(toks[k+1].Text, "to") {
			if r := d.mentionFrom(sent, d.issued(sent, k+2), 3); r != nil {
				q.Speaker, q.Cue = d.entities[d.nation(r.entity)].ID, toks[k].Span
				return true
			}
		}
	}
	return d.inTheWordsOf(sent, q)
}

// opening gives the person named right behind the words, where an aside parts the
// name from the verb: “…,” Jo Roe, the firm's head of sales and service, said.
func (d *doc) opening(sent, v int, q *spoken) []string {
	toks := d.text.Sentences[sent].Tokens
	if v == 0 || toks[v-1].Text != "," {
		return nil
	}
	for _, i := range d.index.within[sent] {
		r := &d.index.refs[i]
		if r.mention.Start < q.found.Whole.End || r.mention.Start > q.found.Whole.End+1 {
			continue
		}
		if r.mention.Kind == entity.Name && d.entities[r.entity].Type == entity.Person && r.last < v && toks[r.last].Text == "," {
			return []string{d.entities[r.entity].ID}
		}
	}
	return nil
}

// announced reports whether a quotation ends in a comma, as it does before the one
// who speaks: “…,” she said. No conjunction follows.
func (d *doc) announced(q *spoken) bool {
	text := d.text.Source
	rest := text[q.found.Whole.End:]
	if text[q.End-1] != ',' && !strings.HasPrefix(rest, ",") {
		return false
	}
	sent := d.sentenceAt(q.End - 1)
	if sent < 0 {
		return false
	}
	for _, t := range d.text.Sentences[sent].Tokens {
		if t.Start >= q.found.Whole.End && t.UPOS != "PUNCT" {
			return t.UPOS == "PROPN" || t.UPOS == "PRON" && t.XPOS == "PRP" || t.UPOS == "DET" || t.UPOS == "VERB" && t.XPOS == "VBD"
		}
	}
	return false
}

func (d *doc) isPerson(id string) bool {
	e := d.byID(id)
	return e != nil && e.Type == entity.Person
}

// parted reports whether a semicolon stands between a verb and a quotation.
func (d *doc) parted(sent, v int, q *spoken) bool {
	verb := d.text.Sentences[sent].Tokens[v].Span
	from, to := verb.End, q.Start
	if verb.Start >= q.End {
		from, to = q.End, verb.Start
	}
	return from < to && strings.Contains(d.text.Source[from:to], ";")
}

// sayer gives who speaks by the verb at v: by the tree, else the one named
// next to it, which may be after it only when the words come first.
func (d *doc) sayer(sent, v int, after bool) []string {
	if ids := d.speaking(sent, v); len(ids) > 0 {
		return ids
	}
	if toks := d.text.Sentences[sent].Tokens; v > 0 && toks[v].XPOS == "VBG" && toks[v-1].Text == "," {
		return nil // "She left Roeburg, saying": who left
	}
	if ids := d.leftOf(sent, v); len(ids) > 0 {
		return ids
	}
	if !after && v > 0 || d.text.Sentences[sent].Tokens[v].XPOS == "VBN" {
		return nil
	}
	if r := d.mentionFrom(sent, v+1, 4); r != nil && d.graphs[sent].Case(r.head) == "" && d.graphs[sent].Rel(r.head) != "nmod" {
		return []string{d.entities[d.nation(r.entity)].ID}
	}
	return nil
}

// leftOf gives the ones named right before the verb at v, with those that are
// coordinated with them.
func (d *doc) leftOf(sent, v int) []string {
	toks := d.text.Sentences[sent].Tokens
	g := d.graphs[sent]
	edge := v
	for edge > 0 && (toks[edge-1].UPOS == "ADV" || toks[edge-1].UPOS == "AUX") {
		edge--
	}
	if edge > 1 && toks[edge-1].Text == "," {
		edge-- // the end of an apposition: "Jo Roe, his aunt, said"
		if edge > 2 && toks[edge-1].UPOS == "NUM" && toks[edge-2].Text == "," {
			edge -= 2 // of an age
		}
	}
	var out []string
	for steps := 0; steps < 6; steps++ {
		var left *mentionRef
		for _, i := range d.index.within[sent] {
			r := &d.index.refs[i]
			if r.last == edge && canSpeak(&d.entities[r.entity]) && !d.insideQuote(r.mention.Start) && g.Case(r.head) == "" {
				if left == nil || r.first < left.first {
					left = r
				}
			}
		}
		if left == nil {
			return out
		}
		out = append([]string{d.entities[d.nation(left.entity)].ID}, out...)
		edge = left.first
		for edge > 0 && toks[edge-1].UPOS == "DET" {
			edge--
		}
		if edge == 0 || toks[edge-1].Text != "and" && toks[edge-1].Text != "," || toks[edge-1].Text == "," && len(out) < 2 {
			return out
		}
		edge--
	}
	return out
}

// mentionFrom is the first mention that can speak and begins within a few
// tokens from the given one.
func (d *doc) mentionFrom(sent, from, within int) *mentionRef {
	for _, i := range d.index.within[sent] {
		r := &d.index.refs[i]
		if r.first >= from && r.first < from+within && canSpeak(&d.entities[r.entity]) && !d.insideQuote(r.mention.Start) {
			return r
		}
	}
	return nil
}

// issued skips "a statement by", which begins at a token.
func (d *doc) issued(sent, from int) int {
	toks := d.text.Sentences[sent].Tokens
	for k := from; k+1 < len(toks) && k < from+4; k++ {
		if toks[k].UPOS == "NOUN" && (toks[k+1].Text == "from" || toks[k+1].Text == "by") {
			return k + 2
		}
	}
	return from
}

// inTheWordsOf reads "in the words of X".
func (d *doc) inTheWordsOf(sent int, q *spoken) bool {
	g := d.graphs[sent]
	for k := range g.Sent.Tokens {
		if g.Lemma(k) != "word" || g.Case(k) != "in" {
			continue
		}
		for _, s := range g.Slots(k) {
			if s.Name == "of" || s.Name == "poss" {
				if ids := d.speakerAt(sent, s.Tok); len(ids) > 0 {
					q.Speaker, q.Cue = ids[0], g.Sent.Tokens[k].Span
					return true
				}
			}
		}
	}
	return false
}

func (d *doc) insideQuote(pos int) bool { return d.quoteAt(pos) != nil }

// quoteAt is the quotation that holds the byte at pos; nil for none. Quotations
// are in text order and do not overlap.
func (d *doc) quoteAt(pos int) *spoken {
	i := sort.Search(len(d.quoted), func(i int) bool { return d.quoted[i].End > pos })
	if i < len(d.quoted) && d.quoted[i].Start <= pos {
		return &d.quoted[i]
	}
	return nil
}

// continued gives a quotation without a reporting verb of its own the speaker
// of the one before, when it follows it: in the same block, or as the next
// block of a quotation that was not closed.
func (d *doc) continued(i int) {
	q := &d.quoted[i]
	if i == 0 {
		return
	}
	p := &d.quoted[i-1]
	if p.Speaker == "" {
		return
	}
	between := d.text.Source[p.found.Whole.End:q.found.Whole.Start]
	if d.blockOf(p.Start) == d.blockOf(q.Start) || len(strings.TrimSpace(between)) < 90 && strings.Count(between, "\n") < 4 {
		q.Speaker, q.Cue = p.Speaker, p.Cue
	}
}

// introduced gives a quotation that nobody is said to speak, in sentences of its
// own, to the one person named in the sentence before.
func (d *doc) introduced(i int) {
	q := &d.quoted[i]
	sent := d.sentenceAt(q.found.Whole.Start)
	if sent < 0 {
		return
	}
	if d.text.Sentences[sent].Start+len("“") >= q.Start {
		sent--
	}
	title := strings.HasPrefix(d.text.Source[q.found.Whole.End:], ":") || len(strings.Fields(q.In(d.text.Source))) < 4
	if sent < 0 || title || q.Start-d.text.Sentences[sent].End > 8 {
		return
	}
	who := ""
	for _, k := range d.index.within[sent] {
		r := &d.index.refs[k]
		e := &d.entities[r.entity]
		if e.Type != entity.Person || r.mention.Kind == entity.Nominal && !e.Named() {
			continue
		}
		if who != "" && who != e.ID || d.insideQuote(r.mention.Start) {
			return
		}
		who = e.ID
	}
	q.Speaker = who
}

// freeStanding reports whether a quotation makes up sentences of its own.
func (d *doc) freeStanding(q *spoken) bool {
	sent := d.sentenceAt(q.Start)
	if sent < 0 {
		return false
	}
	s := d.text.Sentences[sent]
	return q.Start-s.Start <= 4
}

// sentenceAt is the sentence that holds the byte at pos; -1 for none.
func (d *doc) sentenceAt(pos int) int {
	ss := d.text.Sentences
	i := sort.Search(len(ss), func(i int) bool { return ss[i].End > pos })
	if i < len(ss) && ss[i].Start <= pos {
		return i
	}
	return -1
}

func (d *doc) blockOf(pos int) int {
	bs := d.text.Body
	i := sort.Search(len(bs), func(i int) bool { return bs[i].End > pos })
	if i < len(bs) && bs[i].Start <= pos {
		return i
	}
	return -1
}
