package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/actant-nlp/actant/internal/input"
)

// progress is a line on a terminal for runs that last: how far the input is
// read, how many articles are done, how fast, and how long the rest will take.
// In a pipe it is nothing.
type progress struct {
	w       *os.File // nil: nothing is shown
	in      *input.Reader
	bar     *progressbar.ProgressBar
	total   int64 // bytes of input
	before  int64 // bytes that were passed over, as an earlier run had done them
	began   time.Time
	shown   time.Time
	done    int // articles
	skipped int // of these, an earlier run's
}

// What makes a run worth a bar: files, or bytes of a file.
const (
	longRun  = 20
	longFile = 1 << 20
)

func newProgress(w io.Writer, in *input.Reader) *progress {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) || (in.Len() < longRun && in.Size() >= 0 && in.Size() < longFile) {
		return &progress{}
	}
	return &progress{w: f, in: in, total: in.Size()}
}

// skip counts an article that an earlier run has done.
func (p *progress) skip() {
	p.done++
	p.skipped++
}

// step counts an article that was done now.
func (p *progress) step() {
	p.done++
	const often = 100 * time.Millisecond
	if p.w == nil || time.Since(p.shown) < often {
		return
	}
	p.shown = time.Now()
	if p.bar == nil {
		p.start()
	}
	if took := time.Since(p.began).Seconds(); took > 0 {
		p.bar.Describe(fmt.Sprintf("%d articles, %.1f/s", p.done, float64(p.done-p.skipped)/took))
	}
	at := p.in.Read() - p.before
	if p.total >= 0 {
		at = min(at, p.total-p.before-1) // at the end, the bar would take itself away
	}
	_ = p.bar.Set64(max(at, 0))
}

// start counts from here, so that the time left is that of work yet to do.
func (p *progress) start() {
	p.began = p.shown
	p.skipped = p.done
	rest := int64(-1)
	if p.total >= 0 {
		p.before = p.in.Read()
		rest = max(p.total-p.before, 1)
	}
	p.bar = progressbar.NewOptions64(rest, progressbar.OptionSetWriter(p.w), progressbar.OptionSetPredictTime(true),
		progressbar.OptionSetWidth(20), progressbar.OptionClearOnFinish())
}

// clear takes the bar off its line, for a message to stand there.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}
