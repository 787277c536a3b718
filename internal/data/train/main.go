// Command train makes the built-in models:
//
//	go run ./internal/data/train -open -transitions -corpora DIR -vectors FILE -o internal/data/models/en.bin
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"runtime/pprof"

	"github.com/actant-nlp/actant/internal/train"
)

func main() {
	o := train.Flags(flag.CommandLine)
	profile := flag.String("cpuprofile", "", "write a CPU profile")
	flag.Parse()
	o.Command = train.Command(flag.CommandLine, "go run ./internal/data/train")
	if err := run(o, *profile); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(o *train.Options, profile string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	return train.Run(ctx, *o, os.Stderr)
}
