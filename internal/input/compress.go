package input

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

var (
	gzipMagic = []byte{0x1f, 0x8b}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
)

// maxWindow bounds the memory that a zstd stream may ask for: that of
// "zstd --ultra -22".
const maxWindow = 128 << 20

// decompress reads r, decompressed when its first bytes say that it is gzip or
// zstd, whatever its name. Closing it closes under, where there is one.
func decompress(r io.Reader, under io.Closer) (io.ReadCloser, error) {
	br := bufio.NewReaderSize(r, 1<<16)
	magic, err := br.Peek(len(zstdMagic))
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, errors.Join(err, shut(under))
	}
	out := stream{Reader: br, under: under}
	switch {
	case bytes.HasPrefix(magic, gzipMagic):
		z, err := gzip.NewReader(br)
		if err != nil {
			return nil, errors.Join(err, shut(under))
		}
		out.Reader = z
	case bytes.HasPrefix(magic, zstdMagic):
		z, err := zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, errors.Join(err, shut(under))
		}
		out.Reader, out.free = z, z.Close
	}
	return out, nil
}

// A stream is a decompressed file.
type stream struct {
	io.Reader
	free  func()
	under io.Closer
}

func (s stream) Close() error {
	if s.free != nil {
		s.free()
	}
	return shut(s.under)
}

func shut(c io.Closer) error {
	if c == nil {
		return nil
	}
	return c.Close()
}
