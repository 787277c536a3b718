package relate

// worth hangs "worth" and its amount on the noun before it, which is what the
// verb is told of: "cigarettes worth 2 million euros were seized".
func (r *repairer) worth() {
	for w := 1; w+1 < len(r.toks); w++ {
		n := w - 1
		if lower(r.toks[w]) != "worth" || !r.noun(n) || r.toks[w+1].UPOS != "NUM" && r.toks[w+1].UPOS != "SYM" && r.toks[w+1].Text[0] < 0x80 {
			continue
		}
		head, rel := r.toks[w].Head, r.toks[w].Deprel
		if r.toks[n].Head != w && !r.has(n, w+2, "worth") {
			continue
		}
		for k := w + 1; k < len(r.toks) && k < w+6; k++ {
			if r.toks[k].Head == head && r.toks[k].Deprel == rel || r.toks[k].Head == w {
				r.toks[k].Head, r.toks[k].Deprel = w, "obj"
			}
		}
		if r.toks[n].Head == w {
			r.toks[n].Head = head
			if head >= 0 && r.toks[n].Deprel != "nsubj" && r.toks[n].Deprel != "nsubj:pass" {
				r.toks[n].Deprel = rel
			}
			r.toks[w].Head, r.toks[w].Deprel = n, "amod"
		}
		r.paid(w, n)
	}
}

// paid hangs what follows "worth" and its amount on the verb: "got a watch worth
// $400 from the owner".
func (r *repairer) paid(w, n int) {
	v := r.toks[n].Head
	if v < 0 || r.toks[v].UPOS != "VERB" || v > n {
		return
	}
	for k := w + 2; k < len(r.toks) && k < w+14; k++ {
		h := r.toks[k].Head
		if h < w || h > w+4 || h >= k || relOf(r.toks[k]) != "nmod" && relOf(r.toks[k]) != "obl" || !r.cased(k, "from") && !r.cased(k, "to") && !r.cased(k, "by") {
			continue
		}
		r.toks[k].Head, r.toks[k].Deprel = v, "obl"
	}
}

// plurals makes nouns of plurals that the parser took for infinitives: "sold
// them to collectors".
func (r *repairer) plurals() {
	for i := range r.toks {
		t := &r.toks[i]
		if t.UPOS != "VERB" || t.XPOS != "NNS" {
			continue
		}
		t.UPOS = "NOUN"
		if rel := relOf(*t); rel != "xcomp" && rel != "advcl" && rel != "acl" {
			continue
		}
		t.Deprel = "obl"
		for k := max(0, i-4); k < i; k++ {
			if r.toks[k].Head == i && relOf(r.toks[k]) == "mark" {
				r.toks[k].UPOS, r.toks[k].Deprel = "ADP", "case"
			}
		}
	}
}

// contents makes a clause that tells the content of a noun of what the parser
// took for a relative clause with an object too many: "the denial that troops
// had entered the town".
func (r *repairer) contents() {
	for i := 1; i+1 < len(r.toks); i++ {
		t := &r.toks[i]
		v := t.Head
		if t.XPOS != "WDT" || lower(*t) != "that" || v <= i || v >= len(r.toks) || relOf(*t) != "obj" || relOf(r.toks[v]) != "acl" || !r.taker(v) {
			continue
		}
		for k := i + 1; k < v; k++ {
			if r.toks[k].Head == v && relOf(r.toks[k]) == "nsubj" {
				t.UPOS, t.XPOS, t.Deprel, r.toks[v].Deprel = "SCONJ", "IN", "mark", "acl"
				break
			}
		}
	}
}

// fronted gives a verb the noun right before it as its subject, where the parser
// took that for an apposition in the phrase that opens the sentence: "At the
// wish of the king, six monks left."
func (r *repairer) fronted() {
	for n := 1; n+1 < len(r.toks); n++ {
		v, a := n+1, r.toks[n].Head
		for v < len(r.toks) && (r.toks[v].UPOS == "AUX" || r.toks[v].UPOS == "ADV") {
			v++
		}
		if relOf(r.toks[n]) != "appos" || !r.noun(n) || a < 0 || a >= n || v >= len(r.toks) || r.toks[v].UPOS != "VERB" || r.toks[v].Head >= 0 || r.subjected(v) {
			continue
		}
		for steps := 0; a >= 0 && steps < 4 && relOf(r.toks[a]) == "nmod"; steps++ {
			a = r.toks[a].Head
		}
		if a >= 0 && r.toks[a].Head == v && relOf(r.toks[a]) == "obl" {
			r.toks[n].Head, r.toks[n].Deprel = v, "nsubj"
		}
	}
}

// subjected reports whether verb v has a subject.
func (r *repairer) subjected(v int) bool { return r.child(v, "nsubj") >= 0 || r.child(v, "csubj") >= 0 }

// ranked makes nouns of offices that the parser took for adjectives: "The
// general scolded his officers".
func (r *repairer) ranked() {
	for i := 1; i < len(r.toks); i++ {
		t := &r.toks[i]
		if t.UPOS != "ADJ" || r.heads[i] >= 0 || !r.program.IsTitle(lower(*t)) || r.toks[i-1].UPOS != "DET" || r.toks[i-1].Head != i {
			continue
		}
		if rel := relOf(*t); rel == "nsubj" || rel == "obj" || rel == "obl" {
			t.UPOS, t.XPOS = "NOUN", "NN"
		}
	}
}

// parted puts the second of "between A and B" beside the first, where the
// parser made it the subject of the verb that follows: "talks between A and B
// broke down".
func (r *repairer) parted() {
	for c := range r.toks {
		v := r.toks[c].Head
		if relOf(r.toks[c]) != "nsubj" || v <= c || !r.noun(c) {
			continue
		}
		for a := c - 1; a >= 0 && a > c-10; a-- {
			n := r.toks[a].Head
			if relOf(r.toks[a]) != "nmod" || n < 0 || n >= a || r.toks[n].Head != v || relOf(r.toks[n]) != "nsubj" || !r.cased(a, "between") || !r.adjoins(a, c) || r.coordinated(a) {
				continue
			}
			r.toks[c].Head, r.toks[c].Deprel = a, "conj"
			for k := a + 1; k < c; k++ {
				if relOf(r.toks[k]) == "cc" {
					r.toks[k].Head = c
				}
			}
			break
		}
	}
}
