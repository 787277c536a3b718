// Package coref is the built-in entity.Resolver: it joins the mentions of one
// thing in one article into one entity.
//
// It works in passes, the surest evidence first, after the multi-pass sieve of
// Lee et al. (Computational Linguistics 39(4), 2013): values by their value;
// names by their parts, acronyms and stated aliases; a capital that stands for
// its government; appositions; a lead that describes whom the next sentence
// names; offices, kinship and state media as evidence for
// descriptions. What is left, definite descriptions and pronouns, is resolved in
// text order by a ranking of candidates: hard constraints (number, gender, type,
// binding) first, then a weighted sum of features after Lappin and Leass
// (Computational Linguistics 20(4), 1994). All weights set by hand are in one
// table; for pronouns of persons a log-linear model over hashed features, learnt
// from open corpora by internal/coref/gen, corrects their sum.
//
// Every look-up goes through an index or a window of bounded size, so the cost
// is linear in the length of the article.
package coref
