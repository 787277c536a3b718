package main

import "fmt"

// A vreg is a vector register, V0 to V31.
type vreg int

// Go's assembler knows loads, stores and integer operations of arm64 vectors, but
// of their arithmetic in floating point only fused products. The instructions
// below are therefore written as words, encoded as the Arm Architecture Reference
// Manual (section C7.2) gives them; all work on four lanes of 32 bits.

func (a *assembler) word(code uint32, text string, args ...any) {
	a.linef("WORD $0x%08x // %s", code, fmt.Sprintf(text, args...))
}

func (a *assembler) three(code uint32, name string, d, n, m vreg) vreg {
	a.word(code|uint32(m)<<16|uint32(n)<<5|uint32(d), "%s v%d.4s, v%d.4s, v%d.4s", name, d, n, m)
	return d
}

func (a *assembler) fadd(d, n, m vreg) vreg { return a.three(0x4e20d400, "fadd", d, n, m) }
func (a *assembler) fsub(d, n, m vreg) vreg { return a.three(0x4ea0d400, "fsub", d, n, m) }
func (a *assembler) fmul(d, n, m vreg) vreg { return a.three(0x6e20dc00, "fmul", d, n, m) }
func (a *assembler) fdiv(d, n, m vreg) vreg { return a.three(0x6e20fc00, "fdiv", d, n, m) }
func (a *assembler) fmax(d, n, m vreg) vreg { return a.three(0x4e20f400, "fmax", d, n, m) }
func (a *assembler) fmin(d, n, m vreg) vreg { return a.three(0x4ea0f400, "fmin", d, n, m) }

// fcmgt sets the lanes of d to ones where n > m.
func (a *assembler) fcmgt(d, n, m vreg) vreg { return a.three(0x6ea0e400, "fcmgt", d, n, m) }

// add adds integers.
func (a *assembler) add(d, n, m vreg) vreg { return a.three(0x4ea08400, "add", d, n, m) }

// bit puts those bits of n into d that are set in mask.
func (a *assembler) bit(d, n, mask vreg) vreg {
	a.word(0x6ea01c00|uint32(mask)<<16|uint32(n)<<5|uint32(d), "bit v%d.16b, v%d.16b, v%d.16b", d, n, mask)
	return d
}

// fmulLane multiplies by one lane of m.
func (a *assembler) fmulLane(d, n, m vreg, lane int) vreg {
	a.word(0x4f809000|laneBits(lane)|uint32(m)<<16|uint32(n)<<5|uint32(d), "fmul v%d.4s, v%d.4s, v%d.s[%d]", d, n, m, lane)
	return d
}

// sdot adds to each lane of d the products of its four bytes of n with the four
// of one lane of m (ARMv8.2 with dot products).
func (a *assembler) sdot(d, n, m vreg, lane int) {
	a.word(0x4f80e000|laneBits(lane)|uint32(m)<<16|uint32(n)<<5|uint32(d), "sdot v%d.4s, v%d.16b, v%d.4b[%d]", d, n, m, lane)
}

// laneBits places a lane's number: its low bit in L (21), its high bit in H (11).
func laneBits(lane int) uint32 { return uint32(lane&1)<<21 | uint32(lane>>1)<<11 }

func (a *assembler) two(code uint32, text string, d, n vreg) vreg {
	a.word(code|uint32(n)<<5|uint32(d), text, d, n)
	return d
}

func (a *assembler) fneg(d, n vreg) vreg  { return a.two(0x6ea0f800, "fneg v%d.4s, v%d.4s", d, n) }
func (a *assembler) fabs(d, n vreg) vreg  { return a.two(0x4ea0f800, "fabs v%d.4s, v%d.4s", d, n) }
func (a *assembler) scvtf(d, n vreg) vreg { return a.two(0x4e21d800, "scvtf v%d.4s, v%d.4s", d, n) }

// fcvtns rounds to integers, ties to even.
func (a *assembler) fcvtns(d, n vreg) vreg { return a.two(0x4e21a800, "fcvtns v%d.4s, v%d.4s", d, n) }

// shl23 moves an integer to where a float32 has its exponent.
func (a *assembler) shl23(d, n vreg) vreg { return a.two(0x4f375400, "shl v%d.4s, v%d.4s, #23", d, n) }

// The narrowings fill the lower or, with 2, the upper half of d.
func (a *assembler) narrowWords(d, n vreg)   { a.two(0x0e614800, "sqxtn v%d.4h, v%d.4s", d, n) }
func (a *assembler) narrowWords2(d, n vreg)  { a.two(0x4e614800, "sqxtn2 v%d.8h, v%d.4s", d, n) }
func (a *assembler) narrowHalves(d, n vreg)  { a.two(0x0e214800, "sqxtn v%d.8b, v%d.8h", d, n) }
func (a *assembler) narrowHalves2(d, n vreg) { a.two(0x4e214800, "sqxtn2 v%d.16b, v%d.8h", d, n) }

// The widenings take the lower or, with 2, the upper half of n.
func (a *assembler) widenBytes(d, n vreg)   { a.two(0x0f08a400, "sxtl v%d.8h, v%d.8b", d, n) }
func (a *assembler) widenHalves(d, n vreg)  { a.two(0x0f10a400, "sxtl v%d.4s, v%d.4h", d, n) }
func (a *assembler) widenHalves2(d, n vreg) { a.two(0x4f10a400, "sxtl2 v%d.4s, v%d.8h", d, n) }

func (a *assembler) zero(d vreg) { a.linef("VEOR V%d.B16, V%d.B16, V%d.B16", d, d, d) }
