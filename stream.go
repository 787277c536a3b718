package actant

import (
	"context"
	"iter"
	"runtime"
)

// Documents extracts many articles. Documents come out in the order the
// articles came in; at most 2·Workers articles are held at any time. An article
// that fails yields its error (and a nil Document), and the stream goes on.
// The stream ends when articles end, the caller stops reading, or ctx is done,
// which yields one last error.
func (x *Extractor) Documents(ctx context.Context, articles iter.Seq[Article]) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for r := range x.inOrder(ctx, articles) {
			select {
			case done := <-r:
				if !yield(done.doc, done.err) {
					return
				}
			case <-ctx.Done():
				yield(nil, ctx.Err())
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
}

type result struct {
	doc *Document
	err error
}

type job struct {
	article Article
	out     chan result
}

// inOrder hands each article to a worker and yields, in input order, the
// channel on which its result will come. The buffer of the returned channel
// bounds how far the workers run ahead of the reader.
func (x *Extractor) inOrder(ctx context.Context, articles iter.Seq[Article]) <-chan chan result {
	n := x.workers()
	jobs := make(chan job)
	order := make(chan chan result, n)
	for range n {
		go func() {
			for j := range jobs {
				doc, err := x.Extract(ctx, j.article)
				j.out <- result{doc, err}
			}
		}()
	}
	go func() {
		defer close(order)
		defer close(jobs)
		for a := range articles {
			j := job{a, make(chan result, 1)}
			select {
			case jobs <- j:
			case <-ctx.Done():
				return
			}
			select {
			case order <- j.out:
			case <-ctx.Done():
				return
			}
		}
	}()
	return order
}

func (x *Extractor) workers() int {
	if x.opts.Workers > 0 {
		return x.opts.Workers
	}
	return runtime.GOMAXPROCS(0)
}
