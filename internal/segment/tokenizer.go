package segment

import (
	"context"
	"strings"
	"sync"
	"unsafe"

	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/syntax"
)

// A Tokenizer is the built-in syntax.Tokenizer. Its zero value is ready; it is
// safe for concurrent use.
type Tokenizer struct {
	model *Model // nil: the embedded one
}

// New makes a Tokenizer with the embedded model of sentence ends.
func New() *Tokenizer { return &Tokenizer{} }

// WithModel makes a Tokenizer that uses m to find the ends of sentences.
func WithModel(m *Model) *Tokenizer { return &Tokenizer{model: m} }

var _ syntax.Tokenizer = (*Tokenizer)(nil)

// scanners keeps the memory of scanners between texts.
var scanners = sync.Pool{New: func() any { return new(scanner) }}

// Tokenize cuts each block of t.Body into sentences and tokens and stores them
// in t.Sentences, in place of what was there. A blank line ends a sentence, and
// so does a line break that is not one of wrapped text. The dateline is a
// sentence of its own, with the credit and the sign after it ("SEOUL (AP) —").
// The only error is ctx's.
func (z *Tokenizer) Tokenize(ctx context.Context, t *syntax.Text) error {
	model := z.model
	if model == nil {
		model = embedded()
	}
	s := scanners.Get().(*scanner)
	defer func() {
		s.src, s.state = "", state{}
		scanners.Put(s)
	}()
	s.src, s.lex = t.Source, theLexicon()
	o, w := output{source: t.Source}, watch.New(ctx)
	at := 0 // blocks that overlap or lie outside the source yield no token twice
	var around [3]part
	for _, block := range t.Body {
		for _, part := range parts(around[:0], t, clip(block, at, len(t.Source))) {
			if w.Done() {
				return w.Err()
			}
			s.toks = s.toks[:0]
			s.block(part.Start, part.End)
			at = part.End
			o.expected = len(s.toks) + len(s.toks)/16 + (len(t.Source)-at)/bytesPerToken // a stop may become a token of its own
			o.add(s.toks, model.ends(s, part.Span, part.whole))
		}
	}
	t.Sentences = o.list.Slice(w)
	return w.Err()
}

// clip is the part of b that lies in [from, to).
func clip(b syntax.Span, from, to int) syntax.Span {
	b.Start, b.End = max(b.Start, from), min(b.End, to)
	b.End = max(b.Start, b.End)
	return b
}

// A part is a stretch of a block in which sentences are looked for.
type part struct {
	syntax.Span
	whole bool // it is one sentence
}

// parts appends a block's parts: the dateline apart from the rest of its block.
func parts(out []part, t *syntax.Text, block syntax.Span) []part {
	if t.Dateline.Empty() || !block.Contains(t.Dateline) {
		return append(out, part{block, false})
	}
	end := datelineEnd(t.Source[:block.End], t.Dateline.End)
	return append(out,
		part{syntax.Span{Start: block.Start, End: t.Dateline.Start}, false},
		part{syntax.Span{Start: t.Dateline.Start, End: end}, true},
		part{syntax.Span{Start: end, End: block.End}, false})
}

// datelineEnd is where the sentence of the dateline that ends at i ends: after
// the credit, the date and the sign that part it from the story.
func datelineEnd(src string, i int) int {
	const reach = 48 // bytes from the place to the sign
	rest := src[i:min(len(src), i+reach)]
	if k := strings.IndexByte(rest, '\n'); k >= 0 {
		rest = rest[:k]
	}
	j := len(rest) - len(strings.TrimLeft(rest, " \t\u00a0"))
	if j < len(rest) && (rest[j] == ',' || rest[j] == '(') {
		k := strings.IndexAny(rest[j:], "—–:_-")
		if k < 0 {
			return i
		}
		j += k
	}
	n := j
	for _, sign := range []string{"—", "–", "--", "-", ":", "_"} {
		if strings.HasPrefix(rest[n:], sign) {
			return i + n + len(sign)
		}
	}
	return i
}

// An output gathers sentences. Their tokens lie in chunks, since one slice for
// all of a long text would be copied as a whole whenever it grows.
type output struct {
	source   string
	expected int // tokens still to come, about
	chunk    []syntax.Token
	list     watch.List[syntax.Sentence]
}

const (
	// chunkLen is how many tokens a chunk holds, more where a sentence is longer:
	// a whole number of pages, of which the ends that sentences leave are little.
	chunkLen = 128 << 10 / int(unsafe.Sizeof(syntax.Token{}))
	// bytesPerToken is about how many bytes of news one token takes, the space
	// after it with it.
	bytesPerToken = 5
)

// room makes room for n tokens that lie side by side.
func (o *output) room(n int) {
	if cap(o.chunk)-len(o.chunk) < n {
		o.chunk = make([]syntax.Token, 0, max(n, min(o.expected, chunkLen)))
	}
}

// add appends the sentences of one part; ends are the indexes after the last
// token of each.
func (o *output) add(toks []tok, ends []int) {
	from := 0
	for _, end := range ends {
		o.room(end - from + 1)
		first := len(o.chunk)
		for k := from; k < end; k++ {
			o.token(toks[k], k == end-1)
		}
		o.expected -= end - from
		from = end
		tokens := o.chunk[first:len(o.chunk):len(o.chunk)]
		o.list.Add(syntax.Sentence{Span: syntax.Span{Start: tokens[0].Start, End: tokens[len(tokens)-1].End}, Tokens: tokens})
	}
}

// token appends one token. The stop that ends both a sentence and an
// abbreviation of some kinds is a token of its own: "etc|."
func (o *output) token(t tok, last bool) {
	if last && (t.abbr == abbrTail || t.abbr == abbrInitial) && o.source[t.end-1] == '.' && strings.Count(o.source[t.start:t.end], ".") == 1 && t.end-t.start > 1 {
		o.append(t.start, t.end-1, t.part)
		o.append(t.end-1, t.end, false)
		return
	}
	o.append(t.start, t.end, t.part)
}

// append makes the next token of the chunk, which is zero, rather than copy one
// there: of a token's fields most stay empty.
func (o *output) append(start, end int, part bool) {
	n := len(o.chunk)
	o.chunk = o.chunk[:n+1]
	t := &o.chunk[n]
	t.Start, t.End, t.Text, t.Part, t.Head = start, end, o.source[start:end], part, -1
}
