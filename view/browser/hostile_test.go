package browser

import (
	"fmt"
	"testing"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/view/page"
)

// evil are texts that would run, load or turn something if any of them were
// taken for markup, an address, or direction.
var evil = []string{
	`<script>alert(1)</script>`,
	`</script><script>window.hacked = 1; alert(2)</script>`,
	`<img src=x onerror="window.hacked = 2; alert(3)">`,
	`<svg onload=alert(4)><style>*{display:none}</style>`,
	`"><iframe src="javascript:alert(5)"></iframe>`,
	`' onmouseover='alert(6)`,
	`<a href="javascript:alert(7)">x</a>`,
	`<!--<script>`,
	`]]></script>{{.}}${alert(8)}`,
	`<meta http-equiv=refresh content="0;url=http://evil.example/">`,
	`<link rel=stylesheet href=http://evil.example/x.css><base href=http://evil.example/>`,
	"\u202etxet desrever\u202c and \u2066isolated\u2069",
	"\u2028\u2029\u0085\ufeff",
	"\U000e0041\U000e007f",
}

// hostilePage is a page in which everything that an article can bring along is
// hostile.
func hostilePage(t *testing.T) (address string, docs []*actant.Document) {
	t.Helper()
	for i, e := range evil {
		text := "SEOUL — President Ann Lee " + e + " met Bob Ray in Berlin on 3 May 2019. “I gave her " + e + " a car,” Bob Ray said. " + e
		d, err := read(fmt.Sprintf(`javascript:alert("id %d")//%s`, i, e), text)
		if err != nil {
			t.Fatal(err)
		}
		d.Title, d.Byline, d.Source, d.Dateline = e+" title", e, e, e
		d.Notes = []string{e}
		for k := range d.Entities {
			d.Entities[k].Name += e
			d.Entities[k].Subtype = e
			d.Entities[k].Link = "javascript:alert(9)"
			if k == 0 {
				d.Entities[k].Type = entity.Type(`X" onclick="alert(10)`)
			}
		}
		for k := range d.Relations {
			if k%2 == 0 {
				d.Relations[k].Type = "MET" + e
			}
			d.Relations[k].Time = e
			for j := range d.Relations[k].Args {
				d.Relations[k].Args[j].Role += e
			}
		}
		docs = append(docs, d)
	}
	return write(t, docs, page.Options{Title: evil[1] + evil[11]}), docs
}

// A hostile article executes nothing, on any view and in any use; open fails the
// test on dialogs, console errors and requests.
func TestHostileArticleExecutesNothing(t *testing.T) {
	address, docs := hostilePage(t)
	for _, s := range []screen{desktop, phone} {
		tb := open(t, newBrowser(t), address, s)
		harmless := func(where string) {
			t.Helper()
			for _, x := range []string{
				`window.hacked === undefined`,
				`document.querySelectorAll('img, iframe, base, link, object, embed, main style, main script, main meta').length === 0`,
				`[...document.querySelectorAll('*')].every(x => [...x.attributes].every(a => !/^on/i.test(a.name)))`,
				`[...document.querySelectorAll('[href], [src], [action]')].every(x => (x.getAttribute('href') || '#').startsWith('#'))`,
				`document.scripts.length === JSON.parse(document.getElementById('index').textContent).articles.length + 2`,
				`location.protocol === 'file:'`,
			} {
				if !tb.truth(x) {
					t.Errorf("%s: does not hold: %s", where, x)
				}
			}
			// No character that acts is in the text of the page.
			if !tb.truth(`!/[\u202A-\u202E\u2066-\u2069]/.test(document.body.innerText)`) {
				t.Errorf("%s: the direction of writing is turned", where)
			}
			if w := tb.number(`document.documentElement.scrollWidth`); s == phone && w > 390 {
				t.Errorf("%s: %v pixels wide", where, w)
			}
		}
		views := []string{"facts", "graph", "timeline", "conflicts", "articles", "<img src=x onerror=alert(11)>", "name/%3Cscript%3Ealert(12)%3C/script%3E", "name/" + evil[1], "fact/javascript:alert(13)", "article/<x>", "article/1/r<x>", "article/0/%E0%A4%A"}
		for i := range docs {
			views = append(views, fmt.Sprintf("article/%d", i))
		}
		if s == phone {
			views = append(views[:5:5], "article/1", "article/11")
		}
		for _, v := range views {
			tb.visit("#/" + v)
			harmless(v)
			tb.script(`document.querySelectorAll('main details').forEach((d, i) => { if (i < 6) d.open = true }); document.querySelectorAll('main .opener').forEach(b => b.click());
				document.querySelectorAll('main .pick').forEach((b, i) => { if (i < 2) b.click() }); document.querySelectorAll('.text .m').forEach(m => { m.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})); m.click() });
				document.querySelectorAll('.node').forEach(n => n.dispatchEvent(new MouseEvent('click', {bubbles: true})))`)
			tb.settle()
			harmless(v + ", opened")
		}
		for _, e := range evil[:4] {
			tb.script(fmt.Sprintf(`const q = document.getElementById('q'); q.value = %q; q.focus(); q.dispatchEvent(new Event('input'))`, e[:min(len(e), 12)]))
			tb.settle()
			harmless("search for " + e)
		}
		// Marks that turn the direction are shown by their names.
		tb.visit("#/article/11")
		tb.must(`[...document.querySelectorAll('.text .ctl')].some(x => x.textContent === 'RLO')`)
		tb.must(`document.querySelector('h1 .ctl').textContent === 'RLO' && document.title.includes('RLO')`)
		tb.shot(fmt.Sprintf("%d-hostile", s.width))
	}
}

// Without the policy's help, too: the page's own code puts no text where markup
// is parsed, so nothing is even refused.
func TestPolicyIsNeverNeeded(t *testing.T) {
	address, _ := hostilePage(t)
	tb := open(t, newBrowser(t), address, desktop)
	tb.script(`window.refused = []; document.addEventListener('securitypolicyviolation', e => refused.push(e.violatedDirective))`)
	for _, v := range []string{"facts", "graph", "article/1", "article/2"} {
		tb.visit("#/" + v)
	}
	tb.must(`refused.length === 0`)
	// And it is in force: what a page must not do fails.
	tb.must(`(() => { try { document.body.innerHTML = 'x'; return false } catch { return true } })()`)
	tb.forget()
}
