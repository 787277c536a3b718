// Package encoder is the one small network that reads a sentence: from the
// spelling of its words, and what a word-vector table says of them, it makes
// one vector a token, and from these its heads read the universal and the Penn
// tag, the morphological features, the head and its relation, and the name a
// token begins or continues.
//
// A [Model] is a [Config], a [Network] of weights, the label sets, and a lemma
// [Table]; [Load] reads one from bytes and [Model.Write] makes those bytes.
// [Model.Analyze] is inference: it takes sentences as slices of words and
// fills one [Analysis] a token. A Model is immutable after Load and safe for
// concurrent use; the answers for a sentence do not depend on which goroutine
// asks, nor on what was asked before.
//
// # The network
//
// With W the width, each word is the sum of two linear maps: of the
// concatenated rows that its hashed features (affixes, shape, form) select,
// and of its row in a fixed vector table; token hints (gazetteer bits) are
// added, and a learnt vector stands for the root before the first word. Then
//
//	convolutions   x ← norm(x + a·σ(b)), (a, b) a linear map of 3 neighbours (gated: Dauphin et al. 2017)
//	recurrents     x ← norm(x + W·(σ(o)·h)), h a gated running mean in both directions (QRNN: Bradbury et al. 2017)
//	attentions     x ← norm(x + attention(x)), learnt biases by relative position (Shaw et al. 2018, Raffel et al. 2020)
//	               x ← norm(x + ffn(x)), ffn with GELU
//	tags           linear: UPOS, XPOS, features
//	trees          biaffine arcs and labels (Dozat and Manning 2017), one maximum tree (Chu and Liu 1965, Edmonds 1967)
//	names          one hidden layer, then a linear chain over BIO labels (Lafferty et al. 2001), decoded by Viterbi
//
// Training lives in package train, which differentiates the same Network.
package encoder
