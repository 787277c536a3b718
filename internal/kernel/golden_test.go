package kernel

import (
	"encoding/binary"
	"flag"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGoldenBits compares checksums of results with those in testdata, which
// are the same for every Set, operating system and processor.
func TestGoldenBits(t *testing.T) {
	path := filepath.Join("testdata", "bits.golden")
	for _, s := range Available() {
		got := goldenSums(s)
		if *update && s == Generic() {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%v: checksums differ from %s:\n%s", s, path, got)
		}
	}
}

func goldenSums(s Set) string {
	var lines []string
	record := func(name string, slices ...[]float32) {
		h := fnv.New64a()
		for _, x := range slices {
			for _, v := range x {
				binary.Write(h, binary.LittleEndian, math.Float32bits(v))
			}
		}
		lines = append(lines, fmt.Sprintf("%s\t%016x\n", name, h.Sum64()))
	}
	for name, f := range elementwise {
		if name == "SoftmaxLog" || name == "AdamStep" {
			continue // they call logarithm and power of package math
		}
		r := rand.New(rand.NewPCG(11, 11))
		var in [5][]float32
		for i := range in {
			in[i] = noise(r, 1003, 4)
		}
		out := f(s, in, 0.37)
		record(name, append(in[:], out)...)
	}
	r := rand.New(rand.NewPCG(12, 12))
	a, b, bias := noiseMatrix(r, 37, 600, 0), noiseMatrix(r, 600, 45, 0), noise(r, 45, 1)
	var p Packed
	p.Pack(b)
	c := NewMatrix(37, 45)
	s.MulPacked(c, a, &p, bias)
	record("MulPacked", c.Data)
	q, scale := QuantizeWeights(b)
	var rows Int8Rows
	s.Quantize(&rows, a)
	s.MulInt8(c, &rows, s.PackInt8(q, 600, 45, scale, bias))
	record("MulInt8", c.Data)
	slices.Sort(lines)
	return strings.Join(lines, "")
}
