package browser

import (
	"context"
	"net"
	"testing"

	"github.com/actant-nlp/actant/serve"
)

// The page of a server takes an article and shows what it says.
func TestAddAnArticle(t *testing.T) {
	browser := newBrowser(t)
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	s, err := serve.New(serve.Options{Extractor: x})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	at := make(chan net.Addr, 1)
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx, "127.0.0.1:0", func(a net.Addr) { at <- a }) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	tb := open(t, browser, "http://"+(<-at).String()+"/", desktop)
	tb.must(`document.querySelector('h1').textContent.startsWith('0 articles')`)
	add := func(text, name string) {
		tb.script(`[...document.querySelectorAll('#tools button')].find(b => b.textContent === 'Add').click()`)
		tb.script(`document.getElementById('new-text').value = ` + quote(text) + `; document.getElementById('new-id').value = ` + quote(name) + `; document.querySelector('dialog [type=submit]').click()`)
	}
	add("French President Emmanuel Macron met German Chancellor Angela Merkel in Berlin on 3 May 2019.", "a.txt")
	tb.loads(`document.querySelectorAll('.text .m').length > 3 && document.querySelector('.text').textContent.includes('Emmanuel Macron')`)
	if s.Len() != 1 {
		t.Errorf("%d articles held", s.Len())
	}
}

func quote(s string) string { return "`" + s + "`" }
