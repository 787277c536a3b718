package article_test

import (
	"testing"

	"github.com/actant-nlp/actant/article"
)

// TestPublished puts a line above or below a story and asks for the date.
func TestPublished(t *testing.T) {
	const story = "A court in Oslo fined the shipping company 3 million kroner on Monday for spilling oil in the fjord.\n\n" +
		"The company said on 3 May 2011 that it would appeal, and that its ships were safe.\n"
	for _, c := range []struct{ line, want string }{
		{"date 2024-02-20", "2024-02-20"},
		{"20 February 2024 - 09:20", "2024-02-20"},
		{"Feb. 20, 2024, 9:20 a.m. EST", "2024-02-20"},
		{"Tuesday, February 20, 2024", "2024-02-20"},
		{"Posted on February 20th, 2024 by Ann Lee", "2024-02-20"},
		{"Published: 2024-02-20T09:20:00+01:00", "2024-02-20"},
		{"Updated 12:03 GMT (20:03 HKT) March 4, 2019", "2019-03-04"},
		{"(CNN) 12:03 GMT 4 March 2019", "2019-03-04"},
		{"Published 20/02/2024 14:05", "2024-02-20"},
		{"02/20/2024 2:05 PM", "2024-02-20"},
		{"03/04/2019", ""}, // nothing tells the month from the day
		{"03/04/2019 2:05 PM EST", "2019-03-04"},
		{"03.04.2019", "2019-04-03"},
		{"21-Feb-2024", "2024-02-21"},
		{"2024年2月20日", "2024-02-20"},
		{"By Ann Lee | 20 Feb 2024", "2024-02-20"},
		{"Published 1 January 2020. Last updated 2 March 2021.", "2020-01-01"},
		{"31 February 2024", ""},
		{"2 hours ago", ""},
	} {
		text := "Shipping company fined over oil spill\n" + c.line + "\n\n" + story
		if got := published(text); got != c.want {
			t.Errorf("above: %q: %q, want %q", c.line, got, c.want)
		}
	}
	for _, c := range []struct{ line, want string }{
		{"Published in Dawn, February 21st, 2024", "2024-02-21"},
		{"Opinion\n\nBad roads\nUpdated 01 May, 2024\n\nBad roads\n\nWhere did the money of the ministries go ...", ""},
		{"© 2024 The Island Paper", ""},
		{"Related stories\n\nOil price falls\n3 May 2023\n\nShips collide\n4 May 2023", ""},
		{"First published on 4 March 2019", "2019-03-04"},
	} {
		if got := published(story + "\n" + c.line + "\n"); got != c.want {
			t.Errorf("below: %q: %q, want %q", c.line, got, c.want)
		}
	}
}

func published(text string) string {
	p := article.Read(text, article.Options{})
	if p.Published.IsZero() {
		return ""
	}
	return p.Published.Format("2006-01-02")
}

func TestDateline(t *testing.T) {
	const rest = "The president resigned on Monday after nine years in office, his spokesman said."
	for _, c := range []struct{ lead, want string }{
		{"SEOUL: " + rest, "SEOUL"},
		{"Seoul — " + rest, "Seoul"},
		{"SEOUL, South Korea — " + rest, "SEOUL, South Korea"},
		{"NEW YORK _ " + rest, "NEW YORK"},
		{"LONDON (Reuters) - " + rest, "LONDON"},
		{"WASHINGTON, Feb. 20 (UPI) -- " + rest, "WASHINGTON"},
		{"ST. LOUIS -- " + rest, "ST. LOUIS"},
		{"WINSTON-SALEM, N.C. (AP) — " + rest, "WINSTON-SALEM, N.C."},
		{"São Paulo – " + rest, "São Paulo"},
		{"Lima, Peru (CNN)" + rest, "Lima, Peru"},
		{"GENEVA/PARIS, March 3 (Reuters) - " + rest, "GENEVA/PARIS"},
		{"READ: " + rest, ""},
		{"But — " + rest, ""},
		{rest, ""},
		{"The mayor — who is 60 — resigned on Monday after nine years in office, his spokesman said.", ""},
	} {
		p := article.Read(c.lead, article.Options{})
		if got := p.Dateline.In(c.lead); got != c.want {
			t.Errorf("%q: %q, want %q", c.lead, got, c.want)
		}
	}
}
