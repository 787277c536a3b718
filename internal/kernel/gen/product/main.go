// Command product writes the register tiles of the matrix products.
package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/ir"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

const panelBytes = 128 // of one summand: 32 columns of four bytes

// tile describes a register tile: rows × vectors accumulators.
type tile struct {
	rows, vectors int
	wide          bool // 512-bit vectors
	sums          [][]VecVirtual
}

func (t *tile) vec() VecVirtual {
	if t.wide {
		return ZMM()
	}
	return YMM()
}

func (t *tile) bytes() int {
	if t.wide {
		return 64
	}
	return 32
}

// clear zeroes the accumulators.
func (t *tile) clear() {
	t.sums = nil
	for range t.rows {
		var row []VecVirtual
		for range t.vectors {
			v := t.vec()
			if t.wide {
				VPXORD(v, v, v)
			} else {
				VPXOR(v, v, v)
			}
			row = append(row, v)
		}
		t.sums = append(t.sums, row)
	}
}

// rowPointers addresses rows a constant distance apart: every fourth row has a
// pointer of its own, the others are reached by an index.
type rowPointers struct {
	bases           []Register
	stride, stride3 Register
}

func newRows(base, stride Register, rows int) *rowPointers {
	p := &rowPointers{bases: []Register{base}, stride: stride}
	if rows > 3 {
		p.stride3 = GP64()
		LEAQ(Mem{Base: stride, Index: stride, Scale: 2}, p.stride3)
	}
	for i := 4; i < rows; i += 4 {
		next := GP64()
		LEAQ(Mem{Base: p.bases[len(p.bases)-1], Index: stride, Scale: 4}, next)
		p.bases = append(p.bases, next)
	}
	return p
}

// at addresses a byte of row i.
func (p *rowPointers) at(i, disp int) Mem {
	m := Mem{Base: p.bases[i/4], Disp: disp}
	switch i % 4 {
	case 1, 2:
		m.Index, m.Scale = p.stride, uint8(i%4)
	case 3:
		m.Index, m.Scale = p.stride3, 1
	}
	return m
}

// advance moves every row on.
func (p *rowPointers) advance(by Op) {
	for _, b := range p.bases {
		ADDQ(by, b)
	}
}

// function starts a kernel.
func function(name, signature, doc string) {
	TEXT(name, 4, signature) // NOSPLIT
	Pragma("noescape")
	Doc(name + " " + doc)
}

// stride loads a parameter that counts values of four bytes.
func stride(name string) Register {
	r := Load(Param(name), GP64())
	SHLQ(Imm(2), r)
	return r
}

// masks loads the lanes to write, 16 for every vector.
func (t *tile) masks() []Register {
	var ks []Register
	if t.wide {
		m := Load(Param("mask"), GP32())
		for range t.vectors {
			k := K()
			KMOVW(m, k)
			ks = append(ks, k)
			SHRL(Imm(16), m)
		}
	}
	return ks
}

// floats writes a float32 tile: c = Σ a·b, or c += Σ a·b.
func floats(rows, vectors int, wide, fuse bool) {
	t := &tile{rows: rows, vectors: vectors, wide: wide}
	kind, set := "Exact", "AVX2"
	if fuse {
		kind = "Fused"
	}
	mask := ""
	if wide {
		set, mask = "AVX512", ", mask uint32"
	}
	function(fmt.Sprintf("tile%s%sx%dx%d", kind, set, rows, vectors*t.bytes()/4),
		"func(c *float32, cRow int, a *float32, aRow, aCol int, b *float32, k int, accumulate bool"+mask+")",
		fmt.Sprintf("computes %d rows of %d columns; k > 0, the strides count values.", rows, vectors*t.bytes()/4))
	a, b := Load(Param("a"), GP64()), Load(Param("b"), GP64())
	as := newRows(a, stride("aRow"), rows)
	step, k := stride("aCol"), Load(Param("k"), GP64())
	t.clear()
	Label("loop")
	t.multiplyFloats(as, b, fuse)
	as.advance(step)
	ADDQ(U32(panelBytes), b)
	DECQ(k)
	JNZ(LabelRef("loop"))
	ks := t.masks()
	c, cRow := Load(Param("c"), GP64()), stride("cRow")
	cs := newRows(c, cRow, rows)
	flag := Load(Param("accumulate"), GP8())
	TESTB(flag, flag)
	JZ(LabelRef("store"))
	for i, row := range t.sums {
		for j, v := range row {
			t.addMemory(cs.at(i, j*t.bytes()), v, ks, j)
		}
	}
	Label("store")
	for i, row := range t.sums {
		for j, v := range row {
			t.store(v, cs.at(i, j*t.bytes()), ks, j)
		}
	}
	VZEROUPPER()
	RET()
}

// addMemory computes sum = memory + sum.
func (t *tile) addMemory(m Mem, sum VecVirtual, ks []Register, j int) {
	if !t.wide {
		VADDPS(m, sum, sum)
		return
	}
	old := t.vec()
	VMOVUPS_Z(m, ks[j], old)
	VADDPS(old, sum, sum)
}

func (t *tile) store(v VecVirtual, m Mem, ks []Register, j int) {
	if t.wide {
		VMOVUPS(v, ks[j], m)
		return
	}
	VMOVUPS(v, m)
}

func (t *tile) loadPanel(b Register) []VecVirtual {
	var bs []VecVirtual
	for j := range t.vectors {
		v := t.vec()
		VMOVUPS(Mem{Base: b, Disp: j * t.bytes()}, v)
		bs = append(bs, v)
	}
	return bs
}

func (t *tile) multiplyFloats(as *rowPointers, b Register, fuse bool) {
	bs := t.loadPanel(b)
	for i, row := range t.sums {
		x := t.vec()
		VBROADCASTSS(as.at(i, 0), x)
		for j, sum := range row {
			if fuse {
				VFMADD231PS(bs[j], x, sum)
				continue
			}
			product := t.vec()
			VMULPS(bs[j], x, product)
			VADDPS(product, sum, sum)
		}
	}
}

// integers writes an int8 tile: c = float(Σ a·b)·(row scale·column scale) +
// bias. In AVX2, a and b are pairs of int16; in AVX-512 quadruples of uint8
// and int8, from whose sums the columns' offset is taken.
func integers(rows, vectors int, wide bool) {
	t := &tile{rows: rows, vectors: vectors, wide: wide}
	set, element, extra := "AVX2", "int16", ""
	if wide {
		set, element, extra = "AVX512", "int8", ", offset *int32, mask uint32"
	}
	left := element
	if wide {
		left = "uint8"
	}
	function(fmt.Sprintf("tileInt8%sx%dx%d", set, rows, vectors*t.bytes()/4),
		fmt.Sprintf("func(c *float32, cRow int, a *%s, aRow int, b *%s, k int, rowScale, scale, bias *float32%s)", left, element, extra),
		fmt.Sprintf("computes %d rows of %d columns; k > 0 and aRow count words of four bytes.", rows, vectors*t.bytes()/4))
	a, b := Load(Param("a"), GP64()), Load(Param("b"), GP64())
	as := newRows(a, stride("aRow"), rows)
	k := Load(Param("k"), GP64())
	t.clear()
	Label("loop")
	bs := t.loadPanel(b)
	for i, row := range t.sums {
		x := t.vec()
		VPBROADCASTD(as.at(i, 0), x)
		for j, sum := range row {
			if wide {
				dotBytes(bs[j], x, sum)
				continue
			}
			product := t.vec()
			VPMADDWD(bs[j], x, product)
			VPADDD(product, sum, sum)
		}
	}
	as.advance(Imm(4))
	ADDQ(U32(panelBytes), b)
	DECQ(k)
	JNZ(LabelRef("loop"))
	t.finishIntegers()
	VZEROUPPER()
	RET()
}

// dotBytes adds the four products of the unsigned and signed bytes of every
// lane to sum. It is missing from avo's tables.
func dotBytes(signed, unsigned, sum VecVirtual) {
	Instruction(&ir.Instruction{
		Opcode:   "VPDPBUSD",
		Operands: []Op{signed, unsigned, sum},
		Inputs:   []Op{signed, unsigned, sum},
		Outputs:  []Op{sum},
		ISA:      []string{"AVX512VNNI"},
	})
}

func (t *tile) finishIntegers() {
	ks := t.masks()
	c, cRow := Load(Param("c"), GP64()), stride("cRow")
	cs := newRows(c, cRow, t.rows)
	rowScale, scale, bias := Load(Param("rowScale"), GP64()), Load(Param("scale"), GP64()), Load(Param("bias"), GP64())
	var offset Register
	if t.wide {
		offset = Load(Param("offset"), GP64())
	}
	for j := range t.vectors {
		disp := j * t.bytes()
		column := t.vec()
		VMOVUPS(Mem{Base: scale, Disp: disp}, column)
		for i := range t.rows {
			v := t.sums[i][j]
			if t.wide {
				VPSUBD(Mem{Base: offset, Disp: disp}, v, v)
			}
			VCVTDQ2PS(v, v)
			factor := t.vec()
			VBROADCASTSS(Mem{Base: rowScale, Disp: 4 * i}, factor)
			VMULPS(column, factor, factor)
			VMULPS(factor, v, v)
			VADDPS(Mem{Base: bias, Disp: disp}, v, v)
			t.store(v, cs.at(i, disp), ks, j)
		}
	}
}

// quantize writes the rounding of activations, whole blocks only.
func quantizeAVX2() {
	function("quantizeAVX2", "func(dst *int16, x *float32, n int, factor float32)",
		"rounds x·factor; n counts values, in whole eights.")
	dst, x, n := Load(Param("dst"), GP64()), Load(Param("x"), GP64()), Load(Param("n"), GP64())
	factor, i := broadcast("factor", YMM()), GP64()
	XORQ(i, i)
	Label("loop")
	y, high := YMM(), XMM()
	VMULPS(Mem{Base: x, Index: i, Scale: 4}, factor, y)
	VCVTPS2DQ(y, y)
	VEXTRACTI128(Imm(1), y, high)
	VPACKSSDW(high, y.AsX(), y.AsX())
	VMOVDQU(y.AsX(), Mem{Base: dst, Index: i, Scale: 2})
	ADDQ(Imm(8), i)
	CMPQ(i, n)
	JLT(LabelRef("loop"))
	VZEROUPPER()
	RET()
}

func quantizeAVX512() {
	function("quantizeAVX512", "func(dst *uint8, x *float32, n int, factor float32)",
		"rounds x·factor and adds 128; n counts values, in whole sixteens.")
	dst, x, n := Load(Param("dst"), GP64()), Load(Param("x"), GP64()), Load(Param("n"), GP64())
	factor, i, shift, word := broadcast("factor", ZMM()), GP64(), ZMM(), GP32()
	MOVL(U32(128), word)
	VPBROADCASTD(word, shift)
	XORQ(i, i)
	Label("loop")
	z := ZMM()
	VMULPS(Mem{Base: x, Index: i, Scale: 4}, factor, z)
	VCVTPS2DQ(z, z)
	VPADDD(shift, z, z)
	VPMOVDB(z, Mem{Base: dst, Index: i, Scale: 1})
	ADDQ(Imm(16), i)
	CMPQ(i, n)
	JLT(LabelRef("loop"))
	VZEROUPPER()
	RET()
}

func broadcast(name string, v VecVirtual) VecVirtual {
	b, err := Param(name).Resolve()
	if err != nil {
		panic(err)
	}
	VBROADCASTSS(b.Addr, v)
	return v
}

func main() {
	for _, fuse := range []bool{true, false} {
		for _, rows := range []int{6, 4, 2, 1} {
			floats(rows, 2, false, fuse)
		}
		for _, rows := range []int{12, 8, 4, 2, 1} {
			floats(rows, 2, true, fuse)
			floats(rows, 1, true, fuse)
		}
	}
	for _, rows := range []int{6, 4, 2, 1} {
		integers(rows, 2, false)
	}
	for _, rows := range []int{12, 8, 4, 2, 1} {
		integers(rows, 2, true)
		integers(rows, 1, true)
	}
	quantizeAVX2()
	quantizeAVX512()
	Generate()
}
