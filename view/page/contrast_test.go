package page

import (
	"math"
	"regexp"
	"strconv"
	"testing"
)

// A color is linear light, as WCAG 2.2 computes contrast from it.
type color [3]float64

func parse(t *testing.T, hex string) color {
	t.Helper()
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil || len(hex) != 7 {
		t.Fatalf("%q is no colour", hex)
	}
	return color{float64(n >> 16), float64(n >> 8 & 255), float64(n & 255)}
}

func (c color) luminance() float64 {
	linear := func(x float64) float64 {
		x /= 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}

func contrast(a, b color) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// mix is color-mix(in srgb, c share, d).
func (c color) mix(d color, share float64) (out color) {
	for i := range out {
		out[i] = c[i]*share + d[i]*(1-share)
	}
	return out
}

// Text can be read on what is behind it, light and dark: 4.5:1 for all of it (WCAG
// 2.2 AA), 7:1 for an article's text on its marks; lines and borders 3:1.
func TestContrast(t *testing.T) {
	a, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	themes := [2]map[string]color{{}, {}}
	for _, m := range regexp.MustCompile(`--([a-z0-9]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);`).FindAllStringSubmatch(a.style, -1) {
		themes[0][m[1]], themes[1][m[1]] = parse(t, m[2]), parse(t, m[3])
	}
	kinds := []string{"person", "organization", "place", "group", "product", "event", "work", "value", "title", "thing"}
	for i, theme := range []string{"light", "dark"} {
		c := themes[i]
		need := func(front, back string, f, b color, least float64) {
			if got := contrast(f, b); got < least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, at least %.1f", theme, front, back, got, least)
			}
		}
		for _, back := range []string{"paper", "sheet", "well"} {
			for _, front := range []string{"ink", "soft", "accent", "warn"} {
				need(front, back, c[front], c[back], 4.5)
			}
			for _, kind := range kinds {
				need(kind, back, c[kind], c[back], 4.5)
				need("ink", kind+" mark on "+back, c["ink"], c[kind].mix(c[back], .13), 7)
				need("ink", "lit "+kind+" mark on "+back, c["ink"], c[kind].mix(c[back], .32), 4.5)
			}
			need("edge", back, c["edge"], c[back], 3)
			need("focus", back, c["focus"], c[back], 3)
		}
		for _, r := range []string{"r0", "r1", "r2", "r3", "r4", "r5"} {
			need(r, "sheet", c[r], c["sheet"], 4.5)
		}
		need("warn", "warnbg", c["warn"], c["warnbg"], 4.5)
		need("ink", "warnbg", c["ink"], c["warnbg"], 7)
		need("ink", "glow", c["ink"], c["glow"], 7)
		need("paper", "ink", c["paper"], c["ink"], 7)
	}
}
