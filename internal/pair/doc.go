// Package pair learns relations from examples: given a parsed sentence and two
// mentions in it, which of a set of directed relations holds between them, or
// none. A model may hold a tagger too, which finds and types the mentions, so
// that it reads bare sentences end to end.
//
// The tagger is a linear-chain conditional random field (Lafferty, McCallum and
// Pereira, ICML 2001), the classifier a multinomial logistic regression over
// hashed features (Weinberger et al., ICML 2009); both are trained with AdaGrad
// (Duchi, Hazan and Singer, JMLR 2011), in one goroutine and a fixed order, so
// that the same data give the same model.
package pair
