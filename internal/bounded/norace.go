//go:build !race

package bounded

// detector is how many times as long everything may take under the race detector,
// which is not there.
const detector = 1
