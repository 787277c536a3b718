package modelfile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// A model file is a header and a body, all numbers little-endian:
//
//	magic    8 bytes, telling the kind of model
//	version  4 bytes
//	length   4 bytes, of the body
//	checksum 4 bytes, CRC-32C of the body
const (
	magicLen  = 8
	HeaderLen = magicLen + 12
)

// Errors that Open wraps when the bytes are not a file it can read.
var (
	ErrFormat    = errors.New("not an actant model file of this kind")
	ErrVersion   = errors.New("model file of another version")
	ErrTruncated = errors.New("model file cut short")
	ErrDamaged   = errors.New("model file damaged")
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// A Kind is a kind of model file.
type Kind struct {
	Magic   string // eight bytes
	Version uint32
}

// Seal puts the header before a body.
func (k Kind) Seal(body []byte) []byte {
	out := make([]byte, 0, HeaderLen+len(body))
	out = append(out, k.Magic...)
	out = binary.LittleEndian.AppendUint32(out, k.Version)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(body)))
	out = binary.LittleEndian.AppendUint32(out, crc32.Checksum(body, castagnoli))
	return append(out, body...)
}

// Open checks the header and returns the body, which shares data's memory.
// Errors wrap ErrFormat, ErrVersion, ErrTruncated or ErrDamaged.
func (k Kind) Open(data []byte) ([]byte, error) {
	n := min(len(data), len(k.Magic))
	switch {
	case n == 0 || string(data[:n]) != k.Magic[:n]:
		return nil, fmt.Errorf("%w (it begins %q)", ErrFormat, data[:n])
	case len(data) < HeaderLen:
		return nil, fmt.Errorf("%w: %d bytes", ErrTruncated, len(data))
	}
	if v := binary.LittleEndian.Uint32(data[magicLen:]); v != k.Version {
		return nil, fmt.Errorf("%w: version %d, this program reads %d", ErrVersion, v, k.Version)
	}
	body := data[HeaderLen:]
	want := int(binary.LittleEndian.Uint32(data[magicLen+4:]))
	switch {
	case len(body) < want:
		return nil, fmt.Errorf("%w: %d bytes of %d", ErrTruncated, len(body), want)
	case len(body) > want:
		return nil, fmt.Errorf("%w: %d bytes after its end", ErrDamaged, len(body)-want)
	case crc32.Checksum(body, castagnoli) != binary.LittleEndian.Uint32(data[magicLen+8:]):
		return nil, fmt.Errorf("%w: checksum differs", ErrDamaged)
	}
	return body, nil
}
