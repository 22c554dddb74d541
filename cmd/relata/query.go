package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/graph/cayley"
)

func newQuery(a *app) *cobra.Command {
	var lang, file, format string
	var limit int
	cmd := &cobra.Command{
		Use:   "query [QUERY]",
		Short: "Ask the graph in Gizmo, GraphQL or MQL",
		Long: `Asks the graph. The query is the argument, the content of --file, or standard
input for "-". The answer is a table on a terminal and JSON elsewhere, a list
with one answer a line.`,
		Example: `  relata query 'g.V("<ent:Valery_Gerasimov>").Out("<rel:leads>").All()'
  relata query -l graphql '{ nodes(id: <ent:Valery_Gerasimov>) { id, <rdfs:label> } }'
  relata query -f question.js --format json | jq .`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case file != "" && len(args) > 0:
				return usagef("a QUERY and --file are given: give one of them")
			case file == "" && len(args) == 0:
				return usagef("no QUERY given: name it in quotation marks, with --file, or - for standard input")
			case len(args) > 1:
				return usagef("query takes one QUERY, %d are given: put it in quotation marks", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			text := ""
			if len(args) == 1 {
				text = args[0]
			}
			if text == "-" {
				file = "-"
			}
			if file != "" {
				data, err := readFile(a, file)
				if err != nil {
					return err
				}
				text = string(data)
			}
			return query(cmd.Context(), a, lang, text, format, limit)
		},
	}
	addFlags(cmd.Flags(), "db", "store", "base")
	choiceFlag(cmd, &lang, "lang", "gizmo", []string{"gizmo", "graphql", "mql"}, "language of the query")
	cmd.Flags().StringVarP(&file, "file", "f", "", "file that holds the query")
	choiceFlag(cmd, &format, "format", "auto", []string{"auto", "json", "table"}, "form of the answer")
	cmd.Flags().IntVar(&limit, "limit", 0, "answers at most, 0 for all")
	return cmd
}

func query(ctx context.Context, a *app, lang, text, format string, limit int) error {
	return a.withGraph(ctx, true, func(st *cayley.Store) error {
		out := bufio.NewWriter(a.out)
		var sink answers = &jsonAnswers{w: out}
		if format == "table" || format == "auto" && terminal(a.out) {
			sink = &tableAnswers{w: out}
		}
		for v, err := range st.Query(ctx, lang, text, limit) {
			if err != nil {
				return err
			}
			if err := sink.add(v); err != nil {
				return err
			}
		}
		if err := sink.end(); err != nil {
			return err
		}
		return out.Flush()
	})
}

// answers prints the answers of a query.
type answers interface {
	add(v any) error
	end() error
}

// jsonAnswers prints a list, one answer a line.
type jsonAnswers struct {
	w io.Writer
	n int
}

func (j *jsonAnswers) add(v any) error {
	line, err := plainJSON(v)
	if err != nil {
		return err
	}
	sep := ",\n "
	if j.n == 0 {
		sep = "[\n "
	}
	j.n++
	_, err = fmt.Fprintf(j.w, "%s%s", sep, line)
	return err
}

func (j *jsonAnswers) end() error {
	if j.n == 0 {
		_, err := io.WriteString(j.w, "[]\n")
		return err
	}
	_, err := io.WriteString(j.w, "\n]\n")
	return err
}

// plainJSON encodes without the escapes that are for web pages: IRIs hold "<".
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// tableAnswers prints a table: a column for each key of the answers, "id"
// first and the others by name.
type tableAnswers struct {
	w    io.Writer
	rows []map[string]any
}

func (t *tableAnswers) add(v any) error {
	row, ok := v.(map[string]any)
	if !ok {
		row = map[string]any{"value": v}
	}
	t.rows = append(t.rows, row)
	return nil
}

func (t *tableAnswers) end() error {
	cols := map[string]bool{}
	for _, r := range t.rows {
		for k := range r {
			cols[k] = true
		}
	}
	names := slices.SortedFunc(maps.Keys(cols), func(a, b string) int {
		if (a == "id") != (b == "id") {
			if a == "id" {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	tw := tabwriter.NewWriter(t.w, 0, 4, 2, ' ', 0)
	p := &printer{w: tw}
	p.f("%s\n", strings.Join(names, "\t"))
	for _, r := range t.rows {
		cells := make([]string, len(names))
		for i, k := range names {
			cells[i] = cell(r[k])
		}
		p.f("%s\n", strings.Join(cells, "\t"))
	}
	if p.err == nil {
		p.err = tw.Flush()
	}
	(&printer{w: t.w, err: p.err}).f("(%s)\n", count(len(t.rows), "answer"))
	return p.err
}

func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return oneLine(v)
	}
	b, err := plainJSON(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(b)
}
