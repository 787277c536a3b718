// Package frame is the language in which relation types say how text expresses
// them, and the engine that matches it on dependency trees. It knows syntax
// only: what a word refers to, it asks of a [World].
//
// It works on two levels. A [Graph] gives for every verb, noun and adjective of
// a sentence its slots of deep syntax: who does it, to what, to whom, from
// where, with passives, relative and reduced clauses, control, coordination,
// apposition and light verbs undone. A [Program], compiled from declarative
// frames, maps the slots of trigger words to the roles of relation types.
//
// The language is described in internal/data/lexicons/relations/FORMAT.md.
//
// The slots follow the argument labels of PropBank and the enhanced dependencies
// of Universal Dependencies (Schuster and Manning 2016) in what they restore.
// Graphs belong to one goroutine, programs to all.
package frame
