// Package segment is the built-in tokenizer and sentence splitter.
//
// Tokens follow the English treebanks of Universal Dependencies (EWT and GUM):
// contractions are cut (do|n't, Kim|'s, can|not), hyphens stand alone
// (Russian|-|made) except after a prefix (non-avian), money and units come apart
// ($|5|bn), while numbers, dates, times, telephone numbers, addresses of pages
// and of mail, handles, abbreviations and emoticons stay whole. Where the two
// treebanks differ, EWT is followed, but a dotted acronym keeps its last stop at
// the end of a sentence ("the U.N.").
//
// The base is Unicode word segmentation (UAX #29, from
// github.com/clipperhouse/uax29/v2: kept up with Unicode, table-driven, without
// dependencies and without allocation); rules and lexicons then join and cut its
// words. White-space runs of plain letters, which most of a text is, take a
// shorter way with the same result.
//
// Sentence ends are decided by a small logistic model over what stands around a
// place where a sentence may end, learnt from the open treebanks by the command in
// gen; blank lines and the ends of blocks always end one.
package segment
