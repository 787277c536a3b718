package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress is a bar on a terminal for runs that last; in a pipe it is nothing.
type progress struct{ bar *progressbar.ProgressBar }

// longRun is how many files make a run worth a bar.
const longRun = 20

func newProgress(w io.Writer, files []string, jsonl bool) progress {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) || (len(files) < longRun && !jsonl) {
		return progress{}
	}
	total := int64(len(files))
	if jsonl {
		total = -1 // how many lines there are is not known before the end
	}
	return progress{progressbar.NewOptions64(total, progressbar.OptionSetWriter(w), progressbar.OptionShowCount(),
		progressbar.OptionShowIts(), progressbar.OptionSetItsString("articles"), progressbar.OptionSetPredictTime(true),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionSetDescription("extracting"),
		progressbar.OptionClearOnFinish())}
}

func (p progress) step() {
	if p.bar != nil {
		_ = p.bar.Add(1)
	}
}

func (p progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
