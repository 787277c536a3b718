package main

import (
	"context"
	"fmt"
	"net"
	"os/signal"
	"syscall"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/serve"
)

const serveUsage = "[-addr HOST:PORT] [-title TEXT] [-texts PATH] [-backend builtin|prose] [-schema FILE] [-gazetteer FILE] [PATH…]"

// servePage answers requests for the page of articles and for a JSON API until it
// is interrupted.
func servePage(ctx context.Context, c console, args []string) error {
	var p pipelineFlags
	var texts, hosts listFlag
	fs := newFlags(c, "serve", serveUsage)
	p.declare(fs.FlagSet)
	addr := fs.String("addr", "127.0.0.1:8080", "`HOST:PORT` to listen on; port 0 takes a free one")
	title := fs.String("title", "", "the page's title")
	fs.Var(&texts, "texts", "`PATH` of the texts of documents read from JSON lines: a file, folder or pattern as extract reads; may be given again")
	fs.Var(&hosts, "host", "a `name` besides localhost by which the server may be asked; may be given again")
	body := fs.Int64("max-body", 0, "bytes of a request; 0: 1 MiB")
	articles := fs.Int("max-articles", 0, "articles held; 0: 1,000")
	timeout := fs.Duration("timeout", 0, "for a request; 0: 30s")
	paths, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	if _, _, err := net.SplitHostPort(*addr); err != nil {
		return usageError{fmt.Errorf("-addr: %w", err)}
	}
	o, err := p.options(c)
	if err != nil {
		return err
	}
	x, err := actant.New(o)
	if err != nil {
		return err
	}
	s, err := serve.New(serve.Options{Extractor: x, Schema: o.Schema, Title: *title, MaxBody: *body, MaxArticles: *articles,
		Timeout: *timeout, Hosts: hosts})
	if err != nil {
		return err
	}
	held := &collection{problems: problems{to: c.err}, c: c, plain: p.plain}
	if len(paths) > 0 {
		if err := held.read(ctx, x, paths, texts); err != nil {
			return err
		}
	}
	for _, d := range held.docs {
		if err := s.Add(d); err != nil {
			return fmt.Errorf("%s: %w (-max-articles)", d.ID, err)
		}
	}
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGTERM) // beside the interrupt
	defer stop()
	return s.Run(ctx, *addr, func(at net.Addr) {
		fmt.Fprintf(c.err, "actant: %s at http://%s/ (interrupt to stop)\n", articleCount(s.Len()), at)
		if !loopback(at) {
			fmt.Fprintln(c.err, "actant: this address can be reached from other machines; whoever reaches it may add articles")
		}
	})
}

func loopback(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

func articleCount(n int) string {
	if n == 1 {
		return "1 article"
	}
	return fmt.Sprintf("%d articles", n)
}
