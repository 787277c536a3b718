// Package bounded lets tests and fuzz targets check that work costs no more time
// and memory than the size of its input accounts for: what grows with the square
// of a text, or takes the word of a damaged file for how much to allocate, is a
// fault that no other property shows.
package bounded

import (
	"fmt"
	"runtime/metrics"
	"testing"
	"time"

	"github.com/actant-nlp/actant/internal/processor"
)

// A Cost is what a run may take: a part that no input saves, and a part for each
// byte of input. Time is the processor's, of all of the process, so that other work
// on the machine does not count; memory is all that is allocated, which what is held
// at one time never exceeds. Limits are meant to be several times what a run takes:
// they find growth, not slowness.
type Cost struct {
	Time, TimePerByte time.Duration
	Bytes             int // fixed
	BytesPerByte      int
}

// tries is how often a run is repeated before it is said to cost too much: what the
// garbage collector has left over from before may count in the first.
const tries = 3

// slack is what times are multiplied by where they are longer for all work.
const slack = detector * portable

// Check runs work on an input of size bytes, and again where it took more than c
// allows, which is an error when it always does. The work must be fit to be
// repeated.
func (c Cost) Check(t testing.TB, size int, work func()) {
	t.Helper()
	fault := ""
	for range tries {
		if fault = c.exceeded(size, work); fault == "" {
			return
		}
	}
	t.Error(fault)
}

// exceeded is what a run took too much of; "" for nothing.
func (c Cost) exceeded(size int, work func()) string {
	mayTake := (c.Time + time.Duration(size)*c.TimePerByte) * slack
	mayHave := (uint64(c.Bytes) + uint64(size)*uint64(c.BytesPerByte)) * detector
	allocated, began := allocations(), processor.Time()
	work()
	took, has := processor.Time()-began, allocations()-allocated
	switch {
	case took > mayTake:
		return fmt.Sprintf("%d bytes of input took %v of the processor, more than %v", size, took, mayTake)
	case has > mayHave:
		return fmt.Sprintf("%d bytes of input made %d bytes be allocated, more than %d", size, has, mayHave)
	}
	return ""
}

// allocations is how many bytes the process has allocated so far.
func allocations() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
