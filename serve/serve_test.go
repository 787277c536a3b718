package serve

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

const article = "French President Emmanuel Macron met German Chancellor Angela Merkel in Berlin on 3 May 2019."

func newServer(t *testing.T, o Options) *Server {
	t.Helper()
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ask sends a request as a program on this machine would.
func ask(s *Server, method, path, kind, body string, change ...func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://127.0.0.1:8080"+path, strings.NewReader(body))
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	for _, f := range change {
		f(r)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestArticleBecomesDocumentAndGraph(t *testing.T) {
	s := newServer(t, Options{})
	w := ask(s, "POST", "/v1/articles", "application/json", `{"id":"a.txt","plain":true,"text":"`+article+`"}`)
	if w.Code != http.StatusCreated {
		t.Fatalf("%d: %s", w.Code, w.Body)
	}
	var d actant.Document
	if err := json.Unmarshal(w.Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	if d.ID != "a.txt" || len(d.Relations) == 0 {
		t.Errorf("document %s with %d relations", d.ID, len(d.Relations))
	}
	if err := d.Attach(article); err != nil {
		t.Error(err)
	}
	w = ask(s, "GET", "/v1/graph", "", "")
	if w.Code != 200 || !strings.Contains(w.Body.String(), `"id":"emmanuel-macron"`) {
		t.Errorf("graph: %d: %s", w.Code, w.Body)
	}
	w = ask(s, "GET", "/v1/entities/emmanuel-macron", "", "")
	if w.Code != 200 || !strings.Contains(w.Body.String(), `"type":"MET"`) {
		t.Errorf("entity: %d: %s", w.Code, w.Body)
	}
	if w = ask(s, "GET", "/v1/entities/nobody", "", ""); w.Code != http.StatusNotFound {
		t.Errorf("no entity: %d", w.Code)
	}
	w = ask(s, "GET", "/", "", "")
	if w.Code != 200 || !strings.Contains(w.Header().Get("Content-Type"), "text/html") || !strings.Contains(w.Body.String(), "Emmanuel Macron") {
		t.Errorf("page: %d, %s", w.Code, w.Header())
	}
	// Plain text does as well, is named by its words, and replaces itself.
	for range 2 {
		if w = ask(s, "POST", "/v1/articles", "text/plain; charset=utf-8", article); w.Code != http.StatusCreated {
			t.Fatalf("%d: %s", w.Code, w.Body)
		}
	}
	if s.Len() != 2 {
		t.Errorf("%d articles held, want 2", s.Len())
	}
}

// Whatever is wrong is answered with a problem document, and changes nothing.
func TestProblems(t *testing.T) {
	s := newServer(t, Options{MaxBody: 200, MaxArticles: 1})
	if err := s.Add(&actant.Document{ID: "first"}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		method, path, kind, body string
		change                   func(*http.Request)
		want                     int
	}{
		"no such path":        {"GET", "/v2", "", "", nil, 404},
		"deeper path":         {"GET", "/v1/entities/a/b", "", "", nil, 404},
		"wrong method":        {"DELETE", "/v1/graph", "", "", nil, 405},
		"not JSON":            {"POST", "/v1/articles", "application/json", "{", nil, 400},
		"other JSON":          {"POST", "/v1/articles", "application/json", `{"text":7}`, nil, 400},
		"no text":             {"POST", "/v1/articles", "application/json", `{"id":"a"}`, nil, 400},
		"empty text":          {"POST", "/v1/articles", "text/plain", "", nil, 400},
		"bad day":             {"POST", "/v1/articles", "application/json", `{"text":"a","published":"Tuesday"}`, nil, 400},
		"not UTF-8":           {"POST", "/v1/articles", "text/plain", "a\xff", nil, 400},
		"other charset":       {"POST", "/v1/articles", "text/plain; charset=latin1", "a", nil, 415},
		"no type":             {"POST", "/v1/articles", "", "a", nil, 415},
		"form":                {"POST", "/v1/articles", "multipart/form-data", "a", nil, 415},
		"too large":           {"POST", "/v1/articles", "text/plain", strings.Repeat("a ", 200), nil, 413},
		"binary":              {"POST", "/v1/articles", "application/json", `{"id":"first","text":"a\u0000b"}`, nil, 422},
		"full":                {"POST", "/v1/articles", "text/plain", "Another article.", nil, 507},
		"rebound name":        {"GET", "/v1/graph", "", "", func(r *http.Request) { r.Host = "evil.example:8080" }, 421},
		"rebound, no port":    {"GET", "/", "", "", func(r *http.Request) { r.Host = "evil.example" }, 421},
		"localhost in a name": {"GET", "/", "", "", func(r *http.Request) { r.Host = "localhost.evil.example" }, 421},
		"from another site":   {"POST", "/v1/articles", "text/plain", "a", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, 403},
		"other origin":        {"POST", "/v1/articles", "text/plain", "a", func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") }, 403},
	} {
		t.Run(name, func(t *testing.T) {
			var change []func(*http.Request)
			if c.change != nil {
				change = append(change, c.change)
			}
			w := ask(s, c.method, c.path, c.kind, c.body, change...)
			if w.Code != c.want {
				t.Errorf("status %d, want %d: %s", w.Code, c.want, w.Body)
			}
			if got := w.Header().Get("Content-Type"); got != "application/problem+json" {
				t.Errorf("content type %q", got)
			}
			var p problemDocument
			if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Status != c.want || p.Title == "" || p.Detail == "" {
				t.Errorf("%v: %s", err, w.Body)
			}
			if w.Header().Get("Access-Control-Allow-Origin") != "" {
				t.Error("another origin may read this")
			}
		})
	}
	if s.Len() != 1 {
		t.Errorf("%d articles held", s.Len())
	}
}

func TestHosts(t *testing.T) {
	s := newServer(t, Options{Hosts: []string{"desk.example"}})
	for host, want := range map[string]bool{
		"127.0.0.1:8080": true, "localhost": true, "LOCALHOST:1": true, "[::1]:8080": true, "desk.example:80": true,
		"192.168.1.5:8080": true, // an address cannot be rebound
		"example":          false, "": false, "127.0.0.1.evil.example": false, "desk.example.evil": false,
	} {
		if got := s.hostAllowed(host); got != want {
			t.Errorf("host %q: allowed %v, want %v", host, got, want)
		}
	}
}

// stuck never ends by itself.
type stuck struct{}

func (stuck) Tokenize(ctx context.Context, _ *syntax.Text) error {
	<-ctx.Done()
	return ctx.Err()
}

func TestTimeLimit(t *testing.T) {
	x, err := actant.New(actant.Options{Tokenizer: stuck{}})
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(t, Options{Extractor: x, Timeout: 50 * time.Millisecond})
	start := time.Now()
	w := ask(s, "POST", "/v1/articles", "text/plain", "An article.")
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d: %s", w.Code, w.Body)
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("answered after %v", d)
	}
	if s.Len() != 0 {
		t.Error("the article is held all the same")
	}
}

// Requests at once do not disturb each other (run with -race).
func TestConcurrentRequests(t *testing.T) {
	s := newServer(t, Options{})
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			d := &actant.Document{ID: string(rune('a' + i)), Text: &syntax.Text{Source: article},
				Entities:  []entity.Entity{{ID: "e1", Type: entity.Person, Name: "Emmanuel Macron", Mentions: []entity.Mention{{Span: syntax.Span{Start: 17, End: 32}, Kind: entity.Name, Text: "Emmanuel Macron"}}}},
				Relations: []relation.Relation{{Type: "DIED", Args: []relation.Argument{{Role: "person", Entity: "e1"}}, Polarity: relation.Positive, Modality: relation.Actual}}}
			if err := s.Add(d); err != nil {
				t.Error(err)
			}
			for _, path := range []string{"/", "/v1/graph", "/v1/entities/emmanuel-macron"} {
				if w := ask(s, "GET", path, "", ""); w.Code != 200 {
					t.Errorf("%s: %d: %s", path, w.Code, w.Body)
				}
			}
		})
	}
	all.Wait()
	if s.Len() != 8 {
		t.Errorf("%d documents", s.Len())
	}
}

// Run finishes what is under way when it is told to stop.
func TestGracefulStop(t *testing.T) {
	s := newServer(t, Options{})
	ctx, cancel := context.WithCancel(t.Context())
	address := make(chan string, 1)
	ended := make(chan error, 1)
	go func() {
		ended <- s.Run(ctx, "127.0.0.1:0", func(a net.Addr) { address <- a.String() })
	}()
	at := <-address
	resp, err := http.Post("http://"+at+"/v1/articles", "text/plain", strings.NewReader(article))
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(resp.Body)
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusCreated {
		t.Errorf("%s: %s", resp.Status, body)
	}
	cancel()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(grace + 5*time.Second):
		t.Fatal("the server does not stop")
	}
	if _, err := http.Get("http://" + at + "/"); err == nil {
		t.Error("it still answers")
	}
	if err := s.Run(t.Context(), "256.0.0.1:1", nil); err == nil {
		t.Error("an address that is none is listened on")
	}
}
