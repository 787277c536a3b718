package train

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/data"
)

// readColumns reads one token a line with a BIO label, sentences parted by
// empty lines. Lines that begin "# " are comments; -DOCSTART- and "# newdoc"
// begin a document.
func readColumns(r io.Reader, file string, src *source) ([]*sentence, error) {
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	var out []*sentence
	b := columnSentence{s: &sentence{named: true}}
	doc, line := 0, 0
	end := func() {
		if len(b.s.words) > 0 {
			b.close()
			b.s.doc = doc
			out = append(out, b.s)
		}
		b = columnSentence{s: &sentence{named: true}}
	}
	marked := false
	for in.Scan() {
		line++
		text := strings.TrimRight(in.Text(), " \t\r")
		switch {
		case strings.HasPrefix(text, "# ") && strings.Contains(text, "= ") || strings.HasPrefix(text, "# newdoc"):
			if strings.HasPrefix(text, "# newdoc") {
				doc, marked = doc+1, true
			}
			continue
		case strings.HasPrefix(text, "-DOCSTART-"):
			doc, marked = doc+1, true
			continue
		case strings.TrimSpace(text) == "":
			if !marked && len(b.s.words) > 0 {
				doc++
			}
			end()
			continue
		}
		if err := b.add(strings.Fields(text), src); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, line, err)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", file, line+1, err)
	}
	end()
	return out, nil
}

type columnSentence struct {
	s    *sentence
	tags []string
	open bool // the last span may go on
}

func (b *columnSentence) add(f []string, src *source) error {
	label := src.label
	if label < 0 {
		label = len(f) - 1
	}
	if label >= len(f) || src.word >= label {
		return fmt.Errorf("%d columns", len(f))
	}
	kind, typ, ok := strings.Cut(f[label], "-")
	if f[label] != "O" && (!ok || kind != "B" && kind != "I" || typ == "") {
		return fmt.Errorf("label %q is not O, B-TYPE or I-TYPE", f[label])
	}
	tag := ""
	if src.tag >= 0 && src.tag < label {
		tag = f[src.tag]
	}
	at := len(b.s.words)
	b.s.words = append(b.s.words, f[src.word])
	b.tags = append(b.tags, tag)
	if kind == "O" {
		b.open = false
		return nil
	}
	if n := len(b.s.spans); kind == "I" && b.open && b.s.spans[n-1].label == typ {
		b.s.spans[n-1].to, b.s.spans[n-1].tag = at+1, tag
	} else {
		b.s.spans = append(b.s.spans, labelled{at, at + 1, typ, tag})
	}
	b.open = true
	return nil
}

func (b *columnSentence) close() {
	b.s.stripTitles()
	b.s.settlePeoples("geo", "gpe")
	b.s.splitHyphens()
}

// stripTitles takes the offices and honorifics off the front of names of
// persons, articles off the front of all and possessives off the end: some
// corpora keep them in. A span that is only a title goes.
func (s *sentence) stripTitles() {
	kept := s.spans[:0]
	for _, p := range s.spans {
		for s.titled(p.label) && p.from < p.to {
			// A title may reach beyond a span that covers half of it.
			n := titleLen(s.words[p.from:min(len(s.words), p.from+maxTitle)])
			if n == 0 {
				break
			}
			p.from += n
		}
		if p.from < p.to-1 && isArticle(s.words[p.from]) {
			p.from++
		}
		if last := p.to - 1; p.from < last && (s.words[last] == "'s" || s.words[last] == "’s") {
			p.to--
		}
		if p.from < p.to {
			kept = append(kept, p)
		}
	}
	s.spans = kept
}

// titled reports whether a label is of persons whose titles are in the span:
// GMB's, and those of a treebank's phrases.
func (s *sentence) titled(label string) bool {
	return label == "per" || label == "person" && s.upos != nil
}

// maxTitle is the longest title, in words, that stripTitles looks for.
const maxTitle = 6

// titleLen is how many of words, from the first, are a title.
func titleLen(words []string) int {
	for _, name := range []string{"titles", "honorifics", "office-modifiers"} {
		if n, _ := data.Lexicon(name).Longest(words); n > 0 {
			return n
		}
	}
	return 0
}

// splitHyphens cuts words at inner hyphens, as the treebanks do. A capitalised
// part of a word that is no name may be one by itself.
func (s *sentence) splitHyphens() {
	var words []string
	start := make([]int, len(s.words)+1)
	for i, w := range s.words {
		start[i] = len(words)
		words = append(words, hyphenParts(w)...)
	}
	start[len(s.words)] = len(words)
	if len(words) == len(s.words) {
		return
	}
	inSpan := make([]bool, len(s.words))
	for j, p := range s.spans {
		for i := p.from; i < p.to; i++ {
			inSpan[i] = true
		}
		s.spans[j].from, s.spans[j].to = start[p.from], start[p.to]
	}
	for i := range s.words {
		for k := start[i]; !inSpan[i] && start[i+1]-start[i] > 1 && k < start[i+1]; k++ {
			if capitalised(words[k]) {
				s.open = append(s.open, k)
			}
		}
	}
	s.words = words
}

// hyphenParts cuts "part-time" into three; addresses and numbers stay whole.
func hyphenParts(w string) []string {
	if !strings.Contains(w, "-") || strings.ContainsAny(w, "/@:._0123456789") {
		return []string{w}
	}
	var out []string
	for rest := w; ; {
		i := strings.Index(rest[min(1, len(rest)):], "-") + 1
		if i <= 0 || i+1 >= len(rest) {
			return append(out, rest)
		}
		before, _ := utf8.DecodeLastRuneInString(rest[:i])
		after, _ := utf8.DecodeRuneInString(rest[i+1:])
		if !unicode.IsLetter(before) || !unicode.IsLetter(after) {
			return append(out, rest)
		}
		out = append(out, rest[:i], "-")
		rest = rest[i+1:]
	}
}

// readDocRED reads Re-DocRED: documents of sentences and entities with their
// mentions.
func readDocRED(r io.Reader, file string, _ *source) ([]*sentence, error) {
	var docs []struct {
		Sents     [][]string `json:"sents"`
		VertexSet [][]struct {
			Type string `json:"type"`
			Pos  [2]int `json:"pos"`
			Sent int    `json:"sent_id"`
		} `json:"vertexSet"`
	}
	if err := json.NewDecoder(r).Decode(&docs); err != nil {
		var syn *json.SyntaxError
		if errors.As(err, &syn) {
			return nil, fmt.Errorf("%s: byte %d: %w", file, syn.Offset, err)
		}
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var out []*sentence
	for d, doc := range docs {
		first := len(out)
		for _, words := range doc.Sents {
			out = append(out, &sentence{named: true, words: words, doc: d})
		}
		for _, mentions := range doc.VertexSet {
			for _, m := range mentions {
				if m.Sent < 0 || m.Sent >= len(doc.Sents) || m.Pos[0] < 0 || m.Pos[0] >= m.Pos[1] || m.Pos[1] > len(doc.Sents[m.Sent]) {
					return nil, fmt.Errorf("%s: document %d: mention outside its sentence", file, d)
				}
				s := out[first+m.Sent]
				s.spans = append(s.spans, labelled{m.Pos[0], m.Pos[1], m.Type, ""})
			}
		}
		for _, s := range out[first:] {
			s.dropOverlaps()
			s.stripTitles()
			s.settlePeoples("LOC")
			s.splitHyphens()
		}
	}
	return out, nil
}
