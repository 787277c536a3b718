package frame

// wordLists are the closed word classes that deep syntax needs; listsOf says from
// which of the lexicon's lists each comes.
type wordLists struct {
	support   map[string]bool // verbs that carry a noun's action: pay, hold, launch
	sequel    map[string]bool // words that set a gerund beside a clause: after, before
	tally     map[string]bool // rough numbers: dozens
	linking   map[string]bool // verbs that a predicate noun may follow
	phase     map[string]bool // prepositions that set a clause beside an event noun: during, after
	named     map[string]bool // nouns for places that an "of" phrase names: "the town of Ry"
	ask       map[string]bool // verbs whose "for" asks for an event
	titles    map[string]bool // heads of offices, which may stand before a name
	repay     map[string]bool // verbs whose "for doing" is told of their object
	relatives map[string]bool // kinship and marriage
	occur     map[string]bool // verbs of coming about
	giving    map[string]bool // verbs that take two objects
	charge    map[string]bool // nouns for what somebody is accused of
	deny      map[string]bool // verbs of denial
	bereave   map[string]bool // verbs with an "of" of their own behind the object
	rely      map[string]bool // verbs with the preposition before who is to do the infinitive
	enlist    map[string]bool // verbs whose infinitive of purpose is told of their object
	ranks     map[string]bool // military and police
	content   map[string]bool // quantity and container nouns whose "of" phrase is what is meant
	partake   map[string]bool // verbs that carry the action of the noun after "in": involved in, take part in
	wield     map[string]bool // verbs whose subject acts by the infinitive after their object: "used it to"
	regards   map[string]bool // verbs whose object is what others do or mean to do: discuss, welcome
	relative  map[string]bool // words that begin a relative clause
	aimed     map[string]bool // prepositions of what an act is done to
	placing   map[string]bool // prepositions of a phrase between two objects
	backwards map[string]bool // prepositions of a gerund that the object does: stopped them from leaving
	ageLead   map[string]bool // words between a name and an age
	ageEnd    map[string]bool // words after "who is 63"
}

// listsOf reads the lists of a lexicon; those that it does not have are empty.
func listsOf(lex *Lexicon) wordLists {
	return wordLists{
		support:   set(lex.List("support")),
		partake:   set(lex.List("partake")),
		regards:   set(lex.List("regards")),
		wield:     set(lex.List("wield")),
		phase:     set(lex.List("phase")),
		sequel:    set(lex.List("sequel")),
		tally:     set(lex.List("tally")),
		linking:   set(lex.List("linking")),
		titles:    set(lex.List("titles")),
		ask:       set(lex.List("petition")),
		named:     set(lex.List("named-of")),
		content:   set(lex.List("content")),
		bereave:   set(lex.List("bereave")),
		enlist:    set(lex.List("enlist")),
		rely:      set(lex.List("rely")),
		ranks:     set(lex.List("ranks")),
		repay:     set(lex.List("repay")),
		relatives: set(lex.List("relatives")),
		occur:     set(lex.List("occur")),
		giving:    set(lex.List("giving")),
		charge:    set(lex.List("charge")),
		deny:      set(lex.List("deny")),
		relative:  set(lex.List("relative")),
		aimed:     set(lex.List("aimed")),
		placing:   set(lex.List("placing")),
		backwards: set(lex.List("backwards")),
		ageLead:   set(lex.List("age-lead")),
		ageEnd:    set(lex.List("age-end")),
	}
}
