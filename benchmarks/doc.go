// Command benchmarks runs actant and its peers over the same articles on one
// core and prints one table.
//
//	go run .                                          actant and prose
//	go run . -python venv/bin/python3 -corenlp jars   also spaCy and Stanford CoreNLP
//
// Speed is measured in tokens a second, tokens counted by actant for all. Seconds
// are those that a process had of its processors, all its threads together, so that
// other work on the machine counts little; on a core that has nothing else to do
// they are the clock's. actant and prose are also run beside each other in one
// process, in turn, round by round, and compared by ratios. Time to the first result
// is from the start of a process that has everything to load to the end of its first
// article; peak memory is the largest resident set of a process that did all the
// articles.
//
// The text is made of the sentences of the repository's articles with other names
// in them, the same text in every run.
package main
