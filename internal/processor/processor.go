// Package processor tells how much of the processors' time this process has had.
// A measure by it holds while others use the machine, which one by a clock does
// not. Benchmarks, package bounded and the table of the hostile corpus measure by it.
package processor
