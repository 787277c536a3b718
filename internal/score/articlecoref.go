package score

// A b3Sum sums the B³ score of Bagga and Baldwin (1998) over articles: each
// mention's share of its predicted cluster that is in its gold cluster
// (precision), and the other way round (recall). A mention that only one side has
// counts as wrong there.
type b3Sum struct {
	precise, recalled float64
	pred, gold        int
}

// add counts one article's mentions.
func (s *b3Sum) add(gold, pred map[span]id) { addB3(s, gold, pred) }

// addB3 counts mentions with their clusters.
func addB3[K, C comparable](s *b3Sum, gold, pred map[K]C) {
	sizes := func(of map[K]C) map[C]int {
		n := map[C]int{}
		for _, c := range of {
			n[c]++
		}
		return n
	}
	goldSize, predSize := sizes(gold), sizes(pred)
	both := map[[2]C]int{}
	for m, p := range pred {
		if g, ok := gold[m]; ok {
			both[[2]C{g, p}]++
		}
	}
	for pair, n := range both { // n mentions, each with n in common
		s.precise += float64(n) * float64(n) / float64(predSize[pair[1]])
		s.recalled += float64(n) * float64(n) / float64(goldSize[pair[0]])
	}
	s.pred += len(pred)
	s.gold += len(gold)
}

// into fills in a score.
func (s *b3Sum) into(f *F1) {
	f.Gold, f.Pred = s.gold, s.pred
	f.rounded(s.precise, s.recalled)
}

// hasName reports whether e is of a named type and has a name mention.
func (s *articleScorer) hasName(e *entity) bool {
	if !s.named[e.Type] {
		return false
	}
	for _, m := range e.Mentions {
		if m.Kind == "name" {
			return true
		}
	}
	return false
}

// mentionKeys are the clusters of an article's mentions on both sides. A
// predicted mention that overlaps a gold nominal and ends with it takes its key,
// so that the extent of a noun phrase is no fault.
func (s *articleScorer) mentionKeys(gold, pred *article) (g, p map[span]id) {
	g, p = map[span]id{}, map[span]id{}
	nominal := map[int]span{}
	for i := range gold.Entities {
		e := &gold.Entities[i]
		if !s.hasName(e) {
			continue
		}
		for _, m := range e.Mentions {
			g[m.span] = e.ID
			if m.Kind == "nominal" {
				nominal[m.End] = m.span
			}
		}
	}
	for i := range pred.Entities {
		e := &pred.Entities[i]
		if !s.hasName(e) {
			continue
		}
		for _, m := range e.Mentions {
			key := m.span
			if _, ok := g[key]; !ok {
				if n, ok := nominal[m.End]; ok && n.overlap(key) > 0 {
					key = n
				}
			}
			p[key] = e.ID
		}
	}
	return g, p
}

// alignEntities pairs predicted with gold entities, one to one, by the mentions they
// share, a name counting three; ties go by id.
func alignEntities(gold, pred *article) map[id]id {
	type end struct {
		mention
		entity id
	}
	index := map[int][]end{}
	for _, e := range gold.Entities {
		for _, m := range e.Mentions {
			index[m.End] = append(index[m.End], end{m, e.ID})
		}
	}
	score := map[[2]id]int{}
	for _, e := range pred.Entities {
		for _, m := range e.Mentions {
			for _, g := range index[m.End] {
				if g.span != m.span && !(g.Kind == "nominal" && g.overlap(m.span) > 0) {
					continue
				}
				if g.Kind == "name" {
					score[[2]id{e.ID, g.entity}] += 3
				} else {
					score[[2]id{e.ID, g.entity}]++
				}
			}
		}
	}
	return pairOff(score)
}
