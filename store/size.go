package store

import (
	"encoding/binary"
	"fmt"
	"os"
)

// whole reports an error for a file that has lost its end. The database maps the
// file into memory, where reading what is not there ends the program, so this is
// looked at before: either of the first two pages says how many pages the file
// has (bbolt's file format 2).
func whole(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	defer func() { _ = f.Close() }()
	pageSize, pages, latest := metaAt(f, 0)
	if pageSize == 0 {
		pageSize = os.Getpagesize()
	}
	if n, more, tx := metaAt(f, int64(pageSize)); n != 0 && tx > latest {
		pages = more
	}
	info, err := f.Stat() // last: a program that writes makes the file longer first
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	if need := int64(pages) * int64(pageSize); need > info.Size() {
		return fmt.Errorf("store: %s is cut short: %d bytes of %d", path, info.Size(), need)
	}
	return nil
}

// metaAt reads a meta page; the page size is 0 where there is none.
func metaAt(f *os.File, at int64) (pageSize int, pages, tx uint64) {
	const (
		header = 16
		magic  = 0xED0CDAED
	)
	var b [header + 56]byte
	if _, err := f.ReadAt(b[:], at); err != nil {
		return 0, 0, 0
	}
	m := b[header:]
	if binary.NativeEndian.Uint32(m) != magic {
		return 0, 0, 0
	}
	return int(binary.NativeEndian.Uint32(m[8:])), binary.NativeEndian.Uint64(m[40:]), binary.NativeEndian.Uint64(m[48:])
}
