package page

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"strings"
	"sync"
	"unicode"
)

//go:embed assets
var files embed.FS

// The parts of the style and of the script, in the order in which they are put
// together: what later parts use at once comes first.
var (
	styles  = []string{"base", "facts", "article", "drawing"}
	scripts = []string{"dom", "data", "fact", "filter", "article", "marks", "arcs", "drawing", "views", "search", "main"}
)

// assets are the page's own files, ready to be put in.
type assets struct {
	page          *template.Template
	style, script string
	styleHash     string // as a source of the policy: 'sha256-…'
	scriptHash    string
}

// loadAssets reads the embedded files once.
var loadAssets = sync.OnceValues(func() (*assets, error) {
	style, err := joined("css", styles)
	if err != nil {
		return nil, err
	}
	script, err := joined("js", scripts)
	if err != nil {
		return nil, err
	}
	a := &assets{style: style, script: "(() => {\n'use strict';\n" + script + "})();"}
	a.styleHash, a.scriptHash = hash(a.style), hash(a.script)
	a.page, err = template.New("page.html").Funcs(template.FuncMap{"data": data}).ParseFS(files, "assets/page.html")
	return a, err
})

// joined is the text of the named files of a folder.
func joined(folder string, names []string) (string, error) {
	var b strings.Builder
	for _, n := range names {
		text, err := files.ReadFile("assets/" + folder + "/" + n + "." + folder)
		if err != nil {
			return "", err
		}
		b.Write(text)
	}
	return b.String(), nil
}

// data encodes a block. encoding/json escapes "<", ">" and "&", so that no text
// can end the element it stands in; marks that turn the direction of writing are
// escaped too, so that the page's source reads as it is.
func data(v any) (template.JS, error) {
	b, err := json.Marshal(v)
	return template.JS(escapeBidi.Replace(string(b))), err
}

var escapeBidi = func() *strings.Replacer {
	var pairs []string
	for _, r := range unicode.Bidi_Control.R16 {
		for c := r.Lo; c <= r.Hi; c += r.Stride {
			pairs = append(pairs, string(rune(c)), fmt.Sprintf(`\u%04x`, c))
		}
	}
	return strings.NewReplacer(pairs...)
}()

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// policy is the page's Content-Security-Policy: its own script and style, by
// their hashes, and nothing else. The page of a server may also speak to it.
func (a *assets) policy(live bool) string {
	p := "default-src 'none'; script-src " + a.scriptHash + "; style-src " + a.styleHash +
		"; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
	if live {
		p += "; connect-src 'self'"
	}
	return p
}
