package encoder

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"

	"github.com/actant-nlp/actant/internal/modelfile"
)

// kind is that of the encoder's model files, whose body is the configuration,
// label sets, lemma list, vectors, tables and weights.
var kind = modelfile.Kind{Magic: "actantEN", Version: 2}

// Errors that Load wraps when the bytes are not a model it can read.
var (
	ErrFormat    = modelfile.ErrFormat
	ErrVersion   = modelfile.ErrVersion
	ErrTruncated = modelfile.ErrTruncated
	ErrDamaged   = modelfile.ErrDamaged
)

// Parts is a model taken apart: what a model file holds.
type Parts struct {
	Config  Config
	Labels  Labels
	Lemmas  Lemmas
	Hints   string // name and version of the hints it was trained with, "" for none
	Vectors Vectors
	Hash    []RowTable
	Network *Network // without hashed tables
}

// Write stores p as a model file. Weights are rounded to eight bits a number
// with one scale a column where int8 says so, to half precision elsewhere.
func (p *Parts) Write(w io.Writer, int8 func(name string) bool) error {
	b := &fileWriter{}
	b.config(&p.Config)
	b.labels(&p.Labels)
	b.text(p.Hints)
	b.lemmas(&p.Lemmas)
	b.int(len(p.Vectors.Keys))
	for _, k := range p.Vectors.Keys {
		b.buf = binary.LittleEndian.AppendUint32(b.buf, k)
	}
	b.table(&p.Vectors.Table)
	for i := range p.Hash {
		b.table(&p.Hash[i])
	}
	p.Network.Each(func(name string, m *Matrix) { b.matrix(m, m.Rows > 1 && int8 != nil && int8(name)) })
	if _, err := w.Write(kind.Seal(b.buf)); err != nil {
		return fmt.Errorf("encoder: write model: %w", err)
	}
	return nil
}

// Read takes apart the model file data. Tables share its memory, so it must
// not change afterwards. Errors wrap ErrFormat, ErrVersion, ErrTruncated or
// ErrDamaged.
func Read(data []byte) (*Parts, error) {
	body, err := kind.Open(data)
	if err != nil {
		return nil, fmt.Errorf("encoder: %w", err)
	}
	r := &fileReader{data: body}
	p := &Parts{}
	r.config(&p.Config)
	if r.err == nil {
		r.err = p.Config.Check()
	}
	r.labels(&p.Labels)
	p.Hints = r.text()
	r.lemmas(&p.Lemmas)
	keys := r.bytes(4 * r.count(4))
	for i := 0; i+4 <= len(keys); i += 4 {
		p.Vectors.Keys = append(p.Vectors.Keys, binary.LittleEndian.Uint32(keys[i:]))
	}
	if r.err != nil {
		return nil, fmt.Errorf("encoder: %w: %w", ErrDamaged, r.err)
	}
	r.table(&p.Vectors.Table, len(p.Vectors.Keys), p.Config.VectorDim)
	p.Hash = make([]RowTable, len(p.Config.Features))
	for i := range p.Hash {
		r.table(&p.Hash[i], p.Config.HashRows, p.Config.HashDim)
	}
	r.plausible(&p.Config, &p.Labels)
	if r.err == nil {
		p.Network = NewNetwork(&p.Config, &p.Labels, false)
		p.Network.Each(func(_ string, m *Matrix) { r.matrix(m) })
	}
	if r.err == nil && len(r.data) > 0 {
		r.err = fmt.Errorf("%d bytes too many", len(r.data))
	}
	if r.err != nil {
		return nil, fmt.Errorf("encoder: %w: %w", ErrDamaged, r.err)
	}
	return p, nil
}

// plausible fails when the network could not be in what is left of the file,
// before memory is taken for it: a number takes a byte at least.
func (r *fileReader) plausible(c *Config, l *Labels) {
	n := c.Label*c.Label*len(l.Deprel) + c.Arc*c.Arc + l.BIO()*c.NameHidden +
		c.Width*(len(c.Features)*c.HashDim+c.VectorDim+2*c.Arc+2*c.Label+len(l.UPOS)+len(l.XPOS)+len(l.Feats)+c.NameHidden) +
		(c.Convs+c.NameConvs)*c.Window*c.Width*2*c.Width + c.Recurrents*c.Width*c.Hidden*(6*c.Window+2) +
		c.Attentions*c.Width*(4*c.Width+2*c.FFN)
	if n > len(r.data) {
		r.fail("a network of %d weights in %d bytes", n, len(r.data))
	}
}

// configFields lists the numbers of a Config in the order of the file.
func configFields(c *Config) []*int {
	return []*int{
		&c.Width, &c.HashRows, &c.HashDim, &c.Vectors, &c.VectorDim, &c.HintBits,
		&c.Convs, &c.Window, &c.Recurrents, &c.Hidden, &c.Attentions, &c.Heads, &c.RelClip, &c.FFN,
		&c.Arc, &c.Label, &c.NameHidden, &c.NameConvs, &c.MaxLen,
	}
}

type fileWriter struct{ buf []byte }

func (b *fileWriter) int(v int) { b.buf = binary.AppendUvarint(b.buf, uint64(v)) }

func (b *fileWriter) text(s string) {
	b.int(len(s))
	b.buf = append(b.buf, s...)
}

func (b *fileWriter) texts(ss []string) {
	b.int(len(ss))
	for _, s := range ss {
		b.text(s)
	}
}

func (b *fileWriter) config(c *Config) {
	for _, f := range configFields(c) {
		b.int(*f)
	}
	b.texts(c.Features)
}

func (b *fileWriter) labels(l *Labels) {
	for _, set := range [][]string{l.UPOS, l.XPOS, l.Feats, l.Deprel, l.Types} {
		b.texts(set)
	}
}

func (b *fileWriter) lemmas(l *Lemmas) {
	b.int(len(l.Rules))
	for _, r := range l.Rules {
		b.buf = append(b.buf, r.Case)
		b.text(r.Cut)
		b.text(r.Add)
	}
	b.int(len(l.Keys))
	for i, k := range l.Keys {
		b.buf = binary.LittleEndian.AppendUint32(b.buf, k)
		b.buf = binary.LittleEndian.AppendUint16(b.buf, l.Rule[i])
	}
}

func (b *fileWriter) table(t *RowTable) {
	for _, s := range t.Scales {
		b.buf = binary.LittleEndian.AppendUint16(b.buf, s)
	}
	b.buf = append(b.buf, t.Data...)
}

func (b *fileWriter) matrix(m *Matrix, int8 bool) {
	if int8 {
		b.buf = append(b.buf, 1)
		b.table(Quantize(transpose(m)))
		return
	}
	b.buf = append(b.buf, 0)
	for _, v := range m.Data {
		b.buf = binary.LittleEndian.AppendUint16(b.buf, toHalf(v))
	}
}

func transpose(m *Matrix) *Matrix {
	t := newMatrix(m.Cols, m.Rows)
	for i := range m.Rows {
		for j := range m.Cols {
			t.Data[j*m.Rows+i] = m.Data[i*m.Cols+j]
		}
	}
	return &t
}

// A fileReader takes numbers off the front of data. After an error it hands
// out zeros.
type fileReader struct {
	data []byte
	err  error
}

func (r *fileReader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
		r.data = nil
	}
}

func (r *fileReader) bytes(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.fail("%d bytes wanted, %d left", n, len(r.data))
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

func (r *fileReader) int() int {
	v, n := binary.Uvarint(r.data)
	if n <= 0 || v > math.MaxInt32 {
		r.fail("bad number")
		return 0
	}
	r.data = r.data[n:]
	return int(v)
}

// count reads the length of a list whose items take at least size bytes.
func (r *fileReader) count(size int) int {
	n := r.int()
	if n > len(r.data)/size {
		r.fail("list of %d items in %d bytes", n, len(r.data))
		return 0
	}
	return n
}

func (r *fileReader) text() string { return string(r.bytes(r.count(1))) }

func (r *fileReader) texts() []string {
	out := make([]string, r.count(1))
	for i := range out {
		out[i] = r.text()
	}
	return out
}

func (r *fileReader) config(c *Config) {
	for _, f := range configFields(c) {
		*f = r.int()
	}
	c.Features = r.texts()
}

func (r *fileReader) labels(l *Labels) {
	for _, set := range []*[]string{&l.UPOS, &l.XPOS, &l.Feats, &l.Deprel, &l.Types} {
		*set = r.texts()
		if len(*set) == 0 || len(*set) > 4096 {
			r.fail("label set of %d", len(*set))
		}
	}
	if r.err == nil && l.BIO() > 63 {
		r.fail("%d name types", len(l.Types))
	}
}

func (r *fileReader) lemmas(l *Lemmas) {
	l.Rules = make([]LemmaRule, r.count(3))
	for i := range l.Rules {
		if b := r.bytes(1); len(b) == 1 {
			l.Rules[i].Case = b[0]
		}
		l.Rules[i].Cut = r.text()
		l.Rules[i].Add = r.text()
	}
	n := r.count(6)
	b := r.bytes(6 * n)
	if r.err != nil {
		return
	}
	l.Keys, l.Rule = make([]uint32, n), make([]uint16, n)
	for i := range n {
		l.Keys[i] = binary.LittleEndian.Uint32(b[6*i:])
		l.Rule[i] = binary.LittleEndian.Uint16(b[6*i+4:])
		if int(l.Rule[i]) >= len(l.Rules) {
			r.fail("no lemma rule %d", l.Rule[i])
			return
		}
	}
}

func (r *fileReader) table(t *RowTable, rows, cols int) {
	t.Rows, t.Cols = rows, cols
	s := r.bytes(2 * rows)
	t.Data = r.bytes(rows * cols)
	if r.err != nil {
		return
	}
	t.Scales = make([]uint16, rows)
	for i := range t.Scales {
		t.Scales[i] = binary.LittleEndian.Uint16(s[2*i:])
	}
}

func (r *fileReader) matrix(m *Matrix) {
	kind := r.bytes(1)
	if r.err != nil {
		return
	}
	switch kind[0] {
	case 0:
		b := r.bytes(2 * len(m.Data))
		for i := 0; i+2 <= len(b); i += 2 {
			m.Data[i/2] = fromHalf(binary.LittleEndian.Uint16(b[i:]))
		}
	case 1:
		var t RowTable
		r.table(&t, m.Cols, m.Rows)
		if r.err != nil {
			return
		}
		for j := range m.Cols {
			s := t.Scale(j)
			for i, q := range t.Data[j*m.Rows : (j+1)*m.Rows] {
				m.Data[i*m.Cols+j] = s * float32(int8(q))
			}
		}
	default:
		r.fail("matrix of kind %d", kind[0])
	}
	for _, v := range m.Data {
		if v != v || v > 1e30 || v < -1e30 {
			r.fail("a weight is not a finite number")
			return
		}
	}
}
