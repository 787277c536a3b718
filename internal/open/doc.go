// Package open finds relations outside any schema: for every clause a predicate
// and its arguments, in the words of the text (open information extraction).
//
// Clauses are read off the dependency tree after the idea of ClausIE (Del Corro
// and Gemulla, WWW 2013): a verb or a copula with its subject, objects and
// adjuncts makes one relation of several arguments. Subjects of relative clauses,
// coordinated verbs, infinitives and participles come from package frame. Noun
// phrases add the relations that they imply: appositions, possessors, titles,
// places. A logistic model ([Model]) gives each relation its confidence.
//
// The work is linear in the length of the text.
package open
