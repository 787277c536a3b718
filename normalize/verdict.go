package normalize

// A Kind says how two names are to be compared.
type Kind string

// The kinds of names that Same knows. Names of any other kind are the same when
// their folded forms are.
const (
	Person       Kind = "PERSON"
	Organization Kind = "ORGANIZATION"
	Place        Kind = "PLACE"
	Group        Kind = "GROUP"
	Product      Kind = "PRODUCT"
)

// An Answer says whether two names may stand for one thing.
type Answer int8

// The answers. AnswerUnknown is the zero value: nothing speaks for it, or the
// names alone cannot tell ("Kim" and "Kim Jong Un").
const (
	AnswerUnknown Answer = iota
	AnswerSame
	AnswerDifferent
)

// String is "unknown", "same" or "different".
func (a Answer) String() string {
	switch a {
	case AnswerSame:
		return "same"
	case AnswerDifferent:
		return "different"
	}
	return "unknown"
}

// A Verdict is the outcome of comparing two names.
type Verdict struct {
	Answer Answer
	Why    string  // the reason in a few words: "transliteration", "given names differ"
	Score  float64 // how likely they name one thing, in [0, 1]; 0.5 where nothing is known
}

// Same reports whether the verdict is AnswerSame.
func (v Verdict) Same() bool { return v.Answer == AnswerSame }

// Different reports whether the verdict is AnswerDifferent.
func (v Verdict) Different() bool { return v.Answer == AnswerDifferent }

func same(score float64, why string) Verdict      { return Verdict{AnswerSame, why, score} }
func different(score float64, why string) Verdict { return Verdict{AnswerDifferent, why, score} }
func unknown(score float64, why string) Verdict   { return Verdict{AnswerUnknown, why, score} }
