package normalize

// Same compares two names of things of the given kind. It is symmetric. A name
// with look-alike letters of another script is never the same as one without:
// the verdict says so.
func Same(kind Kind, a, b string) Verdict {
	a, b = clip(a), clip(b)
	fa, fb := Fold(a), Fold(b)
	switch {
	case fa == "" || fb == "":
		return unknown(0.5, "empty name")
	case Lookalike(a) != Lookalike(b):
		return unknown(0.5, "look-alike letters of another script")
	case fa == fb:
		return same(0.99, "identical")
	}
	if joined(a) == "" || joined(b) == "" {
		return unknown(0.3, "no letters or digits")
	}
	if fb < fa { // one order, so that the verdict does not depend on it
		a, b = b, a
	}
	switch kind {
	case Person:
		return samePerson(ParsePerson(a), ParsePerson(b))
	case Organization:
		return sameOrganization(a, b)
	case Place:
		return samePlace(a, b)
	case Group:
		return sameGroup(a, b)
	case Product:
		return sameProduct(a, b)
	}
	return different(0.1, "written differently")
}

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
