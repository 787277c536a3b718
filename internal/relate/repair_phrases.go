package relate

// chunk finds the simple noun phrase that begins at i: where it ends, and its
// head. The head is -1 when none begins there.
func (r *repairer) chunk(i int) (end, head int) {
	head = -1
	j := i
	for ; j < len(r.toks) && j-i < 14; j++ {
		t := &r.toks[j]
		if r.date[j] || j > i && r.breaks[j] {
			break
		}
		if t.UPOS == "DET" && j > i && r.toks[j-1].UPOS != "DET" || t.XPOS == "PRP$" && j > i && r.toks[j-1].UPOS != "DET" {
			break
		}
		stop := false
		switch t.UPOS {
		case "NOUN", "PROPN":
			head = j
		case "DET", "ADJ", "NUM":
		case "PRON":
			stop = t.XPOS != "PRP$"
		case "ADV":
			stop = head < 0 && j > i || head >= 0 && r.toks[j-1].XPOS != "POS"
		case "VERB":
			stop = !(t.XPOS == "VBN" || t.XPOS == "VBG") || relOf(*t) != "amod"
		case "PART":
			stop = t.XPOS != "POS"
		case "PUNCT":
			stop = t.Text != "-" || j == i || t.Start != r.toks[j-1].End
		default:
			stop = r.heads[j] < 0
		}
		if stop && r.heads[j] < 0 {
			break
		}
		if stop {
			head = j
		}
	}
	if head >= 0 && r.heads[head] >= 0 && r.heads[head] >= i {
		head = r.heads[head]
	}
	return max(j, i+1), head
}

// phrase hangs what stands before the head of a simple noun phrase in it, and
// gives the head the preposition before the phrase.
func (r *repairer) phrase(i, end, head int) {
	for j := i; j < head; j++ {
		h := r.toks[j].Head
		if h >= i && h < end || r.heads[j] >= 0 && r.heads[j] != j || r.heads[j] == head {
			continue
		}
		switch relOf(r.toks[j]) {
		case "amod", "det", "nummod", "compound":
			if r.toks[j].UPOS != "VERB" && r.next(j) {
				r.set(j, head, r.toks[j].Deprel)
			}
		case "nmod":
			if j+1 < end && r.toks[j+1].XPOS == "POS" {
				r.set(j, head, "nmod:poss")
			}
		}
	}
	p := i - 1
	if p < 0 || r.toks[p].UPOS != "ADP" || relOf(r.toks[p]) != "case" {
		return
	}
	x := r.toks[p].Head
	if x == head || x < 0 || r.toks[x].XPOS == "JJS" { // "at least 20 people"
		return
	}
	if x < i || x >= end {
		r.toks[p].Head = head // it cannot reach over the phrase
		return
	}
	if u := r.toks[x].UPOS; u == "ADV" || u == "ADJ" || u == "DET" || x+1 < end && r.toks[x+1].XPOS == "POS" || r.toks[x].Head == head {
		r.toks[p].Head = head
	}
}

// next reports whether only words of the noun phrase stand between j and the
// following noun.
func (r *repairer) next(j int) bool {
	for k := j + 1; k < len(r.toks) && k < j+6; k++ {
		switch r.toks[k].UPOS {
		case "NOUN", "PROPN":
			return true
		case "ADJ", "NUM", "PUNCT":
		case "VERB":
			if relOf(r.toks[k]) != "amod" {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// prepositional makes what has a preposition of its own an oblique: it is no
// subject or object.
func (r *repairer) prepositional() {
	for i := range r.toks {
		t := &r.toks[i]
		if relOf(*t) != "case" || t.UPOS != "ADP" || t.Head < 0 || t.Head >= len(r.toks) || t.Head < i {
			continue
		}
		if next := r.toks[i+1]; (next.UPOS == "NUM" || next.XPOS == "JJS") && lower(*t) != "with" && lower(*t) != "by" {
			continue // "at least 20 people", "over 300 people": the phrase stays what it is
		}
		h := &r.toks[t.Head]
		switch relOf(*h) {
		case "nsubj", "obj", "iobj", "appos", "dep":
			if h.Head >= 0 && r.toks[h.Head].UPOS == "VERB" {
				h.Deprel = "obl"
			} else if h.Head >= 0 {
				h.Deprel = "nmod"
			}
		}
	}
}
