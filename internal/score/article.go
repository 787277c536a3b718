package score

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

// An Inventory says what the article scorer has to know of types and roles. It
// decodes from the schema's JSON file.
type Inventory struct {
	Named     []string                `json:"named"`          // entity types whose mentions are names
	Relations map[string]RelationSpec `json:"relation_types"` // by relation type
}

// A RelationSpec is one relation type: the first Core of its roles are the core
// ones; in a Symmetric relation the core arguments may change places.
type RelationSpec struct {
	Roles     []string `json:"roles"`
	Core      int      `json:"core"`
	Symmetric bool     `json:"symmetric"`
}

// An id is an entity's id, which a contract file may write as a string or a
// number.
type id string

func (i *id) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) == nil {
		*i = id(s)
		return nil
	}
	*i = id(b)
	return nil
}

// An article is what the scorer reads of a gold or a predicted article. Gold
// articles have the document's fields at their top level.
type article struct {
	ID        string    `json:"id"`
	Published string    `json:"published"`
	Body      [][2]int  `json:"body"`
	Document  *document `json:"document"`

	Entities  []entity   `json:"entities"`
	Relations []relation `json:"relations"`
	Quotes    []quote    `json:"quotes"`
}

type document struct {
	ID        string   `json:"id"`
	Published string   `json:"published"`
	Body      [][2]int `json:"body"`
}

type entity struct {
	ID       id        `json:"id"`
	Type     string    `json:"type"`
	Name     string    `json:"name"`
	Mentions []mention `json:"mentions"`
}

// A span is a range of bytes; it is the key of a mention.
type span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

func (s span) overlap(t span) int { return max(0, min(s.End, t.End)-max(s.Start, t.Start)) }

type mention struct {
	span
	Kind string `json:"kind"`
	Text string `json:"text"`
}

type relation struct {
	Type        string   `json:"type"`
	Args        []arg    `json:"args"`
	Polarity    string   `json:"polarity"`
	Modality    string   `json:"modality"`
	Attribution []id     `json:"attribution"`
	Time        string   `json:"time"`
	Confidence  *float64 `json:"confidence"`
}

type arg struct {
	Role   string `json:"role"`
	Entity id     `json:"entity"`
	Start  *int   `json:"start"`
	End    *int   `json:"end"`
}

type quote struct {
	span
	Speaker id `json:"speaker"`
}

// A graph is what the scorer reads of a run's graph.
type graph struct {
	Entities []struct {
		ID      id `json:"id"`
		Members []struct {
			Doc    string `json:"doc"`
			Entity id     `json:"entity"`
		} `json:"members"`
	} `json:"entities"`
}

// readArticles decodes one article a line.
func readArticles(r io.Reader, name string) ([]*article, error) {
	in := bufio.NewReader(r)
	var out []*article
	for n := 1; ; n++ {
		line, err := in.ReadString('\n')
		if strings.TrimSpace(line) != "" {
			a := &article{}
			if err := json.Unmarshal([]byte(line), a); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, n, err)
			}
			if d := a.Document; d != nil {
				a.ID, a.Published, a.Body = path.Base(d.ID), d.Published, d.Body
			}
			a.defaults()
			out = append(out, a)
		}
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
}

// defaults fills in what the contract lets a writer leave out.
func (a *article) defaults() {
	for i := range a.Entities {
		for j := range a.Entities[i].Mentions {
			if m := &a.Entities[i].Mentions[j]; m.Kind == "" {
				m.Kind = "name"
			}
		}
	}
	for i := range a.Relations {
		r := &a.Relations[i]
		if r.Polarity == "" {
			r.Polarity = "positive"
		}
		if r.Modality == "" {
			r.Modality = "actual"
		}
	}
}

// confidence is 1 for a relation without one.
func (r *relation) confidence() float64 {
	if r.Confidence == nil {
		return 1
	}
	return *r.Confidence
}

// percent is x, a share, in percent to two places, as the published scorer
// rounds.
func percent(x float64) float64 {
	p, _ := strconv.ParseFloat(strconv.FormatFloat(100*x, 'f', 2, 64), 64)
	return p
}
