package browser

import (
	"fmt"
	"strings"
	"testing"
)

// The seeds' page in a tab.
func seedTab(t *testing.T, s screen) *tab {
	t.Helper()
	return open(t, newBrowser(t), seedPage(t), s)
}

func TestMarks(t *testing.T) {
	tb := seedTab(t, desktop)
	tb.visit("#/article/0")
	docs, err := seeds()
	if err != nil {
		t.Fatal(err)
	}
	marks := tb.number(`document.querySelectorAll('.text .m').length`)
	mentions := 0
	for _, e := range docs[0].Entities {
		mentions += len(e.Mentions)
	}
	if marks == 0 || marks > float64(mentions) || marks < .9*float64(mentions) {
		t.Errorf("%v marks for %d mentions", marks, mentions)
	}
	// What stands between the marks is the article, character by character.
	tb.must(`[...document.querySelectorAll('.text p')].map(p => { const c = p.cloneNode(true); c.querySelectorAll('.opener').forEach(x => x.remove()); return c.textContent.trim() }).every(x =>
		JSON.parse(document.getElementById('a0').textContent).text.includes(x))`)
	// Coreference: all mentions of one thing light up with one of them.
	tb.script(`window.put = [...document.querySelectorAll('.text .m')].find(m => m.textContent === 'Vladimir Putin')`)
	tb.script(`put.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))`)
	lit := tb.text(`[...document.querySelectorAll('.m.co')].map(m => m.textContent).join('|')`)
	for _, want := range []string{"Vladimir Putin", "Putin", "Vladimir Vladimirovich Putin"} {
		if !strings.Contains("|"+lit+"|", "|"+want+"|") {
			t.Errorf("with Vladimir Putin light up %s, and not %s", lit, want)
		}
	}
	tb.must(`!document.getElementById('tip').hidden && document.getElementById('tip').textContent.includes('mentions here')`)
	// Kinds can be left out; the text stays.
	tb.script(`document.querySelector('.text').dispatchEvent(new MouseEvent('mouseleave')); document.querySelector('.legend .t-PERSON').click()`)
	tb.must(`getComputedStyle(put).backgroundColor === 'rgba(0, 0, 0, 0)' && put.textContent === 'Vladimir Putin'`)
	tb.script(`document.querySelector('.legend .t-PERSON').click()`)
	// A mark's card leads to all articles.
	tb.script(`put.click()`)
	tb.must(`!document.getElementById('card').hidden && document.querySelector('#card h2').textContent === 'Vladimir Putin'`)
	tb.script(`document.querySelector('#card a.btn').click()`)
	tb.settle()
	tb.must(`location.hash === '#/name/vladimir-putin' && document.querySelector('h1').textContent.startsWith('Vladimir Putin')`)
}

func TestArcs(t *testing.T) {
	for _, s := range []screen{desktop, phone} {
		tb := seedTab(t, s)
		tb.visit("#/article/0")
		tb.click(`[data-s="1"] .opener`)
		tb.must(`document.querySelector('[data-s="1"] .opener').getAttribute('aria-expanded') === 'true'`)
		rels := tb.number(`document.querySelectorAll('[data-s="1"] .arcs .rel').length`)
		if found := tb.text(`document.querySelector('[data-s="1"] .opener').textContent`); found != fmt.Sprintf("%.0f facts", rels) {
			t.Errorf("%v relations are drawn of %s", rels, found)
		}
		labels := tb.text(`[...document.querySelectorAll('.arcs text')].map(x => x.textContent).join('|')`)
		for _, want := range []string{"gifted", "giver", "recipient", "gift"} {
			if !strings.Contains("|"+labels+"|", "|"+want+"|") {
				t.Errorf("no %s among the labels %s", want, labels)
			}
		}
		// Every leg stands on a word, and nothing is drawn beside the sentence.
		feet := `[...document.querySelectorAll('.arcs .head')].filter(p => /l-3/.test(p.getAttribute('d'))).every(p => {
			const r = p.getBoundingClientRect(), x = (r.left + r.right) / 2;
			return [...document.querySelectorAll('.s.open .w')].some(w => { const b = w.getClientRects()[0]; return x >= b.left - 1 && x <= b.right + 1 && Math.abs(b.top - r.bottom) < 8 }) })`
		tb.must(feet)
		inside := `[...document.querySelectorAll('.arcs rect, .arcs text')].every(x => { const r = x.getBoundingClientRect(), b = x.closest('.s').getBoundingClientRect(); return r.left >= b.left - 2 && r.right <= b.right + 2 && r.top >= b.top - 2 && r.bottom <= b.bottom })`
		tb.must(inside)
		// Labels of one line do not cover each other.
		tb.must(`(() => { const rs = [...document.querySelectorAll('.arcs rect')].map(x => x.getBoundingClientRect());
			return rs.every((a, i) => rs.slice(i + 1).every(b => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1)) })()`)
		// All sentences at once, as they come into view, and after the window has changed.
		tb.script(`[...document.querySelectorAll('.bar .btn')].find(b => b.textContent === 'All arcs').click()`)
		tb.settle()
		for range 12 {
			tb.script(`scrollBy({top: 700, behavior: 'instant'})`)
			tb.settle()
		}
		tb.must(`[...document.querySelectorAll('.s')].every(s => !s.querySelector('.opener') || s.classList.contains('open'))`)
		tb.must(feet)
		tb.must(inside)
	}
}

// Every fact leads to the words that state it.
func TestFactsLeadToTheirWords(t *testing.T) {
	tb := seedTab(t, desktop)
	tb.settle()
	tb.script(`const x = document.querySelector('.filters [name=type]'); x.value = 'GIFTED'; x.dispatchEvent(new Event('change', {bubbles: true}))`)
	tb.settle()
	tb.click(".fact > summary")
	tb.must(`document.querySelectorAll('.fact[open] .says blockquote').length === 5`)
	tb.must(`document.querySelector('.fact[open] mark').textContent === 'has gifted'`)
	tb.script(`document.querySelectorAll('.fact[open] .cite a')[4].click()`)
	tb.settle()
	tb.settle()
	tb.must(`/^#\/article\/4\/r\d+$/.test(location.hash)`)
	tb.must(`(() => { const s = document.querySelector('.s.open').getBoundingClientRect(); return s.top >= 0 && s.bottom <= innerHeight })()`)
	tb.must(`document.querySelector('.pick[aria-current]').textContent.includes('gifted')`)
	tb.must(`/bytes \d+–\d+/.test(document.querySelector('.detail').textContent)`)
	// The bytes are those of the article as it was given.
	docs, err := seeds()
	if err != nil {
		t.Fatal(err)
	}
	var from, to int
	if _, err := fmt.Sscanf(tb.text(`document.querySelector('.detail dd .num').textContent`), "bytes %d–%d", &from, &to); err != nil {
		t.Fatal(err)
	}
	words := tb.text(`document.querySelector('.detail dd bdi').textContent`)
	if got := docs[4].Text.Source[from:to]; got != words {
		t.Errorf("bytes %d to %d are %q, the page shows %q", from, to, got, words)
	}
}

func TestSearch(t *testing.T) {
	tb := seedTab(t, desktop)
	tb.press("/")
	tb.must(`document.activeElement.id === 'q'`)
	tb.press("k", "i", "m", " ", "y", "o")
	tb.settle()
	tb.must(`document.querySelectorAll('#hits [role=option]').length > 1 && document.getElementById('q').getAttribute('aria-expanded') === 'true'`)
	tb.must(`document.getElementById('hits').textContent.includes('Kim Yo Jong')`)
	at := tb.number(`[...document.querySelectorAll('#hits [role=option]')].findIndex(o => o.textContent.startsWith('Kim Yo Jong') && o.querySelector('small').textContent.startsWith('person'))`)
	for range int(at) + 1 {
		tb.press(down)
	}
	tb.must(`document.getElementById('q').getAttribute('aria-activedescendant') === document.querySelector('#hits [aria-selected=true]').id`)
	tb.press(enter)
	tb.must(`location.hash === '#/name/kim-yo-jong'`)
	// Words of a text are found in it.
	tb.script(`document.getElementById('q').value = ''`)
	tb.press("/")
	for _, c := range "luxury goods" {
		tb.press(string(c))
	}
	tb.settle()
	tb.script(`[...document.querySelectorAll('#hits [role=option]')].at(-1).dispatchEvent(new MouseEvent('mousedown', {bubbles: true}))`)
	tb.settle()
	tb.must(`/^#\/article\/\d\/\d+$/.test(location.hash)`)
	// Nothing found is said, and Escape closes.
	tb.script(`document.getElementById('q').value = ''`)
	tb.press("/", "q", "x", "q")
	tb.settle()
	tb.must(`document.getElementById('hits').textContent === 'Nothing found.'`)
	tb.press(escape)
	tb.must(`document.getElementById('hits').hidden`)
}

func TestFilter(t *testing.T) {
	tb := seedTab(t, desktop)
	tb.settle()
	all := tb.number(`document.querySelectorAll('.fact').length`)
	set := func(name, value string) {
		tb.script(fmt.Sprintf(`const x = document.querySelector('.filters [name=%s]'); x.value = %q; x.dispatchEvent(new Event('change', {bubbles: true}))`, name, value))
		tb.settle()
	}
	shown := `Number(document.getElementById('counted').textContent.match(/^[\d,]+/)[0])`
	set("type", "MET")
	tb.must(`[...document.querySelectorAll('.fact .pred')].every(p => p.textContent === 'met')`)
	met := tb.number(shown)
	if met == 0 || met >= all {
		t.Errorf("%v of %v facts are meetings", met, all)
	}
	set("sources", "2")
	tb.must(`[...document.querySelectorAll('.fact .score b')].every(b => Number(b.textContent) >= 2)`)
	tb.must(fmt.Sprintf(`%s < %v`, shown, met))
	// The same filter holds for the other views.
	tb.visit("#/timeline")
	tb.must(`document.querySelector('.filters [name=type]').value === 'MET'`)
	tb.visit("#/facts")
	tb.click(`.filters [name=reset]`)
	tb.must(fmt.Sprintf(`%s >= %v`, shown, all))
	set("from", "2023-01-01")
	set("to", "2023-12-31")
	tb.must(`document.querySelectorAll('.fact').length > 0 && [...document.querySelectorAll('.fact .chips')].every(c => /20(23|\d\d to)/.test(c.textContent))`)
	tb.click(`.filters [name=reset]`)
	tb.script(`const x = document.querySelector('.filters [name=words]'); x.value = 'limousine'; x.dispatchEvent(new Event('input', {bubbles: true}))`)
	tb.settle()
	tb.settle()
	tb.must(`document.querySelectorAll('.fact').length > 0 && /limousine/i.test(document.querySelector('.facts').textContent)`)
	tb.must(`document.getElementById('live').textContent.includes('of')`)
	tb.script(`const x = document.querySelector('.filters [name=words]'); x.value = 'zeppelin'; x.dispatchEvent(new Event('input', {bubbles: true}))`)
	tb.must(`/No fact meets/.test(document.getElementById('main').textContent)`)
	tb.click(`.filters [name=reset]`)
	tb.script(`document.querySelector('.filters [name=disputed]').click()`)
	tb.settle()
	tb.must(`document.querySelectorAll('.fact').length > 0 && document.querySelectorAll('.fact').length === document.querySelectorAll('.fact .flag').length`)
}

func TestGraph(t *testing.T) {
	tb := seedTab(t, desktop)
	tb.visit("#/graph")
	tb.must(`document.querySelectorAll('.canvas .node').length > 10 && document.querySelectorAll('.canvas .link').length > 10`)
	// Names do not cover each other and stay in the drawing.
	tb.must(`(() => { const rs = [...document.querySelectorAll('.node rect')].map(x => x.getBoundingClientRect()), c = document.querySelector('.canvas svg').getBoundingClientRect();
		return rs.every((a, i) => a.left >= c.left && a.right <= c.right && a.top >= c.top && a.bottom <= c.bottom && rs.slice(i + 1).every(b => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top)) })()`)
	tb.script(`document.querySelector('.node[aria-label^="Kim Jong Un"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))`)
	tb.settle()
	tb.must(`document.querySelector('.pane h2').textContent.startsWith('Kim Jong Un') && document.querySelectorAll('.pane li').length > 3`)
	tb.must(`document.querySelectorAll('.canvas .dim').length > 0`)
	// The drawing as a table has the same facts.
	tb.script(`document.querySelector('.tabled summary').click()`)
	tb.must(`(() => { const n = Number(/(\d+) facts/.exec(document.querySelector('.shown').textContent)[1]); return document.querySelectorAll('.tabled tbody tr').length >= Math.min(n, 40) })()`)
	tb.must(`document.querySelectorAll('.tabled th[scope=col]').length === 5`)
	// A drawing of one name's facts.
	tb.script(`[...document.querySelectorAll('.pane .btn')].find(b => b.textContent === 'Draw only its facts').click()`)
	tb.settle()
	tb.must(`document.querySelector('.shown').textContent.includes('Around Kim Jong Un')`)
}

func TestConflicts(t *testing.T) {
	tb := seedTab(t, desktop)
	tb.visit("#/conflicts")
	tb.must(`document.querySelectorAll('.compare').length > 0`)
	tb.must(`[...document.querySelectorAll('.compare')].every(c => c.querySelectorAll('.sideof.main').length >= 1 && c.querySelectorAll('.sideof.other').length >= 1)`)
	// Side by side, with the words of both and their sources.
	tb.must(`(() => { const [a, b] = document.querySelectorAll('.compare .sideof'); const x = a.getBoundingClientRect(), y = b.getBoundingClientRect(); return x.right <= y.left && Math.abs(x.top - y.top) < 2 })()`)
	tb.must(`document.querySelector('.sideof.other h3').textContent === '20 January 2024'`)
	tb.must(`document.querySelector('.sideof.other blockquote').textContent.includes('(Jan 20)')`)
	tb.must(`[...document.querySelectorAll('.sideof.other .val')].some(v => v.textContent.includes('Jan 20'))`)
	tb.must(`document.querySelectorAll('.sideof .src').length > 2`)
	tb.script(`document.querySelector('.sideof.other .cite a').click()`)
	tb.settle()
	tb.must(`/^#\/article\/3\/r\d+$/.test(location.hash)`)
}

func TestTimeline(t *testing.T) {
	tb := seedTab(t, desktop)
	tb.visit("#/timeline")
	tb.must(`(() => { const ts = [...document.querySelectorAll('.time')].map(x => x.dataset.time); return ts.length > 3 && ts.every((t, i) => !i || ts[i - 1].slice(0, 4) <= t.slice(0, 4)) })()`)
	tb.script(`[...document.querySelectorAll('.bars a')].at(-1).click()`)
	tb.settle()
	tb.must(`document.activeElement.closest('.time').dataset.time.startsWith('2024')`)
}

func TestQuotations(t *testing.T) {
	tb := seedTab(t, desktop)
	docs, err := seeds()
	if err != nil {
		t.Fatal(err)
	}
	tb.visit("#/article/4")
	if got := tb.number(`document.querySelectorAll('.quote').length`); got != float64(len(docs[4].Quotes)) || got == 0 {
		t.Errorf("%v quotations are listed, of %d", got, len(docs[4].Quotes))
	}
	tb.script(`document.querySelector('.quote').click()`)
	tb.must(`document.querySelector('.s.hit') && document.querySelector('.s.hit').textContent.includes(document.querySelector('.quote .line bdi').textContent)`)
	tb.must(`!document.querySelector('[aria-current=true]')`)
}
