package hostile

import "strconv"

// language lists the kinds whose words are the trouble.
func language() []Kind {
	return []Kind{
		{"names", "ten thousand people who are named once", 300 * kilo, false, names},
		{"names-list", "names in one list", 300 * kilo, false, namesList},
		{"surnames", "people of one surname", 300 * kilo, false, surnames},
		{"same-name", "one name, again and again", 300 * kilo, false, sameName},
		{"organizations", "bodies whose names are parts of one another", 300 * kilo, false, organizations},
		{"acronyms", "acronyms and initials", 300 * kilo, false, acronyms},
		{"conjuncts", "five hundred people who met five hundred others, in every sentence", 300 * kilo, false, conjuncts},
		{"pronouns", "pronouns only", 300 * kilo, false, pronouns},
		{"possessives", "a man's father's brother's friend's …", 300 * kilo, false, possessives},
		{"of-chain", "the head of the head of the head …", 300 * kilo, false, ofChain},
		{"said-chain", "X said Y said Z said …", 300 * kilo, false, saidChain},
		{"appositions", "X, the head of Y, the body of Z, …", 300 * kilo, false, appositions},
		{"dates", "dates and hours only", 300 * kilo, false, dates},
		{"money", "amounts only", 300 * kilo, false, money},
		{"offices", "presidents and ministers of all countries", 300 * kilo, false, offices},
		{"quotations", "short quotations only", 300 * kilo, false, quotations},
		{"verbs", "verbs of every frame side by side", 300 * kilo, false, verbs},
	}
}

// person writes a name that few others share.
func (w *writer) person() {
	w.pick("Anna", "Paolo", "Kwame", "Ingrid", "Tariq", "Mei", "Lars", "Sofia", "Ivan", "Amina")
	w.WriteByte(' ')
	w.WriteByte(byte('A' + w.number(26)))
	for range 2 + w.number(4) {
		w.pick("ra", "lo", "ni", "ve", "st", "ka", "mo", "er", "du", "in")
	}
}

func names(w *writer) {
	for w.more() {
		w.person()
		w.pick(" met the mayor. ", " resigned on Monday. ", " visited Rome. ", " said so. ")
	}
}

func namesList(w *writer) {
	w.WriteString("The award went to ")
	for w.more() {
		w.person()
		w.WriteString(", ")
	}
	w.WriteString("and others.")
}

func surnames(w *writer) {
	for n := 0; w.more(); n++ {
		w.WriteByte(byte('A' + w.number(26)))
		w.pick("nna", "aolo", "wame", "ngrid", "ariq")
		w.WriteString(strconv.Itoa(n))
		w.pick(" Kim met Kim. ", " Kim and Mr. Kim left. ", " Kim accused his sister. ")
	}
}

func sameName(w *writer) {
	for w.more() {
		w.pick("Vladimir Putin met Vladimir Putin. ", "Putin visited Putin's Russia. ", "Mr. Putin said Putin gave Putin a car. ")
	}
}

func organizations(w *writer) {
	for w.more() {
		for range 1 + w.number(6) {
			w.pick("World ", "Bank ", "United ", "National ", "Security ", "Council ", "Press ", "Association ", "Party ")
		}
		w.pick("of Kenya sued ", "Ltd. bought ", "met ", "Inc. said it joined ")
		w.pick("the ", "")
	}
	w.WriteString("it.")
}

func acronyms(w *writer) {
	for w.more() {
		for range 2 + w.number(4) {
			w.WriteByte(byte('A' + w.number(26)))
			w.pick("", ".")
		}
		w.pick(" met the ", " and ", " (", ") said ", ". ", " of ")
	}
}

func conjuncts(w *writer) {
	for w.more() {
		for _, verb := range []string{" met ", ". "} {
			for range 499 {
				w.person()
				w.WriteString(", ")
			}
			w.WriteString("and ")
			w.person()
			w.WriteString(verb)
		}
	}
}

func pronouns(w *writer) {
	for w.more() {
		w.pick("He ", "she ", "it ", "they ", "him ", "his ", "herself ", "gave ", "said ", "it to them. ", "them. ", "we ", "“I ", "you” ")
	}
}

func possessives(w *writer) {
	for w.more() {
		w.person()
		for range 200 {
			w.pick("'s father", "'s brother", "'s friend", "’s company", "'s president", "'s")
		}
		w.WriteString(" met Kim. ")
	}
}

func ofChain(w *writer) {
	for w.more() {
		w.WriteString("The head")
		for range 300 {
			w.pick(" of the head", " of the president", " of Kenya", " in the office", " for the sister")
		}
		w.WriteString(" resigned. ")
	}
}

func saidChain(w *writer) {
	for w.more() {
		for range 200 {
			w.person()
			w.pick(" said ", " denied that ", " claimed ", " told Kim that ")
		}
		w.WriteString("Rome was sold. ")
	}
}

func appositions(w *writer) {
	for w.more() {
		for range 150 {
			w.person()
			w.pick(", the president of ", ", a company owned by ", ", the sister of ", ", also known as ", " (")
		}
		w.WriteString("Kenya, left. ")
	}
}

func dates(w *writer) {
	for w.more() {
		w.pick("Monday ", "last Tuesday ", "2024-02-20 ", "in May ", "two weeks ago ", "4 March 2021, ", "1999–2001 ", "at 5 p.m. ", "the 1980s ", "from June to July ", "yesterday. ", "next year ", "20th century ")
	}
}

func money(w *writer) {
	for w.more() {
		w.pick("$5 million ", "10,000 euros ", "£3.5bn ", "two hundred and five thousand dollars ", "30% ", "five-year-old ", "1/2 ", "12 km ", "seven hundred ", "and ")
	}
}

func offices(w *writer) {
	for w.more() {
		w.pick("The Russian president ", "Kenyan Foreign Minister ", "the North Korean leader ", "former US Secretary of State ", "the president ", "his spokesman ", "The chairman of the World Bank ")
		w.person()
		w.pick(" met ", " replaced ", " said. ", ", ", " and ")
	}
}

func quotations(w *writer) {
	for w.more() {
		w.pick("“No,” he said. ", "\"Yes.\" ", "“Kim left,” Putin said, “and we know.” ", "He said: “It is so. ", "”", "“a” “b” “c” ")
	}
}

func verbs(w *writer) {
	for w.more() {
		w.pick("Kim ", "Kenya ", "the bank ")
		for range 1 + w.number(8) {
			w.pick("met ", "gave ", "bought ", "accused ", "killed ", "visited ", "said ", "sued ", "joined ", "appointed ", "sold ", "attacked ", "married ", "to ", "and ")
		}
		w.pick("Russia. ", "a car. ", "Anna Rossi in Rome. ", "it ")
	}
}
