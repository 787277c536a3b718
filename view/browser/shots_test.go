package browser

import (
	"fmt"
	"testing"
)

// TestScreenshots saves the views at two widths, light and dark, to be looked at.
func TestScreenshots(t *testing.T) {
	if *shots == "" {
		t.Skip("screenshots are saved with -shots DIR")
	}
	browser := newBrowser(t)
	address := seedPage(t)
	for _, s := range []screen{desktop, phone, {width: 1280, height: 900, dark: true}, {width: 390, height: 844, dark: true}} {
		tb := open(t, browser, address, s)
		mode := "light"
		if s.dark {
			mode = "dark"
		}
		name := func(view string) string { return fmt.Sprintf("%d-%s-%s", s.width, mode, view) }
		tb.settle()
		tb.shot(name("facts"))
		tb.script(`document.querySelector('.fact summary').click()`)
		tb.settle()
		tb.shot(name("facts-open"))
		for _, v := range []string{"graph", "timeline", "conflicts", "articles", "article/0", "article/4/r3", "name/kim-jong-un"} {
			tb.visit("#/" + v)
			tb.settle()
			tb.shot(name(v[:4] + fmt.Sprint(len(v))))
		}
		tb.visit("#/article/2")
		tb.script(`[...document.querySelectorAll('.bar .btn')].find(b => b.textContent === 'All arcs').click(); scrollTo(0, 300)`)
		tb.settle()
		tb.settle()
		tb.shot(name("arcs"))
	}
}
