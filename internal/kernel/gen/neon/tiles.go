package main

import "fmt"

// A tile is up to four rows of 16 columns: row r's sums are in V(4r) to V(4r+3).
// A panel of B has 32 columns, so that 128 bytes lie between its rows.
const (
	panelBytes = 128
	columns    = 4 // vectors of a row
)

func sum(r, v int) vreg { return vreg(columns*r + v) }

// rowPointers loads the addresses of the rows of A into R(4+r): step bytes apart.
func (a *assembler) rowPointers(rows int, from, step string, shift int) {
	a.linef("MOVD %s, R4", from)
	a.linef("MOVD %s, R9", step)
	for r := 1; r < rows; r++ {
		if shift > 0 {
			a.linef("ADD R9<<%d, R%d, R%d", shift, 3+r, 4+r)
		} else {
			a.linef("ADD R9, R%d, R%d", 3+r, 4+r)
		}
	}
}

// int8Tile writes the product of rows of bytes with 16 columns. k is in units of
// 16 bytes, since four quadruples are read at once.
func (a *assembler) int8Tile(rows int) {
	at := a.function(fmt.Sprintf("tileInt8NEONx%dx16", rows),
		"computes a tile of an int8 product; k counts blocks of 16 summands.",
		param{"c", "*float32"}, param{"cRow", "int"}, param{"a", "*int8"}, param{"aRow", "int"}, param{"b", "*int8"}, param{"k", "int"},
		param{"rowScale", "*float32"}, param{"scale", "*float32"}, param{"bias", "*float32"})
	a.rowPointers(rows, at["a"], at["aRow"], 0)
	a.linef("MOVD %s, R2", at["b"])
	a.linef("MOVD %s, R8", at["k"])
	for i := range columns * rows {
		a.zero(vreg(i))
	}
	start := a.label()
	for r := range rows {
		a.linef("VLD1.P 16(R%d), [V%d.B16]", 4+r, 16+r)
	}
	for quad := range 4 {
		b := vreg(20 + 4*(quad%2)) // two sets of registers, so that loads run ahead
		a.linef("VLD1 (R2), [V%d.B16, V%d.B16, V%d.B16, V%d.B16]", b, b+1, b+2, b+3)
		a.linef("ADD $%d, R2", panelBytes)
		for r := range rows {
			for v := range columns {
				a.sdot(sum(r, v), b+vreg(v), vreg(16+r), quad)
			}
		}
	}
	a.next(1, start)
	a.scaled(rows, at)
}

// scaled turns the sums into float32, scales them by row and column, adds the
// bias and stores them.
func (a *assembler) scaled(rows int, at map[string]string) {
	const scale, bias, factor, product = 16, 20, 24, 25
	a.linef("MOVD %s, R0", at["c"])
	a.linef("MOVD %s, R1", at["cRow"])
	a.linef("MOVD %s, R3", at["rowScale"])
	a.linef("MOVD %s, R9", at["scale"])
	a.linef("VLD1 (R9), [V16.S4, V17.S4, V18.S4, V19.S4]")
	a.linef("MOVD %s, R9", at["bias"])
	a.linef("VLD1 (R9), [V20.S4, V21.S4, V22.S4, V23.S4]")
	for r := range rows {
		a.linef("VLD1R.P 4(R3), [V%d.S4]", factor)
		for v := range columns {
			s := sum(r, v)
			a.fmul(product, scale+vreg(v), factor)
			a.fmul(s, a.scvtf(s, s), product)
			a.fadd(s, s, bias+vreg(v))
		}
		a.storeRow(r)
	}
	a.linef("RET")
}

// storeRow stores row r at R0 and goes on to the next, R1 values later.
func (a *assembler) storeRow(r int) {
	s := sum(r, 0)
	a.linef("VST1 [V%d.S4, V%d.S4, V%d.S4, V%d.S4], (R0)", s, s+1, s+2, s+3)
	a.linef("ADD R1<<2, R0")
}

// floatTile writes the product of rows of float32 with 16 columns. Products are
// rounded before they are added.
func (a *assembler) floatTile(rows int) {
	at := a.function(fmt.Sprintf("tileNEONx%dx16", rows),
		"computes a tile of a product, or adds it to c.",
		param{"c", "*float32"}, param{"cRow", "int"}, param{"a", "*float32"}, param{"aRow", "int"}, param{"aCol", "int"}, param{"b", "*float32"}, param{"k", "int"},
		param{"accumulate", "bool"})
	a.rowPointers(rows, at["a"], at["aRow"], 2)
	a.linef("MOVD %s, R3", at["aCol"])
	a.linef("MOVD %s, R2", at["b"])
	a.linef("MOVD %s, R8", at["k"])
	for i := range columns * rows {
		a.zero(vreg(i))
	}
	start := a.label()
	a.linef("VLD1 (R2), [V16.S4, V17.S4, V18.S4, V19.S4]")
	a.linef("ADD $%d, R2", panelBytes)
	for r := range rows {
		a.linef("FMOVS (R%d), F%d", 4+r, 20+r)
		a.linef("ADD R3<<2, R%d", 4+r)
	}
	for r := range rows {
		for v := range columns {
			product := vreg(24 + (columns*r+v)%8)
			a.fmulLane(product, vreg(16+v), vreg(20+r), 0)
			a.fadd(sum(r, v), sum(r, v), product)
		}
	}
	a.next(1, start)
	a.linef("MOVD %s, R0", at["c"])
	a.linef("MOVD %s, R1", at["cRow"])
	a.linef("MOVBU %s, R9", at["accumulate"])
	a.linef("CBZ R9, store%dx16", rows)
	a.linef("MOVD R0, R9")
	for r := range rows {
		a.linef("VLD1 (R9), [V16.S4, V17.S4, V18.S4, V19.S4]")
		a.linef("ADD R1<<2, R9")
		for v := range columns {
			a.fadd(sum(r, v), sum(r, v), vreg(16+v))
		}
	}
	fmt.Fprintf(&a.text, "\nstore%dx16:\n", rows)
	for r := range rows {
		a.storeRow(r)
	}
	a.linef("RET")
}
