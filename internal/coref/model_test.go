package coref

import (
	"bytes"
	"testing"
)

// Two features decide: whoever has the second is meant, and none where no
// candidate has it.
func TestTrain(t *testing.T) {
	option := func(fs ...uint32) Option { return Option{features: fs} }
	var examples []Example
	for range 40 {
		examples = append(examples,
			Example{Decision: Decision{Options: []Option{option(1), option(1, 2)}}, Right: []bool{false, true}},
			Example{Decision: Decision{Options: []Option{option(1)}}, Right: []bool{false}, None: true})
	}
	m := Train(examples, TrainOptions{Bits: 4, Decay: 0.1})
	if m.score([]uint32{1, 2}) <= 0 || m.score([]uint32{1}) >= 0 {
		t.Errorf("scores %.2f and %.2f", m.score([]uint32{1, 2}), m.score([]uint32{1}))
	}
	b := m.Encode()
	if !bytes.Equal(b, Train(examples, TrainOptions{Bits: 4, Decay: 0.1}).Encode()) {
		t.Error("two trainings differ")
	}
	back, err := DecodeModel(b)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b, back.Encode()) {
		t.Error("decoding loses something")
	}
	for _, bad := range [][]byte{nil, b[:10], b[:len(b)-1], append([]byte("x"), b...)} {
		if _, err := DecodeModel(bad); err == nil {
			t.Errorf("%d bytes decoded", len(bad))
		}
	}
}

func TestEmbeddedModel(t *testing.T) {
	if embedded() == nil {
		t.Error("no model embedded")
	}
}
