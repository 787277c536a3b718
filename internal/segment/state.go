package segment

// A state walks over the tokens of a block and describes each place between two
// of them to the model.
type state struct {
	src       string
	toks      []tok
	k         int // the place is after token k
	first     int // first token of the current sentence
	lineStart int // where the current line starts
	gap       uint8
	window    [6]uint8 // classes of tokens k-2 … k+3
	quotes    int      // straight quotation marks since the sentence started
	curly     int      // curly ones open
	round     int      // brackets open
	feats     [24]uint32
}

// walk starts a walk over s's tokens, of which there is at least one. A scanner
// has one walk at a time.
func (s *scanner) walk() *state {
	st := &s.state
	*st = state{src: s.src, toks: s.toks, k: -1, lineStart: s.toks[0].start}
	for i := 3; i < 6; i++ {
		st.window[i] = st.classAt(i - 3)
	}
	return st
}

// none is the class of a token before the first or after the last one.
const none = uint8(classes)

func (st *state) classAt(i int) uint8 {
	if i < 0 || i >= len(st.toks) {
		return none
	}
	t := st.toks[i]
	return class(st.src[t.start:t.end], t.abbr)
}

// step moves to the place after token k, which is one further than before.
func (st *state) step(k int, w wrap) {
	if st.gap >= gapWrap {
		st.lineStart = st.toks[k].start
	}
	st.k = k
	copy(st.window[:], st.window[1:])
	st.window[5] = st.classAt(k + 3)
	st.gap = w.gap(st.src, st.toks[k], st.toks[k+1], st.lineStart)
	switch st.window[2] {
	case cQuote:
		st.quotes++
	case cOpenQ:
		st.curly++
	case cCloseQ:
		st.curly = max(st.curly-1, 0)
	case cOpen:
		st.round++
	case cClose:
		st.round = max(st.round-1, 0)
	}
}

// start tells that token k starts a sentence.
func (st *state) start(k int) {
	st.first, st.quotes, st.round = k, 0, 0
}

// boundary reports whether a sentence ends at the place.
func (st *state) boundary(m *Model) bool {
	if st.gap >= gapHard {
		return true
	}
	last, next := st.window[2], st.window[3]
	if !candidate(last, next, st.gap) {
		return false
	}
	if st.never(last) {
		return false
	}
	if st.sure(last, next) {
		return true
	}
	if m == nil {
		return (last == cPeriod || last == cMark) && st.gap != gapNone && next != cWord
	}
	return m.score(st.features()) > 0
}

// never reports a place after a title (Mr.) or after the initial that the
// sentence starts with, which a name follows, or after a comma and a quotation
// mark: “…,” Ann Lee said.
func (st *state) never(last uint8) bool {
	if (last == cQuote || last == cCloseQ) && st.window[1] == cComma {
		return true
	}
	return last == cAbbr+uint8(abbrTitle) || last == cAbbr+uint8(abbrInitial) && st.k == st.first
}

// sure reports a stop after an ordinary word and before a capital: a sentence end
// in 99.9 % of the cases in the training parts of EWT and GUM, whatever the words
// are, and so not left to what the model has seen of them.
func (st *state) sure(last, next uint8) bool {
	if st.quotation(last, next) {
		return true
	}
	if last != cPeriod || st.window[1] != cWord || st.gap == gapNone || st.k <= st.first || len(st.text(st.k-1)) < 3 {
		return false
	}
	return next == cCap || next == cUpper || next > cAbbr && next < none
}

// quotation reports a quotation's start after an abbreviation that may end a
// sentence: Lake Placid, N.Y. “When she came …
func (st *state) quotation(last, next uint8) bool {
	if last < cAbbr+uint8(abbrState) || last > cAbbr+uint8(abbrAcronym) || st.gap == gapNone || st.quotes%2 != 0 {
		return false
	}
	return (next == cOpenQ || next == cQuote) && (st.window[4] == cCap || st.window[4] == cUpper)
}

// text is token i, cut short; "" outside.
func (st *state) text(i int) string {
	if i < 0 || i >= len(st.toks) {
		return ""
	}
	t := st.toks[i]
	return st.src[t.start:min(t.end, t.start+16)]
}

// hash starts or goes on with the FNV-1a hash of a feature.
func hash(h uint32, w string) uint32 {
	for i := range len(w) {
		h = (h ^ uint32(w[i])) * 16777619
	}
	return h
}

// hashFold is hash without regard to ASCII case.
func hashFold(h uint32, w string) uint32 {
	for i := range len(w) {
		c := w[i]
		if isUpper(c) {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

func mix(h uint32, vs ...uint8) uint32 {
	for _, v := range vs {
		h = (h ^ uint32(v)) * 16777619
	}
	h ^= h >> 15
	h *= 0x85ebca6b
	return h ^ h>>13
}

// bucket is the size of n on a rough scale.
func bucket(n int) uint8 {
	switch {
	case n <= 4:
		return uint8(n)
	case n <= 8:
		return 5
	case n <= 16:
		return 6
	case n <= 32:
		return 7
	}
	return 8
}

// features describes the place to the model, as hashes.
func (st *state) features() []uint32 {
	const basis = 2166136261
	c := &st.window
	pp, p, l, n, nn, nnn := c[0], c[1], c[2], c[3], c[4], c[5]
	since := bucket(st.k + 1 - st.first)
	if st.k-1 < st.first {
		p = none
	}
	if st.k-2 < st.first {
		pp = none
	}
	open := uint8(st.quotes&1) | uint8(min(st.curly, 1))<<1 | uint8(min(st.round, 1))<<2
	gap := min(st.gap, gapWide)
	if st.gap == gapWrap {
		gap = gapSpace
	}
	last, next := st.text(st.k), st.text(st.k+1)
	hl, hp := hashFold(basis, last), hashFold(basis, st.text(st.k-1))
	hn, hnf := hash(basis, next), hashFold(basis, next)
	hnn := hash(basis, st.text(st.k+2))
	f := st.feats[:0]
	f = append(f,
		mix(basis, 0, l, n, gap),
		mix(basis, 1, l, n, nn),
		mix(basis, 2, p, l, n),
		mix(basis, 3, p, l, n, nn, gap),
		mix(basis, 4, l, since, gap),
		mix(basis, 5, l, n, open),
		mix(basis, 6, l, n, since),
		mix(basis, 7, pp, p, l, n, nn),
		mix(hl, 8, n),
		mix(hp, 9, l),
		mix(hp, 10, l, n),
		mix(hn, 11, l),
		mix(hn, 12, l, nn),
		mix(hnn, 13, l, n),
		mix(hl, 14, gap),
		mix(hl^hnf*31, 15),
		mix(basis, 16, l, n, nn, nnn),
		mix(hp^hn*31, 17, l),
		mix(basis, 18, l, open, gap, n, since),
		mix(hnf, 19, l),
		mix(basis, 20, uint8(min(len(last), 12)), l, n),
		mix(basis, 21, p, l, uint8(min(len(st.text(st.k-1)), 12)), n),
	)
	return f
}
