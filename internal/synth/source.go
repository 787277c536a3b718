package synth

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// An annotation is what is known of a text: the project's reference articles
// have it by hand, the seed articles by their goldens.
type annotation struct {
	ID       string   `json:"id"`
	Body     [][2]int `json:"body"`
	Document struct {
		ID   string   `json:"id"`
		Body [][2]int `json:"body"`
	} `json:"document"`
	Entities []struct {
		ID       string `json:"id"`
		Type     string `json:"type"`
		Subtype  string `json:"subtype"`
		Name     string `json:"name"`
		Mentions []struct {
			Start int    `json:"start"`
			End   int    `json:"end"`
			Kind  string `json:"kind"`
		} `json:"mentions"`
	} `json:"entities"`
}

// New reads the texts of the repository's testdata.
func New(testdata fs.FS) (*Maker, error) {
	m := &Maker{words: newWords(), joints: map[string][]joint{}}
	for _, half := range []string{"gold/judge", "gold/tune"} {
		if err := m.readGold(testdata, half); err != nil {
			return nil, err
		}
	}
	goldens, err := fs.Glob(testdata, "golden/0*.json")
	if err != nil {
		return nil, err
	}
	for _, g := range goldens {
		line, err := fs.ReadFile(testdata, g)
		if err != nil {
			return nil, err
		}
		if err := m.read(testdata, "seeds", line); err != nil {
			return nil, fmt.Errorf("%s: %w", g, err)
		}
	}
	m.names.settle()
	m.words.settle()
	for n := range m.sentences {
		js := m.sentences[n].joints(n, m.words)
		m.starts = append(m.starts, js)
		for _, j := range js {
			m.joints[j.word] = append(m.joints[j.word], j)
		}
	}
	w := &m.names
	if len(m.sentences) == 0 || len(w.given) == 0 || len(w.tails) == 0 || len(w.countries) == 0 || len(w.cities) == 0 {
		return nil, errors.New("synth: no texts with names")
	}
	return m, nil
}

func (m *Maker) readGold(testdata fs.FS, half string) error {
	gold, err := fs.ReadFile(testdata, path.Join(half, "gold.jsonl"))
	if err != nil {
		return err
	}
	sc := bufio.NewScanner(bytes.NewReader(gold))
	sc.Buffer(nil, len(gold)+1)
	for n := 1; sc.Scan(); n++ {
		if err := m.read(testdata, path.Join(half, "text"), sc.Bytes()); err != nil {
			return fmt.Errorf("%s:%d: %w", half, n, err)
		}
	}
	return sc.Err()
}

// read takes the sentences of one annotated text from a folder.
func (m *Maker) read(testdata fs.FS, folder string, line []byte) error {
	var a annotation
	if err := json.Unmarshal(line, &a); err != nil {
		return err
	}
	if a.ID == "" {
		a.ID, a.Body = a.Document.ID, a.Document.Body
	}
	text, err := fs.ReadFile(testdata, path.Join(folder, a.ID))
	if err != nil {
		return err
	}
	slots := m.slots(&a, string(text))
	for _, b := range a.Body {
		for _, s := range split(string(text), span{b[0], b[1]}) {
			m.sentences = append(m.sentences, newSentence(string(text), s, slots))
			m.words.learn(string(text[s.start:s.end]))
		}
	}
	return nil
}

// slots are the names in a text that can be replaced.
func (m *Maker) slots(a *annotation, text string) []slot {
	var out []slot
	for _, e := range a.Entities {
		k, ok := kindOf(e.Type, e.Subtype)
		if !ok || strings.TrimSpace(e.Name) == "" {
			continue
		}
		m.names.learn(k, e.Name)
		for _, x := range e.Mentions {
			if x.Kind == "name" && 0 <= x.Start && x.Start < x.End && x.End <= len(text) {
				out = append(out, slot{x.Start, x.End, k, hash(a.ID, e.ID), e.Name})
			}
		}
	}
	return out
}

func kindOf(typ, subtype string) (kind, bool) {
	switch {
	case typ == "PERSON":
		return person, true
	case typ == "ORGANIZATION" && subtype == "company":
		return company, true
	case typ == "PLACE" && subtype == "country":
		return country, true
	case typ == "PLACE" && subtype == "city":
		return city, true
	}
	return 0, false
}

func newSentence(text string, s span, slots []slot) sentence {
	out := sentence{text: text[s.start:s.end]}
	for _, x := range slots {
		if s.start <= x.start && x.end <= s.end {
			x.start, x.end = x.start-s.start, x.end-s.start
			out.slots = append(out.slots, x)
		}
	}
	out.slots = append(out.slots, numbers(out.text)...)
	slices.SortStableFunc(out.slots, func(a, b slot) int { return a.start - b.start })
	at := 0
	out.slots = slices.DeleteFunc(out.slots, func(x slot) bool {
		if x.start < at {
			return true
		}
		at = x.end
		return false
	})
	return out
}
