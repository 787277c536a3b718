package input

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant"
)

// A record is the head of a WARC record (ISO 28500), as far as it is needed.
type record struct {
	kind   string // "conversion", "response" …
	id     string // the address of the page, else the record's id
	media  string // the content type
	length int64
}

// isText reports whether the record is the text of a page, as WET files have it.
func (h *record) isText() bool {
	return h.kind == "conversion" && (h.media == "" || strings.HasPrefix(h.media, "text/plain"))
}

// warc reads the text records. Pages as they were fetched (response records)
// are left to who reads HTML; a file that has nothing else is reported.
func (s *scan) warc(r io.Reader) bool {
	br := bufio.NewReaderSize(r, 1<<16)
	texts, pages := 0, 0
	for n := 1; ; n++ {
		place := fmt.Sprintf("%s: record %d", s.place, n)
		h, err := readRecord(br)
		if errors.Is(err, io.EOF) {
			break
		}
		if errors.Is(err, errHead) {
			s.fail(place, err) // and on at the next one that can be read
			continue
		}
		if err == nil && h.isText() {
			texts++
			err = s.record(place, n, h, br)
		} else if err == nil {
			if h.kind == "response" {
				pages++
			}
			_, err = io.CopyN(io.Discard, br, h.length)
		}
		if errors.Is(err, errStopped) {
			return false
		}
		if err != nil {
			s.fail(place, truncated(err))
			return true
		}
	}
	if texts == 0 {
		s.fail(s.place, fmt.Errorf("no text records in it; pages as they were fetched (%d) are not read", pages))
	}
	return true
}

// errStopped says that no more articles are wanted.
var errStopped = errors.New("stopped")

// record yields a text record. One that is too long is reported and passed over.
func (s *scan) record(place string, n int, h *record, r io.Reader) error {
	if h.length > int64(s.opts.MaxBytes) {
		s.fail(place, tooLong(s.opts.MaxBytes))
		_, err := io.CopyN(io.Discard, r, h.length)
		return err
	}
	var text strings.Builder
	if _, err := io.CopyN(&text, r, h.length); err != nil {
		return err
	}
	if !s.article(place, n, actant.Article{ID: h.id, Text: text.String()}) {
		return errStopped
	}
	return nil
}

func truncated(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// errHead says that a record does not begin as one should.
var errHead = errors.New("not a WARC record")

// readRecord reads up to the record's content. After a broken head, the next
// call goes on at the next line that begins a record.
func readRecord(br *bufio.Reader) (*record, error) {
	for line := []byte(nil); !bytes.HasPrefix(line, []byte("WARC/")); {
		var err error
		if line, err = headLine(br); err != nil {
			return nil, err
		}
	}
	h := &record{length: -1}
	for {
		line, err := headLine(br)
		if err != nil {
			return nil, truncated(err)
		}
		if len(line) == 0 {
			break
		}
		name, value, _ := strings.Cut(string(line), ":")
		h.set(strings.ToLower(name), strings.TrimSpace(value))
	}
	if h.length < 0 || h.isText() && h.id == "" {
		return nil, fmt.Errorf("%w: without Content-Length or address", errHead)
	}
	return h, nil
}

func (h *record) set(name, value string) {
	switch name {
	case "warc-type":
		h.kind = value
	case "warc-target-uri":
		h.id = strings.Trim(value, "<>")
	case "warc-record-id":
		if h.id == "" {
			h.id = strings.Trim(value, "<>")
		}
	case "content-type":
		h.media = value
	case "content-length":
		if n, err := strconv.ParseInt(value, 10, 64); err == nil {
			h.length = n
		}
	}
}

// headLine reads a line without its end. One that is longer than the buffer is
// no line of a head; what is passed over counts as empty.
func headLine(br *bufio.Reader) ([]byte, error) {
	line, err := br.ReadSlice('\n')
	long := false
	for errors.Is(err, bufio.ErrBufferFull) {
		long = true
		line, err = br.ReadSlice('\n')
	}
	if err != nil && (len(line) == 0 || !errors.Is(err, io.EOF)) {
		return nil, err
	}
	if long {
		return nil, nil
	}
	return bytes.TrimRight(line, "\r\n"), nil
}
