package modelfile

import (
	"bytes"
	"errors"
	"math"
	"testing"
	"time"

	"github.com/actant-nlp/actant/internal/bounded"
)

var kind = Kind{"actantTT", 3}

func TestOpen(t *testing.T) {
	good := kind.Seal([]byte("the body"))
	flipped := bytes.Clone(good)
	flipped[HeaderLen] ^= 1
	newer := Kind{kind.Magic, 4}.Seal([]byte("the body"))
	for name, tt := range map[string]struct {
		data []byte
		want error
	}{
		"good": {good, nil}, "empty": {nil, ErrFormat}, "foreign": {[]byte("PK\x03\x04 something else altogether"), ErrFormat},
		"header": {good[:9], ErrTruncated}, "cut": {good[:len(good)-1], ErrTruncated}, "longer": {append(bytes.Clone(good), 0), ErrDamaged},
		"flipped": {flipped, ErrDamaged}, "newer": {newer, ErrVersion},
	} {
		body, err := kind.Open(tt.data)
		if !errors.Is(err, tt.want) || err == nil && string(body) != "the body" {
			t.Errorf("%s: %q, %v", name, body, err)
		}
	}
}

func TestHashed(t *testing.T) {
	h := &Hashed{Weights: []float32{1, -2, 0.5, 0}, Bias: 0.25}
	got, err := DecodeHashed("table", h.Encode("table"))
	if err != nil {
		t.Fatal(err)
	}
	if d := got.Score([]uint32{0, 5, 2}) - h.Score([]uint32{0, 1, 6}); math.Abs(float64(d)) > 0.03 {
		t.Errorf("scores differ by %v", d)
	}
}

// FuzzOpen: no bytes break the readers, and what opens seals to the same bytes.
func FuzzOpen(f *testing.F) {
	f.Add(kind.Seal((&Hashed{Weights: []float32{1, 2}}).Encode("table")))
	f.Add((&Hashed{Weights: []float32{1, 2}}).Encode("table"))
	f.Add([]byte("actantTT"))
	f.Fuzz(func(t *testing.T, data []byte) {
		bounded.Cost{Time: 100 * time.Millisecond, TimePerByte: 5 * time.Microsecond, Bytes: 256 << 10, BytesPerByte: 50}.Check(t, len(data), func() {
			_, _ = kind.Open(data)
			_, _ = DecodeHashed("table", data)
		})
		if body, err := kind.Open(data); err == nil && !bytes.Equal(kind.Seal(body), data) {
			t.Error("sealed differently")
		}
		if h, err := DecodeHashed("table", data); err == nil {
			h.Score([]uint32{1, 1 << 31})
		}
	})
}
