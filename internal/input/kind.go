package input

import (
	"encoding/json"
	"strings"
)

// notArticle says what a file holds that is plainly no article but would be read
// as one: markup or data, of which only garbled relations come. "" for all else.
func notArticle(text string) string {
	start := strings.TrimLeft(strings.TrimPrefix(text, "\ufeff"), " \t\r\n")
	head := strings.ToLower(start[:min(len(start), len("<!doctype html"))])
	switch {
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"):
		return "a page in HTML: actant-html, of the nested module web, makes articles of pages"
	case strings.HasPrefix(head, "{") && json.Valid([]byte(text)):
		return "an object of JSON, not a text; -input jsonl reads one article a line"
	}
	return ""
}
