package kernel

import "math"

// The constants of exp: argument reduction by ln 2 in two parts and the
// polynomial of Moshier's Cephes library (expf).
const (
	expMax   = 88.0
	expMin   = -87.0
	log2e    = 1.44269504088896341
	ln2Hi    = 0.693359375
	ln2Lo    = -2.12194440e-4
	expP0    = 1.9875691500e-4
	expP1    = 1.3981999507e-3
	expP2    = 8.3334519073e-3
	expP3    = 4.1665795894e-2
	expP4    = 1.6666665459e-1
	expP5    = 5.0000001201e-1
	roundBig = 12582912 // 1.5·2²³: adding it rounds to an integer
)

// The constants of tanh for small arguments (Cephes, tanhf).
const (
	tanhSmall = 0.625
	tanhP0    = -5.70498872745e-3
	tanhP1    = 2.06390887954e-2
	tanhP2    = -5.37397155531e-2
	tanhP3    = 1.33314422036e-1
	tanhP4    = -3.33332819422e-1
)

// The constants of the tanh form of GELU: u = √(8/π)·(x + 0.044715·x³), which
// is twice the argument of tanh, so that GELU(x) = x·σ(u).
const (
	geluA = 1.5957691216057308
	geluB = 0.044715 * geluA
)

// exp1 is exp of one value. Every product is converted so that it is rounded
// before it is added, as in the assembly.
func exp1(x float32) float32 {
	if expMax < x {
		x = expMax
	}
	if expMin > x {
		x = expMin
	}
	z := float32(x*log2e) + roundBig
	n := z - roundBig
	r := x - float32(n*ln2Hi)
	r -= float32(n * ln2Lo)
	p := float32(expP0*r) + expP1
	p = float32(p*r) + expP2
	p = float32(p*r) + expP3
	p = float32(p*r) + expP4
	p = float32(p*r) + expP5
	p = float32(p*float32(r*r)) + r
	return (p + 1) * math.Float32frombits(math.Float32bits(z)<<23+0x3f800000)
}

func sigmoid1(x float32) float32 { return 1 / (1 + exp1(-x)) }

func tanh1(x float32) float32 {
	abs := math.Float32frombits(math.Float32bits(x) & 0x7fffffff)
	if abs < tanhSmall {
		z := x * x
		p := float32(tanhP0*z) + tanhP1
		p = float32(p*z) + tanhP2
		p = float32(p*z) + tanhP3
		p = float32(p*z) + tanhP4
		return float32(float32(p*z)*x) + x
	}
	return 1 - 2/(exp1(x+x)+1)
}

// geluArg returns the argument of the sigmoid in GELU.
func geluArg(x float32) float32 {
	return float32(x * (float32(geluB*float32(x*x)) + geluA))
}

func gelu1(x float32) float32 { return x * sigmoid1(geluArg(x)) }

// geluGrad1 is the derivative of gelu1: s + x·s·(1-s)·u′.
func geluGrad1(x float32) float32 {
	s := sigmoid1(geluArg(x))
	du := float32(3*geluB*float32(x*x)) + geluA
	return s + float32(float32(float32(x*du)*s)*(1-s))
}

// sum8 adds up eight lanes in the order of the vector code.
func sum8(l *[8]float32) float32 {
	a, b, c, d := l[0]+l[4], l[1]+l[5], l[2]+l[6], l[3]+l[7]
	return (a + c) + (b + d)
}
