// Package graph joins what many articles say into one graph: a node for each
// thing in the world, an edge for each relation between them, with the articles
// that support it, how many of those are independent, and where they disagree.
//
//	var g graph.Graph
//	for doc, err := range x.Documents(ctx, articles) {
//		g.Add(doc)
//	}
//	for e := range g.Edges() { … }
//
// # Identity
//
// Countries, peoples and dates are known by what they are. Other names are
// compared within blocks (surname, first and last word, acronym), never all with
// all. Names that an article itself uses for one thing hold across articles; a
// surname alone joins the one full name that it fits, if the articles share
// company. Two people of one name stay two when years of birth, or countries
// without common company, tell them apart. A thing without a name is one thing
// in two articles only when their relations say so: the gift of the same giver
// to the same recipient, if it is of a compatible kind.
//
// # Relations
//
// Relations with the same type and core arguments are one edge; one that leaves
// a core role open joins the single edge that fills it. Two times that cannot be
// one make two edges of an event when an article tells both or they lie far
// apart, and a conflict otherwise. What is merged keeps its sources, and a
// [Conflict] names each article that says something else.
//
// # Sources
//
// Articles that copy each other count as one source. Copies are found with
// MinHash (Broder 1997) over word trigrams: articles that share a band of the
// signature are compared by containment, the share of the smaller one's
// trigrams found in the larger (estimated from the hashes divisible by four).
// At a fifth or more they are copies or rewrites of one text. Independent reports
// of one event share phrases too, but measured up to 11 %; a loose
// machine-translated rewrite of an agency text shared 31 %, a reprint 85 %.
//
// # Order and cost
//
// The result depends on the set of articles alone, not on the order in which
// they were added or removed. Adding costs time in proportion to the article and
// to the few names that share its blocks; the merged view is worked out when it
// is next read, in time linear in the number of relations.
package graph
