package main

import (
	"flag"
	"fmt"
)

// newFlags makes a flag set that reports to c and exits never.
func newFlags(c console, name, usage string) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(c.err)
	fs.Usage = func() {
		fmt.Fprintf(c.err, "usage: actant %s %s\n", name, usage)
		fs.PrintDefaults()
	}
	return fs
}

// parseFlags reads flags that may stand before, between and after the paths.
// After "--" everything is a path.
func parseFlags(fs *flag.FlagSet, args []string) (paths []string, err error) {
	for len(args) > 0 {
		before := len(args)
		if err := fs.Parse(args); err != nil {
			if err == flag.ErrHelp {
				return nil, err
			}
			return nil, usageError{err}
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
	return fmt.Errorf("must be one of %v", c.allowed)
}
