// Package score measures the library on annotated corpora: tokens, sentences,
// tags and trees in the manner of the CoNLL 2018 shared task ([Syntax]), names by
// exact span and type ([Names]), and whole articles with their relations after
// the output contract ([Articles]). Each figure's definition stands with it.
//
// Everything here reads files and calls back for the analysis, so that the
// package depends on no stage: what is measured is handed in.
package score
