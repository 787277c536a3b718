package train

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A corpus is what was read from one folder or file.
type corpus struct {
	name  string
	class string // open or research
	train []*sentence
	dev   []*sentence
}

// A sentence is as its corpus has it.
type sentence struct {
	words                            []string
	upos, xpos, feats, lemma, deprel []string // nil in a corpus of names
	head                             []int    // -1 at the root
	named                            bool     // names are annotated
	spans                            []labelled
	open                             []int // tokens that may be any name, or none
	doc                              int
	genre                            string // of a GUM document
}

// A labelled span is a name with the corpus' own label and its head's tag.
type labelled struct {
	from, to   int
	label, tag string
}

// A source is one corpus that the reader knows by name.
type source struct {
	name, folder, class string
	read                func(r io.Reader, file string, s *source) ([]*sentence, error)
	word, label, tag    int // columns; label -1 is the last, tag -1 none
	devOnly             bool
}

// sources lists the corpora of Options.Corpora, with the classes of their
// licences.
func sources() []source {
	columns := func(name, class string, word, tag int) source {
		return source{name: name, folder: "ner/" + name, class: class, read: readColumns, word: word, label: -1, tag: tag}
	}
	uner := columns("uner-ewt", "open", 1, -1)
	uner.label, uner.devOnly = 2, true
	return []source{
		{name: "ewt", folder: "syntax/ewt", class: "open", read: readTreebank},
		{name: "gum", folder: "syntax/gum", class: "open", read: readTreebank},
		columns("gmb", "open", 0, 1),
		uner,
		columns("politics", "open", 0, -1),
		columns("wnut17", "open", 0, -1),
		{name: "redocred", folder: "relation/redocred", class: "open", read: readDocRED},
		columns("conll2003", "research", 0, 1),
		columns("wikineural", "research", 1, -1),
	}
}

// load reads the files of s under root: those whose names begin train or dev.
func (s *source) load(root string) (*corpus, error) {
	files, err := filepath.Glob(filepath.Join(root, s.folder, "*"))
	if err != nil || len(files) == 0 {
		return nil, err
	}
	c := &corpus{name: s.name, class: s.class}
	for _, f := range files {
		part := &c.train
		switch base := filepath.Base(f); {
		case strings.HasPrefix(base, "dev"):
			part = &c.dev
		case !strings.HasPrefix(base, "train"):
			continue
		}
		if *part, err = readFile(f, s); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func readFile(path string, s *source) ([]*sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("train: %w", err)
	}
	defer f.Close()
	out, err := s.read(bufio.NewReaderSize(f, 1<<16), path, s)
	if err != nil {
		return nil, fmt.Errorf("train: %w", err)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("train: %s: no sentences", path)
	}
	return out, nil
}

// openGenres are GUM's genres whose texts are under open licences.
var openGenres = []string{"news", "interview", "academic", "court", "bio", "voyage"}

// openOnly drops the sentences whose texts may not be used in shipped weights.
func (c *corpus) openOnly() {
	if c.name != "gum" {
		return
	}
	c.train = slices.DeleteFunc(c.train, func(s *sentence) bool { return !slices.Contains(openGenres, s.genre) })
}
