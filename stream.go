package actant

import (
	"context"
	"iter"
	"runtime"
	"sync"
	"time"
)

// Documents extracts many articles. Documents come out in the order in which
// the articles came in. At most 4·Workers articles are read and not yet handed
// over at any time: a slow reader holds back the workers, and these the reading.
//
// An article that fails yields its error and a nil Document, and the stream goes
// on. It ends when articles end, when the caller stops reading, or when ctx is
// done, which yields ctx's error last, within 50 ms even in the middle of an
// article. The goroutines behind it then end as soon as their stage looks at
// ctx; the built-in ones do so every few milliseconds.
//
// The articles are ranged over in a goroutine of their own, which ends when they
// do: a sequence that waits for input should itself heed ctx.
func (x *Extractor) Documents(ctx context.Context, articles iter.Seq[Article]) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		s := x.newStream()
		s.start(ctx, x, articles)
		defer s.settle()
		defer cancel()
		for r, ok := s.next(ctx); ok; r, ok = s.next(ctx) {
			if !yield(r.doc, r.err) {
				return
			}
			<-s.slots
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
			return
		}
		if s.fault != nil {
			panic(s.fault) // of the caller's sequence, where the caller can see it
		}
	}
}

// A stream is one run of Documents.
type stream struct {
	workers int
	slots   chan struct{}    // one for each article that is held
	jobs    chan job         // to the workers
	order   chan chan result // where the results will come, in the order of the articles
	running sync.WaitGroup
	fault   any // what articles panicked with; set before order is closed
}

type result struct {
	doc *Document
	err error
}

type job struct {
	article Article
	out     chan result
}

// window is how many articles a stream holds for each worker: enough that one
// long article does not leave the other workers without work.
const window = 4

func (x *Extractor) newStream() *stream {
	n := x.opts.Workers
	if n <= 0 {
		n = runtime.GOMAXPROCS(0)
	}
	held := window * n
	return &stream{workers: n, slots: make(chan struct{}, held), jobs: make(chan job, held), order: make(chan chan result, held)}
}

func (s *stream) start(ctx context.Context, x *Extractor, articles iter.Seq[Article]) {
	for range s.workers {
		s.running.Go(func() { s.work(ctx, x) })
	}
	s.running.Go(func() { s.feed(ctx, articles) })
}

// feed reads the articles, each only when there is a slot for it. The other
// channels have as much room as there are slots.
func (s *stream) feed(ctx context.Context, articles iter.Seq[Article]) {
	defer func() {
		s.fault = recover()
		close(s.order)
		close(s.jobs)
	}()
	if !s.acquire(ctx) {
		return
	}
	for a := range articles {
		j := job{a, make(chan result, 1)}
		s.order <- j.out
		s.jobs <- j
		if !s.acquire(ctx) {
			return
		}
	}
}

func (s *stream) acquire(ctx context.Context) bool {
	select {
	case s.slots <- struct{}{}:
		return ctx.Err() == nil
	case <-ctx.Done():
		return false
	}
}

func (s *stream) work(ctx context.Context, x *Extractor) {
	for j := range s.jobs {
		if ctx.Err() != nil {
			return
		}
		var r result
		fault := guarded(func() error { r.doc, r.err = x.Extract(ctx, j.article); return nil })
		if fault != nil {
			r = result{nil, &Error{j.article.ID, "read", -1, fault}}
		}
		j.out <- r
	}
}

// next waits for the result of the next article; false at the end and when ctx
// is done.
func (s *stream) next(ctx context.Context) (result, bool) {
	if ctx.Err() != nil {
		return result{}, false
	}
	select {
	case out, ok := <-s.order:
		if !ok {
			return result{}, false
		}
		select {
		case r := <-out:
			return r, true
		case <-ctx.Done():
		}
	case <-ctx.Done():
	}
	return result{}, false
}

// grace is how long a stream that was stopped waits for its goroutines, so that
// as a rule nothing of it runs on; a stage that does not heed its context may.
const grace = 20 * time.Millisecond

func (s *stream) settle() {
	done := make(chan struct{})
	go func() {
		s.running.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(grace):
	}
}
