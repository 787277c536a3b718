// Package ner is the built-in entity.Recognizer.
//
// Names. Every run of tokens that might be a name is a candidate for every type.
// A candidate's score for a type adds up, in log-odds, what the parser's name
// tags say of its tokens, the lexicons that list it, the shapes and tags of its
// words, and the words around it. The best set of candidates that do not overlap
// is found exactly, sentence by sentence, by dynamic programming. This is done
// twice: what the first pass finds with confidence anywhere in the article is
// evidence for the second (a surname alone, an acronym, a headline's capitals).
//
// Values (dates, amounts), pronouns, and noun phrases by their heads follow.
// All of it is linear in the article: candidates have at most maxName tokens.
package ner
