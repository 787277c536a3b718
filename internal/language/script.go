package language

import "unicode"

// A script is a writing system, as far as it tells languages apart.
type script uint8

const (
	scriptNone script = iota // not a letter
	scriptMark               // joins letters of any script
	scriptLatin
	scriptGreek
	scriptCyrillic
	scriptArmenian
	scriptHebrew
	scriptArabic
	scriptDevanagari
	scriptBengali
	scriptGurmukhi
	scriptGujarati
	scriptOriya
	scriptTamil
	scriptTelugu
	scriptKannada
	scriptMalayalam
	scriptSinhala
	scriptThai
	scriptLao
	scriptTibetan
	scriptMyanmar
	scriptGeorgian
	scriptEthiopic
	scriptKhmer
	scriptKana
	scriptHan
	scriptHangul
	scriptOther
	scripts
)

// alone are the languages that most news in a script is in.
var alone = [...]struct {
	script script
	Guess
}{
	{scriptGreek, Guess{"el", "Greek"}},
	{scriptArmenian, Guess{"hy", "Armenian"}},
	{scriptBengali, Guess{"bn", "Bengali"}},
	{scriptGurmukhi, Guess{"pa", "Punjabi"}},
	{scriptGujarati, Guess{"gu", "Gujarati"}},
	{scriptOriya, Guess{"or", "Odia"}},
	{scriptTamil, Guess{"ta", "Tamil"}},
	{scriptTelugu, Guess{"te", "Telugu"}},
	{scriptKannada, Guess{"kn", "Kannada"}},
	{scriptMalayalam, Guess{"ml", "Malayalam"}},
	{scriptSinhala, Guess{"si", "Sinhala"}},
	{scriptThai, Guess{"th", "Thai"}},
	{scriptLao, Guess{"lo", "Lao"}},
	{scriptTibetan, Guess{"bo", "Tibetan"}},
	{scriptMyanmar, Guess{"my", "Burmese"}},
	{scriptGeorgian, Guess{"ka", "Georgian"}},
	{scriptEthiopic, Guess{"am", "Amharic"}},
	{scriptKhmer, Guess{"km", "Khmer"}},
	{scriptKana, Guess{"ja", "Japanese"}},
	{scriptHan, Guess{"zh", "Chinese"}},
	{scriptHangul, Guess{"ko", "Korean"}},
	{scriptCyrillic, Guess{"ru", "Russian"}},
	{scriptHebrew, Guess{"he", "Hebrew"}},
	{scriptArabic, Guess{"ar", "Arabic"}},
	{scriptDevanagari, Guess{"hi", "Hindi"}},
}

// blocks are the blocks of Unicode that news is written in, in order.
var blocks = [...]struct {
	first, last rune
	script      script
}{
	{0x00aa, 0x00aa, scriptLatin}, {0x00ba, 0x00ba, scriptLatin},
	{0x00c0, 0x00d6, scriptLatin}, {0x00d8, 0x00f6, scriptLatin}, {0x00f8, 0x02af, scriptLatin},
	{0x0300, 0x036f, scriptMark},
	{0x0370, 0x03ff, scriptGreek},
	{0x0400, 0x052f, scriptCyrillic},
	{0x0530, 0x058f, scriptArmenian},
	{0x0590, 0x05ff, scriptHebrew},
	{0x0600, 0x06ff, scriptArabic}, {0x0750, 0x077f, scriptArabic}, {0x08a0, 0x08ff, scriptArabic},
	{0x0900, 0x097f, scriptDevanagari},
	{0x0980, 0x09ff, scriptBengali},
	{0x0a00, 0x0a7f, scriptGurmukhi},
	{0x0a80, 0x0aff, scriptGujarati},
	{0x0b00, 0x0b7f, scriptOriya},
	{0x0b80, 0x0bff, scriptTamil},
	{0x0c00, 0x0c7f, scriptTelugu},
	{0x0c80, 0x0cff, scriptKannada},
	{0x0d00, 0x0d7f, scriptMalayalam},
	{0x0d80, 0x0dff, scriptSinhala},
	{0x0e00, 0x0e7f, scriptThai},
	{0x0e80, 0x0eff, scriptLao},
	{0x0f00, 0x0fff, scriptTibetan},
	{0x1000, 0x109f, scriptMyanmar},
	{0x10a0, 0x10ff, scriptGeorgian},
	{0x1100, 0x11ff, scriptHangul},
	{0x1200, 0x139f, scriptEthiopic},
	{0x1780, 0x17ff, scriptKhmer},
	{0x1e00, 0x1eff, scriptLatin},
	{0x1f00, 0x1fff, scriptGreek},
	{0x200c, 0x200d, scriptMark}, {0x2019, 0x2019, scriptMark},
	{0x2c60, 0x2c7f, scriptLatin},
	{0x3040, 0x30ff, scriptKana},
	{0x3400, 0x4dbf, scriptHan}, {0x4e00, 0x9fff, scriptHan},
	{0xa720, 0xa7ff, scriptLatin},
	{0xac00, 0xd7af, scriptHangul},
	{0xf900, 0xfaff, scriptHan},
	{0xfb00, 0xfb06, scriptLatin}, {0xfb50, 0xfdff, scriptArabic}, {0xfe70, 0xfefc, scriptArabic},
	{0xff21, 0xff3a, scriptLatin}, {0xff41, 0xff5a, scriptLatin}, {0xff66, 0xff9f, scriptKana},
	{0x20000, 0x3134f, scriptHan},
}

// scriptOf is the script of r, scriptNone for what is no letter.
func scriptOf(r rune) script {
	if r < utf8Latin {
		if r >= 0xc0 && r != 0xd7 && r != 0xf7 || asciiLetter(byte(r)) && r < 0x80 {
			return scriptLatin
		}
		return scriptNone
	}
	lo, hi := 0, len(blocks)
	for lo < hi {
		mid := (lo + hi) / 2
		if blocks[mid].last < r {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(blocks) && r >= blocks[lo].first {
		if s := blocks[lo].script; s == scriptLatin || s == scriptMark || s == scriptHan || s == scriptHangul || unicode.IsLetter(r) || unicode.IsMark(r) {
			return s
		}
		return scriptNone
	}
	if unicode.IsLetter(r) {
		return scriptOther
	}
	return scriptNone
}

// utf8Latin is the end of the letters that need no search.
const utf8Latin = 0x2b0

// scriptLanguage is the code of the language that the other scripts tell: that
// of their commonest script with the most little words.
func (c *counts) scriptLanguage(t *table) string {
	s := scriptGreek
	for k := scriptGreek; k < scripts; k++ {
		if c.scripts[k] > c.scripts[s] {
			s = k
		}
	}
	if s == scriptHan && c.scripts[scriptKana]*10 > c.scripts[scriptHan] {
		s = scriptKana
	}
	code := "und"
	for _, a := range alone {
		if a.script == s {
			code = a.Code
		}
	}
	best := uint16(2)
	for l := range t.langs {
		if t.langs[l].script == s && c.lower.hits[l] > best {
			code, best = t.langs[l].Code, c.lower.hits[l]
		}
	}
	return code
}
