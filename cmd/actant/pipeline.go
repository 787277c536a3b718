package main

import (
	"flag"
	"os"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/relation"
)

// pipelineFlags choose the stages of commands that extract on their way to
// something else.
type pipelineFlags struct {
	backend           choice
	schema, gazetteer string
	plain             bool
	workers           int
}

func (p *pipelineFlags) declare(fs *flag.FlagSet) {
	p.backend = choice{"builtin", []string{"builtin", "prose"}}
	fs.Var(&p.backend, "backend", "`NAME` of who tokenizes, tags and names: builtin or prose")
	fs.StringVar(&p.schema, "schema", "", "relation types of your own: a YAML or JSON `FILE`")
	fs.StringVar(&p.gazetteer, "gazetteer", "", "names of your own: `FILE` of CSV (name,type,aliases,id …) or JSON lines")
	fs.BoolVar(&p.plain, "plain", false, "the text is all body, no page around it")
	fs.IntVar(&p.workers, "workers", 0, "`N` articles at once; 0: one for each processor")
}

func (p *pipelineFlags) options(c console) (o actant.Options, err error) {
	o = options(p.backend.value, p.workers)
	if o.Schema, err = readSchema(p.schema); err != nil {
		return o, err
	}
	if p.gazetteer != "" {
		return o, addGazetteer(c, &o, p.gazetteer, false)
	}
	return o, nil
}

// readSchema reads relation types of a user's own; nil where file is "".
func readSchema(file string) (*relation.Schema, error) {
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return relation.ReadSchema(file, text)
}
