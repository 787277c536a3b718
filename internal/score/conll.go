package score

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/syntax"
)

// A ChainDocument is one document of a coreference corpus.
type ChainDocument struct {
	Words    []string
	Clusters [][]tokenRange
}

// Coref scores chains on the documents of a CoNLL file, from raw text that is
// rebuilt from the words.
func Coref(ctx context.Context, path string, analyse Chains) (CorefTable, error) {
	docs, err := ReadChains(path)
	if err != nil {
		return CorefTable{}, err
	}
	var t CorefTable
	for i := range docs {
		d := &docs[i]
		source, spans := d.Source()
		text, chains, err := analyse(ctx, source)
		if err != nil {
			return CorefTable{}, fmt.Errorf("document %d: %w", i+1, err)
		}
		t.add(d.Clusters, toTokens(text, chains, spans))
	}
	t.done()
	return t, nil
}

// toTokens are the chains in tokens of the corpus, each mention widened to its
// whole noun phrase, which is what the corpus marks.
func toTokens(t *syntax.Text, chains [][]Referring, spans []syntax.Span) [][]tokenRange {
	var out [][]tokenRange
	for _, c := range chains {
		var ms []tokenRange
		for _, r := range outermost(t, c) {
			if m, ok := covered(spans, r.Span); ok {
				ms = append(ms, m)
			}
		}
		out = append(out, ms)
	}
	return out
}

// outermost widens a chain's mentions and keeps what the guidelines mark: an
// apposition is one mention, so that what lies inside another mention of its
// chain is none, pronouns excepted; and adjectives of nations are none.
func outermost(t *syntax.Text, c []Referring) []Referring {
	var out []Referring
	for _, r := range c {
		r.pronoun = false
		if r.Sentence >= 0 && r.Sentence < len(t.Sentences) {
			toks := t.Sentences[r.Sentence].Tokens
			if r.Token >= 0 && r.Token < len(toks) {
				if toks[r.Token].UPOS == "ADJ" {
					continue
				}
				r.pronoun = toks[r.Token].UPOS == "PRON"
			}
			r.Span = nounPhrase(toks, r)
		}
		n := len(out)
		switch {
		case n > 0 && !r.pronoun && out[n-1].Span.Contains(r.Span):
			continue
		case n > 0 && !out[n-1].pronoun && r.Span.Contains(out[n-1].Span):
			out[n-1] = r
			continue
		}
		out = append(out, r)
	}
	return out
}

// covered is the range of tokens that a span touches.
func covered(spans []syntax.Span, s syntax.Span) (tokenRange, bool) {
	r := tokenRange{-1, -1}
	for i, t := range spans {
		if t.Overlaps(s) {
			if r.from < 0 {
				r.from = i
			}
			r.to = i + 1
		}
	}
	return r, r.from >= 0
}

// ReadChains reads a file in the three columns of OntoGUM: index, word, and the
// brackets of the clusters that begin and end there ("(3", "3)", "(3)", joined by
// "|" or nothing), "_" or "-" for none.
func ReadChains(path string) ([]ChainDocument, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	docs, err := readChains(f)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", path, err)
	}
	return docs, nil
}

func readChains(r io.Reader) ([]ChainDocument, error) {
	var docs []ChainDocument
	var d *chainReader
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimRight(sc.Text(), "\r")
		mark := strings.TrimSpace(strings.TrimLeft(line, "# "))
		switch {
		case strings.HasPrefix(line, "#") && strings.HasPrefix(mark, "begin document"):
			d = &chainReader{open: map[int][]int{}, cluster: map[int]int{}}
		case strings.HasPrefix(line, "#") && strings.HasPrefix(mark, "end document"):
			if d == nil {
				return nil, fmt.Errorf("%d: end of a document that has not begun", n)
			}
			docs = append(docs, d.doc)
			d = nil
		case strings.TrimSpace(line) == "":
		case d == nil:
			return nil, fmt.Errorf("%d: token outside a document", n)
		default:
			f := strings.Split(line, "\t")
			if len(f) < 3 {
				return nil, fmt.Errorf("%d: %d columns, want 3", n, len(f))
			}
			if err := d.token(f[len(f)-2], f[len(f)-1]); err != nil {
				return nil, fmt.Errorf("%d: %w", n, err)
			}
		}
	}
	if d != nil {
		docs = append(docs, d.doc)
	}
	return docs, sc.Err()
}

// A chainReader collects one document.
type chainReader struct {
	doc     ChainDocument
	open    map[int][]int // starts of the open mentions of each cluster
	cluster map[int]int   // place of each cluster in doc
}

func (d *chainReader) token(word, marks string) error {
	at := len(d.doc.Words)
	d.doc.Words = append(d.doc.Words, strings.TrimSpace(word))
	for i := 0; i < len(marks); {
		opens := marks[i] == '('
		if opens {
			i++
		}
		j := i
		for j < len(marks) && marks[j] >= '0' && marks[j] <= '9' {
			j++
		}
		if i == j {
			if opens {
				return fmt.Errorf("bracket without a number in %q", marks)
			}
			i++ // "_", "-", "|"
			continue
		}
		id, err := strconv.Atoi(marks[i:j])
		if err != nil {
			return err
		}
		i = j
		if opens {
			d.open[id] = append(d.open[id], at)
		}
		if i < len(marks) && marks[i] == ')' {
			i++
			if err := d.close(id, at); err != nil {
				return err
			}
		}
	}
	return nil
}

// close ends the last opened mention of a cluster with token at.
func (d *chainReader) close(id, at int) error {
	starts := d.open[id]
	if len(starts) == 0 {
		return fmt.Errorf("mention of cluster %d ends before it begins", id)
	}
	d.open[id] = starts[:len(starts)-1]
	c, ok := d.cluster[id]
	if !ok {
		c = len(d.doc.Clusters)
		d.cluster[id] = c
		d.doc.Clusters = append(d.doc.Clusters, nil)
	}
	d.doc.Clusters[c] = append(d.doc.Clusters[c], tokenRange{starts[len(starts)-1], at + 1})
	return nil
}

// Source rebuilds a text from words, and says where each went: single blanks
// between words, none before closing and after opening signs, around hyphens and
// slashes, and before the second part of a contraction. A word without a
// character takes the place of one blank.
func (d *ChainDocument) Source() (string, []syntax.Span) {
	var b strings.Builder
	spans := make([]syntax.Span, len(d.Words))
	quoted := false
	glue := true
	for i, w := range d.Words {
		straight := w == `"`
		if !glue && !sticksLeft(w) && !(straight && quoted) {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(w)
		spans[i] = syntax.Span{Start: start, End: b.Len()}
		glue = sticksRight(w) || straight && !quoted
		if straight {
			quoted = !quoted
		}
	}
	return b.String(), spans
}

// sticksLeft reports whether w follows the word before it without a blank.
func sticksLeft(w string) bool {
	switch strings.ToLower(w) {
	case "n't", "n’t", "'", "’", "-", "/", "%":
		return true
	case "...", "…":
		return true
	}
	r, n := utf8.DecodeRuneInString(w)
	switch r {
	case '.', ',', ';', ':', '!', '?', ')', ']', '}', '”':
		return n == len(w) || !unicode.IsDigit(rune(w[n]))
	case '\'', '’':
		return len(w) > n && len(w) <= n+2 && unicode.IsLetter(rune(w[n]))
	}
	return false
}

// sticksRight reports whether the word after w follows it without a blank.
func sticksRight(w string) bool {
	switch w {
	case "(", "[", "{", "“", "‘", "$", "£", "€", "-", "/", "#":
		return true
	}
	return false
}

// Align gives the gold cluster of each place of a text that Source made, -1 where
// the corpus marks none.
func (d *ChainDocument) Align(t *syntax.Text, spans []syntax.Span, rs []Referring) []int {
	of := clusterOf(d.Clusters)
	out := make([]int, len(rs))
	for i, r := range rs {
		out[i] = -1
		for _, w := range outermost(t, []Referring{r}) {
			if m, ok := covered(spans, w.Span); ok {
				if c, ok := of[m]; ok {
					out[i] = c
				}
			}
		}
	}
	return out
}
