// Command gen learns the model of sentence ends from treebanks and writes it.
//
//	go run ./internal/segment/gen -out internal/data/models/sentences.bin -gum gum/train.conllu ewt/train.conllu
//
// The files named as arguments are used whole, those of -gum without the
// documents of genres whose licence keeps them out of a shipped model.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/actant-nlp/actant/internal/segment"
	"github.com/actant-nlp/actant/syntax"
)

// openGenres are the genres of GUM under licences that allow redistribution.
var openGenres = map[string]bool{"news": true, "interview": true, "academic": true, "court": true, "bio": true, "voyage": true}

func main() {
	out := flag.String("out", "", "file to write")
	gum := flag.String("gum", "", "CoNLL-U file of GUM, of which the open genres are used")
	seed := flag.Uint64("seed", 1, "seed of the order of training")
	flag.Parse()
	if err := train(*out, *gum, flag.Args(), *seed); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func train(out, gum string, files []string, seed uint64) error {
	if out == "" || len(files) == 0 && gum == "" {
		return errors.New("want -out FILE and treebanks")
	}
	var texts []*syntax.Text
	for _, f := range files {
		t, err := read(f, func(string) bool { return true })
		if err != nil {
			return err
		}
		texts = append(texts, t...)
	}
	if gum != "" {
		t, err := read(gum, open)
		if err != nil {
			return err
		}
		texts = append(texts, t...)
	}
	b := segment.Train(texts, segment.TrainOptions{Seed: seed}).Encode()
	tmp := out + ".new"
	if err := os.WriteFile(tmp, b, 0o644); err != nil {
		return err
	}
	return os.Rename(tmp, out)
}

// open reports whether a document of GUM is of an open genre, which its id
// tells: GUM_news_afghan.
func open(id string) bool {
	parts := strings.SplitN(id, "_", 3)
	return len(parts) == 3 && openGenres[parts[1]]
}

// read is the documents of a treebank that keep wants.
func read(path string, keep func(id string) bool) ([]*syntax.Text, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := syntax.NewConlluReader(f, path)
	var out []*syntax.Text
	for {
		t, id, err := r.ReadText()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if keep(id) {
			out = append(out, t)
		}
	}
}
