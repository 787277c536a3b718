package input

import (
	"crypto/sha256"
	"encoding/binary"
)

// identities remember which ids were seen, and where. An id costs some twenty
// bytes whatever its length, so that a run over millions of articles remembers
// them all: half of it a hash, of which two among n ids are equal by chance with
// probability n²/2⁶⁵ (one in ten million for a million ids).
type identities map[uint64]position

// A position is the number of a file, and of a line or member in it, counted
// from 1; 0 when the file is one article.
type position struct {
	file uint32
	at   uint32
}

// add remembers id, and tells where it was seen before.
func (ids identities) add(id string, p position) (first position, seen bool) {
	sum := sha256.Sum256([]byte(id))
	key := binary.LittleEndian.Uint64(sum[:8])
	if first, seen = ids[key]; !seen {
		ids[key] = p
	}
	return first, seen
}
