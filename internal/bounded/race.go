//go:build race

package bounded

// detector is how many times as long everything may take under the race detector.
const detector = 20
