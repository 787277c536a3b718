//go:build unix

package graph_test

import (
	"syscall"
	"time"
)

// processor is the time that this process has used of the processors, which
// unlike a clock does not run while others have them.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
