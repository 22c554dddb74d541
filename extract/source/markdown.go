package source

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"go.yaml.in/yaml/v3"

	"github.com/relata-kg/relata/schema"
)

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote))

// parseMarkdown gives the words of the paragraphs, headings, lists, quotations
// and tables, a blank line between blocks; code, pictures and raw HTML are left
// out. Front matter, or the head lines of plain text, tell of the article; the
// first heading of the first level is its title where they name none.
func parseMarkdown(info schema.DocumentInfo, src string) (schema.DocumentInfo, string, error) {
	info, src, err := frontMatter(info, src)
	if err != nil {
		return info, "", err
	}
	b := []byte(src)
	var out strings.Builder
	root := markdown.Parser().Parse(text.NewReader(b))
	err = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock, *extast.FootnoteList:
			return ast.WalkSkipChildren, nil
		case *ast.Heading, *ast.Paragraph, *ast.TextBlock, *extast.TableHeader, *extast.TableRow:
			words := strings.TrimSpace(inline(n, b))
			if h, ok := n.(*ast.Heading); ok && h.Level == 1 && info.Title == "" {
				info.Title = strings.Join(strings.Fields(words), " ")
			}
			if words != "" {
				if out.Len() > 0 {
					out.WriteString("\n\n")
				}
				out.WriteString(words)
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return info, "", &Error{Path: info.Source, Kind: ErrFormat, Problem: err.Error(), Advice: "give it as .txt"}
	}
	if out.Len() > 0 {
		out.WriteByte('\n')
	}
	return info, out.String(), nil
}

// escaped is a character that a backslash keeps from being markup.
var escaped = regexp.MustCompile("\\\\([!-/:-@[-`{-~])")

// inline is the words of a block.
func inline(block ast.Node, src []byte) string {
	var out strings.Builder
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			if _, ok := n.(*extast.TableCell); ok {
				out.WriteByte('\t')
			}
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Image, *ast.RawHTML, *extast.FootnoteLink:
			return ast.WalkSkipChildren, nil
		case *ast.AutoLink:
			out.Write(n.Label(src))
		case *ast.CodeSpan:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					out.Write(t.Segment.Value(src))
				}
			}
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			out.WriteString(html.UnescapeString(escaped.ReplaceAllString(string(n.Segment.Value(src)), "$1")))
			if n.HardLineBreak() {
				out.WriteByte('\n')
			} else if n.SoftLineBreak() {
				out.WriteByte(' ')
			}
		case *ast.String:
			out.Write(n.Value)
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}

// frontMatter reads YAML between lines of three dashes at the very top.
func frontMatter(info schema.DocumentInfo, src string) (schema.DocumentInfo, string, error) {
	norm := strings.ReplaceAll(src, "\r\n", "\n")
	rest, ok := strings.CutPrefix(norm, "---\n")
	if !ok {
		info, src = parseText(info, src)
		return info, src, nil
	}
	block, body, ok := strings.Cut("\n"+rest, "\n---\n")
	if !ok {
		return info, src, nil
	}
	var fields map[string]any
	if err := yaml.Unmarshal([]byte(block), &fields); err != nil {
		// Two rules around a paragraph look like front matter and are none.
		if !bytes.Contains([]byte(block), []byte(":")) {
			return info, src, nil
		}
		return info, "", &Error{Path: info.Source, Line: 1, Kind: ErrFormat, Problem: "front matter is not YAML: " + firstLine(err), Advice: "mend it or remove it"}
	}
	for k, v := range fields {
		setField(&info, k, plain(v))
	}
	return info, body, nil
}

func firstLine(err error) string {
	s, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "yaml: "), "\n")
	return s
}

// plain is a YAML value as text; times keep their day, lists are joined.
func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case interface{ Format(string) string }:
		return v.Format("2006-01-02")
	case []any:
		var parts []string
		for _, p := range v {
			parts = append(parts, plain(p))
		}
		return strings.Join(parts, ", ")
	}
	return fmt.Sprint(v)
}
