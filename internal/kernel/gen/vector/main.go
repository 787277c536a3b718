// Command vector writes the AVX2 kernels over vectors of float32.
package main

import (
	"fmt"
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// The constants of the portable path, ../../math_generic.go.
const (
	expMax   = 88.0
	expMin   = -87.0
	log2e    = 1.44269504088896341
	ln2Hi    = 0.693359375
	ln2Lo    = -2.12194440e-4
	roundBig = 12582912

	tanhSmall = 0.625

	geluA = 1.5957691216057308
	geluB = 0.044715 * geluA
)

var (
	expP  = []float32{1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1}
	tanhP = []float32{-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1}
)

var constants = map[uint32]Mem{}

// word returns eight copies of a 32-bit pattern in memory.
func word(bits uint32) Mem {
	m, ok := constants[bits]
	if !ok {
		m = GLOBL(fmt.Sprintf("c%08x", bits), 8|16) // RODATA|NOPTR
		for i := range 8 {
			DATA(4*i, U32(bits))
		}
		constants[bits] = m
	}
	return m
}

// f returns eight copies of a float32 in memory.
func f(x float32) Mem { return word(math.Float32bits(x)) }

// reg8 loads eight copies of a float32.
func reg8(x float32) VecVirtual {
	y := YMM()
	VMOVUPS(f(x), y)
	return y
}

// broadcast loads a float32 parameter into every lane.
func broadcast(name string) VecVirtual {
	b, err := Param(name).Resolve()
	if err != nil {
		panic(err)
	}
	y := YMM()
	VBROADCASTSS(b.Addr, y)
	return y
}

func op3(inst func(ops ...Op), a, b Op) VecVirtual {
	y := YMM()
	inst(b, a, y)
	return y
}

// The binary operations take their memory operand second.
func add(a, b Op) VecVirtual { return op3(VADDPS, a, b) }
func sub(a, b Op) VecVirtual { return op3(VSUBPS, a, b) }
func mul(a, b Op) VecVirtual { return op3(VMULPS, a, b) }
func div(a, b Op) VecVirtual { return op3(VDIVPS, a, b) }
func top(a, b Op) VecVirtual { return op3(VMAXPS, a, b) }
func and(a, b Op) VecVirtual { return op3(VANDPS, a, b) }
func xor(a, b Op) VecVirtual { return op3(VXORPS, a, b) }

// loop is the state of one pass over the slices.
type loop struct {
	base map[string]Register
	i    Register   // index of the first of eight values
	mask VecVirtual // in the tail: which lanes count
	tail bool
}

func (l *loop) at(name string) Mem { return Mem{Base: l.base[name], Index: l.i, Scale: 4} }

func (l *loop) load(name string) VecVirtual {
	y := YMM()
	if l.tail {
		VMASKMOVPS(l.at(name), l.mask, y)
	} else {
		VMOVUPS(l.at(name), y)
	}
	return y
}

func (l *loop) store(y Op, name string) {
	if l.tail {
		VMASKMOVPS(y, l.mask, l.at(name))
	} else {
		VMOVUPS(y, l.at(name))
	}
}

// valid clears the lanes that do not count.
func (l *loop) valid(y VecVirtual) VecVirtual {
	if !l.tail {
		return y
	}
	return and(y, l.mask)
}

var tailMask Mem

// kernel writes a function over float32 slices of one length. The body is
// written twice: for whole vectors and for the tail.
func kernel(name, signature, doc string, slices []string, before func(), body func(l *loop), after func()) {
	TEXT(name, 4, signature) // NOSPLIT
	Pragma("noescape")
	Doc(name + " " + doc)
	l := &loop{base: map[string]Register{}}
	for _, s := range slices {
		l.base[s] = Load(Param(s).Base(), GP64())
	}
	n := Load(Param(slices[0]).Len(), GP64())
	l.i = GP64()
	XORQ(l.i, l.i)
	if before != nil {
		before()
	}
	end := GP64()
	MOVQ(n, end)
	ANDQ(I8(-8), end)
	JZ(LabelRef("tail"))
	Label("loop")
	body(l)
	ADDQ(Imm(8), l.i)
	CMPQ(l.i, end)
	JLT(LabelRef("loop"))
	Label("tail")
	ANDQ(Imm(7), n)
	JZ(LabelRef("done"))
	table := GP64()
	LEAQ(tailMask, table)
	NEGQ(n)
	l.mask, l.tail = YMM(), true
	VMOVUPS(Mem{Base: table, Index: n, Scale: 4, Disp: 32}, l.mask)
	body(l)
	Label("done")
	if after != nil {
		after()
	}
	VZEROUPPER()
	RET()
}

func zero() VecVirtual {
	y := YMM()
	VXORPS(y, y, y)
	return y
}

// accumulate adds to a register that lives through the loop.
func accumulate(sum, y VecVirtual) { VADDPS(y, sum, sum) }

// fold adds up eight lanes as sum8 does and stores the result.
func fold(y VecVirtual, result int, inst func(ops ...Op)) {
	x, t := YMM().AsX(), XMM()
	VEXTRACTF128(Imm(1), y, x)
	inst(x, y.AsX(), x)
	VMOVHLPS(x, x, t)
	inst(t, x, x)
	VMOVSHDUP(x, t)
	inst(t, x, x)
	Store(x, ReturnIndex(result))
}

// exp leaves exp(x) in a new register; lo and hi hold the bounds.
func exp(x, lo, hi VecVirtual) VecVirtual {
	x = op3(VMINPS, hi, x)
	x = op3(VMAXPS, lo, x)
	z := add(mul(x, f(log2e)), f(roundBig))
	n := sub(z, f(roundBig))
	r := sub(x, mul(n, f(ln2Hi)))
	r = sub(r, mul(n, f(ln2Lo)))
	p := polynomial(r, expP)
	p = add(mul(p, mul(r, r)), r)
	p = add(p, f(1))
	power := YMM()
	VPSLLD(Imm(23), z, power)
	VPADDD(f(1), power, power)
	return mul(p, power)
}

func polynomial(r VecVirtual, coefficients []float32) VecVirtual {
	p := mul(r, f(coefficients[0]))
	for i, c := range coefficients[1:] {
		p = add(p, f(c))
		if i < len(coefficients)-2 {
			p = mul(p, r)
		}
	}
	return p
}

// bounds are registers that live through the loop.
type bounds struct{ lo, hi, one VecVirtual }

func (b *bounds) init() { b.lo, b.hi, b.one = reg8(expMin), reg8(expMax), reg8(1) }

func (b *bounds) sigmoid(x VecVirtual) VecVirtual {
	e := exp(xor(x, word(1<<31)), b.lo, b.hi)
	return div(b.one, add(e, b.one))
}

func (b *bounds) tanh(x VecVirtual) VecVirtual {
	z := mul(x, x)
	small := add(mul(mul(polynomial(z, tanhP), z), x), x)
	e := add(exp(add(x, x), b.lo, b.hi), b.one)
	two := YMM()
	VADDPS(b.one, b.one, two)
	large := sub(b.one, div(two, e))
	isSmall := YMM()
	VCMPPS(Imm(17), f(tanhSmall), and(x, word(1<<31-1)), isSmall)
	y := YMM()
	VBLENDVPS(isSmall, small, large, y)
	return y
}

// geluArg returns x² and the argument of the sigmoid.
func geluArg(x VecVirtual) (square, u VecVirtual) {
	square = mul(x, x)
	return square, mul(add(mul(square, f(geluB)), f(geluA)), x)
}

func main() {
	tailMask = GLOBL("tailMask", 8|16)
	for i := range 8 {
		DATA(4*i, U32(math.MaxUint32))
	}
	for i := range 8 {
		DATA(32+4*i, U32(0))
	}
	arithmetic()
	reductions()
	activations()
	norms()
	adam()
	dequant()
	Generate()
}

func arithmetic() {
	var a VecVirtual
	kernel("axpySIMD", "func(y, x []float32, a float32)", "computes y += a·x.", []string{"y", "x"},
		func() { a = broadcast("a") },
		func(l *loop) { l.store(add(l.load("y"), mul(l.load("x"), a)), "y") }, nil)
	kernel("scaleSIMD", "func(x []float32, a float32)", "computes x *= a.", []string{"x"},
		func() { a = broadcast("a") },
		func(l *loop) { l.store(mul(l.load("x"), a), "x") }, nil)
	dxy := []string{"dst", "x", "y"}
	kernel("addSIMD", "func(dst, x, y []float32)", "computes dst = x + y.", dxy, nil,
		func(l *loop) { l.store(add(l.load("x"), l.load("y")), "dst") }, nil)
	kernel("mulSIMD", "func(dst, x, y []float32)", "computes dst = x·y.", dxy, nil,
		func(l *loop) { l.store(mul(l.load("x"), l.load("y")), "dst") }, nil)
	kernel("mulAddSIMD", "func(dst, x, y []float32)", "computes dst += x·y.", dxy, nil,
		func(l *loop) { l.store(add(l.load("dst"), mul(l.load("x"), l.load("y"))), "dst") }, nil)
	kernel("leakySIMD", "func(x []float32, slope float32)", "computes x = max(x, slope·x).", []string{"x"},
		func() { a = broadcast("slope") },
		func(l *loop) {
			x := l.load("x")
			l.store(top(x, mul(x, a)), "x")
		}, nil)
	var one VecVirtual
	kernel("poolSIMD", "func(z, prev, f []float32)", "computes z = f·prev + (1-f)·z.", []string{"z", "prev", "f"},
		func() { one = reg8(1) },
		func(l *loop) {
			f := l.load("f")
			l.store(add(mul(f, l.load("prev")), mul(sub(one, f), l.load("z"))), "z")
		}, nil)
}

func reductions() {
	var sum, m VecVirtual
	start := func() { sum = zero() }
	end := func() { fold(sum, 0, VADDPS) }
	kernel("dotSIMD", "func(x, y []float32) float32", "returns Σ x·y.", []string{"x", "y"}, start,
		func(l *loop) { accumulate(sum, mul(l.load("x"), l.load("y"))) }, end)
	kernel("sumSIMD", "func(x []float32) float32", "returns Σ x.", []string{"x"}, start,
		func(l *loop) { accumulate(sum, l.load("x")) }, end)
	kernel("sumSquaresSIMD", "func(x []float32, mean float32) float32", "returns Σ (x-mean)².", []string{"x"},
		func() { start(); m = broadcast("mean") },
		func(l *loop) {
			d := l.valid(sub(l.load("x"), m))
			accumulate(sum, mul(d, d))
		}, end)
	kernel("maxSIMD", "func(x []float32) float32", "returns the largest value, NaNs skipped.", []string{"x"},
		func() { sum = YMM(); VMOVUPS(word(0xff800000), sum) },
		func(l *loop) {
			x := l.load("x")
			if l.tail {
				floor := YMM()
				VMOVUPS(word(0xff800000), floor)
				VBLENDVPS(l.mask, x, floor, x)
			}
			VMAXPS(sum, x, sum)
		},
		func() { fold(sum, 0, VMAXPS) })
	kernel("maxAbsSIMD", "func(x []float32) float32", "returns the largest magnitude, NaNs skipped.", []string{"x"}, start,
		func(l *loop) { VMAXPS(sum, and(l.load("x"), word(1<<31-1)), sum) },
		func() { fold(sum, 0, VMAXPS) })
}

func activations() {
	var b bounds
	var sum, shift VecVirtual
	dx := []string{"dst", "x"}
	kernel("expSIMD", "func(dst, x []float32)", "computes dst = exp(x).", dx, b.init,
		func(l *loop) { l.store(exp(l.load("x"), b.lo, b.hi), "dst") }, nil)
	kernel("expSumSIMD", "func(dst, x []float32, shift float32) float32", "computes dst = exp(x-shift) and returns its sum.", dx,
		func() { b.init(); sum = zero(); shift = broadcast("shift") },
		func(l *loop) {
			e := exp(sub(l.load("x"), shift), b.lo, b.hi)
			l.store(e, "dst")
			accumulate(sum, l.valid(e))
		},
		func() { fold(sum, 0, VADDPS) })
	kernel("sigmoidSIMD", "func(dst, x []float32)", "computes dst = σ(x).", dx, b.init,
		func(l *loop) { l.store(b.sigmoid(l.load("x")), "dst") }, nil)
	kernel("tanhSIMD", "func(dst, x []float32)", "computes dst = tanh(x).", dx, b.init,
		func(l *loop) { l.store(b.tanh(l.load("x")), "dst") }, nil)
	kernel("geluSIMD", "func(dst, x []float32)", "computes the tanh form of GELU.", dx, b.init,
		func(l *loop) {
			x := l.load("x")
			_, u := geluArg(x)
			l.store(mul(x, b.sigmoid(u)), "dst")
		}, nil)
	kernel("gluSIMD", "func(dst, a, b []float32)", "computes dst = a·σ(b).", []string{"dst", "a", "b"}, b.init,
		func(l *loop) { l.store(mul(b.sigmoid(l.load("b")), l.load("a")), "dst") }, nil)
	derivatives()
}

func derivatives() {
	var b bounds
	kernel("sigmoidGradSIMD", "func(dx, dy, y []float32)", "computes dx = dy·y·(1-y).", []string{"dx", "dy", "y"}, b.init,
		func(l *loop) {
			y := l.load("y")
			l.store(mul(l.load("dy"), mul(y, sub(b.one, y))), "dx")
		}, nil)
	kernel("tanhGradSIMD", "func(dx, dy, y []float32)", "computes dx = dy·(1-y²).", []string{"dx", "dy", "y"}, b.init,
		func(l *loop) {
			y := l.load("y")
			l.store(mul(l.load("dy"), sub(b.one, mul(y, y))), "dx")
		}, nil)
	kernel("geluGradSIMD", "func(dx, dy, x []float32)", "computes dx = dy·GELU′(x).", []string{"dx", "dy", "x"}, b.init,
		func(l *loop) {
			x := l.load("x")
			square, u := geluArg(x)
			s := b.sigmoid(u)
			du := add(mul(square, f(3*geluB)), f(geluA))
			d := add(s, mul(mul(mul(x, du), s), sub(b.one, s)))
			l.store(mul(l.load("dy"), d), "dx")
		}, nil)
	kernel("gluGradSIMD", "func(da, db, dy, a, b []float32)", "computes the derivatives of a·σ(b).",
		[]string{"da", "db", "dy", "a", "b"}, b.init,
		func(l *loop) {
			s := b.sigmoid(l.load("b"))
			t := mul(l.load("dy"), s)
			d := mul(mul(t, sub(b.one, s)), l.load("a"))
			l.store(d, "db")
			l.store(t, "da")
		}, nil)
	var dot VecVirtual
	kernel("softmaxGradSIMD", "func(dx, dy, y []float32, dot float32)", "computes dx = y·(dy-dot).", []string{"dx", "dy", "y"},
		func() { dot = broadcast("dot") },
		func(l *loop) { l.store(mul(l.load("y"), sub(l.load("dy"), dot)), "dx") }, nil)
}

func norms() {
	var mean, inv, m1, m2, s1, s2 VecVirtual
	start := func() { mean, inv = broadcast("mean"), broadcast("inv") }
	xhat := func(l *loop) VecVirtual { return mul(sub(l.load("x"), mean), inv) }
	kernel("normalizeSIMD", "func(y, x, gain, bias []float32, mean, inv float32)", "computes y = (x-mean)·inv·gain + bias.",
		[]string{"y", "x", "gain", "bias"}, start,
		func(l *loop) { l.store(add(mul(xhat(l), l.load("gain")), l.load("bias")), "y") }, nil)
	kernel("normSumsSIMD", "func(dgain, dbias, dy, x, gain []float32, mean, inv float32) (s1, s2 float32)",
		"adds to dgain and dbias and returns Σ dy·gain and Σ dy·gain·x̂.",
		[]string{"dgain", "dbias", "dy", "x", "gain"},
		func() { start(); s1, s2 = zero(), zero() },
		func(l *loop) {
			// Lanes that do not count have dy = 0 and so add nothing.
			h, g := xhat(l), l.load("dy")
			l.store(add(l.load("dgain"), mul(g, h)), "dgain")
			l.store(add(l.load("dbias"), g), "dbias")
			t := mul(g, l.load("gain"))
			accumulate(s1, t)
			accumulate(s2, l.valid(mul(t, h)))
		},
		func() { fold(s1, 0, VADDPS); fold(s2, 1, VADDPS) })
	kernel("normGradSIMD", "func(dx, dy, x, gain []float32, mean, inv, m1, m2 float32)", "computes dx = inv·(dy·gain - m1 - x̂·m2).",
		[]string{"dx", "dy", "x", "gain"},
		func() { start(); m1, m2 = broadcast("m1"), broadcast("m2") },
		func(l *loop) {
			h := xhat(l)
			t := sub(mul(l.load("dy"), l.load("gain")), m1)
			l.store(mul(sub(t, mul(h, m2)), inv), "dx")
		}, nil)
}

func adam() {
	var c [9]VecVirtual // in the order of adamConstants
	kernel("adamSIMD", "func(w, g, m, v []float32, c *[9]float32)", "makes one step of Adam.", []string{"w", "g", "m", "v"},
		func() {
			p := Load(Param("c"), GP64())
			for i := range c {
				c[i] = YMM()
				VBROADCASTSS(Mem{Base: p, Disp: 4 * i}, c[i])
			}
		},
		func(l *loop) {
			gradScale, beta1, rest1, beta2, rest2, correct2, eps, rate, keep := c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8]
			d := mul(l.load("g"), gradScale)
			v := mul(mul(d, rest2), d)
			v = add(v, mul(l.load("v"), beta2))
			l.store(v, "v")
			m := add(mul(d, rest1), mul(l.load("m"), beta1))
			l.store(m, "m")
			root := YMM()
			VSQRTPS(v, root)
			root = add(mul(root, correct2), eps)
			step := div(mul(m, rate), root)
			l.store(sub(mul(l.load("w"), keep), step), "w")
		}, nil)
}

// dequant handles whole vectors only: the tail of a row of bytes cannot be
// loaded under a mask.
func dequant() {
	TEXT("dequantAddBlocks", 4, "func(dst []float32, q *int8, scale float32)")
	Pragma("noescape")
	Doc("dequantAddBlocks computes dst += scale·q for the whole eights of dst.")
	dst, q := Load(Param("dst").Base(), GP64()), Load(Param("q"), GP64())
	n := Load(Param("dst").Len(), GP64())
	scale := broadcast("scale")
	i := GP64()
	XORQ(i, i)
	ANDQ(I8(-8), n)
	JZ(LabelRef("done"))
	Label("loop")
	y := YMM()
	VPMOVSXBD(Mem{Base: q, Index: i, Scale: 1}, y)
	VCVTDQ2PS(y, y)
	VMULPS(scale, y, y)
	VADDPS(Mem{Base: dst, Index: i, Scale: 4}, y, y)
	VMOVUPS(y, Mem{Base: dst, Index: i, Scale: 4})
	ADDQ(Imm(8), i)
	CMPQ(i, n)
	JLT(LabelRef("loop"))
	Label("done")
	VZEROUPPER()
	RET()
}
