package data

import (
	"embed"
	"fmt"
)

// models holds the trained models. Its README keeps the embedding valid while
// there is none yet.
//
//go:embed models
var models embed.FS

// Model returns the embedded model of that name ("en" is models/en.bin), or an
// error when this build has none. The bytes are the caller's.
func Model(name string) ([]byte, error) {
	b, err := models.ReadFile("models/" + name + ".bin")
	if err != nil {
		return nil, fmt.Errorf("data: no model %q: %w", name, err)
	}
	return b, nil
}
