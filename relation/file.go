package relation

import (
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"github.com/actant-nlp/actant/internal/frame"
)

// A schema file: types, and whether they come beside the built-in ones.
type schemaFile struct {
	// Extends is "news" for the built-in schema, or empty for none.
	Extends string `yaml:"extends"`
	Types   []Type `yaml:"types"`
}

// ReadSchema compiles a schema file, YAML or JSON; name is used in errors only.
//
//	extends: news              # leave out to replace the built-in types
//	types:
//	  - name: SPONSORED
//	    roles:
//	      - {name: sponsor, core: true, accepts: [ORGANIZATION, PERSON]}
//	      - {name: sponsored, core: true}
//	    frames:
//	      - "sponsor/v : subj=sponsor obj=sponsored!"
//	      - "sponsor/n : appos=sponsor! of=sponsored!"
//
// A type of the name of a built-in one replaces it. Faults are [*SchemaError]s
// with the file's name and line, joined.
func ReadSchema(name string, text []byte) (*Schema, error) {
	file, err := parseSchema(name, text)
	if err != nil {
		return nil, err
	}
	switch file.Extends {
	case "":
		return Compile(file.Types...)
	case "news":
		return News().Extend(file.Types...)
	}
	return nil, &SchemaError{
		File: name, Err: fmt.Errorf("extends %q, but only the built-in schema can be extended", file.Extends),
		Suggest: frame.Nearest(file.Extends, []string{"news"}),
	}
}

func parseSchema(name string, text []byte) (_ *schemaFile, err error) {
	defer func() { // the decoder does, on some malformed tags
		if r := recover(); r != nil {
			err = &SchemaError{File: name, Err: fmt.Errorf("not YAML: %v", r)}
		}
	}()
	tree, err := parser.ParseBytes(text, 0)
	if err != nil {
		return nil, yamlError(name, err)
	}
	var file schemaFile
	if err := yaml.UnmarshalWithOptions(text, &file, yaml.Strict()); err != nil {
		return nil, yamlError(name, err)
	}
	for i := range file.Types {
		t := &file.Types[i]
		t.file = name
		t.line = lineOf(tree, fmt.Sprintf("$.types[%d].name", i))
		for k, text := range t.Frames {
			t.sources = append(t.sources, frame.Source{Text: text, File: name, Line: lineOf(tree, fmt.Sprintf("$.types[%d].frames[%d]", i, k))})
		}
	}
	return &file, nil
}

// lineOf is the line of the node at path; 0 when it is not there.
func lineOf(tree *ast.File, path string) int {
	p, err := yaml.PathString(path)
	if err != nil {
		return 0
	}
	node, err := p.FilterFile(tree)
	if err != nil || node == nil || node.GetToken() == nil {
		return 0
	}
	return node.GetToken().Position.Line
}

// yamlError says where a file is no proper YAML.
func yamlError(name string, err error) error {
	e := &SchemaError{File: name, Err: err}
	var at yaml.Error
	if errors.As(err, &at) {
		e.Err = errors.New(at.GetMessage())
		if tok := at.GetToken(); tok != nil && tok.Position != nil {
			e.Line = tok.Position.Line
		}
	}
	return e
}
