package modelfile

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
)

// Hashed holds the weights of hashed features of a linear model.
type Hashed struct {
	Weights []float32 // a power of two of them
	Bias    float32
}

// Score is the bias and the features' weights added up.
func (h *Hashed) Score(features []uint32) float32 {
	sum, mask := h.Bias, uint32(len(h.Weights)-1)
	for _, f := range features {
		sum += h.Weights[f&mask]
	}
	return sum
}

// hashedHead is the bytes of a table before its weights.
const hashedHead = 12

// Encode is the table as bytes: the magic string of the model's kind, the number
// of weights, the bias and the scale as little-endian float32, and the weights as
// signed bytes times the scale.
func (h *Hashed) Encode(magic string) []byte {
	top := float32(0)
	for _, w := range h.Weights {
		top = max(top, w, -w)
	}
	scale := max(top/127, 1e-9)
	le := binary.LittleEndian
	b := make([]byte, 0, len(magic)+hashedHead+len(h.Weights))
	b = append(b, magic...)
	b = le.AppendUint32(b, uint32(len(h.Weights)))
	b = le.AppendUint32(b, math.Float32bits(h.Bias))
	b = le.AppendUint32(b, math.Float32bits(scale))
	for _, w := range h.Weights {
		b = append(b, byte(int8(math.Round(float64(w/scale)))))
	}
	return b
}

// DecodeHashed reads what Encode wrote. The error wraps ErrFormat for bytes of
// another kind, ErrDamaged otherwise.
func DecodeHashed(magic string, b []byte) (*Hashed, error) {
	b, ok := bytes.CutPrefix(b, []byte(magic))
	if !ok {
		return nil, ErrFormat
	}
	if len(b) < hashedHead {
		return nil, fmt.Errorf("%w: table of %d bytes", ErrDamaged, len(b))
	}
	le := binary.LittleEndian
	n := int(le.Uint32(b))
	if n == 0 || n&(n-1) != 0 || len(b) != hashedHead+n {
		return nil, fmt.Errorf("%w: %d bytes for %d weights", ErrDamaged, len(b)-hashedHead, n)
	}
	scale := math.Float32frombits(le.Uint32(b[8:]))
	h := &Hashed{Weights: make([]float32, n), Bias: math.Float32frombits(le.Uint32(b[4:]))}
	for i := range h.Weights {
		h.Weights[i] = float32(int8(b[hashedHead+i])) * scale
	}
	return h, nil
}
