package beam

import (
	"context"
	"fmt"
	"path"
	"reflect"
	"strings"

	sdk "github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
)

func init() {
	sdk.RegisterType(reflect.TypeFor[textFn]())
	sdk.RegisterType(reflect.TypeFor[lineFn]())
}

// ReadText reads one article from each file that matches glob, a path or a URL
// of a file system that the program has imported. An article's id is its path
// below the folder that the glob fixes. Files ending in .gz are decompressed.
// What cannot be read comes out second.
func ReadText(s sdk.Scope, glob string) (articles, failed sdk.PCollection) {
	s = s.Scope("actant.ReadText")
	files := fileio.ReadMatches(s, fileio.MatchFiles(s, glob, fileio.MatchEmptyDisallow()))
	return sdk.ParDo2(s, &textFn{Base: fixed(glob)}, files)
}

// ReadJSONL reads an article from each line {"id", "text", "published"?} of the
// files that match glob. Large files are read in parts, by several workers.
func ReadJSONL(s sdk.Scope, glob string) (articles, failed sdk.PCollection) {
	s = s.Scope("actant.ReadJSONL")
	return sdk.ParDo2(s, &lineFn{}, textio.ReadWithFilename(s, glob))
}

// fixed is the part of a glob before its first pattern, up to a slash.
func fixed(glob string) string {
	if i := strings.IndexAny(glob, `*?[\`); i >= 0 {
		glob = glob[:i]
	}
	return glob[:strings.LastIndexByte(glob, '/')+1]
}

type textFn struct{ Base string }

// ProcessElement reads one file.
func (fn *textFn) ProcessElement(ctx context.Context, f fileio.ReadableFile, emit func(Article), fail func(Failure)) {
	id := strings.TrimPrefix(f.Metadata.Path, fn.Base)
	text, err := f.Read(ctx)
	if err != nil {
		fail(Failure{f.Metadata.Path, fmt.Sprintf("read: %v", err), 1})
		return
	}
	emit(Article{ID: id, Text: string(text)})
}

type lineFn struct{}

// ProcessElement decodes one line of a file. Beam reads files from the middle,
// so a bad line is told by its beginning rather than its number.
func (fn *lineFn) ProcessElement(file, line string, emit func(Article), fail func(Failure)) {
	if strings.TrimSpace(line) == "" {
		return
	}
	a, err := decode([]byte(line))
	if err != nil {
		const shown = 60 // bytes of the line
		fail(Failure{path.Base(file), fmt.Sprintf("line %.*q: %v", shown, line, err), 1})
		return
	}
	emit(a)
}
