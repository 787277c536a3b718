// Package prose puts github.com/jdkato/prose/v2 behind actant's stages, for
// programs that used it before, and as the baseline that the benchmarks quote.
//
//	b := prose.New()
//	x, err := actant.New(actant.Options{Tokenizer: b, Parser: b, Recognizer: b})
//
// prose gives neither offsets nor trees. Its tokens are aligned back to the
// bytes they came from, and its trees are flat: the first verb of a sentence is
// the root and every other token hangs on it, so relations read off trees are
// mostly out of its reach. Its model is decoded once, at the first use.
package prose
