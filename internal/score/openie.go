package score

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// An OpenTuple is one open relation of one sentence: what an annotator or a
// system says is stated there.
type OpenTuple struct {
	Sentence   string
	Confidence float64 // 1 for annotations
	Predicate  string
	Args       []string // subject, object, further ones
}

// An OpenTable is the score of open relations over a corpus by the definition of
// CaRB (Bhardwaj, Aggarwal and Mausam, EMNLP 2019): tuples are compared token by
// token in three slots, the predicate, the first argument, and all the others
// together. Every annotated tuple takes its best recall over all predictions;
// for precision, predictions and annotations are paired one to one, greedily,
// and what is left over counts nothing. P, R and F1 are those of the confidence
// threshold with the best F1, AUC is the area under precision over recall. All in
// percent but Confidence, which is the threshold.
type OpenTable struct {
	P          float64   `json:"p"`
	R          float64   `json:"r"`
	F          float64   `json:"f1"`
	AUC        float64   `json:"auc"`
	Confidence float64   `json:"confidence"`
	Gold       int       `json:"gold"`
	Tuples     int       `json:"tuples"` // predictions in annotated sentences
	Credits    []float64 `json:"-"`      // per prediction, its precision in the one-to-one pairing of all; -1 where the sentence has no annotation
}

// ReadOpen reads tuples of tab-separated lines: sentence, confidence (unless
// gold), predicate, arguments. Arguments of an annotation that hold the mark
// "C: " are a context that the score leaves out.
func ReadOpen(r io.Reader, name string, gold bool) ([]OpenTuple, error) {
	var out []OpenTuple
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 16<<20)
	for n := 1; sc.Scan(); n++ {
		cells := strings.Split(strings.TrimSpace(sc.Text()), "\t")
		if len(cells) < 2 {
			continue
		}
		t := OpenTuple{Sentence: cells[0], Confidence: 1}
		cells = cells[1:]
		if !gold {
			c, err := strconv.ParseFloat(cells[0], 64)
			if err != nil || len(cells) < 2 {
				return nil, fmt.Errorf("%s:%d: not sentence, confidence, predicate, arguments", name, n)
			}
			t.Confidence, cells = c, cells[1:]
		}
		t.Predicate = cells[0]
		for _, a := range cells[1:] {
			if !gold || !strings.Contains(a, "C: ") {
				t.Args = append(t.Args, strings.TrimSpace(a))
			}
		}
		out = append(out, t)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

// OpenIE scores predictions against annotations. Sentences are matched by their
// letters and digits; predictions for sentences without annotation do not count.
func OpenIE(gold, pred []OpenTuple) OpenTable {
	t := OpenTable{Gold: len(gold), Credits: make([]float64, len(pred))}
	golds, preds := bySentence(gold), bySentence(pred)
	for i := range t.Credits {
		t.Credits[i] = -1
	}
	changes := map[float64]openSum{}
	for _, key := range slices.Sorted(maps.Keys(golds)) {
		s := newOpenSentence(gold, golds[key], pred, preds[key])
		t.Tuples += len(preds[key])
		s.steps(changes)
		s.credits(t.Credits)
	}
	t.curve(changes)
	return t
}

// curve adds the changes up, from the highest confidence down.
func (t *OpenTable) curve(changes map[float64]openSum) {
	levels := slices.Sorted(maps.Keys(changes))
	slices.Reverse(levels)
	var sum openSum
	lastP, lastR := 1.0, 0.0
	for _, c := range levels {
		d := changes[c]
		sum.precision += d.precision
		sum.recall += d.recall
		sum.tuples += d.tuples
		p, r := sum.precision/float64(sum.tuples), sum.recall/float64(t.Gold)
		t.AUC += 100 * (r - lastR) * (p + lastP) / 2
		lastP, lastR = p, r
		if p+r > 0 && 200*p*r/(p+r) > t.F {
			t.P, t.R, t.F, t.Confidence = 100*p, 100*r, 200*p*r/(p+r), c
		}
	}
}

type openSum struct {
	precision, recall float64
	tuples            int
}

// bySentence lists the indexes of the tuples of each sentence.
func bySentence(tuples []OpenTuple) map[string][]int {
	out := map[string][]int{}
	for i := range tuples {
		k := openKey(tuples[i].Sentence)
		out[k] = append(out[k], i)
	}
	return out
}

var openEscapes = strings.NewReplacer("-LRB-", "", "-RRB-", "", "-LSB-", "", "-RSB-", "", "-LCB-", "", "-RCB-", "")

// openKey is a sentence without spaces, ASCII punctuation and bracket escapes.
func openKey(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r > ' ' && r < 127 && !('0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z') {
			return -1
		}
		return r
	}, openEscapes.Replace(s))
}

// An openSlots is a tuple as bags of tokens: the predicate, the first argument
// and, if there are two or more, the others together.
type openSlots [][]string

func slotsOf(t *OpenTuple) openSlots {
	first := ""
	if len(t.Args) > 0 {
		first = t.Args[0]
	}
	out := openSlots{strings.Fields(t.Predicate), strings.Fields(first)}
	if len(t.Args) > 1 {
		out = append(out, strings.Fields(strings.Join(t.Args[1:], " ")))
	}
	return out
}

// overlap counts the tokens that two bags share.
func overlap(a, b []string) int {
	count := map[string]int{}
	for _, w := range a {
		count[w]++
	}
	n := 0
	for _, w := range b {
		if count[w] > 0 {
			count[w]--
			n++
		}
	}
	return n
}

func isBe(w string) bool {
	switch w {
	case "be", "is", "am", "are", "was", "were", "been", "being":
		return true
	}
	return false
}

func countWord(words []string, w string) int {
	n := 0
	for _, x := range words {
		if x == w {
			n++
		}
	}
	return n
}

// openPair is the precision and recall of a prediction against an annotation.
func openPair(gold, pred openSlots) (float64, float64) {
	matched := overlap(gold[0], pred[0])
	if countWord(pred[0], "be") > countWord(gold[0], "be") && slices.ContainsFunc(gold[0], isBe) {
		matched++
	}
	if matched == 0 || len(pred) < len(gold) {
		return 0, 0
	}
	nGold, nPred := len(gold[0]), len(pred[0])
	for i := 1; i < len(gold); i++ {
		matched += overlap(gold[i], pred[i])
		nGold += len(gold[i])
		nPred += len(pred[i])
	}
	return float64(matched) / float64(nPred), float64(matched) / float64(nGold)
}

// openScore is openPair, with a prediction's arguments in either order where the
// annotation's predicate is a verb of saying.
func openScore(gold *OpenTuple, g, p openSlots) (float64, float64) {
	prec, rec := openPair(g, p)
	if len(p) != 3 || !slices.ContainsFunc([]string{"said", "told", "added", "adds", "says"}, func(v string) bool {
		return strings.Contains(gold.Predicate, v)
	}) {
		return prec, rec
	}
	if p2, r2 := openPair(g, openSlots{p[0], p[2], p[1]}); p2 > prec || p2 == prec && r2 > rec {
		return p2, r2
	}
	return prec, rec
}

// An openSentence is the comparison of the tuples of one sentence.
type openSentence struct {
	conf   []float64 // per prediction
	at     []int     // per prediction, its index in the whole list
	recall [][]float64
	pairs  []openMatch // by falling precision
}

type openMatch struct {
	precision  float64
	gold, pred int
}

func newOpenSentence(gold []OpenTuple, gi []int, pred []OpenTuple, pi []int) *openSentence {
	s := &openSentence{at: pi, recall: make([][]float64, len(gi))}
	slots := make([]openSlots, len(pi))
	for j, p := range pi {
		s.conf = append(s.conf, pred[p].Confidence)
		slots[j] = slotsOf(&pred[p])
	}
	for i, g := range gi {
		s.recall[i] = make([]float64, len(pi))
		gs := slotsOf(&gold[g])
		for j := range pi {
			p, r := openScore(&gold[g], gs, slots[j])
			s.recall[i][j] = r
			s.pairs = append(s.pairs, openMatch{p, i, j})
		}
	}
	slices.SortFunc(s.pairs, func(a, b openMatch) int {
		return cmp.Or(cmp.Compare(b.precision, a.precision), cmp.Compare(a.gold, b.gold), cmp.Compare(a.pred, b.pred))
	})
	return s
}

// steps adds to changes what each confidence level of the sentence adds.
func (s *openSentence) steps(changes map[float64]openSum) {
	levels := slices.Clone(s.conf)
	slices.Sort(levels)
	levels = slices.Compact(levels)
	slices.Reverse(levels)
	var last openSum
	for _, c := range levels {
		var now openSum
		for _, x := range s.conf {
			if x >= c {
				now.tuples++
			}
		}
		for _, row := range s.recall {
			best := 0.0
			for j, r := range row {
				if s.conf[j] >= c {
					best = max(best, r)
				}
			}
			now.recall += best
		}
		s.pair(c, func(m openMatch) { now.precision += m.precision })
		d := changes[c]
		d.precision += now.precision - last.precision
		d.recall += now.recall - last.recall
		d.tuples += now.tuples - last.tuples
		changes[c], last = d, now
	}
}

// pair pairs annotations with the predictions of at least confidence c.
func (s *openSentence) pair(c float64, f func(openMatch)) {
	usedGold, usedPred := make([]bool, len(s.recall)), make([]bool, len(s.conf))
	for _, m := range s.pairs {
		if s.conf[m.pred] >= c && !usedGold[m.gold] && !usedPred[m.pred] {
			usedGold[m.gold], usedPred[m.pred] = true, true
			f(m)
		}
	}
}

// credits files each prediction's precision when all are kept.
func (s *openSentence) credits(out []float64) {
	for _, i := range s.at {
		out[i] = 0
	}
	if len(s.conf) > 0 {
		s.pair(slices.Min(s.conf), func(m openMatch) { out[s.at[m.pred]] = m.precision })
	}
}
