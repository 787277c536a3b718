// Command actant reads news articles and says who did what to whom.
//
//	actant extract testdata/seeds                      a table for people
//	actant extract -format jsonl -graph g.json DIR     JSON lines, and one graph of all articles
//	actant view out.html DIR                           one HTML page to look at
//	actant serve DIR                                   the page and a JSON API on this machine
//	actant graph g.json disputed                       answers to questions about that graph
//	actant export -format turtle docs.jsonl            RDF, GraphML, CSV … for other programs
//	actant parse -input conllu FILE                    tags and trees as CoNLL-U
//	actant eval articles -texts DIR GOLD.jsonl         scores against annotated corpora
//	actant train …                                     models of one's own
//
// It exits with 0 when all is done, 1 when some article failed (the others are
// written), and 2 when it was called wrongly.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// A console is where a command reads and writes.
type console struct {
	in       io.Reader
	out, err io.Writer
}

// A command is one subcommand: its name, one line of help, and what it does.
type command struct {
	name, help string
	run        func(ctx context.Context, c console, args []string) error
}

func commands() []command {
	return []command{
		{"extract", "relations of articles, as a table or JSON lines, and their graph", extract},
		{"view", "one HTML page to look at: articles, facts, graph, timeline, conflicts", viewPage},
		{"graph", "questions to a graph: facts, entities, neighbours, paths, timeline, disputed, who-says", askGraph},
		{"serve", "the page and a JSON API over HTTP, on this machine", servePage},
		{"export", "documents or their graph for other programs: RDF, GraphML, Neo4j, CSV, CoNLL-U, brat …", exportTo},
		{"parse", "tags, lemmas and trees as CoNLL-U", parse},
		{"eval", "scores against annotated corpora: syntax, names, coreference, relations …", evaluate},
		{"train", "models of your own: parser, names, relations, confidence", trainModel},
		{"version", "which actant this is", version},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, console{os.Stdin, os.Stdout, os.Stderr}, os.Args[1:])
	stop()
	os.Exit(code)
}

// errFailed says that some articles failed, each already reported.
var errFailed = errors.New("some articles failed")

// A usageError is a wrong call.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

func run(ctx context.Context, c console, args []string) int {
	if len(args) == 0 {
		help(c.err)
		return exitUsage
	}
	switch args[0] {
	case "-h", "-help", "--help", "help":
		help(c.out)
		return exitDone
	case "-version", "--version":
		args[0] = "version"
	}
	for _, cmd := range commands() {
		if cmd.name == args[0] {
			return code(c, cmd.name, cmd.run(ctx, c, args[1:]))
		}
	}
	fmt.Fprintf(c.err, "actant: unknown command %q (actant -h lists them)\n", args[0])
	return exitUsage
}

func help(w io.Writer) {
	fmt.Fprintln(w, "actant reads news articles and says who did what to whom.\n\nusage: actant COMMAND [FLAG …] [PATH …]")
	fmt.Fprintln(w)
	for _, cmd := range commands() {
		fmt.Fprintf(w, "  %-9s %s\n", cmd.name, cmd.help)
	}
	fmt.Fprintln(w, "\nactant COMMAND -h lists a command's flags.")
}

func code(c console, name string, err error) int {
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, flag.ErrHelp): // asked for, and given
		return exitDone
	case errors.As(err, &usage):
		fmt.Fprintf(c.err, "actant %s: %v\n", name, err)
		return exitUsage
	}
	if !errors.Is(err, errFailed) {
		fmt.Fprintf(c.err, "actant %s: %v\n", name, err)
	}
	return exitFailed
}
