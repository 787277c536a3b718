package relation

import "github.com/actant-nlp/actant/syntax"

// Polarity says whether the article states that something happened or that it
// did not.
type Polarity string

// The polarities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// Modality says how sure the article is, apart from who is quoted.
type Modality string

// The modalities, from the surest down.
const (
	Actual   Modality = "actual"   // told as a fact, also when merely reported by somebody
	Alleged  Modality = "alleged"  // claimed, accused, believed, reportedly
	Possible Modality = "possible" // could, would, may; an attempt that failed
	Future   Modality = "future"   // will, set to, planned
)

// A Relation is one fact that an article states: who did what to whom.
type Relation struct {
	Type        string        `json:"type"` // a type of the schema: GIFTED
	Args        []Argument    `json:"args"` // core roles first, in the schema's order
	Polarity    Polarity      `json:"polarity"`
	Modality    Modality      `json:"modality"`
	Attribution []string      `json:"attribution"`    // ids of the entities that say so, outermost first; never nil in a Document
	Time        string        `json:"time,omitempty"` // ISO 8601, as exact as told
	Disputed    []string      `json:"-"`              // other values that the article itself gives for Time: "Tuesday (Jan 20)"
	Confidence  float64       `json:"confidence"`     // in [0, 1]
	Trigger     syntax.Span   `json:"-"`              // the words that say it: "has gifted"
	Evidence    []syntax.Span `json:"-"`              // the clauses or sentences that hold it
	Frame       string        `json:"-"`              // which frame matched on which path, for explanations
}

// An Argument is one filler of a role.
type Argument struct {
	Role        string `json:"role"`
	Entity      string `json:"entity"` // the entity's id
	syntax.Span        // the mention in the evidence, before coreference
}

// Arg returns the first argument of the given role.
func (r *Relation) Arg(role string) (Argument, bool) {
	for _, a := range r.Args {
		if a.Role == role {
			return a, true
		}
	}
	return Argument{}, false
}

// A Quote is a stretch in quotation marks that is somebody's words, without the
// marks.
type Quote struct {
	syntax.Span
	Speaker string      `json:"speaker,omitempty"` // the entity's id; empty when not found
	Cue     syntax.Span `json:"-"`                 // the reporting word: "said"
}
