package export

import _ "embed"

//go:embed schema/document.schema.json
var documentSchema string

//go:embed schema/graph.schema.json
var graphSchema string

// DocumentSchema is the JSON Schema (draft 2020-12) of one line of JSON lines:
// what a Document encodes to.
func DocumentSchema() string { return documentSchema }

// GraphSchema is the JSON Schema (draft 2020-12) of the JSON of a graph.
func GraphSchema() string { return graphSchema }
