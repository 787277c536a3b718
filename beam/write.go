package beam

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"path"
	"reflect"
	"slices"
	"strings"

	sdk "github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

func init() {
	sdk.RegisterType(reflect.TypeFor[line]())
	sdk.RegisterType(reflect.TypeFor[shardFn]())
	sdk.RegisterType(reflect.TypeFor[failureFn]())
	sdk.RegisterType(reflect.TypeFor[writeFn]())
	sdk.RegisterType(reflect.TypeFor[graphFn]())
}

// A line is one line of a file and what orders it there.
type line struct {
	ID   string
	Text []byte
}

// WriteDocuments writes the documents as JSON lines to shards files named
// prefix-00000-of-00008.jsonl and so on. A document's file follows from its id,
// and a file's lines are sorted by id, so the same documents give the same bytes.
// A worker holds one file in memory.
func WriteDocuments(s sdk.Scope, found sdk.PCollection, prefix string, shards int) {
	s = s.Scope("actant.WriteDocuments")
	filesystem.ValidateScheme(prefix)
	shards = max(shards, 1)
	sharded := sdk.ParDo(s, &shardFn{Shards: shards}, found)
	sdk.ParDo0(s, &writeFn{Prefix: prefix, Shards: shards}, sdk.GroupByKey(s, sharded))
}

// WriteFailures writes what was put aside, of several collections, to one file
// of JSON lines, and counts it ("put aside"). There is no file without failures.
func WriteFailures(s sdk.Scope, name string, failed ...sdk.PCollection) {
	s = s.Scope("actant.WriteFailures")
	filesystem.ValidateScheme(name)
	keyed := sdk.ParDo(s, &failureFn{}, sdk.Flatten(s, failed...))
	sdk.ParDo0(s, &writeFn{Prefix: name}, sdk.GroupByKey(s, keyed))
}

// WriteGraphs writes what Merge makes: dir/graph.json for all documents,
// dir/graph-2024-02.json for those of a month.
func WriteGraphs(s sdk.Scope, graphs sdk.PCollection, dir string) {
	s = s.Scope("actant.WriteGraphs")
	filesystem.ValidateScheme(dir)
	sdk.ParDo0(s, &graphFn{Dir: dir}, graphs)
}

type shardFn struct {
	Shards int
	sent   shuffled
}

// Setup names the counter.
func (fn *shardFn) Setup() { fn.sent.named("documents") }

// ProcessElement finds the document's file.
func (fn *shardFn) ProcessElement(ctx context.Context, e Extracted, emit func(int, line)) {
	h := fnv.New32a()
	h.Write([]byte(e.ID))
	fn.sent.add(ctx, 8+len(e.ID)+len(e.Line))
	emit(int(h.Sum32()%uint32(fn.Shards)), line{e.ID, e.Line})
}

type failureFn struct{ aside sdk.Counter }

// Setup names the counter.
func (fn *failureFn) Setup() { fn.aside = sdk.NewCounter("actant", "put aside") }

// ProcessElement makes a failure a line of the only file.
func (fn *failureFn) ProcessElement(ctx context.Context, f Failure) (int, line) {
	fn.aside.Inc(ctx, 1)
	text, err := json.Marshal(f)
	if err != nil { // strings and a number: cannot be
		text = []byte("{}")
	}
	return 0, line{f.ID, text}
}

type writeFn struct {
	Prefix string
	Shards int // 0: Prefix is the file's name
}

// ProcessElement writes one file.
func (fn *writeFn) ProcessElement(ctx context.Context, shard int, list func(*line) bool) error {
	var lines []line
	for l := (line{}); list(&l); {
		lines = append(lines, l)
	}
	slices.SortFunc(lines, func(a, b line) int {
		if a.ID != b.ID {
			return strings.Compare(a.ID, b.ID)
		}
		return slices.Compare(a.Text, b.Text)
	})
	name := fn.Prefix
	if fn.Shards > 0 {
		name = fmt.Sprintf("%s-%05d-of-%05d.jsonl", fn.Prefix, shard, fn.Shards)
	}
	return writeFile(ctx, name, func(w io.Writer) error {
		for _, l := range lines {
			if _, err := w.Write(append(l.Text, '\n')); err != nil {
				return err
			}
		}
		return nil
	})
}

type graphFn struct{ Dir string }

// ProcessElement writes one graph.
func (fn *graphFn) ProcessElement(ctx context.Context, key string, g []byte) error {
	name := "graph.json"
	if key != "" {
		name = "graph-" + key + ".json"
	}
	return writeFile(ctx, strings.TrimSuffix(fn.Dir, "/")+"/"+name, func(w io.Writer) error {
		_, err := w.Write(g)
		return err
	})
}

// writeFile writes a file under another name and renames it when it is whole:
// a worker that dies, or two that do the same bundle, leave no mixture.
func writeFile(ctx context.Context, name string, write func(io.Writer) error) (err error) {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, fs.Close()) }()
	dir, base := path.Split(name)
	part := fmt.Sprintf("%s.%s.%016x", dir, base, rand.Uint64())
	w, err := fs.OpenWrite(ctx, part)
	if err != nil {
		return fmt.Errorf("actant: write %s: %w", name, err)
	}
	if err = errors.Join(write(w), w.Close()); err == nil {
		err = filesystem.Rename(ctx, fs, part, name)
	}
	if err != nil {
		if r, ok := fs.(filesystem.Remover); ok {
			err = errors.Join(err, r.Remove(ctx, part))
		}
		return fmt.Errorf("actant: write %s: %w", name, err)
	}
	return nil
}
