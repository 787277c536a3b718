package segment

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
)

// A Model decides where sentences end: a logistic regression over hashed
// features of the tokens around a place.
type Model struct {
	weights []float32 // a power of two
	bias    float32
}

// modelName names the embedded model.
const modelName = "sentences"

// modelMagic heads a model's bytes.
const modelMagic = "actant-sentences-1\n"

// embedded decodes the embedded model once. A build without one falls back on
// stops, question and exclamation marks.
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

// Encode is the model as bytes: the magic, the number of weights, the bias and
// the scale as little-endian float32, and the weights as signed bytes times the
// scale.
func (m *Model) Encode() []byte {
	top := float32(0)
	for _, w := range m.weights {
		top = max(top, abs(w))
	}
	scale := max(top/127, 1e-9)
	le := binary.LittleEndian
	b := []byte(modelMagic)
	b = le.AppendUint32(b, uint32(len(m.weights)))
	b = le.AppendUint32(b, math.Float32bits(m.bias))
	b = le.AppendUint32(b, math.Float32bits(scale))
	for _, w := range m.weights {
		b = append(b, byte(int8(math.Round(float64(w/scale)))))
	}
	return b
}

// DecodeModel reads what Encode wrote.
func DecodeModel(b []byte) (*Model, error) {
	head := len(modelMagic)
	if len(b) < head || string(b[:head]) != modelMagic {
		return nil, errors.New("segment: not a model of sentence ends")
	}
	b = b[head:]
	if len(b) < 12 {
		return nil, errors.New("segment: model of sentence ends is cut short")
	}
	le := binary.LittleEndian
	n := int(le.Uint32(b))
	if n == 0 || n&(n-1) != 0 || len(b) != 12+n {
		return nil, fmt.Errorf("segment: model of sentence ends has %d bytes for %d weights", len(b)-12, n)
	}
	scale := math.Float32frombits(le.Uint32(b[8:]))
	m := &Model{weights: make([]float32, n), bias: math.Float32frombits(le.Uint32(b[4:]))}
	for i := range m.weights {
		m.weights[i] = float32(int8(b[12+i])) * scale
	}
	return m, nil
}

func abs(x float32) float32 {
	if x < 0 {
		return -x
	}
	return x
}

// score is the log odds of a sentence end with these features.
func (m *Model) score(features []uint32) float32 {
	sum, mask := m.bias, uint32(len(m.weights)-1)
	for _, f := range features {
		sum += m.weights[f&mask]
	}
	return sum
}
