package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	prose "github.com/jdkato/prose/v2"

	"github.com/actant-nlp/actant/syntax"
)

// prose rewrites curly quotes before it cuts, so words are compared with quotes
// made straight.
func straight(r rune) rune {
	switch r {
	case '“', '”':
		return '"'
	case '‘', '’':
		return '\''
	}
	return r
}

// match returns where word ends in text if it stands at offset at, -1 if not.
func match(text string, at int, word string) int {
	for _, w := range word {
		r, n := utf8.DecodeRuneInString(text[at:])
		if n == 0 || straight(r) != straight(w) {
			return -1
		}
		at += n
	}
	return at
}

// slack is how many runes may be skipped to find a token that prose changed
// beyond recognition; past that, the token is dropped.
const slack = 64

// locate finds word at or soon after offset at.
func locate(text string, at int, word string) (start, end int) {
	for range slack {
		for at < len(text) {
			r, n := utf8.DecodeRuneInString(text[at:])
			if !unicode.IsSpace(r) {
				break
			}
			at += n
		}
		if end := match(text, at, word); end > at {
			return at, end
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		if n == 0 {
			break
		}
		at += n
	}
	return -1, -1
}

func alignTokens(text string, base int, words []prose.Token) []syntax.Token {
	out := make([]syntax.Token, 0, len(words))
	at := 0
	for _, w := range words {
		start, end := locate(text, at, strings.TrimSpace(w.Text))
		if start < 0 {
			continue
		}
		out = append(out, syntax.Token{Span: syntax.Span{Start: base + start, End: base + end}, Text: text[start:end],
			Part: len(out) > 0 && start == at && at > 0, XPOS: w.Tag, Head: -1})
		at = end
	}
	return out
}

// alignSentences returns the offset at which each sentence ends.
func alignSentences(text string, base int, sentences []prose.Sentence) []int {
	var ends []int
	at := 0
	for _, s := range sentences {
		i := strings.Index(text[at:], s.Text)
		if i < 0 {
			continue
		}
		at += i + len(s.Text)
		ends = append(ends, base+at)
	}
	return ends
}

// nameTokens marks the tokens of each entity in BIO form. prose gives an
// entity's words joined by spaces, in text order.
func nameTokens(tokens []syntax.Token, names []prose.Entity) {
	at := 0
	for _, name := range names {
		words := strings.Fields(name.Text)
		for i := at; i+len(words) <= len(tokens) && len(words) > 0; i++ {
			if !sameWords(tokens[i:i+len(words)], words) {
				continue
			}
			mark(tokens[i:i+len(words)], label(name.Label))
			at = i + len(words)
			break
		}
	}
}

func sameWords(tokens []syntax.Token, words []string) bool {
	for i, w := range words {
		if match(tokens[i].Text, 0, w) != len(tokens[i].Text) {
			return false
		}
	}
	return true
}

func mark(tokens []syntax.Token, label string) {
	for i := range tokens {
		tokens[i].Name = "I-" + label
	}
	tokens[0].Name = "B-" + label
}
