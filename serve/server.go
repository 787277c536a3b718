package serve

import (
	"context"
	"errors"
	"net"
	"net/http"
	"runtime"
	"sync"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/view/page"
)

// Options say what a server may take. The zero value works.
type Options struct {
	Extractor *actant.Extractor // nil: the built-in pipeline
	Schema    *relation.Schema  // the extractor's; nil means [relation.News]
	Title     string            // of the page

	MaxBody     int64         // bytes of one request; 0 means 1 MiB
	MaxArticles int           // articles held; 0 means 1,000
	Timeout     time.Duration // for one request; 0 means 30 seconds

	// Hosts are names besides loopback ones by which the server may be asked, as
	// they stand in a Host header, without port.
	Hosts []string
}

const (
	defaultBody     = 1 << 20
	defaultArticles = 1000
	defaultTimeout  = 30 * time.Second
)

// A Server holds documents and their graph, and answers requests about them. It
// is safe for concurrent use.
type Server struct {
	o       Options
	handler http.Handler
	working chan struct{} // one for each article that may be extracted at once

	mu    sync.Mutex // guards what follows; Graph's reads write, too
	docs  []*actant.Document
	at    map[string]int // number of a document by its id
	graph graph.Graph
	page  []byte          // the page of docs; nil when they have changed
	snap  *graph.Snapshot // the merged graph, likewise
}

// New makes a server without articles.
func New(o Options) (*Server, error) {
	if o.Extractor == nil {
		x, err := actant.New(actant.Options{Schema: o.Schema})
		if err != nil {
			return nil, err
		}
		o.Extractor = x
	}
	if o.MaxBody <= 0 {
		o.MaxBody = defaultBody
	}
	if o.MaxArticles <= 0 {
		o.MaxArticles = defaultArticles
	}
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	s := &Server{o: o, working: make(chan struct{}, runtime.GOMAXPROCS(0)), at: map[string]int{}, graph: graph.Graph{Schema: o.Schema}}
	s.handler = s.guarded(s.mux())
	return s, nil
}

// errFull says that no further article is taken.
var errFull = errors.New("the server holds as many articles as it may")

// Add takes a document in. One of the same id is replaced. It is an error when
// the server is full.
func (s *Server) Add(d *actant.Document) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i, known := s.at[d.ID]; known {
		s.docs[i] = d
	} else {
		if len(s.docs) >= s.o.MaxArticles {
			return errFull
		}
		s.at[d.ID] = len(s.docs)
		s.docs = append(s.docs, d)
	}
	s.graph.Add(d)
	s.page, s.snap = nil, nil
	return nil
}

// Len is the number of documents held.
func (s *Server) Len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.docs)
}

// full reports whether a new document of this id would be refused.
func (s *Server) full(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, known := s.at[id]
	return !known && len(s.docs) >= s.o.MaxArticles
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// grace is how long requests may take to end when the server stops.
const grace = 10 * time.Second

// Run listens on addr, calls ready with the address it got, and serves until ctx
// is done; requests then under way are finished. Ready may be nil.
func (s *Server) Run(ctx context.Context, addr string, ready func(net.Addr)) error {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return err
	}
	h := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: min(10*time.Second, s.o.Timeout),
		ReadTimeout:       s.o.Timeout,
		WriteTimeout:      2 * s.o.Timeout,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    1 << 16,
	}
	if ready != nil {
		ready(l.Addr())
	}
	ended := make(chan error, 1)
	go func() { ended <- h.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	err = h.Shutdown(stop)
	if served := <-ended; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}

// pageOptions are those of the page.
func (s *Server) pageOptions() page.Options {
	return page.Options{Title: s.o.Title, Schema: s.o.Schema, MaxArticles: s.o.MaxArticles, Live: true}
}
