package data

import (
	"embed"
	"io/fs"
)

//go:embed lexicons/relations
var relations embed.FS

// Relations holds the files of lexicons/relations as they are: the built-in
// relation types and their frames, in the format that FORMAT.md there describes.
func Relations() fs.FS {
	sub, err := fs.Sub(relations, "lexicons/relations")
	if err != nil { // the embedded path is a constant and valid
		return relations
	}
	return sub
}
