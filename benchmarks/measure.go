package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"slices"
	"time"

	"github.com/actant-nlp/actant/internal/processor"
)

// A figure is what one run of a system measured. The peers' programs print it
// as JSON too. Times are the processor's, of all threads: on one core that has
// nothing else to do they are the clock's.
type figure struct {
	System  string  `json:"system"`
	Version string  `json:"version"`
	Does    string  `json:"does"`
	First   float64 `json:"first_ms"` // to the first result, from the start of the process
	Seconds float64 `json:"seconds"`  // for all articles, loading left out
	Peak    float64 `json:"peak_mb"`  // largest resident set
	Alloc   float64 `json:"alloc_mb"` // allocated for all articles; 0 where it cannot be told
	Note    string  `json:"note"`     // why there are no figures
}

// child runs one system over the articles of a file, in a process of its own,
// and prints its figure.
func child(name, file string) error {
	s, ok := find(name)
	if !ok {
		return fmt.Errorf("no system %q", name)
	}
	as, err := readArticles(file)
	if err != nil {
		return err
	}
	read, err := s.open()
	if err != nil {
		return err
	}
	if err := read(as[0].Text); err != nil {
		return err
	}
	f := figure{System: s.name, Does: s.does, Version: versions()[s.name], First: ms(processor.Time())}
	before := allocated()
	begin := processor.Time()
	for _, a := range as {
		if err := read(a.Text); err != nil {
			return err
		}
	}
	f.Seconds = (processor.Time() - begin).Seconds()
	f.Alloc = float64(allocated()-before) / 1e6
	f.Peak = peak()
	return json.NewEncoder(os.Stdout).Encode(f)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// A paired result compares two systems in one process.
type paired struct {
	name       string
	speed      float64 // times as many tokens a second, median over the rounds
	low, high  float64 // least and most of the rounds
	allocation float64 // times as many bytes allocated
}

// pair runs actant and each other system in turn over the articles, several
// rounds, and gives the ratios actant to other.
func pair(as []article, rounds int) ([]paired, error) {
	all := systems()
	reads := make([]func(string) error, len(all))
	for i, s := range all {
		read, err := s.open()
		if err != nil {
			return nil, err
		}
		if err := read(as[0].Text); err != nil { // what is loaded at the first use
			return nil, err
		}
		reads[i] = read
	}
	speeds := make([][]float64, len(all))
	allocs := make([]float64, len(all))
	for range rounds {
		seconds := make([]float64, len(all))
		for i, read := range reads {
			runtime.GC()
			before, begin := allocated(), processor.Time()
			for _, a := range as {
				if err := read(a.Text); err != nil {
					return nil, err
				}
			}
			seconds[i] = (processor.Time() - begin).Seconds()
			allocs[i] += float64(allocated() - before)
		}
		for i := range all {
			speeds[i] = append(speeds[i], seconds[i]/seconds[0])
		}
	}
	var out []paired
	for i, s := range all[1:] {
		r := speeds[i+1]
		slices.Sort(r)
		out = append(out, paired{s.name, r[len(r)/2], r[0], r[len(r)-1], allocs[0] / allocs[i+1]})
	}
	return out, nil
}
