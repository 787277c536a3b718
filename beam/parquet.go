package beam

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	sdk "github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/xitongsys/parquet-go-source/buffer"
	"github.com/xitongsys/parquet-go/reader"
)

func init() {
	sdk.RegisterType(reflect.TypeFor[parquetFn]())
}

// ReadParquet reads articles from the columns id, text and published of the
// Parquet files that match glob: strings, published optional in each row. It
// uses the SDK's Parquet library, whose own transform ends the job at the first
// broken file; here a broken file is a [Failure].
func ReadParquet(s sdk.Scope, glob string) (articles, failed sdk.PCollection) {
	s = s.Scope("actant.ReadParquet")
	files := fileio.ReadMatches(s, fileio.MatchFiles(s, glob, fileio.MatchEmptyDisallow()), fileio.ReadUncompressed())
	return sdk.ParDo2(s, &parquetFn{}, files)
}

// A row is how common writers store three strings: as optional columns.
type row struct {
	ID        *string `parquet:"name=id, type=BYTE_ARRAY, convertedtype=UTF8, repetitiontype=OPTIONAL"`
	Text      *string `parquet:"name=text, type=BYTE_ARRAY, convertedtype=UTF8, repetitiontype=OPTIONAL"`
	Published *string `parquet:"name=published, type=BYTE_ARRAY, convertedtype=UTF8, repetitiontype=OPTIONAL"`
}

type parquetFn struct{}

// ProcessElement reads one file, in blocks of rows.
func (fn *parquetFn) ProcessElement(ctx context.Context, f fileio.ReadableFile, emit func(Article), fail func(Failure)) {
	file, err := f.Read(ctx)
	if err == nil {
		err = rows(file, emit, func(n int, err error) {
			fail(Failure{f.Metadata.Path, fmt.Sprintf("row %d: %v", n, err), 1})
		})
	}
	if err != nil {
		fail(Failure{f.Metadata.Path, fmt.Sprintf("read: %v", err), 1})
	}
}

// rows emits the articles of a file. The library panics on some broken files,
// which are errors here.
func rows(file []byte, emit func(Article), bad func(row int, err error)) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("parquet: %v", fault)
		}
	}()
	const block = 256 // rows
	r, err := reader.NewParquetReader(buffer.NewBufferFileFromBytes(file), new(row), 1)
	if err != nil {
		return err
	}
	defer r.ReadStop()
	for at, total := 0, int(r.GetNumRows()); at < total; {
		rs := make([]row, min(block, total-at))
		if err := r.Read(&rs); err != nil {
			return err
		}
		if len(rs) == 0 {
			return fmt.Errorf("parquet: %d of %d rows", at, total)
		}
		for i, w := range rs {
			if w.ID == nil || *w.ID == "" || w.Text == nil {
				bad(at+i+1, errors.New(`a row needs "id" and "text"`))
				continue
			}
			a := Article{ID: *w.ID, Text: *w.Text}
			if w.Published != nil {
				a.Published = *w.Published
			}
			emit(a)
		}
		at += len(rs)
	}
	return nil
}
