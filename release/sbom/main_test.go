package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

// TestOwn makes the bill of this test's own program.
func TestOwn(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var out, again bytes.Buffer
	if err := run(&out, self, "v1.2.3"); err != nil {
		t.Fatal(err)
	}
	if err := run(&again, self, "v1.2.3"); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Errorf("two bills of one program differ, %v", err)
	}
	var bom cdx.BOM
	if err := cdx.NewBOMDecoder(&out, cdx.BOMFileFormatJSON).Decode(&bom); err != nil {
		t.Fatal(err)
	}
	if v := bom.Metadata.Component.Version; v != "v1.2.3" {
		t.Errorf("version %q", v)
	}
	found := false
	for _, c := range *bom.Components {
		if c.Name == "github.com/CycloneDX/cyclonedx-go" {
			found = true
			if c.Hashes == nil || !strings.HasPrefix(c.PackageURL, "pkg:golang/github.com/CycloneDX/cyclonedx-go@v") {
				t.Errorf("%+v", c)
			}
		}
	}
	if !found {
		t.Error("a dependency is not in the bill")
	}
}

func TestNoProgram(t *testing.T) {
	if err := run(&bytes.Buffer{}, "main.go", ""); err == nil {
		t.Error("a source file has a bill")
	}
}
