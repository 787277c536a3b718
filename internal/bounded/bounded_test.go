package bounded

import (
	"strings"
	"testing"
	"time"
)

var kept []byte

// TestExceeded: work in proportion to its input passes, work by its square and a
// file's word for its length do not.
func TestExceeded(t *testing.T) {
	if slack > 1 {
		t.Skip("costs are not exact here")
	}
	c := Cost{Time: 4 * time.Millisecond, TimePerByte: time.Microsecond, Bytes: 1 << 16, BytesPerByte: 4}
	input := make([]byte, 8000)
	sum := 0
	for _, test := range []struct {
		name, fault string
		work        func()
	}{
		{"linear", "", func() {
			for _, b := range input {
				sum += int(b)
			}
			kept = append([]byte(nil), input...)
		}},
		{"quadratic", "of the processor", func() {
			for range input {
				for _, b := range input {
					sum += int(b) ^ sum>>3
				}
			}
		}},
		{"greedy", "be allocated", func() { kept = make([]byte, 1<<20) }},
	} {
		got := ""
		for range tries {
			if got = c.exceeded(len(input), test.work); got == "" {
				break
			}
		}
		if (got == "") != (test.fault == "") || !strings.Contains(got, test.fault) {
			t.Errorf("%s: %q, want %q", test.name, got, test.fault)
		}
	}
	kept = kept[:min(len(kept), sum&1)] // so that no work can be left out
}
