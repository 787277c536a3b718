package main

import (
	"math"
	"slices"
)

// The constants are those of math_generic.go in package kernel.
const (
	geluA = 1.5957691216057308
	geluB = 0.044715 * geluA
)

var values = map[string]float32{
	"expMax": 88, "expMin": -87, "log2e": 1.44269504088896341, "ln2Hi": 0.693359375, "ln2Lo": -2.12194440e-4,
	"expP0": 1.9875691500e-4, "expP1": 1.3981999507e-3, "expP2": 8.3334519073e-3,
	"expP3": 4.1665795894e-2, "expP4": 1.6666665459e-1, "expP5": 5.0000001201e-1,
	"roundBig":  12582912,
	"tanhSmall": 0.625,
	"tanhP0":    -5.70498872745e-3, "tanhP1": 2.06390887954e-2, "tanhP2": -5.37397155531e-2,
	"tanhP3": 1.33314422036e-1, "tanhP4": -3.33332819422e-1,
	"geluA": geluA, "geluB": geluB,
	"one": 1,
}

// firstConstant is the register of the first constant of a function; those below
// are for the work of the loop.
const firstConstant vreg = 12

// A loop is the body of a function that goes through vectors.
type loop struct {
	*assembler
	held []string // constants of the function, from firstConstant on
	at   map[string]vreg
}

// constant is the register that holds a constant or a scalar parameter.
func (l *loop) constant(name string) vreg {
	if v, ok := l.at[name]; ok {
		return v
	}
	return firstConstant + vreg(slices.Index(l.held, name))
}

// hold loads constants before the loop.
func (l *loop) hold(names []string) {
	l.held = names
	for i, name := range names {
		if !slices.Contains(l.constants.names, name) {
			l.constants.names = append(l.constants.names, name)
			l.constants.bits = append(l.constants.bits, math.Float32bits(values[name]))
		}
		l.linef("MOVD $%s<>(SB), R9", name)
		l.linef("VLD1 (R9), [V%d.S4]", firstConstant+vreg(i))
	}
}

// begin starts a function whose parameters are pointers, which it loads into R0 and
// on, scalars, which it copies into all lanes, and a count n, which it loads into R8.
func (a *assembler) begin(name, doc string, pointers []param, scalars, constants []string) *loop {
	params := slices.Clone(pointers)
	for _, s := range scalars {
		params = append(params, param{s, "float32"})
	}
	at := a.function(name, doc, append(params, param{"n", "int"})...)
	for i, p := range pointers {
		a.linef("MOVD %s, R%d", at[p.name], i)
	}
	a.linef("MOVD %s, R8", at["n"])
	l := &loop{assembler: a, at: map[string]vreg{}}
	for i, s := range scalars {
		l.at[s] = vreg(31 - i)
		a.broadcast(at[s], l.at[s])
	}
	l.hold(constants)
	return l
}

// floats are parameters that point at float32 values.
func floats(names ...string) []param {
	var out []param
	for _, name := range names {
		out = append(out, param{name, "*float32"})
	}
	return out
}

// each writes a function that stores body of every four values in dst. The
// inputs are vectors that are read along; "dst", as the first, is the old value.
func (a *assembler) each(name, doc string, inputs, scalars, constants []string, body func(l *loop, x []vreg) vreg) {
	pointers := inputs
	if inputs[0] != "dst" {
		pointers = append([]string{"dst"}, inputs...)
	}
	l := a.begin(name, doc+" n is a multiple of 4 above 0.", floats(pointers...), scalars, constants)
	start := a.label()
	var x []vreg
	for i, in := range inputs {
		x = append(x, vreg(i))
		if in == "dst" {
			a.linef("VLD1 (R0), [V%d.S4]", i)
		} else {
			a.linef("VLD1.P 16(R%d), [V%d.S4]", slices.Index(pointers, in), i)
		}
	}
	y := body(l, x)
	a.linef("VST1.P [V%d.S4], 16(R0)", y)
	a.next(4, start)
	a.linef("RET")
}

// next takes step off the count in R8 and jumps back while something is left.
func (a *assembler) next(step int, start string) {
	a.linef("SUBS $%d, R8, R8", step)
	a.linef("BNE %s", start)
}

var (
	expConstants  = []string{"expMax", "expMin", "log2e", "roundBig", "ln2Hi", "ln2Lo", "expP0", "expP1", "expP2", "expP3", "expP4", "expP5", "one"}
	tanhConstants = slices.Concat(expConstants, []string{"tanhSmall", "tanhP0", "tanhP1", "tanhP2", "tanhP3", "tanhP4"})
	geluConstants = slices.Concat(expConstants, []string{"geluA", "geluB"})
)

// exp leaves exp(x) in x; it uses V8 to V11. Every product is rounded before it
// is added, in the order of exp1 in package kernel.
func (l *loop) exp(x vreg) vreg {
	const z, n, p, t = 8, 9, 10, 11
	l.fmin(x, x, l.constant("expMax"))
	l.fmax(x, x, l.constant("expMin"))
	l.fmul(z, x, l.constant("log2e"))
	l.fadd(z, z, l.constant("roundBig"))
	l.fsub(n, z, l.constant("roundBig"))
	l.fmul(t, n, l.constant("ln2Hi"))
	l.fsub(x, x, t)
	l.fmul(t, n, l.constant("ln2Lo"))
	l.fsub(x, x, t)
	l.polynomial(p, x, "expP0", "expP1", "expP2", "expP3", "expP4", "expP5")
	l.fmul(t, x, x)
	l.fmul(p, p, t)
	l.fadd(p, p, x)
	l.fadd(p, p, l.constant("one"))
	l.shl23(z, z)
	l.add(z, z, l.constant("one")) // the bits of 1 are the exponent's offset
	return l.fmul(x, p, z)
}

// polynomial evaluates by Horner's rule, highest coefficient first.
func (l *loop) polynomial(p, x vreg, coefficients ...string) vreg {
	l.fmul(p, x, l.constant(coefficients[0]))
	for i, c := range coefficients[1:] {
		if i > 0 {
			l.fmul(p, p, x)
		}
		l.fadd(p, p, l.constant(c))
	}
	return p
}

func (l *loop) sigmoid(x vreg) vreg {
	l.fneg(x, x)
	l.exp(x)
	l.fadd(x, x, l.constant("one"))
	return l.fdiv(x, l.constant("one"), x)
}

// tanh uses V1 to V4 beside what exp does.
func (l *loop) tanh(x vreg) vreg {
	const small, z, p, mask = 1, 2, 3, 4
	l.fabs(mask, x)
	l.fcmgt(mask, l.constant("tanhSmall"), mask)
	l.fmul(z, x, x)
	l.polynomial(p, z, "tanhP0", "tanhP1", "tanhP2", "tanhP3", "tanhP4")
	l.fmul(p, p, z)
	l.fmul(p, p, x)
	l.fadd(small, p, x)
	l.fadd(x, x, x)
	l.exp(x)
	l.fadd(x, x, l.constant("one"))
	l.fadd(z, l.constant("one"), l.constant("one"))
	l.fdiv(x, z, x)
	l.fsub(x, l.constant("one"), x)
	return l.bit(x, small, mask)
}

// vectors writes the kernels that take one value at a time.
func (a *assembler) vectors() {
	one := []string{"x"}
	a.each("axpyNEON", "computes dst += scale·x.", []string{"dst", "x"}, []string{"scale"}, nil, func(l *loop, x []vreg) vreg {
		return l.fadd(0, x[0], l.fmul(1, x[1], l.constant("scale")))
	})
	a.each("scaleNEON", "computes dst *= scale.", []string{"dst"}, []string{"scale"}, nil, func(l *loop, x []vreg) vreg {
		return l.fmul(0, x[0], l.constant("scale"))
	})
	a.each("addNEON", "computes dst = x + y.", []string{"x", "y"}, nil, nil, func(l *loop, x []vreg) vreg {
		return l.fadd(0, x[0], x[1])
	})
	a.each("mulNEON", "computes dst = x·y.", []string{"x", "y"}, nil, nil, func(l *loop, x []vreg) vreg {
		return l.fmul(0, x[0], x[1])
	})
	a.each("mulAddNEON", "computes dst += x·y.", []string{"dst", "x", "y"}, nil, nil, func(l *loop, x []vreg) vreg {
		return l.fadd(0, x[0], l.fmul(1, x[1], x[2]))
	})
	a.each("leakyNEON", "computes dst = max(dst, slope·dst).", []string{"dst"}, []string{"slope"}, nil, func(l *loop, x []vreg) vreg {
		return l.fmax(0, x[0], l.fmul(1, x[0], l.constant("slope")))
	})
	a.each("poolNEON", "computes dst = f·prev + (1-f)·dst.", []string{"dst", "prev", "f"}, nil, []string{"one"}, func(l *loop, x []vreg) vreg {
		l.fmul(3, x[2], x[1])
		l.fsub(4, l.constant("one"), x[2])
		return l.fadd(0, 3, l.fmul(4, 4, x[0]))
	})
	a.each("normalizeNEON", "computes dst = (x-mean)·inv·gain + bias.", []string{"x", "gain", "bias"}, []string{"mean", "inv"}, nil, func(l *loop, x []vreg) vreg {
		l.fsub(0, x[0], l.constant("mean"))
		l.fmul(0, 0, l.constant("inv"))
		return l.fadd(0, l.fmul(0, 0, x[1]), x[2])
	})
	a.each("expNEON", "computes dst = exp(x).", one, nil, expConstants, func(l *loop, x []vreg) vreg { return l.exp(x[0]) })
	a.each("sigmoidNEON", "computes dst = 1/(1+exp(-x)).", one, nil, expConstants, func(l *loop, x []vreg) vreg { return l.sigmoid(x[0]) })
	a.each("tanhNEON", "computes dst = tanh(x).", one, nil, tanhConstants, func(l *loop, x []vreg) vreg { return l.tanh(x[0]) })
	a.each("geluNEON", "computes the tanh form of GELU.", one, nil, geluConstants, func(l *loop, x []vreg) vreg {
		l.fmul(1, x[0], x[0])
		l.fmul(1, 1, l.constant("geluB"))
		l.fadd(1, 1, l.constant("geluA"))
		l.fmul(1, x[0], 1)
		return l.fmul(0, x[0], l.sigmoid(1))
	})
	a.each("gluNEON", "computes dst = x·σ(y).", []string{"x", "y"}, nil, expConstants, func(l *loop, x []vreg) vreg {
		return l.fmul(0, x[0], l.sigmoid(x[1]))
	})
}
