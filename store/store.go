package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"

	"go.etcd.io/bbolt"
	bbolterrors "go.etcd.io/bbolt/errors"

	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
)

// Format is the version of the file that this package writes.
const Format = 1

// ErrBusy says that another program has the file: one that writes, or, for
// writing, any.
var ErrBusy = errors.New("another program has the file open")

// ErrReadOnly says that a store opened for reading was to be changed.
var ErrReadOnly = errors.New("opened for reading only")

// A VersionError says that a file was written by a newer version of this
// package.
type VersionError struct {
	Path   string
	Format int // of the file
}

// Error names both versions.
func (e *VersionError) Error() string {
	return fmt.Sprintf("store: %s has format %d, written by a newer version; this one reads up to format %d", e.Path, e.Format, Format)
}

// Options say how a file is opened. The zero value opens it for writing, makes
// it where there is none, and waits five seconds for other programs.
type Options struct {
	ReadOnly bool
	Wait     time.Duration    // for other programs; 0: five seconds, below 0: not at all
	Schema   *relation.Schema // as for a graph: nil means relation.News
}

// A Store is an open file. It is safe for concurrent use.
type Store struct {
	path   string
	db     *bbolt.DB
	schema *relation.Schema
	only   bool // reading

	mu sync.Mutex   // of writers
	g  *graph.Graph // nil until the first change, and after one that failed
}

// The buckets.
var (
	bucketMeta      = []byte("meta")      // "format": uint32
	bucketDocuments = []byte("documents") // id: JSON
	bucketRecords   = []byte("records")   // id: graph.Record
	bucketRules     = []byte("rules")     // JSON of a graph.Rule: nothing
	bucketNodes     = []byte("nodes")     // id: JSON
	bucketEdges     = []byte("edges")     // edge key: JSON
	bucketMembers   = []byte("members")   // document 0 entity: node id
	bucketTouching  = []byte("touching")  // node id 0 edge key: nothing
	bucketTypes     = []byte("types")     // relation 0 edge key: nothing
	bucketDisputed  = []byte("disputed")  // edge key: nothing
	buckets         = [][]byte{bucketMeta, bucketDocuments, bucketRecords, bucketRules, bucketNodes, bucketEdges, bucketMembers,
		bucketTouching, bucketTypes, bucketDisputed}
	keyFormat = []byte("format")
)

// Open opens a file. The errors are a *[VersionError], [ErrBusy], those of the
// file system, and those of a file that is no store or is cut short; all name the
// path.
func Open(path string, o Options) (*Store, error) {
	if err := check(path, o.ReadOnly); err != nil {
		return nil, err
	}
	wait := o.Wait
	switch {
	case wait == 0:
		wait = 5 * time.Second
	case wait < 0:
		wait = time.Nanosecond
	}
	db, err := openDatabase(path, 0o644, &bbolt.Options{Timeout: wait, ReadOnly: o.ReadOnly, FreelistType: bbolt.FreelistMapType})
	switch {
	case errors.Is(err, bbolterrors.ErrTimeout):
		return nil, fmt.Errorf("store: %s: %w", path, ErrBusy)
	case err != nil:
		return nil, fmt.Errorf("store: %s: %w", path, err)
	}
	s := &Store{path: path, db: db, schema: o.Schema, only: o.ReadOnly}
	if err := s.prepare(); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

func openDatabase(path string, mode os.FileMode, o *bbolt.Options) (db *bbolt.DB, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("it is damaged: %v", p)
		}
	}()
	return bbolt.Open(path, mode, o)
}

// check looks at the file before the database does: it must not be made for
// reading, nor another kind of file be taken for an empty one.
func check(path string, readOnly bool) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !readOnly:
		return nil
	case err != nil:
		return fmt.Errorf("store: %w", err)
	case !info.Mode().IsRegular():
		return fmt.Errorf("store: %s is no file", path)
	case info.Size() == 0 && readOnly:
		return fmt.Errorf("store: %s is empty", path)
	}
	return whole(path)
}

// prepare checks the format, and makes the buckets of a new file.
func (s *Store) prepare() error {
	fresh := false
	err := s.view(func(tx *bbolt.Tx) error {
		meta := tx.Bucket(bucketMeta)
		if meta == nil {
			if k, _ := tx.Cursor().First(); k != nil || s.only {
				return fmt.Errorf("store: %s is a database of something else", s.path)
			}
			fresh = true
			return nil
		}
		v := meta.Get(keyFormat)
		if len(v) != 4 {
			return fmt.Errorf("store: %s does not tell its format", s.path)
		}
		if n := binary.BigEndian.Uint32(v); n > Format {
			return &VersionError{s.path, int(n)}
		}
		return nil
	})
	if err != nil || !fresh {
		return err
	}
	return s.update(func(tx *bbolt.Tx) error {
		for _, name := range buckets {
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		return tx.Bucket(bucketMeta).Put(keyFormat, binary.BigEndian.AppendUint32(nil, Format))
	})
}

// Close closes the file. Queries and changes must have ended.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.g = nil
	return s.db.Close()
}

// Len is the number of documents.
func (s *Store) Len() (n int, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		n = tx.Bucket(bucketDocuments).Stats().KeyN
		return nil
	})
	return n, err
}

// view reads in one state of the file.
func (s *Store) view(f func(*bbolt.Tx) error) error {
	return s.guard(func() error { return s.db.View(f) })
}

func (s *Store) update(f func(*bbolt.Tx) error) error {
	err := s.guard(func() error { return s.db.Update(f) })
	if err != nil {
		err = fmt.Errorf("store: writing %s: %w", s.path, err)
	}
	return err
}

// guard turns the panics with which the database answers damaged pages into
// errors.
func (s *Store) guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("store: %s is damaged: %v", s.path, p)
		}
	}()
	return f()
}
