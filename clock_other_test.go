//go:build !linux

package actant_test

import "time"

var clockStart = time.Now()

// threadTime is the time of the clock, where the system does not tell a
// thread's.
func threadTime() time.Duration { return time.Since(clockStart) }
