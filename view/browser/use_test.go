package browser

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
	"github.com/actant-nlp/actant/view/page"
)

// Everything can be done with the keyboard, and one sees where one is.
func TestKeyboard(t *testing.T) {
	tb := seedTab(t, desktop)
	visible := `(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 })()`
	tb.press(tabKey)
	tb.must(`document.activeElement.id === 'skip' && document.activeElement.getBoundingClientRect().top >= 0`)
	tb.press(enter)
	tb.must(`document.activeElement.id === 'main'`)
	// Digits go to the views.
	for i, v := range []string{"facts", "graph", "timeline", "conflicts", "articles"} {
		tb.press(fmt.Sprint(i + 1))
		tb.must(fmt.Sprintf(`location.hash === '#/%s' && document.querySelector('.views [aria-current=page]').dataset.view === '%s' && document.activeElement.tagName === 'H1'`, v, v))
	}
	// Arrows go through lists; Enter and Escape open and close.
	tb.press("1")
	tb.script(`document.querySelector('.fact summary').focus()`)
	tb.press(down, down)
	tb.must(`document.activeElement === document.querySelectorAll('.fact summary')[2]`)
	tb.must(visible)
	tb.press(enter)
	tb.must(`document.querySelectorAll('.fact')[2].open`)
	tb.press(escape)
	tb.must(`!document.querySelectorAll('.fact')[2].open && document.activeElement === document.querySelectorAll('.fact summary')[2]`)
	tb.press(up)
	tb.must(`document.activeElement === document.querySelectorAll('.fact summary')[1]`)
	// A text is one stop of the tab key; arrows go from mark to mark.
	tb.visit("#/article/0")
	tb.must(`document.querySelectorAll('.text .m[tabindex="0"]').length === 1`)
	tb.script(`document.querySelector('.text .m[tabindex="0"]').focus()`)
	first := tb.text(`document.activeElement.textContent`)
	tb.press(right)
	tb.must(fmt.Sprintf(`document.activeElement.matches('.m') && document.activeElement.textContent !== %q`, first))
	tb.must(visible)
	tb.must(`document.querySelectorAll('.m.co').length > 0`)
	tb.press(right, right)
	name := tb.text(`document.activeElement.dataset.e`)
	at := tb.number(`document.activeElement.dataset.at`)
	tb.pressShift(right)
	tb.must(fmt.Sprintf(`document.activeElement.dataset.e === %q`, name))
	if tb.number(`document.querySelectorAll('.m[data-e="`+name+`"]').length`) > 1 && tb.number(`document.activeElement.dataset.at`) <= at {
		t.Error("shift and right do not go to the next mention of the same name")
	}
	tb.press(down)
	tb.press(enter)
	tb.must(`!document.getElementById('card').hidden && document.activeElement.closest('#card')`)
	tb.press(escape)
	tb.must(`document.getElementById('card').hidden && document.activeElement.matches('.m')`)
	// Facts beside the text.
	tb.script(`document.querySelector('.side .pick').focus()`)
	tb.press(down)
	tb.must(`document.activeElement === document.querySelectorAll('.side .pick')[1]`)
	tb.press(enter)
	tb.must(`document.querySelector('.s.open .arcs') && document.activeElement.getAttribute('aria-current') === 'true'`)
	tb.press(escape)
	tb.must(`!document.querySelector('.s.open') && !document.querySelector('[aria-current=true]')`)
	// The graph.
	tb.visit("#/graph")
	tb.script(`document.querySelector('.node[tabindex="0"]').focus()`)
	node := tb.text(`document.activeElement.dataset.node`)
	tb.press(right, left, down, up)
	for _, k := range []string{right, down, left, up} {
		tb.press(k)
		if tb.text(`document.activeElement.dataset.node`) != node {
			node = ""
			break
		}
	}
	if node != "" {
		t.Error("the arrow keys do not leave a name of the drawing")
	}
	tb.press(enter)
	tb.must(`location.hash.startsWith('#/name/')`)
	// Help, and the keys of one letter switched off.
	tb.press("?")
	tb.must(`document.querySelector('dialog[open] h2').textContent === 'Keys'`)
	tb.script(`document.querySelector('dialog input').click()`)
	tb.press(escape)
	tb.must(`!document.querySelector('dialog')`)
	tb.press("1")
	tb.must(`location.hash.startsWith('#/name/')`)
}

var everyView = []string{"facts", "graph", "timeline", "conflicts", "articles", "article/0", "article/2", "article/4/r3", "name/kim-jong-un", "name/vladimir-putin", "fact/r1", "nothing/here"}

// Nothing is wider than a phone, whatever is open.
func TestPhoneWidth(t *testing.T) {
	tb := seedTab(t, phone)
	for _, v := range everyView {
		tb.visit("#/" + v)
		tb.script(`document.querySelectorAll('main details').forEach(d => d.open = true); document.querySelectorAll('.fact > summary').forEach((s, i) => { if (i < 5) s.parentNode.open = true })`)
		if v == "article/2" {
			tb.script(`[...document.querySelectorAll('.bar .btn')].find(b => b.textContent === 'All arcs').click()`)
		}
		tb.settle()
		if w := tb.number(`document.documentElement.scrollWidth`); w > 390 {
			t.Errorf("%s is %v pixels wide: %s", v, w, tb.text(`[...document.querySelectorAll('main *')].filter(x => x.getBoundingClientRect().right > 391).slice(0, 5).map(x => x.tagName + '.' + x.className + ' ' + x.textContent.slice(0, 40)).join('; ')`))
		}
	}
	// What is to be touched is large enough (WCAG 2.2, 24 pixels).
	tb.visit("#/article/0")
	tb.must(`[...document.querySelectorAll('button, select, input, .views a')].filter(x => x.offsetParent).every(x => { const r = x.getBoundingClientRect(); return r.height >= 23.5 && r.width >= 23.5 })`)
	// A mark that is touched shows its card at the foot of the screen.
	tb.script(`document.querySelectorAll('.text .m')[4].click()`)
	tb.must(`(() => { const r = document.getElementById('card').getBoundingClientRect(); return r.left === 0 && r.right === 390 && Math.abs(r.bottom - innerHeight) < 2 })()`)
}

func TestDark(t *testing.T) {
	browser := newBrowser(t)
	address := seedPage(t)
	paper := `getComputedStyle(document.body).backgroundColor`
	light := open(t, browser, address, desktop)
	dark := open(t, browser, address, screen{width: 1280, height: 900, dark: true})
	a, b := light.text(paper), dark.text(paper)
	if a == b {
		t.Fatalf("the paper is %s, light and dark", a)
	}
	// The switch overrides what the system wants, goes round, and is remembered.
	for _, want := range []string{a, b, b} {
		dark.click("#theme")
		if got := dark.text(paper); got != want {
			t.Errorf("the switch gives %s, want %s", got, want)
		}
	}
	dark.click("#theme")
	dark.do(chromedp.Reload(), chromedp.WaitReady("main h1"))
	dark.must(fmt.Sprintf(`%s === %q`, paper, a))
	dark.script(`localStorage.clear()`)
}

// Who wants no motion gets none.
func TestReducedMotion(t *testing.T) {
	tb := seedTab(t, screen{width: 1280, height: 900, calm: true})
	tb.must(`getComputedStyle(document.documentElement).scrollBehavior === 'auto'`)
	tb.visit("#/article/0/r1")
	tb.must(`[...document.querySelectorAll('*')].every(x => { const s = getComputedStyle(x); return s.animationName === 'none' && s.transitionDuration.split(',').every(d => parseFloat(d) === 0) })`)
	tb.visit("#/graph")
	tb.must(`[...document.querySelectorAll('*')].every(x => { const s = getComputedStyle(x); return s.animationName === 'none' && s.transitionDuration.split(',').every(d => parseFloat(d) === 0) })`)
}

// Whatever can be operated has a name for those who hear the page, as the
// browser itself computes it; pages have landmarks and one main heading.
func TestAccessibleNames(t *testing.T) {
	tb := seedTab(t, desktop)
	for _, v := range everyView {
		tb.visit("#/" + v)
		tb.script(`document.querySelectorAll('main details').forEach((d, i) => { if (i < 4) d.open = true })`)
		tb.settle()
		nodes := value(tb, func(ctx context.Context, _ *chromedp.Target) ([]*accessibility.Node, error) {
			r, err := chromedp.Call(ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
			return r.Nodes, err
		})
		roles := map[string]int{}
		for _, n := range nodes {
			if n.Ignored || n.Role == nil {
				continue
			}
			role := strings.Trim(string(n.Role.Value), `"`)
			roles[role]++
			name := ""
			if n.Name != nil {
				name = strings.TrimSpace(strings.Trim(string(n.Name.Value), `"`))
			}
			switch role {
			case "button", "link", "combobox", "searchbox", "textbox", "checkbox", "navigation", "listbox", "img", "image", "table", "dialog":
				if name == "" {
					t.Errorf("%s: a %s has no name", v, role)
				}
			}
		}
		if roles["main"] != 1 || roles["banner"] != 1 || roles["navigation"] == 0 || roles["search"] != 1 {
			t.Errorf("%s: landmarks: %v", v, roles)
		}
		tb.must(`document.querySelectorAll('h1').length === 1 && document.documentElement.lang === 'en' && document.title.endsWith('actant')`)
		tb.must(`(() => { const ids = [...document.querySelectorAll('[id]')].map(x => x.id); return new Set(ids).size === ids.length })()`)
	}
}

// Two hundred articles and five thousand relations stay usable: lists are filled
// as they are scrolled to, and no view takes long.
func TestMany(t *testing.T) {
	address := write(t, many(200, 25), page.Options{MaxFacts: 2500})
	start := time.Now()
	tb := open(t, newBrowser(t), address, desktop)
	t.Logf("first view after %v", time.Since(start))
	for _, v := range []string{"facts", "graph", "timeline", "conflicts", "articles", "article/150", "name/badec-fogil"} {
		start := time.Now()
		tb.script(fmt.Sprintf("const t0 = performance.now(); location.hash = '#/%s'", v))
		tb.settle()
		elements := tb.number(`document.querySelectorAll('*').length`)
		t.Logf("%s: %v, %v elements", v, time.Since(start), elements)
		if elements > 6000 {
			t.Errorf("%s has %v elements", v, elements)
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s takes %v", v, d)
		}
	}
	tb.visit("#/facts")
	t.Log(tb.text(`document.getElementById('counted').textContent`))
	tb.must(`document.getElementById('counted').textContent.includes('not in this page')`)
	before := tb.number(`document.querySelectorAll('.fact').length`)
	tb.script(`scrollTo({top: document.body.scrollHeight, behavior: 'instant'})`)
	tb.settle()
	tb.settle()
	if after := tb.number(`document.querySelectorAll('.fact').length`); after <= before {
		t.Errorf("%v facts before scrolling, %v after", before, after)
	}
	took := tb.number(`(() => { const t = performance.now(); const x = document.querySelector('.filters [name=sources]'); x.value = '1'; x.dispatchEvent(new Event('change', {bubbles: true})); return performance.now() - t })()`)
	t.Logf("filtering: %.0f ms", took)
	if took > 2000 {
		t.Errorf("a filter takes %.0f ms", took)
	}
	tb.press("/")
	for _, c := range "badec" {
		tb.press(string(c))
	}
	tb.settle()
	tb.must(`document.querySelectorAll('#hits [role=option]').length > 2`)
}

// person names one of 1,600 people; no two names are nearly equal.
func person(n int) string {
	first := []string{"Badec", "Cimor", "Dulan", "Fipet", "Golus", "Hamin", "Jerok", "Kovab", "Lidus", "Mefor", "Nugal", "Pazit", "Qirun", "Rosem", "Setal", "Tovik", "Vubon", "Wexil", "Yamor", "Zedun", "Brisa", "Clomet", "Drupal", "Flinor", "Grovas", "Krilem", "Plodin", "Trasku", "Skemor", "Stulat", "Amberu", "Ebrion", "Ilvano", "Ombrit", "Ushkal", "Andor", "Eskil", "Irvolt", "Ozmin", "Ulfart"}
	last := []string{"Fogil", "Gamrut", "Hesko", "Jibland", "Kurvat", "Lompez", "Mistral", "Norvik", "Pashko", "Quander", "Rimbeld", "Soltan", "Tarkow", "Vesprin", "Wolmar", "Yonkish", "Zabrin", "Adelund", "Ebkirt", "Immelor", "Okrand", "Umbrecht", "Blasko", "Crendal", "Dorvill", "Flamsted", "Grubnik", "Hjelmas", "Krotow", "Plessard", "Prillon", "Shandrok", "Strunz", "Thorbek", "Twisselt", "Vandrel", "Wrobleck", "Xantor", "Ypsilan", "Zwentik"}
	n %= len(first) * len(last)
	return first[n%len(first)] + " " + last[n/len(first)]
}

// many makes documents with made-up meetings.
func many(articles, relations int) []*actant.Document {
	var docs []*actant.Document
	for i := range articles {
		d := &actant.Document{ID: fmt.Sprintf("article-%03d.txt", i), Title: fmt.Sprintf("What happened in town %d", i), Published: time.Date(2020, 1, 1+i, 0, 0, 0, 0, time.UTC), Text: &syntax.Text{}}
		var b strings.Builder
		for k := range relations {
			start := b.Len()
			add := func(typ entity.Type, name string) (string, syntax.Span) {
				s := syntax.Span{Start: b.Len(), End: b.Len() + len(name)}
				b.WriteString(name)
				id := fmt.Sprint("e", len(d.Entities)+1)
				d.Entities = append(d.Entities, entity.Entity{ID: id, Type: typ, Name: name, Confidence: .9, Mentions: []entity.Mention{{Span: s, Kind: entity.Name, Text: name}}})
				return id, s
			}
			a, as := add(entity.Person, person(i*25+k))
			b.WriteString(" ")
			trigger := syntax.Span{Start: b.Len(), End: b.Len() + 3}
			b.WriteString("met ")
			c, cs := add(entity.Person, person(7919*(i+3)+k*101))
			b.WriteString(" on a day that nobody has forgotten since.")
			whole := syntax.Span{Start: start, End: b.Len()}
			b.WriteString("\n\n")
			d.Text.Body = append(d.Text.Body, whole)
			d.Text.Sentences = append(d.Text.Sentences, syntax.Sentence{Span: whole})
			d.Relations = append(d.Relations, relation.Relation{Type: []string{"GREETED", "FOLLOWED", "WROTE_TO"}[k%3], Args: []relation.Argument{{Role: "a", Entity: a, Span: as}, {Role: "b", Entity: c, Span: cs}},
				Polarity: relation.Positive, Modality: relation.Actual, Confidence: .8, Time: fmt.Sprintf("20%02d-%02d", 10+i%15, 1+k%12), Trigger: trigger, Evidence: []syntax.Span{whole}})
		}
		d.Text.Source = b.String()
		docs = append(docs, d)
	}
	return docs
}
