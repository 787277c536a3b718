// Command licences lists the licence of every Go module that the packages of
// this repository are built with, and checks it.
//
//	go run ./licences -root ..             all modules of the repository, one a line
//	go run ./licences -root .. -check      and what is wrong, exit code 1
//
// A dependency must come with a licence text that is known
// (github.com/google/licenseclassifier) and is permissive. What the actant program
// and library themselves are built with must be named in NOTICE, with its
// licence, and NOTICE may name nothing else.
//
// Tests' dependencies count where -tests is given.
package main
