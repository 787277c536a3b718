package train

import (
	"math"
	"math/rand/v2"
	"strings"

	"github.com/actant-nlp/actant/internal/encoder"
)

// initialize draws the first weights: products by Glorot and Bengio (2010),
// tables small, gains one, all else zero.
func initialize(n *encoder.Network, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 0x5eed))
	n.Each(func(name string, m *encoder.Matrix) {
		bound := 0.0
		switch {
		case strings.HasSuffix(name, ".gain"):
			for i := range m.Data {
				m.Data[i] = 1
			}
		case strings.HasPrefix(name, "hash."), name == "word.root":
			bound = 0.25
		case name == "word.hint":
			bound = 0.05
		case name == "label.u":
			bound = math.Sqrt(6 / float64(2*m.Rows))
			bound /= 4 // sums over Label² products
		case strings.HasSuffix(name, ".w"), name == "arc.u", name == "label.d", name == "label.h", name == "word.vector":
			bound = math.Sqrt(6 / float64(m.Rows+m.Cols))
		}
		if strings.HasPrefix(name, "recurrent") && strings.HasSuffix(name, ".in.b") {
			// Forget gates begin open: states reach back from the start.
			for i := len(m.Data) / 3; i < 2*len(m.Data)/3; i++ {
				m.Data[i] = 1
			}
		}
		if bound == 0 {
			return
		}
		for i := range m.Data {
			m.Data[i] = float32((2*rng.Float64() - 1) * bound)
		}
	})
}
