package parse

import "testing"

func TestMended(t *testing.T) {
	for _, c := range []struct{ form, upos, xpos, learnt, want string }{
		{"fined", "VERB", "VBD", "fin", "fine"},
		{"pinned", "VERB", "VBD", "pinn", "pin"},
		{"fled", "VERB", "VBN", "fle", "flee"},
		{"fought", "VERB", "VBD", "fing", "fight"},
		{"Shot", "VERB", "VBD", "shet", "shoot"},
		{"bombed", "VERB", "VBD", "bom", "bomb"},
		{"hoped", "VERB", "VBN", "hop", "hope"},
		{"raiding", "VERB", "VBG", "raide", "raid"},
		{"dying", "VERB", "VBG", "dy", "die"},
		{"studying", "VERB", "VBG", "studye", "study"},
		{"trafficked", "VERB", "VBD", "traffick", "traffic"},
		{"applied", "VERB", "VBD", "applie", "apply"},
		{"founds", "VERB", "VBZ", "find", "found"},
		{"presses", "VERB", "VBZ", "presse", "press"},
		{"gazes", "VERB", "VBZ", "gaz", "gaze"},
		{"abuses", "NOUN", "NNS", "abus", "abuse"},
		{"tycoons", "NOUN", "NNS", "tycoon", "tycoon"},
		{"frobbed", "VERB", "VBD", "frobb", "frobb"}, // no dictionary has it
		{"fined", "ADJ", "JJ", "fined", "fined"},
		{"", "VERB", "VBD", "", ""},
		{"ed", "VERB", "VBD", "e", "e"},
		{"ing", "VERB", "VBG", "ing", "ing"},
	} {
		if got := mended(c.form, c.upos, c.xpos, c.learnt); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.form, c.xpos, got, c.want)
		}
	}
}
