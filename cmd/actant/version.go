package main

import (
	"context"
	"fmt"
	"runtime/debug"
)

// version prints what the build says of itself.
func version(_ context.Context, c console, args []string) error {
	if len(args) > 0 {
		return usagef("%q: version takes nothing", args[0])
	}
	b, ok := debug.ReadBuildInfo()
	if !ok {
		_, err := fmt.Fprintln(c.out, "actant (built without module information)")
		return err
	}
	_, err := fmt.Fprintf(c.out, "actant %s %s\n", b.Main.Version, b.GoVersion)
	return err
}
