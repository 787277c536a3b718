package segment

import (
	"fmt"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/modelfile"
)

// A Model decides where sentences end: a logistic regression over hashed
// features of the tokens around a place.
type Model struct{ table modelfile.Hashed }

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

// Encode is the model as bytes.
func (m *Model) Encode() []byte { return m.table.Encode(modelMagic) }

// DecodeModel reads what Encode wrote.
func DecodeModel(b []byte) (*Model, error) {
	table, err := modelfile.DecodeHashed(modelMagic, b)
	if err != nil {
		return nil, fmt.Errorf("segment: %w", err)
	}
	return &Model{*table}, nil
}

// score is the log odds of a sentence end with these features.
func (m *Model) score(features []uint32) float32 { return m.table.Score(features) }
