package input

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A Format is what a file holds.
type Format string

// The formats.
const (
	Auto  Format = ""      // told by the file's name; text where that says nothing
	Text  Format = "text"  // one article a file
	JSONL Format = "jsonl" // one article a line: {"id", "text", "published"?}
	Tar   Format = "tar"   // an archive of files of these formats
	WARC  Format = "warc"  // a web archive's text records (WET)
)

// Formats are the names that [Format].Set takes, apart from "auto".
func Formats() []string {
	return []string{string(Text), string(JSONL), string(Tar), string(WARC)}
}

// String is the format's name.
func (f *Format) String() string {
	if *f == Auto {
		return "auto"
	}
	return string(*f)
}

// Set reads a name, so that a Format is a flag.Value.
func (f *Format) Set(name string) error {
	switch {
	case name == "auto":
		*f = Auto
	case slices.Contains(Formats(), name):
		*f = Format(name)
	default:
		return fmt.Errorf("must be one of %v", append([]string{"auto"}, Formats()...))
	}
	return nil
}

// named are the formats by the ends of names, each also with the ends of a
// compressed file.
var named = []struct {
	ext    string
	format Format
}{
	{".txt", Text}, {".text", Text}, {".jsonl", JSONL}, {".ndjson", JSONL}, {".tar", Tar}, {".tgz", Tar}, {".warc", WARC}, {".wet", WARC},
}

// formatOf tells a format by a name; Auto when it says nothing.
func formatOf(name string) Format {
	name = strings.ToLower(uncompressed(name))
	for _, n := range named {
		if strings.HasSuffix(name, n.ext) {
			return n.format
		}
	}
	return Auto
}

// uncompressed is name without the end that says how it is compressed.
func uncompressed(name string) string {
	switch ext := path.Ext(filepath.ToSlash(name)); strings.ToLower(ext) {
	case ".gz", ".zst", ".zstd":
		return strings.TrimSuffix(name, ext)
	}
	return name
}

// takes reports whether a folder's file of format g is read for f.
func (f Format) takes(g Format) bool { return g != Auto && (f == Auto || f == g) }

// extensions lists the ends of names that a folder is searched for.
func (f Format) extensions() []string {
	var out []string
	for _, n := range named {
		if f.takes(n.format) {
			out = append(out, n.ext)
		}
	}
	return out
}
