// Package beam runs actant on Apache Beam, and so on Flink, Spark, Dataflow or
// one machine: archives that one process would read for weeks.
//
//	p, s := sdk.NewPipelineWithRoot()
//	articles, unread := beam.ReadJSONL(s, "gs://archive/2024/*.jsonl")
//	found, failed := beam.Extract(s, articles, beam.Options{})
//	beam.WriteDocuments(s, found, "gs://out/documents", 100)
//	beam.WriteGraphs(s, beam.Merge(s, found, beam.ByMonth, nil), "gs://out")
//	beam.WriteFailures(s, "gs://out/failed.jsonl", unread, failed)
//
// # Same results as one process
//
// The lines that WriteDocuments writes are those of "actant extract -format
// jsonl", and a graph that Merge makes is, byte for byte, the one that a
// graph.Graph makes of the same documents: the order in which workers finish,
// the size of bundles and bundles done twice play no part.
//
// # What fails
//
// An article that cannot be extracted is tried again ([Options].Tries) where that
// may help, and then put aside as a [Failure], like what cannot be read; all others
// go on. What kills a worker (its
// machine, its memory) fails the bundle, which Flink, Spark and Dataflow run
// again elsewhere; files are written under another name first, so a bundle that
// died leaves nothing half written under its final name. The SDK's local runner,
// prism, does not run bundles again: there the job fails, and may be started
// again with the same result.
//
// # What scales and what does not
//
// Extraction is as parallel as there are articles, and the search for copies as
// there are blocks. The merge is a combine by key: everything under one key ends
// up in one graph, in one worker's memory. [Merge] takes the key: one graph for
// all, or one a month or a day. README.md has measured sizes.
package beam
