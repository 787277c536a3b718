package coref

// joinVoices makes one entity of each unnamed voice's pronouns: those of the
// first person singular, of the first person plural, and of the second person;
// outside quotations, and in quotations of one speaker.
func (a *article) joinVoices() {
	if !a.voices {
		return
	}
	type voice struct {
		person  int
		plural  bool
		speaker int
	}
	last := map[voice]int{}
	for i := range a.each() {
		p := a.m[i].pro
		if p == nil || p.person > 2 || a.of(i).solid {
			continue
		}
		v := voice{p.person, p.plural, a.voiceAt(i)}
		if j, ok := last[v]; ok {
			a.join(j, i)
		}
		last[v] = i
		a.of(i).solid = true
	}
}

// voiceAt tells voices apart: -1 outside quotations, the speaker's first mention
// inside, and each quotation by itself where the speaker is not known.
func (a *article) voiceAt(i int) int {
	q := a.m[i].quote
	switch {
	case q < 0:
		return -1
	case a.quotes[q].speaker < 0:
		return -2 - q
	}
	return a.root(a.quotes[q].speaker)
}
