// Command sbom writes the bill of materials of Go programs, CycloneDX 1.6 in
// JSON: what the linker wrote into them, module by module, with its checksum.
//
//	go run ./sbom -version v1.2.3 actant > actant.cdx.json
//
// The same program gives the same bytes: there is no time and no random number
// in it.
package main

import (
	"debug/buildinfo"
	"encoding/base64"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

func main() {
	version := flag.String("version", "", "the program's `VERSION`")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: sbom [-version V] PROGRAM")
		os.Exit(2)
	}
	if err := run(os.Stdout, flag.Arg(0), *version); err != nil {
		fmt.Fprintln(os.Stderr, "sbom:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, program, version string) error {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return err
	}
	bom, err := billOf(info, version)
	if err != nil {
		return fmt.Errorf("%s: %w", program, err)
	}
	return cdx.NewBOMEncoder(w, cdx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(bom, cdx.SpecVersion1_6)
}

// billOf lists the modules of a program, the standard library first.
func billOf(info *debug.BuildInfo, version string) (*cdx.BOM, error) {
	bom := cdx.NewBOM()
	main := component(&info.Main)
	main.Type, main.Version = cdx.ComponentTypeApplication, version
	main.BOMRef = "pkg:golang/" + info.Main.Path + "@" + version
	main.PackageURL = main.BOMRef
	var settings []cdx.Property
	for _, s := range info.Settings {
		settings = append(settings, cdx.Property{Name: "go:build:" + s.Key, Value: s.Value})
	}
	main.Properties = &settings
	bom.Metadata = &cdx.Metadata{Component: &main}

	std := component(&debug.Module{Path: "std", Version: info.GoVersion})
	components := []cdx.Component{std}
	needs := []string{std.BOMRef}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		c := component(m)
		if err := checksum(&c, m.Sum); err != nil {
			return nil, fmt.Errorf("%s: %w", m.Path, err)
		}
		components = append(components, c)
		needs = append(needs, c.BOMRef)
	}
	bom.Components = &components
	bom.Dependencies = &[]cdx.Dependency{{Ref: main.BOMRef, Dependencies: &needs}}
	return bom, nil
}

func component(m *debug.Module) cdx.Component {
	url := "pkg:golang/" + m.Path + "@" + m.Version
	return cdx.Component{BOMRef: url, Type: cdx.ComponentTypeLibrary, Name: m.Path, Version: m.Version, PackageURL: url}
}

// checksum gives c the module's checksum of go.sum: SHA-256 of its files' names
// and checksums, in base 64 after "h1:".
func checksum(c *cdx.Component, sum string) error {
	if sum == "" {
		return nil
	}
	b, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(sum, "h1:"))
	if err != nil {
		return err
	}
	c.Hashes = &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: hex.EncodeToString(b)}}
	return nil
}
