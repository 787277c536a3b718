package coref

import (
	"fmt"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/modelfile"
)

// A Model corrects the ranking of the candidates of a personal pronoun that the
// weights set by hand give: weights of hashed features, added to their sum.
type Model struct{ table modelfile.Hashed }

// modelName names the embedded model.
const modelName = "coref"

// modelMagic heads a model's bytes.
const modelMagic = "actant-coref-2\n"

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

// Encode is the model as bytes.
func (m *Model) Encode() []byte { return m.table.Encode(modelMagic) }

// DecodeModel reads what Encode wrote.
func DecodeModel(b []byte) (*Model, error) {
	table, err := modelfile.DecodeHashed(modelMagic, b)
	if err != nil {
		return nil, fmt.Errorf("coref: %w", err)
	}
	return &Model{*table}, nil
}

// score is the sum of the features' weights.
func (m *Model) score(features []uint32) float64 { return float64(m.table.Score(features)) }
