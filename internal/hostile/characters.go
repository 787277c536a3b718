package hostile

import (
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"
)

// characters lists the kinds whose characters are the trouble.
func characters() []Kind {
	return []Kind{
		{"invalid-utf8", "bytes that are no characters in every sentence", 1 * mega, false, invalid},
		{"binary", "random bytes but NUL", 1 * mega, false, binary},
		{"nul", "a NUL byte in a sentence", 100 * kilo, true, nul},
		{"bidi", "controls of writing direction in and around words", 1 * mega, false, bidi},
		{"homoglyphs", "Latin letters replaced by Cyrillic and Greek ones", 1 * mega, false, homoglyphs},
		{"combining", "towers of forty combining marks on letters", 1 * mega, false, combining},
		{"zero-width", "characters without width inside words, and nothing else", 1 * mega, false, zeroWidth},
		{"scripts", "words in every script of Unicode", 1 * mega, false, scripts},
		{"emoji", "emoji joined to families, with skin tones and flags", 1 * mega, false, emoji},
		{"emoji-chains", "hundreds of people joined to one emoji, beside and inside names", 1 * mega, false, emojiChains},
		{"controls", "control characters in names", 1 * mega, false, controls},
		{"fullwidth", "English in full-width letters", 1 * mega, false, fullwidth},
		{"private", "private use, surrogates' neighbours and non-characters", 1 * mega, false, private},
	}
}

func invalid(w *writer) {
	for w.more() {
		w.pick("The \xff\xfemayor of Rome\xc3 met the minister of trade. ", "Anna\x80 Rossi said so on Monday in \xe2\x80Paris. ",
			"Kenya \xf5\xf6 signed the treaty with Ghana. ", "\xc0\xaf\xed\xa0\x80 President Kim visited Moscow\xf0\x9f\x98. ",
			"The council approved the plan for the harbour on Monday, the mayor said. ",
			"The company will hire two hundred engineers in Oslo by the end of next year, said Ingrid Dahl, its chief executive. ",
			"Police arrested three men near the border after a chase that lasted more than two hours. ")
	}
}

func binary(w *writer) {
	for w.more() {
		w.WriteByte(byte(1 + w.number(255)))
	}
}

func nul(w *writer) {
	for w.Len() < w.size/2 {
		w.WriteString("The mayor met the minister on Monday. ")
	}
	w.WriteByte(0)
	for w.more() {
		w.WriteString("The mayor met the minister on Monday. ")
	}
}

func bidi(w *writer) {
	for w.more() {
		w.pick("The \u202eminister\u202c of \u2066Trade\u2069 resigned. ", "\u200fAnna \u202bRossi\u202c met \u061cPaolo. ",
			"\u202a\u202a\u202a\u202a\u202a\u202a\u202a\u202a ", "Pre\u202esident Kim\u202c visited Mos\u200ecow on Mon\u2067day. ")
	}
}

func homoglyphs(w *writer) {
	for w.more() {
		w.pick("Vlаdimіr Рutіn mеt Kіm Jоng Un іn Моsсоw оn Тuеsdау. ", "Тhe Κremlin sаid the саr wаs а gіft. ",
			"Ѕеоul аnd Wаshіngtоn ассusеd Руоngуаng. ", "Αnna Ροssi ⅼeft Ꭱome. ")
	}
}

func combining(w *writer) {
	for w.more() {
		w.pick("K", "i", "m ", "a", "The ", "o")
		for range 40 {
			w.WriteRune(rune(0x300 + w.number(0x70)))
		}
		if w.number(6) == 0 {
			w.WriteString(" met Anna Rossi. ")
		}
	}
}

func zeroWidth(w *writer) {
	zero := []rune{0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0xad, 0x180e}
	for w.more() {
		for range 1 + w.number(30) {
			w.WriteRune(zero[w.number(len(zero))])
		}
		w.pick("Ki", "m", " visited ", "", "", ". ")
	}
}

// scripts writes twelve words of each script in turn.
func scripts(w *writer) {
	names := slices.Sorted(maps.Keys(unicode.Scripts))
	for w.more() {
		for _, name := range names {
			rs := letters(unicode.Scripts[name])
			for range 12 {
				for range 2 + w.number(7) {
					w.WriteRune(rs[w.number(len(rs))])
				}
				w.WriteByte(' ')
			}
			w.pick("visited Kenya. ", "met Kim. ", ". ")
		}
	}
}

// letters lists the first characters of a table.
func letters(t *unicode.RangeTable) []rune {
	var out []rune
	for _, r := range t.R16 {
		for c := rune(r.Lo); c <= rune(r.Hi) && len(out) < 200; c += rune(r.Stride) {
			if !unicode.IsControl(c) {
				out = append(out, c)
			}
		}
	}
	for _, r := range t.R32 {
		for c := rune(r.Lo); c <= rune(r.Hi) && len(out) < 400; c += rune(r.Stride) {
			out = append(out, c)
		}
	}
	return out
}

func emoji(w *writer) {
	for w.more() {
		w.pick("👨‍👩‍👧‍👦", "👩🏽‍🚀", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "🇰🇵🇷🇺🇺🇸", "1️⃣", "👍🏿",
			" Kim 👋🏼 met Putin. ", "❤️‍🔥", " ", "😀😀😀")
	}
}

func emojiChains(w *writer) {
	for w.more() {
		w.pick("Anna", "Kim ", "Rossi met ", "The mayor of ")
		for range w.number(500) {
			w.pick("👨", "👩🏽", "👧", "👶🏿", "🧑‍🚒")
			w.WriteString("\u200d")
		}
		w.pick("👦", "Rome. ", " said so. ", " ")
	}
}

func controls(w *writer) {
	for w.more() {
		w.pick("Kim\x07 Jong\x1b[31m Un met Vladi\x08mir Putin. ", "Anna\x7fRossi of the \x01\x02World Bank\x03 resigned. ",
			"The \x0bUnited\x0c Nations\u0085 said so. ", "President\x1f Lula visited Par\x1eis. ", "An ordinary sentence about the weather in May. ",
			"The council approved the plan for the harbour on Monday, the mayor said. ")
	}
}

func fullwidth(w *writer) {
	for w.more() {
		for _, r := range "The president of Kenya met Anna Rossi in Rome on 4 May 2021. " {
			if r > ' ' && r < 0x7f {
				r += 0xff00 - ' '
			}
			w.WriteRune(r)
		}
	}
}

func private(w *writer) {
	odd := []rune{0xe000, 0xf8ff, 0xfffe, 0xffff, 0xfdd0, 0x1fffe, 0x10ffff, utf8.RuneError, 0xfff9, 0xfffb, 0xd7ff}
	for w.more() {
		w.WriteRune(odd[w.number(len(odd))])
		w.pick("", "", " ", "Kim ", "met ", ". ")
	}
}
