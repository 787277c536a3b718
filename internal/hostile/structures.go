package hostile

import "strings"

// structures lists the kinds whose size or nesting is the trouble.
func structures() []Kind {
	return []Kind{
		{"no-space", "letters without a space", 10 * mega, false, noSpace},
		{"no-space-mixed", "words, stops and signs without a space", 10 * mega, false, noSpaceMixed},
		{"one-letter", "a hundred thousand sentences of one letter", 300 * kilo, false, oneLetter},
		{"one-letter-lines", "as many lines of one letter", 200 * kilo, false, oneLetterLines},
		{"long-sentence", "one sentence of a hundred thousand words", 600 * kilo, false, longSentence},
		{"blank-lines", "words between hundreds of blank lines", 1 * mega, false, blankLines},
		{"one-line", "prose in one line", 1 * mega, false, oneLine},
		{"digits", "numbers of a million digits", 3 * mega, false, digits},
		{"digit-groups", "numbers with commas and points of thousands of digits", 1 * mega, false, digitGroups},
		{"nested-quotes", "quotations in quotations, never closed", 1 * mega, false, nestedQuotes},
		{"nested-brackets", "brackets in brackets, never closed", 1 * mega, false, nestedBrackets},
		{"nested-closed", "quotations and brackets a thousand deep, each closed", 1 * mega, false, nestedClosed},
		{"stray-marks", "quotation marks of all kinds that pair with nothing", 1 * mega, false, strayMarks},
		{"punctuation", "signs only", 1 * mega, false, punctuation},
		{"html", "HTML left in the text", 1 * mega, false, html},
		{"urls", "addresses of pages and people", 1 * mega, false, urls},
		{"tables", "rows of numbers and capitals", 1 * mega, false, tables},
	}
}

func noSpace(w *writer) {
	for w.more() {
		w.WriteByte(byte('a' + w.number(26)))
	}
}

func noSpaceMixed(w *writer) {
	for w.more() {
		w.pick("Kim", "met", ".", "Anna", "U.S.", "-", "'s", "“", "”", "1,000", "/", "the", ",", "…", "$5m", "@", "&")
	}
}

func oneLetter(w *writer) {
	for w.more() {
		w.WriteByte(byte('A' + w.number(26)))
		w.pick(". ", "! ", "? ", ". ")
	}
}

func oneLetterLines(w *writer) {
	for w.more() {
		w.WriteByte(byte('a' + w.number(26)))
		w.WriteByte('\n')
	}
}

func longSentence(w *writer) {
	for w.more() {
		w.pick("the minister ", "met Anna Rossi ", "and ", "in Rome ", "who ", "said that ", "of Kenya ", "with the company ", "because ", "it ", "they gave ", "a car ", "on Monday ", "or ")
	}
	w.WriteString("left.")
}

func blankLines(w *writer) {
	for w.more() {
		w.pick("Kenya", "The mayor met Anna Rossi.", "“", "x")
		w.WriteString(strings.Repeat([]string{"\n", "\r\n", "\n \t\n", "\u2028"}[w.number(4)], 1+w.number(300)))
	}
}

func oneLine(w *writer) {
	for w.more() {
		w.pick("The mayor of Rome met Anna Rossi on Monday. ", "Kenyan police arrested two men in Nairobi, the ministry said. ", "“We will not sign it,” he said. ")
	}
}

func digits(w *writer) {
	for w.more() {
		w.WriteString("The bank lent Kenya $")
		for range mega {
			w.WriteByte(byte('0' + w.number(10)))
		}
		w.WriteString(" on Monday, the minister said. ")
	}
}

func digitGroups(w *writer) {
	for w.more() {
		w.WriteString("In ")
		for range 1 + w.number(3000) {
			w.pick("1,000,", "12.", "2024-", "3/4/", "10:30:", "000", "5", "%", "$")
		}
		w.WriteString(" the company paid. ")
	}
}

func nestedQuotes(w *writer) {
	for w.more() {
		w.pick("“he said ‘", "\"she told Kim that \"", "‘I ", "“", "Putin said: “")
	}
}

func nestedBrackets(w *writer) {
	for w.more() {
		w.pick("(the mayor [of ", "{{", "[[[", "((", "(Anna Rossi (", "<<", "met ", "“(")
	}
}

func nestedClosed(w *writer) {
	open := []string{"“he said ", "(the mayor of ", "‘Kim met ", "[a car ", "{", "\"she left "}
	closed := []string{" today” ", " Rome) ", "’ ", "] ", "}", "\" "}
	for w.more() {
		for level := range 1000 {
			w.WriteString(open[level%len(open)])
		}
		w.WriteString("Anna Rossi")
		for level := 999; level >= 0; level-- {
			w.WriteString(closed[level%len(closed)])
		}
		w.WriteString("left. ")
	}
}

func strayMarks(w *writer) {
	for w.more() {
		w.pick("“", "”", "\"", "''", "``", "’", "‘", "«", "»", "„", " ", " ", "he said ", "Kim ", ". ")
	}
}

func punctuation(w *writer) {
	for w.more() {
		w.pick(".", "...", "?!", "—", ";", ":", "/", "\\", "|", "#", "*", "_", "~", "^", " ", "\n", "$", "%", "&")
	}
}

func html(w *writer) {
	for w.more() {
		w.pick("<p class=\"lead\">The mayor met <b>Anna Rossi</b>.</p>\n", "<script>var a = \"<div>\"; if (a<b && c>d) {}</script>", "&nbsp;&amp;&lt;b&gt; Kim&#39;s ",
			"<a href='http://a.b/c?d=e&f=g'>Kenya</a> ", "<!-- <p> -->", "<<<<", "<img src=x onerror=alert(1)>", "</div></div>", "<div", "<table><tr><td>5</td>")
	}
}

func urls(w *writer) {
	for w.more() {
		w.pick("https://www.example.org/a/b/c?d=e&f=g#h ", "anna.rossi@example.com ", "www.example.com/Kim_Jong_Un. ", "http://[::1]:80/ ", "@kim #putin ", "ftp://x.y/z, ", "C:\\Users\\Kim\\a.txt ")
	}
}

func tables(w *writer) {
	for w.more() {
		w.pick("KENYA", "GHANA", "1", "22", "3.5", "-", "|", "\t", "  ", "\n", "%", "2024", "A. ROSSI", ",")
		w.WriteByte(' ')
	}
}
