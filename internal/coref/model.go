package coref

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
)

// A Model corrects the ranking of the candidates of a personal pronoun that the
// weights set by hand give: weights of hashed features, added to their sum.
type Model struct {
	weights []float32 // a power of two
}

// modelName names the embedded model.
const modelName = "coref"

// modelMagic heads a model's bytes.
const modelMagic = "actant-coref-1\n"

// embedded decodes the embedded model once. A build without one ranks by the
// table of weights set by hand.
var embedded = sync.OnceValue(func() *Model {
	b, err := data.Model(modelName)
	if err != nil {
		return nil
	}
	m, err := DecodeModel(b)
	if err != nil {
		return nil
	}
	return m
})

// Encode is the model as bytes: the magic, the number of weights and the scale
// as little-endian float32, and the weights as signed bytes times the scale.
func (m *Model) Encode() []byte {
	top := float32(0)
	for _, w := range m.weights {
		top = max(top, max(w, -w))
	}
	scale := max(top/127, 1e-9)
	le := binary.LittleEndian
	b := []byte(modelMagic)
	b = le.AppendUint32(b, uint32(len(m.weights)))
	b = le.AppendUint32(b, math.Float32bits(scale))
	for _, w := range m.weights {
		b = append(b, byte(int8(math.Round(float64(w/scale)))))
	}
	return b
}

// DecodeModel reads what Encode wrote.
func DecodeModel(b []byte) (*Model, error) {
	head := len(modelMagic)
	if len(b) < head+8 || string(b[:head]) != modelMagic {
		return nil, errors.New("coref: not a model of candidates")
	}
	b = b[head:]
	n := int(binary.LittleEndian.Uint32(b))
	if n == 0 || n&(n-1) != 0 || len(b) != 8+n {
		return nil, fmt.Errorf("coref: model of candidates has %d bytes for %d weights", len(b)-8, n)
	}
	scale := math.Float32frombits(binary.LittleEndian.Uint32(b[4:]))
	m := &Model{weights: make([]float32, n)}
	for i := range m.weights {
		m.weights[i] = float32(int8(b[8+i])) * scale
	}
	return m, nil
}

// score is the sum of the features' weights.
func (m *Model) score(features []uint32) float64 {
	sum, mask := float32(0), uint32(len(m.weights)-1)
	for _, f := range features {
		sum += m.weights[f&mask]
	}
	return float64(sum)
}
