package normalize

import (
	"slices"
	"strings"
)

// Keys are strings of which two names of the kind have one in common when [Same]
// calls them the same for another reason than a misspelling, a transliteration
// or an acronym: the order of the words, a country by another name, a legal form
// or a generic word left out, an entry in a list. They are for finding the names
// worth comparing among very many, not a judgement, and may change between
// versions. Only organisations and places have keys.
func Keys(kind Kind, name string) []string {
	name = clip(name)
	var out []string
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	switch kind {
	case Organization:
		long, short := bracketed(name)
		add(orgID(long))
		add(bodyKey(long))
		if short != "" {
			add(bodyKey(short))
		}
	case Place:
		head, _, _ := strings.Cut(name, ",")
		for _, s := range [...]string{name, head} {
			add(placeID(s))
			add(placeKey(s))
		}
	}
	return out
}

// bodyKey are the words of an organisation's name that tell it from others, each
// in its one form, sorted.
func bodyKey(s string) string {
	all := strings.Fields(canonWords(core(s)))
	telling := make([]string, 0, len(all))
	for _, w := range all {
		if !onlyGeneric([]string{w}) {
			telling = append(telling, w)
		}
	}
	if len(telling) == 0 {
		telling = all
	}
	slices.Sort(telling)
	return strings.Join(telling, " ")
}
