package beam

// A Key says which documents make one graph.
type Key string

// The keys. A document without a day is under "undated".
const (
	All     Key = ""      // one graph of everything
	ByYear  Key = "year"  // one for each year of publication
	ByMonth Key = "month" // one for each month
	ByDay   Key = "day"   // one for each day
)

// of is the key of a document published on a day, "2024-02-20".
func (k Key) of(day string) string {
	n := map[Key]int{ByYear: len("2024"), ByMonth: len("2024-02"), ByDay: len("2024-02-20")}[k]
	switch {
	case n == 0:
		return ""
	case len(day) < n:
		return "undated"
	}
	return day[:n]
}
