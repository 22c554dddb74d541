package examples

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"text/template"

	"github.com/google/go-cmp/cmp"
)

const readme = "../README.md"

// TestReadme asks the questions of the README, and draws its picture: the
// answers and the picture must be what the program gives. With -update they
// are written anew, the picture where Graphviz is there.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program and a graph")
	}
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell to take the README's commands")
	}
	relata := program(t)
	db := filepath.Join(t.TempDir(), "relata.db")
	if out, err := exec.Command(relata, "build", "syria", "--db", db).CombinedOutput(); err != nil {
		t.Fatalf("relata build: %v\n%s", err, out)
	}
	ask := func(command string) string {
		t.Helper()
		cmd := exec.Command(sh, "-c", command)
		cmd.Env = append(os.Environ(), "RELATA_DB="+db, "PATH="+filepath.Dir(relata)+string(os.PathListSeparator)+os.Getenv("PATH"))
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", command, err, stderr.Bytes())
		}
		return string(out)
	}
	b, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)

	n := 0
	now := regexp.MustCompile("(?s)```\n\\$ (relata [^\n]*)\n(.*?)```").ReplaceAllStringFunc(text, func(block string) string {
		n++
		command, _, _ := strings.Cut(strings.TrimPrefix(block, "```\n$ "), "\n")
		return "```\n$ " + command + "\n" + ask(command) + "```"
	})
	if n < 2 {
		t.Errorf("%d questions with answers, want two at least", n)
	}
	if *update {
		if err := os.WriteFile(readme, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(text, now); diff != "" {
		t.Errorf("answers (-expected +given):\n%s", diff)
	}
	// Queries without an answer beside them have some.
	for _, m := range regexp.MustCompile("(?m)(?:^|`)(g\\.V\\(.*?\\.All\\(\\))(?:`|$)").FindAllStringSubmatch(text, -1) {
		if got := ask("relata query '" + m[1] + "'"); got == "[]\n" {
			t.Errorf("no answer to %s", m[1])
		}
	}

	picture(t, relata)
}

// drawing is the picture of one sentence, in Graphviz's language.
var drawing = template.Must(template.New("").Parse(`// Written by: go test ./examples -update
digraph g {
  rankdir=TB; bgcolor="white"; fontname="Helvetica"; nodesep=0.5; ranksep=0.45;
  node [fontname="Helvetica", fontsize=11, style="filled", color="#33415c"];
  edge [fontname="Helvetica", fontsize=10, color="#33415c"];
  subgraph entities { node [shape=ellipse, fillcolor="#dbeafe"];
    s [label="{{.Fact.Subject.ID}}\n{{.Fact.Subject.Type}}"]; o [label="{{.Fact.Object.ID}}\n{{.Fact.Object.Type}}"];
    so [label="{{.SubjectOffice.Object.ID}}\n{{.SubjectOffice.Object.Type}}"]; oo [label="{{.ObjectOffice.Object.ID}}\n{{.ObjectOffice.Object.Type}}"]; }
  subgraph facts { node [shape=box, fillcolor="#fef3c7"];
    claim [label="claim:…\n{{.Fact.Predicate.ID}} · {{.Fact.Status}}\nplover:{{.Fact.Event}}"];
    ev [label="ev:…\n“{{.Fact.Predicate.Text}}”\nwhen {{.Fact.When.Start}}"]; }
  subgraph text { node [shape=note, fillcolor="#f1f5f9"];
    sent [label="sent:…/{{.Fact.Evidence.Sentence}}\n“{{.Words}} …”"];
    doc [label="{{.Document}}"]; }
  s -> so [label="{{.SubjectOffice.Predicate.ID}}"]; o -> oo [label="{{.ObjectOffice.Predicate.ID}}"];
  s -> o [label="{{.Fact.Predicate.ID}}", penwidth=2.2, color="#b45309", fontcolor="#b45309"];
  claim -> s [label="rdf:subject", style=dashed]; claim -> o [label="rdf:object", style=dashed];
  ev -> claim [label="rel:supports"]; ev -> sent [label="rel:sentence"]; sent -> doc [label="dcterms:isPartOf"];
}
`))

// claim is what the picture shows of a claim, as extract prints it.
type claim struct {
	Status, Event   string
	Subject, Object struct{ ID, Type string }
	Predicate       struct{ ID, Text string }
	When            *struct{ Start string }
	Evidence        struct {
		Sentence int
		Text     string
	}
}

// picture draws what the first article says of two generals.
func picture(t *testing.T, relata string) {
	out, err := exec.Command(relata, "extract", "syria/01-letter-to-dunford.txt").Output()
	if err != nil {
		t.Fatal(err)
	}
	var claims []claim
	for line := range strings.Lines(string(out)) {
		var c claim
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		claims = append(claims, c)
	}
	find := func(what string, ok func(c claim) bool) claim {
		for _, c := range claims {
			if ok(c) {
				return c
			}
		}
		t.Fatalf("the first article does not say %s", what)
		return claim{}
	}
	const one, other = "ent:Valery_Gerasimov", "ent:Joseph_Dunford"
	view := struct {
		Fact, SubjectOffice, ObjectOffice claim
		Words, Document                   string
	}{
		Fact:          find("what Gerasimov did to Dunford", func(c claim) bool { return c.Subject.ID == one && c.Object.ID == other && c.When != nil }),
		SubjectOffice: find("what Gerasimov leads", func(c claim) bool { return c.Subject.ID == one && c.Predicate.ID == "rel:leads" }),
		ObjectOffice:  find("what Dunford leads", func(c claim) bool { return c.Subject.ID == other && c.Predicate.ID == "rel:leads" }),
	}
	words := strings.Fields(view.Fact.Evidence.Text)
	view.Words = strings.Join(words[:7], " ") + `\n` + strings.Join(words[7:14], " ")
	head, err := os.ReadFile("syria/01-letter-to-dunford.txt")
	if err != nil {
		t.Fatal(err)
	}
	field := func(name string) string {
		_, rest, _ := strings.Cut(string(head), name+": ")
		value, _, _ := strings.Cut(rest, "\n")
		return value
	}
	title := strings.Fields(field("Title"))
	view.Document = `doc:…\n` + strings.Join(title[:min(5, len(title))], " ") + ` …\n` + field("Date")

	var now bytes.Buffer
	if err := drawing.Execute(&now, view); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("graph.gv", now.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := exec.LookPath("dot"); err == nil {
			if out, err := exec.Command("dot", "-Tsvg", "-o", "graph.svg", "graph.gv").CombinedOutput(); err != nil {
				t.Fatalf("dot: %v: %s", err, out)
			}
		}
	}
	gv, err := os.ReadFile("graph.gv")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(gv), now.String()); diff != "" {
		t.Errorf("graph.gv (-kept +now):\n%s", diff)
	}
	svg, err := os.ReadFile("graph.svg")
	if err != nil {
		t.Fatal(err)
	}
	shown := html.UnescapeString(string(svg))
	for _, m := range regexp.MustCompile(`label="([^"]*)"`).FindAllStringSubmatch(now.String(), -1) {
		for _, line := range strings.Split(m[1], `\n`) {
			if !strings.Contains(shown, fmt.Sprintf(">%s<", line)) {
				t.Errorf("graph.svg does not show %q; draw it with: dot -Tsvg -o graph.svg graph.gv", line)
			}
		}
	}
}
