//go:build amd64 || arm64

package bounded

// portable is how many times as long the parser may take without assembly, which it
// has here.
const portable = 1
