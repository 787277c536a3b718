package normalize

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"sort"
	"testing"
	"time"
)

var (
	goldFile = flag.String("gold", "", "a gold.jsonl of annotated articles to measure against")
	goldText = flag.String("text", "", "the folder of the texts that -gold annotates")
)

type goldDoc struct {
	ID        string   `json:"id"`
	Published *string  `json:"published"`
	Body      [][2]int `json:"body"`
	Entities  []struct {
		Type     string `json:"type"`
		Name     string `json:"name"`
		Mentions []struct {
			Start int `json:"start"`
			End   int `json:"end"`
		} `json:"mentions"`
	} `json:"entities"`
}

// TestGoldValues measures dates and money against annotated articles outside
// the repository: exact spans, and values where the gold has ISO dates.
//
//	go test ./normalize -run GoldValues -v -gold gold.jsonl -text folder
func TestGoldValues(t *testing.T) {
	if *goldFile == "" {
		t.Skip("no -gold given")
	}
	f, err := os.Open(*goldFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var dates, money score
	values, agree := 0, 0
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var g goldDoc
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(*goldText, g.ID))
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		var o DateOptions
		if g.Published != nil {
			o.Reference, _ = time.Parse(time.DateOnly, *g.Published)
		}
		gotDates, gotMoney := map[[2]int]string{}, map[[2]int]string{}
		for _, s := range g.Body {
			for _, v := range Dates(text[s[0]:s[1]], o) {
				gotDates[[2]int{s[0] + v.Start, s[0] + v.End}] = v.Value
			}
			for _, v := range Money(text[s[0]:s[1]]) {
				gotMoney[[2]int{s[0] + v.Start, s[0] + v.End}] = v.Value
			}
		}
		wantDates, wantMoney := map[[2]int]string{}, map[[2]int]string{}
		for _, e := range g.Entities {
			for _, m := range e.Mentions {
				switch e.Type {
				case "DATE":
					wantDates[[2]int{m.Start, m.End}] = e.Name
				case "MONEY":
					wantMoney[[2]int{m.Start, m.End}] = e.Name
				}
			}
		}
		dates.add(t, g.ID, text, gotDates, wantDates)
		money.add(t, g.ID, text, gotMoney, wantMoney)
		for s, name := range wantDates {
			if got, ok := gotDates[s]; ok && name[0] >= '0' && name[0] <= '9' {
				values++
				if got == name {
					agree++
				} else {
					t.Logf("%s: %q is %q, want %q", g.ID, text[s[0]:s[1]], got, name)
				}
			}
		}
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	t.Logf("DATE F1 %.2f of %d, values %d of %d; MONEY F1 %.2f of %d", dates.f1(), dates.want, agree, values, money.f1(), money.want)
}

type score struct{ tp, got, want int }

func (s *score) add(t *testing.T, id, text string, got, want map[[2]int]string) {
	t.Helper()
	s.got += len(got)
	s.want += len(want)
	var misses []string
	show := func(m [2]int, what string) {
		misses = append(misses, what+" "+text[max(0, m[0]-20):m[0]]+"[["+text[m[0]:m[1]]+"]]"+text[m[1]:min(len(text), m[1]+15)])
	}
	for m := range got {
		if _, ok := want[m]; ok {
			s.tp++
		} else {
			show(m, "spurious")
		}
	}
	for m := range want {
		if _, ok := got[m]; !ok {
			show(m, "missed")
		}
	}
	sort.Strings(misses)
	for _, m := range misses {
		t.Logf("%s: %q", id, m)
	}
}

func (s score) f1() float64 {
	if s.got+s.want == 0 {
		return 100
	}
	return 200 * float64(s.tp) / float64(s.got+s.want)
}
