package pair

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A DataError is an example that cannot be used.
type DataError struct {
	File string
	Item int // the example's number, counted from 1; in JSON lines, the line
	Err  error
}

// Error is "FILE: example N: what is wrong".
func (e *DataError) Error() string { return fmt.Sprintf("%s: example %d: %v", e.File, e.Item, e.Err) }

// Unwrap is what is wrong, without the place.
func (e *DataError) Unwrap() error { return e.Err }

// Read reads examples. Four formats are told apart by their keys:
//
//   - examples of a user's own, JSON lines:
//     {"tokens": ["Ann", "Lee", "joined", "Acme"],
//     "entities": [{"start": 0, "end": 2, "type": "PERSON"}, {"start": 3, "end": 4, "type": "ORGANIZATION"}],
//     "relations": [{"type": "JOINED", "head": 0, "tail": 1}]}
//     start and end are token indexes, half open; head and tail are indexes into
//     entities, whichever order they stand in the text;
//   - CoNLL04 as one JSON array: tokens, tags (BILOU), relations;
//   - CrossRE's JSON lines: sentence, ner, relations;
//   - Re-DocRED, one JSON array of documents: sents, vertexSet, labels. Each
//     sentence becomes an example, with the relations whose two ends it names
//     and, where the label says which sentences give the evidence, that is one
//     of them.
//
// name is for errors, which are *DataErrors.
func Read(name string, text []byte) ([]Sentence, error) {
	items, err := split(text)
	if err != nil {
		return nil, &DataError{name, len(items) + 1, err}
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("%s: no examples", name)
	}
	var out []Sentence
	for i, item := range items {
		ss, err := example(item)
		if err == nil {
			for k := range ss {
				ss[k].ID = fmt.Sprintf("%s:%d", name, i+1)
				err = errors.Join(err, ss[k].check())
			}
		}
		if err != nil {
			return nil, &DataError{name, i + 1, err}
		}
		out = append(out, ss...)
	}
	return out, nil
}

// split takes a JSON array, or JSON values one after the other, apart.
func split(text []byte) (items []json.RawMessage, err error) {
	text = bytes.TrimSpace(text)
	if len(text) > 0 && text[0] == '[' {
		err = json.Unmarshal(text, &items)
		return items, err
	}
	for n, line := range bytes.Split(text, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if !json.Valid(line) {
			return items, fmt.Errorf("line %d is no JSON", n+1)
		}
		items = append(items, line)
	}
	return items, nil
}

// wire has the keys of all formats.
type wire struct {
	Tokens    []string          `json:"tokens"`
	Entities  []wireMention     `json:"entities"`
	Tags      []string          `json:"tags"`
	Relations json.RawMessage   `json:"relations"`
	Sentence  []string          `json:"sentence"`
	NER       []json.RawMessage `json:"ner"`

	Sents    [][]string      `json:"sents"`
	Vertices [][]wireVertex  `json:"vertexSet"`
	Labels   []wireStatement `json:"labels"`
}

type wireMention struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
}

type wireVertex struct {
	Type string `json:"type"`
	Pos  [2]int `json:"pos"`
	Sent int    `json:"sent_id"`
}

type wireStatement struct {
	R        string `json:"r"`
	H, T     int
	Evidence []int `json:"evidence"`
}

func example(item []byte) ([]Sentence, error) {
	var w wire
	if err := json.Unmarshal(item, &w); err != nil {
		return nil, err
	}
	switch {
	case w.Sents != nil:
		return w.document()
	case w.Sentence != nil:
		return w.crossRE()
	case w.Tokens != nil:
		return w.plain()
	}
	return nil, errors.New(`neither "tokens" nor "sentence" nor "sents"`)
}

func (w *wire) plain() ([]Sentence, error) {
	s := Sentence{Tokens: tokens(w.Tokens)}
	for _, e := range w.Entities {
		s.Mentions = append(s.Mentions, Mention{e.Start, e.End, e.Type})
	}
	if w.Tags != nil {
		if len(w.Tags) != len(w.Tokens) {
			return nil, fmt.Errorf("%d tags for %d tokens", len(w.Tags), len(w.Tokens))
		}
		s.Mentions = bilou(w.Tags)
	}
	if w.Relations == nil {
		return []Sentence{s}, nil
	}
	if err := json.Unmarshal(w.Relations, &s.Relations); err != nil {
		return nil, err
	}
	return []Sentence{s}, nil
}

// bilou reads the mentions of a tag sequence.
func bilou(tags []string) []Mention {
	var out []Mention
	first := 0
	for i, t := range tags {
		if len(t) < 3 {
			continue
		}
		if t[0] == 'B' || t[0] == 'U' {
			first = i
		}
		if t[0] == 'L' || t[0] == 'U' {
			out = append(out, Mention{first, i + 1, t[2:]})
		}
	}
	return out
}

func (w *wire) crossRE() ([]Sentence, error) {
	s := Sentence{Tokens: tokens(w.Sentence)}
	at := map[[2]int]int{}
	for _, raw := range w.NER {
		var m Mention
		if err := json.Unmarshal(raw, &[]any{&m.First, &m.Last, &m.Type}); err != nil {
			return nil, err
		}
		if _, ok := at[[2]int{m.First, m.Last}]; ok {
			continue
		}
		at[[2]int{m.First, m.Last}] = len(s.Mentions)
		m.Last++
		s.Mentions = append(s.Mentions, m)
	}
	var rows []json.RawMessage
	if w.Relations != nil {
		if err := json.Unmarshal(w.Relations, &rows); err != nil {
			return nil, err
		}
	}
	for _, raw := range rows {
		var h, t [2]int
		var typ string
		if err := json.Unmarshal(raw, &[]any{&h[0], &h[1], &t[0], &t[1], &typ}); err != nil {
			return nil, err
		}
		head, ok := at[h]
		tail, ok2 := at[t]
		if !ok || !ok2 {
			return nil, fmt.Errorf("relation %s: no entity at %v or %v", typ, h, t)
		}
		s.Relations = append(s.Relations, Relation{head, tail, typ})
	}
	return []Sentence{s}, nil
}

func (w *wire) document() ([]Sentence, error) {
	out := make([]Sentence, len(w.Sents))
	for i := range out {
		out[i].Tokens = tokens(w.Sents[i])
	}
	in := make([]map[int]int, len(out)) // per sentence: thing -> its first mention
	for v, ms := range w.Vertices {
		for _, m := range ms {
			if m.Sent < 0 || m.Sent >= len(out) {
				return nil, fmt.Errorf("mention in sentence %d of %d", m.Sent, len(out))
			}
			if in[m.Sent] == nil {
				in[m.Sent] = map[int]int{}
			}
			if _, ok := in[m.Sent][v]; !ok {
				in[m.Sent][v] = len(out[m.Sent].Mentions)
				out[m.Sent].Mentions = append(out[m.Sent].Mentions, Mention{m.Pos[0], m.Pos[1], m.Type})
			}
		}
	}
	for _, l := range w.Labels {
		for i := range out {
			h, ok := in[i][l.H]
			t, ok2 := in[i][l.T]
			if ok && ok2 && (len(l.Evidence) == 0 || slices.Contains(l.Evidence, i)) {
				out[i].Relations = append(out[i].Relations, Relation{h, t, l.R})
			}
		}
	}
	return out, nil
}

// check reports what is impossible about an example, and sorts its mentions.
func (s *Sentence) check() error {
	for _, m := range s.Mentions {
		if m.First < 0 || m.First >= m.Last || m.Last > len(s.Tokens) {
			return fmt.Errorf("entity [%d, %d) in a sentence of %d tokens", m.First, m.Last, len(s.Tokens))
		}
		if strings.TrimSpace(m.Type) == "" {
			return fmt.Errorf("entity [%d, %d) has no type", m.First, m.Last)
		}
	}
	for _, r := range s.Relations {
		if r.Head < 0 || r.Head >= len(s.Mentions) || r.Tail < 0 || r.Tail >= len(s.Mentions) || r.Head == r.Tail {
			return fmt.Errorf("relation %s from entity %d to %d of %d", r.Type, r.Head, r.Tail, len(s.Mentions))
		}
		if r.Type == "" {
			return errors.New("a relation has no type")
		}
	}
	s.sort()
	return nil
}

// sort puts the mentions in text order and has the relations follow.
func (s *Sentence) sort() {
	order := make([]int, len(s.Mentions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if d := s.Mentions[a].First - s.Mentions[b].First; d != 0 {
			return d
		}
		return s.Mentions[b].Last - s.Mentions[a].Last
	})
	place := make([]int, len(order))
	ms := make([]Mention, len(order))
	for to, from := range order {
		place[from], ms[to] = to, s.Mentions[from]
	}
	s.Mentions = ms
	for i := range s.Relations {
		r := &s.Relations[i]
		r.Head, r.Tail = place[r.Head], place[r.Tail]
	}
}
