package syntax

import "strings"

// Keys of the MISC column that the reader takes out and the writer puts back.
// SpacesAfter is UDPipe's, with \s \t \r \n \p \\ for space, tab, return,
// line feed, "|" and backslash.
const (
	miscNoSpace = "SpaceAfter=No"
	miscSpaces  = "SpacesAfter="
	miscRange   = "TokenRange="
	miscName    = "Name="
)

// readMisc takes a MISC column apart: the white space after the token, the BIO
// name tag, and whatever else it says.
func readMisc(column string) (space, name, rest string) {
	space = " "
	if column == "_" {
		return space, "", ""
	}
	var others []string
	for field := range strings.SplitSeq(column, "|") {
		switch {
		case field == miscNoSpace:
			space = ""
		case strings.HasPrefix(field, miscSpaces):
			if s := spaceEscapes.Replace(field[len(miscSpaces):]); strings.TrimSpace(s) == "" {
				space = s
			}
		case strings.HasPrefix(field, miscName):
			name = field[len(miscName):]
			if name == "O" {
				name = ""
			}
		case strings.HasPrefix(field, miscRange):
		default:
			others = append(others, field)
		}
	}
	return space, name, strings.Join(others, "|")
}

var (
	spaceEscapes   = strings.NewReplacer(`\s`, " ", `\t`, "\t", `\r`, "\r", `\n`, "\n", `\p`, "|", `\\`, `\`)
	spaceUnescapes = strings.NewReplacer(`\`, `\\`, " ", `\s`, "\t", `\t`, "\r", `\r`, "\n", `\n`, "|", `\p`)
)
