package score

// An F1 is a precision, recall and their harmonic mean, in percent, with the
// counts they come from. Counts are whole but for B³, where Hits is a sum of
// fractions.
type F1 struct {
	P    float64 `json:"p"`
	R    float64 `json:"r"`
	F    float64 `json:"f1"`
	Hits float64 `json:"-"` // right ones
	Gold int     `json:"gold"`
	Pred int     `json:"pred"`
}

// add counts hits among gold and predicted things.
func (f *F1) add(hits, gold, pred int) {
	f.Hits += float64(hits)
	f.Gold += gold
	f.Pred += pred
}

// done works the percentages out of the counts.
func (f *F1) done() { f.from(f.Hits, f.Hits) }

// from works the percentages out where precision and recall count different
// hits.
func (f *F1) from(precise, recalled float64) {
	f.P, f.R, f.F = 0, 0, 0
	if f.Pred > 0 {
		f.P = 100 * precise / float64(f.Pred)
	}
	if f.Gold > 0 {
		f.R = 100 * recalled / float64(f.Gold)
	}
	if f.P+f.R > 0 {
		f.F = 2 * f.P * f.R / (f.P + f.R)
	}
}
