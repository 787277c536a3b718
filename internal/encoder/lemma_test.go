package encoder

import "testing"

func lemmaExamples() []LemmaExample {
	return []LemmaExample{
		{"cars", "NOUN", "NNS", "car"}, {"dogs", "NOUN", "NNS", "dog"}, {"houses", "NOUN", "NNS", "house"},
		{"cities", "NOUN", "NNS", "city"}, {"parties", "NOUN", "NNS", "party"}, {"men", "NOUN", "NNS", "man"},
		{"walked", "VERB", "VBD", "walk"}, {"talked", "VERB", "VBD", "talk"}, {"went", "VERB", "VBD", "go"},
		{"Paris", "PROPN", "NNP", "Paris"}, {"Oslo", "PROPN", "NNP", "Oslo"}, {"The", "DET", "DT", "the"}, {"the", "DET", "DT", "the"},
	}
}

func TestLemmas(t *testing.T) {
	l := LearnLemmas(lemmaExamples())
	for _, c := range []struct{ form, upos, xpos, want string }{
		{"cars", "NOUN", "NNS", "car"},
		{"Cars", "NOUN", "NNS", "car"},
		{"trees", "NOUN", "NNS", "tree"},
		{"duties", "NOUN", "NNS", "duty"},
		{"men", "NOUN", "NNS", "man"},
		{"went", "VERB", "VBD", "go"},
		{"parked", "VERB", "VBD", "park"},
		{"Paris", "PROPN", "NNP", "Paris"},
		{"Delhi", "PROPN", "NNP", "Delhi"},
		{"THE", "DET", "DT", "the"},
		{"Xyz", "PROPN", "FW", "Xyz"},
		{"Xyz", "NOUN", "FW", "xyz"},
		{"ł", "NOUN", "NNS", "ł"},
		{"", "NOUN", "NNS", ""},
	} {
		if got := l.Lemma(c.form, c.upos, c.xpos); got != c.want {
			t.Errorf("lemma of %q (%s %s) is %q, want %q", c.form, c.upos, c.xpos, got, c.want)
		}
	}
}

func TestZeroLemmas(t *testing.T) {
	var l Lemmas
	if got := l.Lemma("Running", "VERB", "VBG"); got != "running" {
		t.Errorf("got %q", got)
	}
	if got := l.Lemma("Bonn", "PROPN", "NNP"); got != "Bonn" {
		t.Errorf("got %q", got)
	}
}

func FuzzLemma(f *testing.F) {
	l := LearnLemmas(lemmaExamples())
	f.Add("cities", "NOUN", "NNS")
	f.Add("İstanbul", "PROPN", "NNP")
	f.Add("\xff\xfe", "X", "")
	f.Fuzz(func(t *testing.T, form, upos, xpos string) {
		got := l.Lemma(form, upos, xpos)
		if got == "" && form != "" {
			t.Errorf("lemma of %q is empty", form)
		}
		if got != l.Lemma(form, upos, xpos) {
			t.Errorf("lemma of %q differs from call to call", form)
		}
	})
}
