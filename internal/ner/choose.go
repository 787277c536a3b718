package ner

// maxName is the most tokens that a name may have.
const maxName = 10

// A name is one candidate with its best type.
type name struct {
	start, end int
	kind       kind
	subtype    string
	score      float64 // log-odds of being a name of that kind
	margin     float64 // score less that of the next best kind
}

// choose finds the best set of names of s that do not overlap.
func (s *sentence) choose(doc *document) []name {
	n := len(s.toks)
	best := make([]float64, n+1)
	from := make([]name, n+1) // the name that ends there in the best set; kind is kinds where none does
	byEnd := make([][]name, n+1)
	for i := range n {
		if !s.mayStart(i) {
			continue
		}
		for j := i + 1; j <= n && j-i <= maxName && s.mayExtend(i, j-1); j++ {
			if !s.mayEnd(j - 1) {
				continue
			}
			if c := s.score(i, j, doc); c.score > 0 {
				byEnd[j] = append(byEnd[j], c)
			}
		}
	}
	for j := 1; j <= n; j++ {
		best[j], from[j] = best[j-1], name{kind: kinds}
		for _, c := range byEnd[j] {
			if v := best[c.start] + c.score; v > best[j] {
				best[j], from[j] = v, c
			}
		}
	}
	var out []name
	for j := n; j > 0; {
		if c := from[j]; c.kind < kinds {
			out = append(out, c)
			j = c.start
			continue
		}
		j--
	}
	for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	return out
}

// mayStart reports whether a name may begin at token i.
func (s *sentence) mayStart(i int) bool {
	t := &s.toks[i]
	if !isWord(t.Text) {
		return false
	}
	if t.Part && t.low != "al" {
		return false
	}
	return t.cap || t.Name != "" || len(s.hitsAt[i]) > 0 || t.digit || s.lex.particles.Has(t.low)
}

// mayExtend reports whether a name that begins at i may run over token j.
func (s *sentence) mayExtend(i, j int) bool {
	if j == i {
		return true
	}
	t := &s.toks[j]
	switch t.Text {
	case ",", ";", ":", "(", ")", "\"", "“", "”", "?", "!", "``", "''", "—", "|", "[", "]":
		return t.Text == "," && s.hitOver(i, j)
	case ".":
		return s.glued(j)
	}
	if !s.sameLine(j) {
		return false
	}
	return t.cap || t.digit || t.joiner || t.Name != "" || s.hitOver(i, j) || s.inQuotes(i, j)
}

// sameLine reports whether token j stands on the line of the one before it.
// A name is never joined across line breaks that set blocks apart.
func (s *sentence) sameLine(j int) bool {
	breaks := 0
	for _, c := range s.source[s.toks[j-1].End:s.toks[j].Start] {
		if c == '\n' {
			breaks++
		}
	}
	return breaks < 2
}

// hitOver reports whether a lexicon's entry covers tokens i to j.
func (s *sentence) hitOver(i, j int) bool {
	for k := max(0, j-6); k <= j; k++ {
		for _, h := range s.hitsAt[k] {
			if s.hits[h].start <= j && s.hits[h].end > j && s.hits[h].start >= i {
				return true
			}
		}
	}
	return false
}

// inQuotes reports whether token i opens a quotation that may be a title.
func (s *sentence) inQuotes(i, j int) bool {
	return i > 0 && isOpenQuote(s.toks[i-1].Text) && j-i < 8
}

func isOpenQuote(t string) bool {
	switch t {
	case "“", "\"", "``", "‘", "`", "«", "'":
		return true
	}
	return false
}

func isCloseQuote(t string) bool {
	switch t {
	case "”", "\"", "''", "’", "'", "»":
		return true
	}
	return false
}

// mayEnd reports whether a name may end with token i.
func (s *sentence) mayEnd(i int) bool {
	t := &s.toks[i]
	if !isWord(t.Text) && t.Text != "." {
		return false
	}
	if t.Text == "." {
		return s.glued(i) && (s.lex.legal.Has(s.toks[max(i-1, 0)].low) || len([]rune(s.toks[max(i-1, 0)].Text)) == 1)
	}
	switch t.low {
	case "'s", "’s", "of", "the", "and", "for", "in", "on", "to", "a", "with", "n't", "n’t":
		return false
	}
	return t.cap || t.digit || t.Name != "" || s.hitOver(max(0, i-5), i)
}
