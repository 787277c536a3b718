package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// A flagSet is the flags of a command, and its help.
type flagSet struct {
	*flag.FlagSet
	help func()
}

// newFlags makes a flag set that exits never. Its help goes to standard output:
// it is shown only when asked for.
func newFlags(c console, name, usage string) *flagSet {
	fs := &flagSet{FlagSet: flag.NewFlagSet(name, flag.ContinueOnError)}
	fs.SetOutput(io.Discard) // a wrong flag is told once, by whoever called
	fs.help = func() {
		fmt.Fprintf(c.out, "usage: actant %s %s\n", name, usage)
		fs.SetOutput(c.out)
		fs.PrintDefaults()
	}
	return fs
}

// parseFlags reads flags that may stand before, between and after the paths.
// After "--" everything is a path.
func parseFlags(fs *flagSet, args []string) (paths []string, err error) {
	for len(args) > 0 {
		before := len(args)
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				fs.help()
				return nil, err
			}
			return nil, usagef("%w (actant %s -h lists the flags)", err, fs.Name())
		}
		rest := fs.Args()
		if used := before - len(rest); used > 0 && args[used-1] == "--" {
			return append(paths, rest...), nil
		}
		if len(rest) == 0 {
			break
		}
		paths, args = append(paths, rest[0]), rest[1:]
	}
	return paths, nil
}

// choice is a flag that takes one of a few words.
type choice struct {
	value   string
	allowed []string
}

func (c *choice) String() string { return c.value }

func (c *choice) Set(s string) error {
	for _, a := range c.allowed {
		if a == s {
			c.value = s
			return nil
		}
	}
	return fmt.Errorf("must be one of %s", strings.Join(c.allowed, ", "))
}
