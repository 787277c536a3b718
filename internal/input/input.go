// Package input reads articles from what people keep them in: text files, JSON
// lines, tar archives and WARC collections, plain or compressed, in folders,
// by patterns, or on standard input.
//
// Archives are not clean, and a run over one must not end for that. Each thing
// that cannot be read (a file without permission, a truncated gzip stream, a
// broken line, an article whose id was seen before) is reported once through
// [Options].Fail, with its place, and the rest is read.
//
// Articles come one at a time; memory is that of the largest article, the list
// of files, and some twenty bytes for each id.
package input

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"sync/atomic"

	"github.com/actant-nlp/actant"
)

// Options say how to read. Fail must be set; the rest of the zero value works.
type Options struct {
	// Format is what files hold; Auto tells by their names.
	Format Format

	// Plain marks every article as all body, without a page around it.
	Plain bool

	// PathIDs makes the path of a text, rather than its last element, the
	// article's id.
	PathIDs bool

	// MaxBytes is the largest article, as text or as a line of JSON, that is read
	// into memory; 0 means 64 MiB. A larger one is reported and passed over.
	MaxBytes int

	Stdin io.Reader   // what the path "-" reads
	Fail  func(error) // takes what could not be read; called by whoever ranges over the articles
}

const defaultMaxBytes = 64 << 20

// A Reader reads articles from a list of files.
type Reader struct {
	opts  Options
	files []file
	read  atomic.Int64
	ids   identities
}

// New lists the files that paths stand for: a file itself, a folder's files of
// the format in the order of their names, at any depth; the files that a pattern
// such as "news/**/*.jsonl.gz" matches; "-" for standard input. What is not
// there is reported.
func New(o Options, paths ...string) *Reader {
	if o.MaxBytes <= 0 {
		o.MaxBytes = defaultMaxBytes
	}
	r := &Reader{opts: o}
	for _, p := range paths {
		r.list(p)
	}
	return r
}

// A file is one to be read. Its path is "-" for standard input.
type file struct {
	path string
	size int64
}

// Len is the number of files.
func (r *Reader) Len() int { return len(r.files) }

// Size is how many bytes the files have together, as they lie on disk; -1 when
// that is not known, as of standard input.
func (r *Reader) Size() int64 {
	total := int64(0)
	for _, f := range r.files {
		if f.size < 0 {
			return -1
		}
		total += f.size
	}
	return total
}

// Read is how many of these bytes have been read so far. It may be called
// while articles are read.
func (r *Reader) Read() int64 { return r.read.Load() }

// Articles yields the articles of all files in order. Call it once.
func (r *Reader) Articles() iter.Seq[actant.Article] {
	return func(yield func(actant.Article) bool) {
		for i := range r.files {
			if !r.file(i, yield) {
				return
			}
		}
	}
}

// Open opens the i-th file, decompressed.
func (r *Reader) Open(i int) (io.ReadCloser, error) {
	f := r.files[i]
	if f.path == "-" {
		return decompress(counting{r.opts.Stdin, &r.read}, nil)
	}
	disk, err := os.Open(f.path)
	if err != nil {
		return nil, err
	}
	return decompress(counting{disk, &r.read}, disk)
}

// Path is the path of the i-th file.
func (r *Reader) Path(i int) string { return r.files[i].path }

// Place tells where the article with this id came from, for an error: its file,
// with the line or the member's number where the file holds several ("a.jsonl:3"),
// and the id where that is not the file's name. It may be called while articles
// are read.
func (r *Reader) Place(id string) string {
	p, ok := r.ids.find(id)
	if !ok {
		return id
	}
	place := r.where(p)
	if p.at == 0 {
		return place
	}
	return fmt.Sprintf("%s: %s", place, id)
}

// where is the place of p, without the id.
func (r *Reader) where(p position) string {
	path := r.files[p.file].path
	if p.at == 0 {
		return path
	}
	return fmt.Sprintf("%s:%d", path, p.at)
}

func (r *Reader) file(i int, yield func(actant.Article) bool) bool {
	path := r.files[i].path
	body, err := r.Open(i)
	if err != nil {
		r.fail(path, err)
		return true
	}
	defer func() { _ = body.Close() }()
	s := scan{Reader: r, file: i, place: path, name: path, yield: yield}
	return s.stream(body)
}

// fail reports err with its place, unless its text begins with the place.
func (r *Reader) fail(place string, err error) {
	var onDisk *os.PathError
	if errors.As(err, &onDisk) && onDisk.Path == place {
		r.opts.Fail(err)
		return
	}
	r.opts.Fail(fmt.Errorf("%s: %w", place, err))
}

// counting counts what is read.
type counting struct {
	r io.Reader
	n *atomic.Int64
}

func (c counting) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n.Add(int64(n))
	return n, err
}
