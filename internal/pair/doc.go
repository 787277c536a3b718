// Package pair learns relations from examples: given a parsed sentence and two
// mentions in it, which of a set of directed relations holds between them, or
// none. A model may hold a tagger too, which finds and types the mentions, so
// that it reads bare sentences end to end.
//
// The tagger is a linear-chain conditional random field (Lafferty, McCallum and
// Pereira, ICML 2001). The classifier is a multinomial logistic regression over
// hashed features (Weinberger et al., ICML 2009) that looks twice: at each pair by
// itself, then again with what it said of the pairs around (stacked
// generalization: Wolpert, Neural Networks 1992). Mentions and relations of a bare
// sentence are chosen together: every span that the tagger holds possible is
// paired, and the likeliest facts that go together are told.
//
// Both are trained with AdaGrad (Duchi, Hazan and Singer, JMLR 2011) in one
// goroutine, and the weights are the mean over several orders of the examples,
// which follow from the seed: the same data and seed give the same model.
package pair
