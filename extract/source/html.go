package source

import (
	"encoding/json"
	"fmt"
	"strings"

	"codeberg.org/readeck/go-readability"
	"codeberg.org/readeck/go-readability/render"
	"golang.org/x/net/html"

	"github.com/relata-kg/relata/schema"
)

// parseHTML finds the article on a page, without menus and the like, with the
// method of Mozilla's Readability; where that finds none it takes the words of
// the whole body. Title, author, day, publisher and address come from the
// page's JSON-LD and meta elements.
func parseHTML(info schema.DocumentInfo, page string) (schema.DocumentInfo, string, error) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return info, "", &Error{Path: info.Source, Kind: ErrFormat, Problem: "HTML that cannot be read: " + strings.TrimPrefix(err.Error(), "html: "), Advice: "give its text as .txt"}
	}
	m := pageMeta(root)
	body := find1(root, "body")
	fallback := ""
	if body != nil {
		fallback = render.InnerText(body)
	}
	article, err := readable(root)
	if err != nil {
		article = readability.Article{}
	}
	info.Title = first(m["og:title"], m["ld:headline"], article.Title, m["title"])
	info.Author = first(m["ld:author"], m["author"], m["article:author"], article.Byline)
	info.Publisher = first(m["ld:publisher"], m["og:site_name"], article.SiteName, m["publisher"])
	info.URL = first(m["canonical"], m["og:url"])
	for _, k := range []string{"ld:datePublished", "article:published_time", "og:published_time", "datepublished", "pubdate", "publish-date", "publication_date", "dc.date.issued", "dc.date", "dcterms.date", "sailthru.date", "parsely-pub-date", "date", "time"} {
		if d, ok := ParseDate(m[k]); ok {
			info.Date = d
			break
		}
	}
	text := article.TextContent
	if strings.TrimSpace(text) == "" {
		text = fallback
	}
	if text = strings.TrimSpace(text); text != "" {
		text += "\n"
	}
	return info, text, nil
}

// readable runs Readability on the tree, which it uses up. The library panics
// on some trees that no browser would build; such a page has no article.
func readable(root *html.Node) (a readability.Article, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("readability: %v", r)
		}
	}()
	p := readability.NewParser()
	return p.ParseAndMutate(root, nil)
}

func first(ss ...string) string {
	for _, s := range ss {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			return s
		}
	}
	return ""
}

func find1(n *html.Node, tag string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == tag {
			return d
		}
	}
	return nil
}

// pageMeta collects what the page says of itself: meta elements by name in
// lower case, "canonical", "title", "time" (the first with a day), and JSON-LD
// as "ld:" and its property. The first to say something stands.
func pageMeta(root *html.Node) map[string]string {
	m := map[string]string{}
	set := func(k, v string) {
		if v = strings.TrimSpace(v); v != "" && m[k] == "" {
			m[k] = v
		}
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "title":
			if n.FirstChild != nil {
				set("title", n.FirstChild.Data)
			}
		case "meta":
			name := first(attr(n, "property"), attr(n, "name"), attr(n, "itemprop"))
			set(strings.ToLower(name), attr(n, "content"))
		case "link":
			if strings.EqualFold(attr(n, "rel"), "canonical") && strings.HasPrefix(attr(n, "href"), "http") {
				set("canonical", attr(n, "href"))
			}
		case "time":
			set("time", attr(n, "datetime"))
		case "script":
			if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
				var v any
				if json.Unmarshal([]byte(n.FirstChild.Data), &v) == nil {
					linked(v, set, 0)
				}
			}
		}
	}
	return m
}

// linked takes what JSON-LD says of the article, at whatever depth.
func linked(v any, set func(k, v string), depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			linked(x, set, depth+1)
		}
	case map[string]any:
		kind := names(v["@type"])
		if strings.Contains(kind, "Article") || strings.Contains(kind, "Posting") || strings.Contains(kind, "Report") {
			for _, k := range []string{"headline", "datePublished", "author", "publisher"} {
				set("ld:"+k, names(v[k]))
			}
		}
		linked(v["@graph"], set, depth+1)
		linked(v["mainEntity"], set, depth+1)
	}
}

// names is a JSON-LD value as text: a string, the name of a thing, or a list
// of either.
func names(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		s, _ := v["name"].(string)
		return s
	case []any:
		var parts []string
		for _, x := range v {
			if s := names(x); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ")
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
