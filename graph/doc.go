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
// Countries, peoples, dates and things with an id of a knowledge base (see
// [LinkAll]) are known by what they are. Other names are compared within blocks
// (the whole name, that less a letter, surname with given name or initial, all
// words that tell a body from others, acronym), never all with all, and no block
// is of what very many names share.
// Names that an article itself uses for one thing hold across articles. Names
// that are nearly equal, or equal but of different types, are one thing's if
// their articles name at least two other people, bodies or works in common or
// state one relation of both; a surname alone joins the one full name that it
// fits and shares company with. Two people of one name stay two when years of
// birth, or countries without common company, tell them apart. A thing without a
// name is one thing in two articles only when their relations say so: the gift
// of the same giver to the same recipient, if it is of a compatible kind.
//
// What may be one of several things and is none of them clearly is a node of its
// own; [Graph.Candidates] tells which it may be, and [Graph.Pin] and
// [Graph.Forbid] let a user decide.
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
// Articles that copy each other, directly or through others, count as one
// source. Copies are found with MinHash (Broder 1997) over word trigrams:
// articles that share one of 96 bands of two minima are compared by containment,
// the share of the smaller one's trigrams found in the larger (estimated from
// every second hash). At a fifth or more they are copies or rewrites of one text.
//
// Measured on the seed articles, five versions of one story, by all trigrams: a
// reprint shares 85 %, a loose machine-translated rewrite 31 %, independent
// reports of the same event at most 11 %. Among 946 articles of one agency in
// nine days this joins only updates of one story and tables of sports results.
// Of 10,000 made-up articles (internal/synth), each reprint is found.
//
// Articles that are known to be of one source are not compared, so that many
// copies of a text cost no more than as many texts.
//
// # Order and cost
//
// The result depends on the set of articles and rules alone, not on the order in
// which they came and went. Adding costs time in proportion to the article and to
// the few names that share its blocks, whatever the size of the graph.
//
// The merged graph is brought up to date when it is next read after a change.
// Identity is settled in stages (names, company, rules, things without a name),
// then nodes, then edges; each works out again only the clusters, bundles of
// statements and edges whose input changed, and what comes out as it was goes no
// further. The result is that of building it afresh. What remains of the size of
// the whole is one pass over the lists of nodes and edges, which keeps their
// order and the numbers of the edges. Nodes and edges that a reader holds stay
// valid until the graph is next read after a change; then they may be brought up
// to date, or be no longer part of it. A [Snapshot] stays as it is.
//
// A record is a few pieces of memory, and the large tables hold numbers rather
// than pointers; what many things and statements have in common is held once, what
// few of them have lies apart. An article of seventeen entities and a dozen
// relations takes 24 kB, and a node of 10,000 such articles 9 kB with all that
// supports it.
//
// BenchmarkMerge prints the memory and the time, with -large for 100,000 articles.
// The time of an article grows with the archive, for two reasons that the
// benchmark tells apart: an archive that no longer lies in the processor's caches,
// which costs as much where it is many small graphs, and more people of nearly one
// name to compare a new name with.
//
// # Keeping a graph
//
// [Graph.MarshalJSON] writes the merged graph, which a [Snapshot] reads and
// answers queries of. [Graph.Record] gives what the graph keeps of a document,
// and [Graph.AddRecord] takes it: so a program can go on with a graph of before.
// [Graph.Changes] tells what became different, for a copy of the graph elsewhere.
// The nested module store does all this in one file.
package graph
