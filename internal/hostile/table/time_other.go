//go:build !unix

package main

import "time"

var began = time.Now()

// processorTime is the time since the program began, where the system is not
// asked for the processor's.
func processorTime() time.Duration { return time.Since(began) }
