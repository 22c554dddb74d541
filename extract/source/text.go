package source

import (
	"strings"

	"github.com/relata-kg/relata/extract"
	"github.com/relata-kg/relata/schema"
)

// parseText reads the lines "Title: …", "Date: …" and so on that may begin a
// plain text, up to a blank line, and gives the text behind them. Without such
// lines the text is the file's, byte for byte.
func parseText(info schema.DocumentInfo, text string) (schema.DocumentInfo, string) {
	head, rest, any := info, text, false
	for rest != "" {
		line, after, _ := strings.Cut(rest, "\n")
		line = strings.TrimSpace(line)
		if line == "" {
			if !any {
				return info, text
			}
			return head, after
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok || !setField(&head, key, strings.TrimSpace(value)) {
			// Not a head after all: such a line is the article's own.
			return info, text
		}
		any, rest = true, after
	}
	return info, text
}

// setField sets what the name of a head line, of front matter or of a record
// says; it reports whether it knows the name. A date that cannot be read is
// left out: a wrong one would date every claim wrongly.
func setField(info *schema.DocumentInfo, key, value string) bool {
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "title":
		info.Title = value
	case "date":
		info.Date, _ = ParseDate(value)
	case "author":
		info.Author = value
	case "publisher":
		info.Publisher = value
	case "url":
		info.URL = value
	default:
		return false
	}
	return true
}

// sentence makes a document of one tokenised sentence; nil for a blank line.
func sentence(path string, l line) *extract.Document {
	if strings.TrimSpace(l.text) == "" {
		return nil
	}
	d := extract.NewDocument(schema.DocumentInfo{Source: lineSource(path, l.number)}, l.text)
	d.Tokenised = true
	return d
}
