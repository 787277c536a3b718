package syntax

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxConlluLine bounds the memory that one broken line can take.
const maxConlluLine = 16 << 20

// A ConlluReader reads sentences from a CoNLL-U stream one by one, in memory
// bounded by the longest sentence.
type ConlluReader struct {
	r      *bufio.Reader
	file   string
	line   int    // number of the line last read
	doc    string // id of the current document
	newDoc bool   // a document starts with the sentence to come
	newPar bool   // a paragraph does
	held   *ConlluSentence
}

// NewConlluReader reads from r; file is the name that errors carry.
func NewConlluReader(r io.Reader, file string) *ConlluReader {
	return &ConlluReader{r: bufio.NewReaderSize(r, 1<<16), file: file, newPar: true}
}

// Read returns the next sentence, and io.EOF after the last one. A break of the
// format is a *ConlluError; the sentence it is in is passed over, and the next
// Read goes on after it, so that a caller may skip or stop as it likes. Trees are
// checked: heads within the sentence, one root, no cycles; a sentence without
// any head ("_" throughout) is one that has not been parsed.
func (r *ConlluReader) Read() (*ConlluSentence, error) {
	if s := r.held; s != nil {
		r.held = nil
		return s, nil
	}
	return r.next()
}

// ReadText returns the sentences of the next document as one Text, with its id,
// and io.EOF after the last document. A stream without "# newdoc" is one
// document.
func (r *ConlluReader) ReadText() (*Text, string, error) {
	var sentences []*ConlluSentence
	for {
		s, err := r.Read()
		if err != nil && (err != io.EOF || len(sentences) == 0) {
			return nil, r.doc, err
		}
		if err == io.EOF {
			break
		}
		if s.NewDoc && len(sentences) > 0 {
			r.held = s
			break
		}
		sentences = append(sentences, s)
	}
	return ConlluText(sentences), sentences[0].Doc, nil
}

// next parses one sentence.
func (r *ConlluReader) next() (*ConlluSentence, error) {
	b := conlluBuilder{s: &ConlluSentence{SpaceAfter: " "}}
	for {
		line, err := r.readLine()
		if broken := (*ConlluError)(nil); errors.As(err, &broken) {
			return nil, r.skip(broken.Err)
		}
		if err != nil && (err != io.EOF || line == "") {
			if err == io.EOF && len(b.rows) > 0 {
				return r.finish(&b)
			}
			return nil, err
		}
		switch {
		case strings.TrimSpace(line) == "":
			if len(b.rows) > 0 {
				return r.finish(&b)
			}
		case line[0] == '#':
			r.comment(b.s, line)
		default:
			if err := b.row(line, r.line); err != nil {
				return nil, r.skip(err)
			}
		}
	}
}

// finish checks the sentence that b has gathered and completes it.
func (r *ConlluReader) finish(b *conlluBuilder) (*ConlluSentence, error) {
	if err := b.finish(); err != nil {
		line := b.badLine
		if line == 0 {
			line = b.s.Line
		}
		return nil, &ConlluError{r.file, line, err}
	}
	b.s.Doc = r.doc
	b.s.NewDoc, b.s.NewPar = r.newDoc, r.newPar || r.newDoc
	r.newDoc, r.newPar = false, false
	return b.s, nil
}

// skip passes over the rest of a broken sentence and is its error.
func (r *ConlluReader) skip(cause error) error {
	broken := &ConlluError{r.file, r.line, cause}
	for {
		line, err := r.readLine()
		if err != nil || strings.TrimSpace(line) == "" {
			return broken
		}
	}
}

// readLine is the next line without its end. io.EOF may come with a last line
// that has none.
func (r *ConlluReader) readLine() (string, error) {
	var line []byte
	r.line++
	for {
		part, err := r.r.ReadSlice('\n')
		line = append(line, part...)
		if err == bufio.ErrBufferFull {
			if len(line) > maxConlluLine {
				return "", r.tooLong()
			}
			continue
		}
		if err != nil && err != io.EOF {
			return "", fmt.Errorf("%s:%d: %w", r.file, r.line, err)
		}
		text := strings.TrimRight(string(line), "\r\n")
		if r.line == 1 {
			text = strings.TrimPrefix(text, "\ufeff")
		}
		return text, err
	}
}

// tooLong passes over the rest of a line that exceeds maxConlluLine.
func (r *ConlluReader) tooLong() error {
	for {
		if _, err := r.r.ReadSlice('\n'); err != bufio.ErrBufferFull {
			return &ConlluError{r.file, r.line, fmt.Errorf("line longer than %d bytes", maxConlluLine)}
		}
	}
}

// comment files a comment line of the sentence to come.
func (r *ConlluReader) comment(s *ConlluSentence, line string) {
	key, value, _ := strings.Cut(strings.TrimSpace(line[1:]), "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	switch key {
	case "text":
	case "sent_id":
		s.ID = value
	case "newdoc", "newdoc id":
		r.doc, r.newDoc = value, true
	case "newpar", "newpar id":
		r.newPar = true
	default:
		s.Comments = append(s.Comments, line)
	}
}

// conlluRow is one word's line, or the range line of a multiword token.
type conlluRow struct {
	line  int
	form  string
	last  int // of a range: the number of its last word; else 0
	space string
	token Token // without its span and text; Head is 1-based as in the file, -1 for "_"
	misc  string
}

// conlluBuilder gathers the rows of one sentence.
type conlluBuilder struct {
	s       *ConlluSentence
	rows    []conlluRow
	words   int // words so far
	until   int // last word of the multiword token in progress
	text    strings.Builder
	badLine int // line of the fault that finish found
}

// row takes one line that is neither empty nor a comment.
func (b *conlluBuilder) row(line string, n int) error {
	if !utf8.ValidString(line) {
		return errors.New("not valid UTF-8")
	}
	cols := strings.Split(line, "\t")
	if len(cols) != 10 {
		return fmt.Errorf("%d columns instead of 10, separated by tabs", len(cols))
	}
	if len(b.rows) == 0 {
		b.s.Line = n
	}
	row := conlluRow{line: n, form: strings.Trim(cols[1], " ")}
	if strings.Contains(cols[0], ".") {
		return b.emptyNode(cols[0])
	}
	if row.form == "" {
		return errors.New("empty form")
	}
	row.space, row.token.Name, row.misc = readMisc(cols[9])
	if first, last, ok := strings.Cut(cols[0], "-"); ok {
		return b.rangeRow(row, first, last)
	}
	return b.wordRow(row, cols)
}

// emptyNode checks the number of an empty node, which is then left out.
func (b *conlluBuilder) emptyNode(id string) error {
	major, minor, _ := strings.Cut(id, ".")
	n, err := strconv.Atoi(major)
	_, err2 := strconv.Atoi(minor)
	if err != nil || err2 != nil || n != b.words {
		return fmt.Errorf("empty node %q after word %d", id, b.words)
	}
	return nil
}

// rangeRow takes the line of a multiword token as written.
func (b *conlluBuilder) rangeRow(row conlluRow, first, last string) error {
	from, err := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if err != nil || err2 != nil || from != b.words+1 || to < from || b.until > b.words {
		return fmt.Errorf("multiword token %s-%s after word %d", first, last, b.words)
	}
	if n := to - from + 1; n > utf8.RuneCountInString(row.form) {
		return fmt.Errorf("multiword token %q has fewer characters than words (%d)", row.form, n)
	}
	row.last, b.until = to, to
	b.rows = append(b.rows, row)
	return nil
}

// wordRow takes the line of one syntactic word.
func (b *conlluBuilder) wordRow(row conlluRow, cols []string) error {
	if id, err := strconv.Atoi(cols[0]); err != nil || id != b.words+1 {
		return fmt.Errorf("word number %q where %d is due", cols[0], b.words+1)
	}
	b.words++
	t := &row.token
	t.Lemma, t.UPOS, t.XPOS, t.Feats, t.Deprel = unset(cols[2]), unset(cols[3]), unset(cols[4]), unset(cols[5]), unset(cols[7])
	t.Head = -1
	if cols[6] != "_" {
		head, err := strconv.Atoi(cols[6])
		if err != nil || head < 0 {
			return fmt.Errorf("bad head %q", cols[6])
		}
		if head == b.words {
			return fmt.Errorf("word %d is its own head", head)
		}
		t.Head = head
	}
	b.rows = append(b.rows, row)
	return nil
}

// unset is column, or "" where it is "_".
func unset(column string) string {
	if column == "_" {
		return ""
	}
	return column
}

// finish lays the rows out as text and tokens and checks the tree.
func (b *conlluBuilder) finish() error {
	if b.until > b.words {
		return fmt.Errorf("multiword token reaches to word %d of %d", b.until, b.words)
	}
	b.s.Tokens = make([]Token, 0, b.words)
	anyMisc := false
	misc := make([]string, 0, b.words)
	space := ""
	for i := 0; i < len(b.rows); {
		row := &b.rows[i]
		b.text.WriteString(space)
		space = row.space
		words := b.rows[i : i+1]
		if row.last > 0 {
			words = b.rows[i+1 : i+2+row.last-b.wordNumber()]
			i++
			if strings.Contains(row.form, " ") && !spells(row.form, words) {
				b.badLine = row.line
				return fmt.Errorf("multiword token %q has a space that its words do not spell", row.form)
			}
		}
		b.place(row.form, words)
		for j := range words {
			misc = append(misc, words[j].misc)
			anyMisc = anyMisc || words[j].misc != ""
		}
		i += len(words)
	}
	b.s.Text, b.s.SpaceAfter = b.text.String(), space
	b.s.Span = Span{0, len(b.s.Text)}
	slice(&b.s.Sentence, b.s.Text)
	for i := range b.s.Tokens {
		if t := &b.s.Tokens[i]; t.Text == "_" && t.Lemma == "" {
			t.Lemma = "_" // the word is an underscore, and so is its lemma
		}
	}
	if anyMisc {
		b.s.Misc = misc
	}
	return b.tree()
}

// wordNumber is the number in the file of the next word to place.
func (b *conlluBuilder) wordNumber() int { return len(b.s.Tokens) + 1 }

// place writes one form to the text and its words as tokens over it.
func (b *conlluBuilder) place(form string, words []conlluRow) {
	at := b.text.Len()
	b.text.WriteString(form)
	for i, n := range cutForm(form, words) {
		t := words[i].token
		t.Span, t.Part = Span{at, at + n}, i > 0
		b.s.Tokens = append(b.s.Tokens, t)
		at += n
	}
}

// cutForm is the number of bytes of form that each word has.
func cutForm(form string, words []conlluRow) []int {
	cut := make([]int, len(words))
	for i := range words {
		cut[i] = len(words[i].form)
	}
	if spells(form, words) {
		return cut
	}
	left := utf8.RuneCountInString(form)
	for i := range words {
		n := min(utf8.RuneCountInString(words[i].form), left-(len(words)-1-i))
		if i == len(words)-1 {
			n = left
		}
		left -= n
		cut[i] = runes(form, n)
		form = form[cut[i]:]
	}
	return cut
}

// spells reports whether the words are the pieces of form.
func spells(form string, words []conlluRow) bool {
	for i := range words {
		var ok bool
		if form, ok = strings.CutPrefix(form, words[i].form); !ok {
			return false
		}
	}
	return form == ""
}

// runes is the number of bytes that the first n characters of s take.
func runes(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// tree turns the heads of the file into indexes and checks that they make a tree.
func (b *conlluBuilder) tree() error {
	tokens := b.s.Tokens
	parsed, root := 0, -1
	for i := range tokens {
		t := &tokens[i]
		if t.Head > len(tokens) {
			b.blame(i)
			return fmt.Errorf("head %d in a sentence of %d words", t.Head, len(tokens))
		}
		if t.Head >= 0 {
			parsed++
		}
		if t.Head == 0 {
			if root >= 0 {
				b.blame(i)
				return fmt.Errorf("words %d and %d are both the root", root+1, i+1)
			}
			root = i
			if t.Deprel == "" {
				t.Deprel = "root"
			}
		}
		t.Head = max(t.Head-1, -1)
	}
	if parsed == 0 {
		for i := range tokens {
			tokens[i].Deprel = "" // a label without a head says nothing
		}
		return nil
	}
	if parsed < len(tokens) {
		return fmt.Errorf("%d of %d words have a head", parsed, len(tokens))
	}
	if i := onCycle(tokens); i >= 0 {
		b.blame(i)
		return fmt.Errorf("word %d is on a cycle of heads", i+1)
	}
	return nil
}

// blame remembers the line of the i-th word as the faulty one.
func (b *conlluBuilder) blame(i int) {
	for _, row := range b.rows {
		if row.last > 0 {
			continue
		}
		if i == 0 {
			b.badLine = row.line
			return
		}
		i--
	}
}

// onCycle is the index of a token whose heads never reach a root, or -1. Heads
// are indexes or -1. It takes time linear in the tokens.
func onCycle(tokens []Token) int {
	const done = -1
	seen := make([]int, len(tokens)) // the walk that met the token, counted from 1; done when it reaches a root
	for i := range tokens {
		j := i
		for j >= 0 && seen[j] == 0 {
			seen[j] = i + 1
			j = tokens[j].Head
		}
		if j >= 0 && seen[j] == i+1 {
			return j
		}
		for j = i; j >= 0 && seen[j] == i+1; j = tokens[j].Head {
			seen[j] = done
		}
	}
	return -1
}
