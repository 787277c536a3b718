//go:build !unix

package processor

import "time"

var began = time.Now()

// Time is the time since the program began, where the system is not asked for
// the processors'.
func Time() time.Duration { return time.Since(began) }
