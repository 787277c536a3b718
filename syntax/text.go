package syntax

import (
	"context"
	"time"
)

// A Token is one syntactic word after the conventions of Universal
// Dependencies: "don't" is do|n't, "Kim's" is Kim|'s. Text is always
// Source[Start:End]; nothing is normalised in place.
//
// A Tokenizer fills Span, Text and Part; a Parser fills the rest.
type Token struct {
	Span
	Text   string  `json:"text"`
	Part   bool    `json:"part,omitempty"`   // continues the written word of the token before it (do|n't)
	Lemma  string  `json:"lemma,omitempty"`  // dictionary form
	UPOS   string  `json:"upos,omitempty"`   // universal part of speech: NOUN, PROPN, VERB …
	XPOS   string  `json:"xpos,omitempty"`   // Penn Treebank tag: NN, NNP, VBD …
	Feats  string  `json:"feats,omitempty"`  // morphological features, "Number=Sing|Person=3"; empty for none
	Head   int     `json:"head"`             // index of the head in the sentence; -1 at the root and before parsing
	Deprel string  `json:"deprel,omitempty"` // universal dependency to the head, subtype included where the parser has it
	Name   string  `json:"name,omitempty"`   // the parser's guess at names in BIO form (B-PERSON, I-PERSON); empty for outside
	Score  float32 `json:"score,omitempty"`  // probability of head and label, 0 when the parser has none
	// NameScore is the probability of Name (of being outside, when Name is empty); 0 when the parser guesses no names.
	NameScore float32 `json:"name_score,omitempty"`
}

// A Sentence is a run of tokens of one block of the body, in order and not
// overlapping. Its Span goes from the first token's start to the last one's end.
type Sentence struct {
	Span
	Tokens []Token `json:"tokens"`
}

// A Text is what every stage after the article's layout reads: the source as
// given, the parts of it that are the article, and their sentences.
type Text struct {
	Source    string     `json:"source"`
	Title     Span       `json:"title"`     // the headline; empty when there is none
	Dateline  Span       `json:"dateline"`  // the place before the lead ("SEOUL"); inside Body; empty when there is none
	Published time.Time  `json:"published"` // midnight UTC of the publication day; zero when the page does not tell
	Body      []Span     `json:"body"`      // what the journalist wrote, block by block, in order
	Sentences []Sentence `json:"sentences"`
}

// A Tokenizer cuts the body of t into sentences and tokens and stores them in
// t.Sentences. Sentences never cross the blocks of t.Body; between tokens there
// is only white space; a dateline is a sentence of its own.
// Implementations are safe for concurrent use.
type Tokenizer interface {
	Tokenize(ctx context.Context, t *Text) error
}

// A Parser fills in tags, lemmas and trees (and, where it can, names) of the
// tokens that a Tokenizer made. It is the one stage that writes into what an
// earlier stage made. Afterwards each sentence is one tree: exactly one token
// has Head -1, and no cycles. Implementations are safe for concurrent use.
type Parser interface {
	Parse(ctx context.Context, t *Text) error
}
