// Command actant-beam extracts the relations of an archive of articles on Apache
// Beam: JSON lines of all documents, and graphs of what they say together.
//
//	actant-beam -input 'articles/*.jsonl' -output out
//	actant-beam -input 'gs://archive/*.parquet' -format parquet -by month -output gs://out -runner dataflow …
//
// The flags after -runner are the SDK's; without one it runs on this machine.
// What could not be read or extracted is in failed.jsonl, and the exit code is 1.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	sdk "github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/gcs"   // gs://
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local" // paths
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/actant-nlp/actant/beam"
)

var (
	input  = flag.String("input", "", "the articles: a `GLOB` of files, paths or gs:// URLs")
	format = flag.String("format", "jsonl", `text (a file is an article), jsonl (lines of {"id", "text", "published"?}) or parquet (these columns)`)
	output = flag.String("output", "", "the `FOLDER` for documents-….jsonl, graph.json and failed.jsonl; it must exist")
	shards = flag.Int("shards", 8, "files of documents")
	by     = flag.String("by", "all", "one graph of all, or for each year, month or day; none: no graph")
	schema = flag.String("schema", "", "relation types of your own: a YAML or JSON `FILE`")
	open   = flag.Bool("open", false, "open relations too")
	plain  = flag.Bool("plain", false, "the texts are all body, no page around them")
	tries  = flag.Int("tries", 3, "how often an article is tried before it is put aside")
)

func main() {
	flag.Parse()
	sdk.Init()
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "actant-beam:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	if *input == "" || *output == "" {
		flag.Usage()
		os.Exit(2)
	}
	p, err := pipeline()
	if err != nil {
		return err
	}
	start := time.Now()
	result, err := beamx.RunWithMetrics(ctx, p)
	if err != nil {
		return err
	}
	return report(result, time.Since(start))
}

// pipeline reads the flags.
func pipeline() (*sdk.Pipeline, error) {
	p, s := sdk.NewPipelineWithRoot()
	read := map[string]func(sdk.Scope, string) (sdk.PCollection, sdk.PCollection){
		"text": beam.ReadText, "jsonl": beam.ReadJSONL, "parquet": beam.ReadParquet,
	}[*format]
	if read == nil {
		return nil, fmt.Errorf("no format %q", *format)
	}
	key, ok := map[string]beam.Key{"all": beam.All, "year": beam.ByYear, "month": beam.ByMonth, "day": beam.ByDay, "none": ""}[*by]
	if !ok {
		return nil, fmt.Errorf("no key %q", *by)
	}
	o := beam.Options{Open: *open, Plain: *plain, Tries: *tries}
	if *schema != "" {
		var err error
		if o.Schema, err = os.ReadFile(*schema); err != nil {
			return nil, err
		}
	}
	articles, unread := read(s, *input)
	found, failed := beam.Extract(s, articles, o)
	dir := strings.TrimSuffix(*output, "/")
	beam.WriteDocuments(s, found, dir+"/documents", *shards)
	if *by != "none" {
		beam.WriteGraphs(s, beam.Merge(s, found, key, o.Schema), dir)
	}
	beam.WriteFailures(s, dir+"/failed.jsonl", unread, failed)
	return p, nil
}

// report prints the counters of a finished run, where the runner gives them.
func report(result sdk.PipelineResult, took time.Duration) error {
	if result == nil {
		return nil
	}
	sums := map[string]int64{}
	for _, c := range result.Metrics().AllMetrics().Counters() {
		if c.Namespace() == "actant" {
			sums[c.Name()] += c.Result()
		}
	}
	var names []string
	for name := range sums {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(os.Stderr, "%-28s %12d\n", name, sums[name])
	}
	fmt.Fprintf(os.Stderr, "%-28s %12.0f\n", "tokens a second", float64(sums["tokens"])/took.Seconds())
	if sums["put aside"] > 0 {
		return errors.New("some articles could not be read or extracted: see failed.jsonl")
	}
	return nil
}
