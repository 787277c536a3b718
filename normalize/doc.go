// Package normalize brings what one thing is called by into one form, and says
// whether two names may stand for one thing: strings, names of people,
// organisations and places, dates, and amounts.
//
// Its functions are pure: the result is a key beside the original, never a
// replacement of it, nothing is remembered between calls, and all of it is safe
// for concurrent use. Time is bounded: of a name only the first [MaxName] bytes
// are compared.
//
// [Same] compares two names of a [Kind] and says same, different or unknown, why,
// and how sure it is. It is symmetric. Unknown is an honest answer: "Kim" and
// "Kim Jong Un" may be one person, and only an article can tell.
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
