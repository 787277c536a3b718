package coref

// A feature is one number that speaks for or against a candidate.
type feature uint8

const (
	fBias          feature = iota
	fSentences             // sentences between candidate's last mention and the anaphor, at most 6
	fSameSentence          // 1 when there are none
	fParagraph             // 1 when a paragraph begins between them
	fMentions              // mentions in between, log2
	fCount                 // mentions of the candidate so far, log2
	fSubject               // its last mention is a subject
	fObject                // … a direct object
	fPossessor             // … a possessor
	fModifier              // … inside another noun phrase
	fSubjectBefore         // it is the subject of an earlier sentence's main clause, within two sentences
	fParallel              // same role as the anaphor
	fSameVerb              // subject of the predicate that the anaphor's clause depends on or is in
	fGender                // genders known and equal
	fPerson                // a person, for a personal pronoun
	fOrganization          // an organisation, for "it", "they"
	fCountry               // a country
	fProduct               // a product or thing
	fNamed                 // it has a name
	fPronounLast           // its last mention is a pronoun
	fNominalLast           // its last mention is a description
	fCataphora             // it comes after the anaphor
	fSpeaker               // it utters the quotation that the anaphor is in
	fTopic                 // the most mentioned of its kind so far
	fBothSubjects          // its last mention and the anaphor are subjects
	fOwnSubject            // the anaphor is possessive, and it the subject of that clause or one above
	fMainSubject           // its last mention is the subject of a sentence's root
	fListed                // its last mention is a later member of a list
	fOpening               // it was spoken of in the article's first sentences
	fWords                 // words in between, log2
	fTwin                  // its last mention stands in the same noun phrase or is apposed to another
	fHead                  // same head noun as a description of it
	fNameHead              // the head noun is a word of its name
	fKindOf                // the head noun is more general than that of a description of it
	fType                  // same type, and subtype where both have one
	fCountryMatch          // belongs to the country that the description names
	fModifiers             // shares a modifier
	fOtherModifier         // the description has a modifier that nothing said of it supports
	fGeneric               // the head noun fits any thing of the candidate's type: "the company"
	fClass                 // the head noun is of the candidate's class of thing: "the brewer" for a company, "the striker" for a person
	fPlaceWord             // "the country" for a country, "the city" for a city
	fDefinite              // the anaphor is definite (else owned or demonstrative)
	fRelative              // the anaphor stands in a relative clause of it
	fResult                // the object of the verb that the noun tells of ("gift")
	featureCount
)

// A vector is what is known for one candidate.
type vector [featureCount]float64

// The weights of the ranking, for pronouns of persons, other pronouns, and
// descriptions. A candidate is taken when its sum is the highest and above
// zero. Those for persons were fitted to the training part of GAP (TestLearn),
// but for fGender and fNamed, which its selection of pronouns cannot tell;
// those for things are half way from values set by hand to a fit to the open
// genres of GUM's training part (TestLearnThings); those for descriptions were
// set by hand on development articles.
var (
	personWeights = vector{
		fBias: 3, fSentences: -1.17, fSameSentence: 0.92, fParagraph: -0.35, fMentions: -0.46, fCount: 0.35,
		fSubject: 0.58, fObject: 0.34, fPossessor: 0.13, fModifier: -0.57, fSubjectBefore: 0.37, fParallel: -0.03, fSameVerb: -0.13,
		fGender: 0.3, fNamed: 1.6, fPronounLast: -0.42, fNominalLast: -0.19, fCataphora: -1.22, fSpeaker: -2.5, fTopic: 0.06,
		fBothSubjects: 0.87, fOwnSubject: 0.39, fMainSubject: 0.14, fListed: -1.08, fOpening: 0.25, fWords: -0.12, fTwin: -0.22,
	}
	thingWeights = vector{
		fBias: 1.0, fSentences: -0.65, fSameSentence: 0.85, fParagraph: -0.68, fMentions: -0.48, fCount: 0.52,
		fSubject: 0.99, fObject: 0.36, fPossessor: 0.3, fModifier: -0.7, fSubjectBefore: 0.23, fParallel: 0.33, fSameVerb: 0.27,
		fOrganization: 0.6, fCountry: 0.4, fNamed: 0.2, fPronounLast: 0.51, fCataphora: -1.58, fSpeaker: -0.52, fTopic: 0.41,
		fBothSubjects: 0.1, fOwnSubject: 0.06, fMainSubject: 0.19, fListed: -0.28, fOpening: 0.25, fWords: 0.04, fTwin: -0.39, fRelative: 1.5,
	}
	nominalWeights = vector{
		fBias: -2.2, fSentences: -0.12, fSameSentence: -0.1, fParagraph: 0, fMentions: -0.1, fCount: 0.2,
		fSubject: 0.3, fObject: 0.1, fModifier: -0.2, fSubjectBefore: 0.2, fPronounLast: -0.2,
		fNamed: 0.2, fTopic: 0.3, fHead: 3.0, fNameHead: 2.6, fKindOf: 2.2, fType: 0.6, fCountryMatch: 2.0, fModifiers: 1.0,
		fOtherModifier: -1.6, fDefinite: 0.3, fResult: 3.0, fGeneric: 1.8, fClass: 1.2, fPlaceWord: 3.4, fSpeaker: -1,
	}
)

// score is the weighted sum of v.
func (v *vector) score(w *vector) float64 {
	s := 0.0
	for i := range v {
		s += v[i] * w[i]
	}
	return s
}
