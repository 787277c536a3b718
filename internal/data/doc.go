// Package data holds every piece of knowledge that actant ships: lexicons (word
// lists and tables compiled from text files) and trained models. Code elsewhere
// has no word lists; it asks this package.
//
// # Source files
//
// A lexicon is one file lexicons/NAME.txt, UTF-8, a row a line:
//
//		# What this is, in a sentence or two. Where it comes from and its licence.
//		#! fields gender culture
//		#! case fold
//
//		# a heading for the rows that follow
//		Aaron	m	en
//		Abdul	m	ar
//		Abdul Rahman	m	ar
//
//	  - A line that starts with "#" is a comment; blank lines are skipped. An entry
//	    that itself starts with "#" or "!" is written with a backslash before it.
//	  - Columns are separated by one TAB. The first is the entry; the rest are its
//	    fields. Missing fields at the end of a row read as "". White space around
//	    a column is dropped.
//	  - "#! fields A B C" names the fields (not the entry); it is needed only for
//	    access by name. "#! case fold" makes look-ups ignore case; without it case
//	    counts ("Turkey" is not "turkey"). Directives stand before the first row.
//	  - An entry may occur in several rows: all are kept, in the file's order.
//	  - Rows are sorted by entry (by bytes, ASCII capitals and small letters
//	    alike) within each block; a comment or blank line starts a new block.
//
// After editing, run
//
//	go generate ./internal/data
//
// which compiles all files into lexicon.bin and reports errors as file:line.
// With "go run ./internal/data/gen -sort" the files' blocks are sorted in place
// first. A test fails when lexicon.bin is stale.
//
// # Keys
//
// Entries and queries are compared by their [Key]: hyphens, apostrophes and
// white space all separate words, full stops and diacritics are dropped, every
// other sign is a word of its own. So "U.S." and "US", "Jean-luc" and "Jean Luc",
// "São Tomé" and "Sao Tome" are one entry, and it does not matter how a
// tokenizer cuts them.
//
// # Reading
//
// [Lexicon] gives a file by its name ("given-names"), decoded on first use and
// shared. An unknown name gives an empty lexicon, [Open] an error.
//
//	row, ok := data.Lexicon("given-names").Row("Aaron")  // row.Field(0) == "m", row.Get("gender") == "m"
//	data.Lexicon("titles").Has("Prime Minister")
//	n, row := data.Lexicon("titles").Longest(words)      // how many of words, from the first, are the longest entry
//	for row := range data.Lexicon("frames").All() { … }  // every row, in the file's order
//
// [NewGazetteer] joins several lexicons into one automaton that finds all
// entries in a sentence in one pass. [Model] gives a trained model's bytes.
//
// All of it is safe for concurrent use.
package data

//go:generate go run ./gen
