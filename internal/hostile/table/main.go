// Command table runs the hostile corpus through the built-in pipeline and
// prints for each kind how long it took beside clean news of the same size, and
// what came out. It exits with 1 when a kind gave an invalid document, no error
// where one is due, or took more than the allowed multiple of clean text.
//
//	go run ./internal/hostile/table [-scale 0.1] [-kind REGEXP] [-page] [-growth]
//
// With -growth the column of that name has the time of a byte beside that in a
// tenth of the text: 1 where the time is linear, 10 where it is quadratic.
//
// Seconds are of processor time, of the collector's threads too, so that other
// work on the machine counts little.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/pprof"
	"strings"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/internal/hostile"
	"github.com/actant-nlp/actant/internal/processor"
	"github.com/actant-nlp/actant/internal/valid"
)

func main() {
	ok, err := run()
	if err != nil {
		fmt.Fprintln(os.Stderr, "table:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

type options struct {
	scale   float64
	most    float64
	runs    int
	page    bool
	growth  bool
	kind    *regexp.Regexp
	clean   string
	profile string
}

func parse() (o options, err error) {
	kind := flag.String("kind", ".", "run the kinds whose name matches this `regexp`")
	flag.Float64Var(&o.scale, "scale", 1, "multiply the sizes of the texts")
	flag.Float64Var(&o.most, "most", 3, "the multiple of clean text's time that is allowed")
	flag.IntVar(&o.runs, "runs", 1, "run each text so often and take the shortest time")
	flag.BoolVar(&o.page, "page", false, "give the texts as pages, whose story is to be found, instead of as stories")
	flag.BoolVar(&o.growth, "growth", false, "time a tenth of each text too, and print how the time of a byte grows")
	flag.StringVar(&o.clean, "clean", "testdata/gold/tune/text", "the `folder` of the clean articles")
	flag.StringVar(&o.profile, "cpuprofile", "", "write a profile of the processor's time to this `file`")
	flag.Parse()
	o.kind, err = regexp.Compile(*kind)
	return o, err
}

func run() (ok bool, err error) {
	o, err := parse()
	if err != nil {
		return false, err
	}
	news, err := readNews(o.clean)
	if err != nil {
		return false, err
	}
	x, err := actant.New(actant.Options{AnyLanguage: true}) // a refusal would say nothing of the time
	if err != nil {
		return false, err
	}
	m := meter{x: x, options: o, news: news, clean: map[int]time.Duration{}}
	m.time(news) // load what is loaded once
	if o.profile != "" {
		f, err := os.Create(o.profile)
		if err != nil {
			return false, err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return false, err
		}
		defer pprof.StopCPUProfile()
	}
	fmt.Printf("%s, %s/%s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return m.table(), nil
}

// readNews joins the articles of a folder.
func readNews(folder string) (string, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) == 0 {
		return "", fmt.Errorf("no clean articles in %s", folder)
	}
	var b strings.Builder
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			return "", err
		}
		b.Write(text)
		b.WriteString("\n\n")
	}
	return b.String(), nil
}

// A meter takes times.
type meter struct {
	options
	x     *actant.Extractor
	news  string
	clean map[int]time.Duration
}

func (m *meter) table() bool {
	ok := true
	fmt.Printf("%-18s %9s %8s %8s %6s %6s  %s\n", "kind", "bytes", "seconds", "clean", "ratio", "growth", "outcome")
	for _, k := range hostile.Kinds() {
		if !m.kind.MatchString(k.Name) {
			continue
		}
		text := k.Text(int(float64(k.Size) * m.scale))
		took, outcome, good := m.hostile(k, text)
		clean := m.cleanTime(len(text))
		ratio := took.Seconds() / clean.Seconds()
		if ratio > m.most {
			outcome, good = outcome+" TOO SLOW", false
		}
		ok = ok && good
		fmt.Printf("%-18s %9d %8.2f %8.2f %6.2f %6s  %s\n", k.Name, len(text), took.Seconds(), clean.Seconds(), ratio, m.growthOf(k, text, took), outcome)
	}
	return ok
}

// growthOf is the time of a byte of a text of kind k beside that in a tenth of it;
// "" when it is not asked for or too short to tell.
func (m *meter) growthOf(k hostile.Kind, text string, took time.Duration) string {
	if !m.growth {
		return ""
	}
	small := k.Text(len(text) / 10)
	least, _, _ := m.time(small)
	if least < 5*time.Millisecond {
		return ""
	}
	return fmt.Sprintf("%.2f", took.Seconds()/float64(len(text))/(least.Seconds()/float64(len(small))))
}

// hostile extracts a text of kind k and judges what comes out.
func (m *meter) hostile(k hostile.Kind, text string) (took time.Duration, outcome string, ok bool) {
	took, doc, err := m.time(text)
	switch {
	case err != nil && k.Refused:
		return took, "refused", true
	case err != nil:
		return took, "FAILED: " + err.Error(), false
	case k.Refused:
		return took, "NOT REFUSED", false
	}
	if err := valid.Document(text, doc); err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return took, "INVALID: " + first, false
	}
	outcome = fmt.Sprintf("%d sentences, %d entities, %d relations", len(doc.Text.Sentences), len(doc.Entities), len(doc.Relations))
	if len(doc.Notes) > 0 {
		outcome += "; " + strings.Join(doc.Notes, "; ")
	}
	return took, outcome, true
}

// cleanTime is the time that clean text of so many bytes takes: that of a text of
// nearly that size in proportion, where one was measured.
func (m *meter) cleanTime(size int) time.Duration {
	for known, t := range m.clean {
		if float64(max(known, size)) < 1.2*float64(min(known, size)) {
			return time.Duration(float64(t) * float64(size) / float64(known))
		}
	}
	text := strings.Repeat(m.news, size/len(m.news)+1)[:size]
	t, _, err := m.time(strings.ToValidUTF8(text, ""))
	if err != nil {
		panic(err) // clean text is text
	}
	m.clean[size] = t
	return t
}

// time extracts a text and takes the processor's time for it.
func (m *meter) time(text string) (least time.Duration, doc *actant.Document, err error) {
	for i := range max(m.runs, 1) {
		runtime.GC()
		start := processor.Time()
		doc, err = m.x.Extract(context.Background(), actant.Article{ID: "hostile", Text: text, Plain: !m.page})
		if t := processor.Time() - start; i == 0 || t < least {
			least = t
		}
	}
	return least, doc, err
}
