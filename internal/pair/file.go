package pair

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/actant-nlp/actant/internal/modelfile"
)

// kind is that of the files of relation models, whose body is a description in
// JSON with its length before it, then for the tagger, if there is one, and for
// the classifier: the number of features, their hashes in order, and a row of
// weights for each; the tagger's transitions last.
var kind = modelfile.Kind{Magic: "actantRM", Version: 2}

// Errors that Load wraps when the bytes are not a model it can read.
var (
	ErrFormat    = modelfile.ErrFormat
	ErrVersion   = modelfile.ErrVersion
	ErrTruncated = modelfile.ErrTruncated
	ErrDamaged   = modelfile.ErrDamaged
)

// described is the JSON part of a model file.
type described struct {
	Card      string           `json:"card"`
	Types     []string         `json:"types"`
	Relations []string         `json:"relations"`
	Pairs     map[string][]int `json:"pairs"` // types in text order -> labels
}

// Write stores m as a model file.
func (m *Model) Write(w io.Writer) error {
	d := described{m.Card, m.Types, m.Relations, map[string][]int{}}
	for key, allowed := range m.pairs {
		for k, ok := range allowed {
			if ok {
				d.Pairs[key] = append(d.Pairs[key], k)
			}
		}
	}
	text, err := json.Marshal(d)
	if err != nil {
		return fmt.Errorf("pair: write model: %w", err)
	}
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(text)))
	b = append(b, text...)
	if m.tags != nil {
		b = appendTable(b, m.tagWords, m.tags.emit, m.tags.labels)
	}
	b = appendTable(b, m.relWords, m.looks(), 2*m.labels())
	if m.tags != nil {
		b = appendFloats(b, m.tags.trans)
	}
	if _, err := w.Write(kind.Seal(b)); err != nil {
		return fmt.Errorf("pair: write model: %w", err)
	}
	return nil
}

// looks is the weights of both looks, a row of each by turns. The first knows
// no features that only the second has.
func (m *Model) looks() []float32 {
	l := m.labels()
	out := make([]float32, 2*len(m.again.weights))
	for i := 0; i < len(m.again.weights); i += l {
		if i < len(m.rels.weights) {
			copy(out[2*i:], m.rels.weights[i:i+l])
		}
		copy(out[2*i+l:], m.again.weights[i:i+l])
	}
	return out
}

// apart undoes looks.
func (m *Model) apart(weights []float32) {
	l := m.labels()
	m.rels, m.again = &classifier{labels: l}, &classifier{labels: l}
	for i := 0; i+2*l <= len(weights); i += 2 * l {
		m.rels.weights = append(m.rels.weights, weights[i:i+l]...)
		m.again.weights = append(m.again.weights, weights[i+l:i+2*l]...)
	}
}

// appendTable writes the features that weigh anything, by their hashes.
func appendTable(b []byte, v *vocabulary, weights []float32, labels int) []byte {
	hashes := make([]uint64, 0, len(v.at))
	for h, row := range v.at {
		if slices.ContainsFunc(weights[int(row)*labels:int(row+1)*labels], func(w float32) bool { return w != 0 }) {
			hashes = append(hashes, h)
		}
	}
	slices.Sort(hashes)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(hashes)))
	for _, h := range hashes {
		b = binary.LittleEndian.AppendUint64(b, h)
	}
	for _, h := range hashes {
		row := int(v.at[h])
		b = appendFloats(b, weights[row*labels:(row+1)*labels])
	}
	return b
}

func appendFloats(b []byte, xs []float32) []byte {
	for _, x := range xs {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	return b
}

// Load reads a model file. Errors wrap ErrFormat, ErrVersion, ErrTruncated or
// ErrDamaged.
func Load(data []byte) (*Model, error) {
	body, err := kind.Open(data)
	if err != nil {
		return nil, fmt.Errorf("pair: %w", err)
	}
	r := &fileReader{rest: body}
	m, err := r.model()
	if err == nil && r.short {
		err = errors.New("body too short")
	}
	if err == nil && len(r.rest) > 0 {
		err = errors.New("bytes after the weights")
	}
	if err != nil {
		return nil, fmt.Errorf("pair: %w: %w", ErrDamaged, err)
	}
	return m, nil
}

// A fileReader takes a body apart; short says that it ended too early.
type fileReader struct {
	rest  []byte
	short bool
}

func (r *fileReader) take(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.short, r.rest = true, nil
		return nil
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

func (r *fileReader) number() int {
	b := r.take(4)
	if b == nil {
		return 0
	}
	return int(binary.LittleEndian.Uint32(b))
}

func (r *fileReader) floats(n int) []float32 {
	b := r.take(4 * n)
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		if f := float64(out[i]); math.IsNaN(f) || math.IsInf(f, 0) {
			out[i] = 0
		}
	}
	return out
}

// table reads features and their weights, labels numbers each.
func (r *fileReader) table(labels int) (*vocabulary, []float32) {
	n := r.number()
	hashes := r.take(8 * n)
	v := &vocabulary{at: make(map[uint64]int32, len(hashes)/8)}
	for i := range len(hashes) / 8 {
		v.at[binary.LittleEndian.Uint64(hashes[8*i:])] = int32(i)
	}
	return v, r.floats(len(hashes) / 8 * labels)
}

// maxTypes bounds the types a file may claim, and so the labels.
const maxTypes = 10000

func (r *fileReader) model() (*Model, error) {
	var d described
	if err := json.Unmarshal(r.take(r.number()), &d); err != nil {
		return nil, err
	}
	if len(d.Types) > maxTypes || len(d.Relations) > maxTypes {
		return nil, fmt.Errorf("%d entity and %d relation types", len(d.Types), len(d.Relations))
	}
	m := &Model{Card: d.Card, Types: d.Types, Relations: d.Relations, pairs: map[string][]bool{}}
	for key, labels := range d.Pairs {
		m.pairs[key] = make([]bool, m.labels())
		for _, k := range labels {
			if k < 0 || k >= m.labels() {
				return nil, fmt.Errorf("label %d of %d", k, m.labels())
			}
			m.pairs[key][k] = true
		}
	}
	if len(m.Types) > 0 {
		m.tags = newChain(1+positions*len(m.Types), 0)
		m.tagWords, m.tags.emit = r.table(m.tags.labels)
		legal(m.tags)
	}
	var weights []float32
	m.relWords, weights = r.table(2 * m.labels())
	m.apart(weights)
	if m.tags != nil {
		copy(m.tags.trans, r.floats(len(m.tags.trans)))
	}
	return m, nil
}
