package prose

import "strings"

// label maps prose's names of types to ours.
func label(s string) string {
	switch s {
	case "GPE", "LOCATION", "FACILITY":
		return "PLACE"
	}
	return s
}

// universal maps a Penn Treebank tag to a universal part of speech
// (universaldependencies.org/tagset-conversion/en-penn-uposf.html).
func universal(tag string) string {
	switch tag {
	case "NNP", "NNPS":
		return "PROPN"
	case "NN", "NNS":
		return "NOUN"
	case "MD":
		return "AUX"
	case "CD":
		return "NUM"
	case "CC":
		return "CCONJ"
	case "IN":
		return "ADP"
	case "TO", "POS", "RP":
		return "PART"
	case "DT", "PDT", "WDT":
		return "DET"
	case "UH":
		return "INTJ"
	}
	switch {
	case strings.HasPrefix(tag, "VB"):
		return "VERB"
	case strings.HasPrefix(tag, "JJ"):
		return "ADJ"
	case strings.HasPrefix(tag, "RB"), tag == "WRB":
		return "ADV"
	case strings.HasPrefix(tag, "PRP"), strings.HasPrefix(tag, "WP"), tag == "EX":
		return "PRON"
	case strings.ContainsAny(tag, ".,:()\"'`"):
		return "PUNCT"
	}
	return "X"
}
