package score

// A Bin is one row of a reliability table: of the things whose confidence lies
// in [From, To), how many there are, their mean confidence, and the share that is
// right. Where confidence is honest, Predicted and Right agree.
type Bin struct {
	From      float64 `json:"from"`
	To        float64 `json:"to"`
	Count     int     `json:"count"`
	Predicted float64 `json:"predicted"`
	Right     float64 `json:"right"`
}

// Reliability sorts confidences into ten bins of equal width, empty ones left
// out. Of right, between 0 and 1 for each, a negative value says that nobody
// knows; such things are left out too.
func Reliability(confidence, right []float64) []Bin {
	const n = 10
	var bins [n]Bin
	for i, c := range confidence {
		if right[i] < 0 {
			continue
		}
		b := &bins[min(max(int(c*n), 0), n-1)]
		b.Count++
		b.Predicted += c
		b.Right += right[i]
	}
	var out []Bin
	for i, b := range bins {
		if b.Count == 0 {
			continue
		}
		b.From, b.To = float64(i)/n, float64(i+1)/n
		b.Predicted /= float64(b.Count)
		b.Right /= float64(b.Count)
		out = append(out, b)
	}
	return out
}

// SureOf counts the things whose confidence is at least least, and gives the share
// of them that is right, in percent. Things of which nobody knows are left out.
func SureOf(confidence, right []float64, least float64) Share {
	var s Share
	for i, c := range confidence {
		if right[i] >= 0 && c >= least {
			s.add(right[i] >= 0.5)
		}
	}
	if s.Of > 0 {
		s.Accuracy = percent(float64(s.Right) / float64(s.Of))
	}
	return s
}
