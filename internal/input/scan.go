package input

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/article"
)

// A scan reads the articles of one file, or of one member of an archive.
type scan struct {
	*Reader
	file  int    // its number
	at    int    // of the member that this is, 0 of a whole file
	place string // for errors: "news.tar.gz: day1/a.txt"
	name  string // for the format and the id: "day1/a.txt"
	depth int    // of archives in archives
	yield func(actant.Article) bool
}

// maxDepth is how deep archives in archives are opened.
const maxDepth = 4

// stream reads the articles of r; false when no more are wanted.
func (s *scan) stream(r io.Reader) bool {
	format := s.opts.Format
	if format == Auto || s.depth > 0 {
		format = formatOf(s.name)
	}
	switch format {
	case JSONL:
		return s.lines(r)
	case Tar:
		return s.tar(r)
	case WARC:
		return s.warc(r)
	}
	return s.text(r)
}

// text reads one article, converted to UTF-8 where it is not.
func (s *scan) text(r io.Reader) bool {
	text, err := s.limited(r)
	if err != nil {
		s.fail(s.place, err)
		return true
	}
	a := actant.Article{ID: s.id()}
	a.Text, a.Charset = article.Decode(text)
	if what := notArticle(a.Text); what != "" {
		s.fail(s.place, errors.New(what))
		return true
	}
	return s.article(s.place, 0, a)
}

// limited reads all of r, which must not be longer than an article may be.
func (s *scan) limited(r io.Reader) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(r, int64(s.opts.MaxBytes)+1))
	if err == nil && len(text) > s.opts.MaxBytes {
		err = tooLong(s.opts.MaxBytes)
	}
	return text, err
}

func tooLong(limit int) error { return fmt.Errorf("longer than %d bytes", limit) }

// id names a text: by its file, or by its whole path.
func (s *scan) id() string {
	name := filepath.ToSlash(uncompressed(s.name))
	if s.opts.PathIDs {
		return path.Clean(name)
	}
	return path.Base(name)
}

// article yields a, unless its id was seen before. at is the number of its line
// or record in the file, 0 for none.
func (s *scan) article(place string, at int, a actant.Article) bool {
	if s.at > 0 {
		at = s.at
	}
	if first, seen := s.ids.add(a.ID, position{uint32(s.file), uint32(at)}); seen {
		s.fail(place, fmt.Errorf("the id %q was seen before, in %s: left out", a.ID, s.where(first)))
		return true
	}
	a.Plain = s.opts.Plain
	return s.yield(a)
}

// tar reads the members whose names tell their format. A truncated archive is
// reported where it ends, once.
func (s *scan) tar(r io.Reader) bool {
	if s.depth >= maxDepth {
		s.fail(s.place, errors.New("archives in archives: too deep"))
		return true
	}
	t := tar.NewReader(r)
	for n := 1; ; n++ {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			s.fail(s.place, err)
			return true
		}
		if h.Typeflag != tar.TypeReg || formatOf(h.Name) == Auto {
			continue
		}
		body := &watch{r: t}
		if !s.member(n, h.Name, body) {
			return false
		}
		if body.err != nil {
			return true // reported as the member's, and nothing follows
		}
	}
}

// member reads member number n of an archive.
func (s *scan) member(n int, name string, r io.Reader) bool {
	if s.at > 0 {
		n = s.at // of an archive in an archive, the outer one's member
	}
	place := s.place + ": " + name
	body, err := decompress(r, nil)
	if err != nil {
		s.fail(place, err)
		return true
	}
	defer func() { _ = body.Close() }()
	inner := scan{Reader: s.Reader, file: s.file, at: n, place: place, name: name, depth: s.depth + 1, yield: s.yield}
	return inner.stream(body)
}

// A watch remembers the error with which a stream broke off.
type watch struct {
	r   io.Reader
	err error
}

func (w *watch) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		w.err = err
	}
	return n, err
}
