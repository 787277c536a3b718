package relation

import "testing"

// Every frame of the built-in schema compiles.
func TestNews(t *testing.T) {
	n := news()
	for _, err := range n.faults {
		t.Error(err)
	}
	if got := len(n.schema.Types()); got != 62 {
		t.Errorf("the schema has %d types, want 62", got)
	}
	if got := n.schema.Program().Triggers(); got < 1200 {
		t.Errorf("the schema has %d triggers, want at least 1200", got)
	}
}
