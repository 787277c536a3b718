package normalize

// A Name is a name made ready to be compared with many others: what Same would
// work out of it for each of them is worked out once. It does not change and may
// be used by several goroutines.
type Name struct {
	kind      Kind
	text      string
	folded    string
	lookalike bool
	blank     bool // no letters or digits
	person    PersonName
}

// NewName makes a name of something of the given kind ready to be compared.
func NewName(kind Kind, s string) *Name {
	n := &Name{kind: kind, text: clip(s)}
	n.folded = Fold(n.text)
	n.lookalike, n.blank = Lookalike(n.text), joined(n.text) == ""
	if kind == Person {
		n.person = ParsePerson(n.text)
	}
	return n
}

// Same is the verdict of [Same] on the two names, which are of one kind.
func (n *Name) Same(o *Name) Verdict {
	switch {
	case n.folded == "" || o.folded == "":
		return unknown(0.5, "empty name")
	case n.lookalike != o.lookalike:
		return unknown(0.5, "look-alike letters of another script")
	case n.folded == o.folded:
		return same(0.99, "identical")
	}
	if n.blank || o.blank {
		return unknown(0.3, "no letters or digits")
	}
	if o.folded < n.folded { // one order, so that the verdict does not depend on it
		n, o = o, n
	}
	switch n.kind {
	case Person:
		return samePerson(n.person, o.person)
	case Organization:
		return sameOrganization(n.text, o.text)
	case Place:
		return samePlace(n.text, o.text)
	case Group:
		return sameGroup(n.text, o.text)
	case Product:
		return sameProduct(n.text, o.text)
	}
	return different(0.1, "written differently")
}

// Same compares two names of things of the given kind. It is symmetric. A name
// with look-alike letters of another script is never the same as one without:
// the verdict says so. For one name beside many others see [NewName].
func Same(kind Kind, a, b string) Verdict { return NewName(kind, a).Same(NewName(kind, b)) }

// SamePerson is Same for the names of people.
func SamePerson(a, b string) Verdict { return Same(Person, a, b) }

// SameOrganization is Same for the names of organisations.
func SameOrganization(a, b string) Verdict { return Same(Organization, a, b) }

// SameGroup is Same for the names of peoples, religions and persuasions.
func SameGroup(a, b string) Verdict { return Same(Group, a, b) }

// SameProduct is Same for the names of made things.
func SameProduct(a, b string) Verdict { return Same(Product, a, b) }

// SamePlace is Same for the names of places.
func SamePlace(a, b string) Verdict { return Same(Place, a, b) }
