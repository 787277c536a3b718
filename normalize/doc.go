// Package normalize brings what one thing is called by into one form, and says
// whether two names may stand for one thing: strings, names of people,
// organisations and places, dates, and amounts.
//
// Its functions are pure: the result is a key beside the original, never a
// replacement of it, nothing is remembered between calls, and all of it is safe
// for concurrent use. Time is bounded: of a name only the first [MaxName] bytes
// are compared.
//
// # What is here
//
//   - [Fold]: the key under which spellings of one string are equal (NFKC, case,
//     diacritics, quotes, dashes, widths, invisible signs); [Lookalike] finds
//     Cyrillic or Greek letters in a Latin word.
//   - [ParsePerson]: a personal name in title, given, middle, family, suffix, by
//     the order of its culture.
//   - [Same], and [SamePerson], [SameOrganization], [SamePlace], [SameGroup],
//     [SameProduct]: whether two names of a [Kind] stand for one thing.
//   - [LookupCountry], [FindCountry]: the country behind a name, a former name, an
//     adjective, a capital or a code, with ISO 3166-1 and Wikidata ids.
//   - [Acronym], [IsAcronymOf]: short and long forms of organisations.
//   - [Distance]: edits between two strings, with a limit.
//   - [Dates], [Money], [Quantities]: dates and amounts in a text.
//
// # Verdicts
//
// Same compares two names and says same, different or unknown, why, and how sure
// it is. It is symmetric. Unknown is an honest answer: "Kim" and "Kim Jong Un" may
// be one person, and only an article can tell; nor does it call a name with
// look-alike letters of another script the same as one without.
//
//	v := normalize.SamePerson("Chou En-lai", "Zhou Enlai")
//	v.Same()  // true
//	v.Why     // "transliteration"
//	v.Score   // how likely they name one thing, from 0 to 1
//
// # Standards
//
// Strings: Unicode normalization form KC and the White_Space and Format
// properties. Romanisations: ISO 7098 (Hanyu Pinyin) and Wade-Giles for Chinese,
// Revised Romanization and McCune-Reischauer for Korean, ISO 3602 and Hepburn for
// Japanese, ISO 9 and BGN/PCGN for Cyrillic, ISO 233 and ALA-LC for Arabic and
// Persian, ISO 259 for Hebrew, ISO 843 for Greek, the Hunterian system for Indic
// scripts, all in the spellings that news uses, without their diacritics. Legal
// forms of companies: ISO 20275. Countries: ISO 3166-1. Distances: optimal string
// alignment (Damerau 1964, restricted).
package normalize

// MaxName is how many bytes of a name are looked at; no real name is longer.
const MaxName = 512

// clip cuts s after at most MaxName bytes, between runes.
func clip(s string) string {
	if len(s) <= MaxName {
		return s
	}
	n := MaxName
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}
