package input

import (
	"crypto/sha256"
	"encoding/binary"
	"sync"
)

// identities remember which ids were seen, and where. An id costs some twenty
// bytes whatever its length, so that a run over millions of articles remembers
// them all: half of it a hash, of which two among n ids are equal by chance with
// probability n²/2⁶⁵ (one in ten million for a million ids).
type identities struct {
	mu    sync.Mutex
	first map[uint64]position
}

// A position is the number of a file, and of a line or member in it, counted
// from 1; 0 when the file is one article.
type position struct {
	file uint32
	at   uint32
}

func keyOf(id string) uint64 {
	sum := sha256.Sum256([]byte(id))
	return binary.LittleEndian.Uint64(sum[:8])
}

// add remembers id, and tells where it was seen before.
func (ids *identities) add(id string, p position) (first position, seen bool) {
	key := keyOf(id)
	ids.mu.Lock()
	defer ids.mu.Unlock()
	if ids.first == nil {
		ids.first = map[uint64]position{}
	}
	if first, seen = ids.first[key]; !seen {
		ids.first[key] = p
	}
	return first, seen
}

// find tells where id was first seen.
func (ids *identities) find(id string) (position, bool) {
	ids.mu.Lock()
	defer ids.mu.Unlock()
	p, ok := ids.first[keyOf(id)]
	return p, ok
}
