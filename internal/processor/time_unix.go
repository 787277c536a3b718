//go:build unix

package processor

import (
	"time"

	"golang.org/x/sys/unix"
)

// Time is the time that the process has used, on all processors, the garbage
// collector's included; 0 where the system does not tell.
func Time() time.Duration {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
