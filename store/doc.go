// Package store keeps documents and their merged graph in one file.
//
//	s, err := store.Open("news.actant", store.Options{})
//	if err != nil { … }
//	defer s.Close()
//	err = s.Add(docs...)                                   // one transaction
//	edges, err := s.Find(graph.Query{Nodes: []string{"bo-li"}, Disputed: true})
//
// Adding or removing documents writes them and the nodes and edges that became
// different, in one transaction: after a crash or on a full disk the file is as
// it was before. Queries read what they need from the file, not the graph into
// memory, and mirror those of [graph.Graph].
//
// # Readers and the writer
//
// Any number of programs can read a file at once; a program that writes has it
// for itself, and each waits for the other for as long as [Options].Wait says.
// Within one program any number of goroutines may read while one writes: each
// query sees one state of the graph. To write, a store needs the graph in memory.
// It makes it from the file at the first change, in about a millisecond for each
// document there is.
//
// # The file
//
// The file is a bbolt database (https://go.etcd.io/bbolt, a B+ tree that never
// overwrites what is in use), chosen over SQLite in Go for being one file at all
// times, one small dependency, and safe without a log. It holds the documents as
// JSON, a record of each from which the graph can be made again, the rules, the
// nodes and edges as JSON, and indexes of these. [Format] is its version: a file
// of a newer one is refused with a *[VersionError], an older one is brought up to
// date when it is opened for writing. Format 1 is the first.
package store
