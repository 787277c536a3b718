package main

// lanes writes a function that adds up in eight lanes, value i in lane i mod 8, and
// stores them; load puts the next eight values into V2 and V3.
func (a *assembler) lanes(name, doc string, inputs, scalars, constants []string, load func(l *loop)) {
	pointers := append([]param{{"lanes", "*[8]float32"}}, floats(inputs...)...)
	l := a.begin(name, doc+" n is a multiple of 8 above 0.", pointers, scalars, constants)
	a.zero(0)
	a.zero(1)
	start := a.label()
	load(l)
	a.fadd(0, 0, 2)
	a.fadd(1, 1, 3)
	a.next(8, start)
	a.linef("VST1 [V0.S4, V1.S4], (R0)")
	a.linef("RET")
}

// sums writes the kernels that make one value of many.
func (a *assembler) sums() {
	a.lanes("dotNEON", "adds up x·y.", []string{"x", "y"}, nil, nil, func(l *loop) {
		l.linef("VLD1.P 32(R1), [V2.S4, V3.S4]")
		l.linef("VLD1.P 32(R2), [V4.S4, V5.S4]")
		l.fmul(2, 2, 4)
		l.fmul(3, 3, 5)
	})
	a.lanes("sumNEON", "adds up x.", []string{"x"}, nil, nil, func(l *loop) {
		l.linef("VLD1.P 32(R1), [V2.S4, V3.S4]")
	})
	a.lanes("sumSquaresNEON", "adds up (x-mean)².", []string{"x"}, []string{"mean"}, nil, func(l *loop) {
		l.linef("VLD1.P 32(R1), [V2.S4, V3.S4]")
		for v := vreg(2); v <= 3; v++ {
			l.fsub(v, v, l.constant("mean"))
			l.fmul(v, v, v)
		}
	})
	a.lanes("expSumNEON", "stores exp(x-shift) in dst and adds it up.", []string{"dst", "x"}, []string{"shift"}, expConstants, func(l *loop) {
		l.linef("VLD1.P 32(R2), [V2.S4, V3.S4]")
		for v := vreg(2); v <= 3; v++ {
			l.fsub(v, v, l.constant("shift"))
			l.exp(v)
		}
		l.linef("VST1.P [V2.S4, V3.S4], 32(R1)")
	})
	a.largest("maxNEON", "raises lanes to the largest values of x; NaNs are skipped.", false)
	a.largest("maxAbsNEON", "raises lanes to the largest magnitudes of x; NaNs are skipped.", true)
}

// largest compares and chooses, since the instruction for maxima keeps NaNs.
func (a *assembler) largest(name, doc string, magnitude bool) {
	a.begin(name, doc+" n is a multiple of 4 above 0.", []param{{"lanes", "*[4]float32"}, {"x", "*float32"}}, nil, nil)
	a.linef("VLD1 (R0), [V0.S4]")
	start := a.label()
	a.linef("VLD1.P 16(R1), [V1.S4]")
	if magnitude {
		a.fabs(1, 1)
	}
	a.fcmgt(2, 1, 0)
	a.bit(0, 1, 2)
	a.next(4, start)
	a.linef("VST1 [V0.S4], (R0)")
	a.linef("RET")
}

// quantize writes the kernel from float32 to int8.
func (a *assembler) quantize() {
	l := a.begin("quantizeNEON", "computes dst = x·factor, rounded to even. n is a multiple of 16 above 0.",
		[]param{{"dst", "*int8"}, {"x", "*float32"}}, []string{"factor"}, nil)
	start := a.label()
	a.linef("VLD1.P 64(R1), [V0.S4, V1.S4, V2.S4, V3.S4]")
	for v := vreg(0); v < 4; v++ {
		a.fcvtns(v, a.fmul(v, v, l.constant("factor")))
	}
	a.narrowWords(4, 0)
	a.narrowWords2(4, 1)
	a.narrowWords(5, 2)
	a.narrowWords2(5, 3)
	a.narrowHalves(6, 4)
	a.narrowHalves2(6, 5)
	a.linef("VST1.P [V6.B16], 16(R0)")
	a.next(16, start)
	a.linef("RET")
}

// dequantAdd writes the kernel from int8 to float32.
func (a *assembler) dequantAdd() {
	l := a.begin("dequantAddNEON", "computes dst += scale·q. n is a multiple of 8 above 0.",
		[]param{{"dst", "*float32"}, {"q", "*int8"}}, []string{"scale"}, nil)
	start := a.label()
	a.linef("VLD1.P 8(R1), [V0.B8]")
	a.linef("VLD1 (R0), [V4.S4, V5.S4]")
	a.widenBytes(0, 0)
	a.widenHalves(1, 0)
	a.widenHalves2(2, 0)
	for v := vreg(1); v <= 2; v++ {
		a.fmul(v, a.scvtf(v, v), l.constant("scale"))
		a.fadd(v, v+3, v)
	}
	a.linef("VST1.P [V1.S4, V2.S4], 32(R0)")
	a.next(8, start)
	a.linef("RET")
}
