package train

import (
	"maps"
	"slices"
)

// LabelTypes are the types of names that the labels of column files tell apart,
// sorted.
func LabelTypes(paths []string) ([]string, error) {
	seen := map[string]bool{}
	for _, p := range paths {
		c, err := loadGiven(p, source{read: readColumns, label: -1, tag: -1})
		if err != nil {
			return nil, err
		}
		for _, s := range slices.Concat(c.train, c.dev) {
			for _, span := range s.spans {
				seen[span.label] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen)), nil
}
