package extract

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/relata-kg/relata/schema"
)

func doc(text string) *Document {
	return NewDocument(schema.DocumentInfo{Source: text + ".txt"}, text)
}

func TestNewRefusesWrongOrder(t *testing.T) {
	tok := Stage{Name: "token", Needs: []Layer{Text}, Gives: []Layer{Tokens}}
	tree := Stage{Name: "trees", Needs: []Layer{Tokens}, Gives: []Layer{Trees}}
	if _, err := New(tok, tree); err != nil {
		t.Errorf("token, trees: %v", err)
	}
	if _, err := New(tree, tok); err == nil || !strings.Contains(err.Error(), "stage trees needs tokens") {
		t.Errorf("trees before tokens: error %v", err)
	}
}

func TestRunAllGoesOnAfterABadDocument(t *testing.T) {
	boom := errors.New("boom")
	var reached []string
	p, err := New(
		Stage{Name: "first", Run: func(_ context.Context, d *Document) error {
			switch d.Text {
			case "error":
				return boom
			case "panic":
				var none []int
				_ = none[3]
			}
			return nil
		}},
		Stage{Name: "second",
			Run: func(_ context.Context, d *Document) error { reached = append(reached, d.Text); return nil },
			RunAll: func(_ context.Context, ds []*Document) error {
				for _, d := range ds {
					reached = append(reached, d.Text)
				}
				return nil
			}},
	)
	if err != nil {
		t.Fatal(err)
	}
	errs := p.RunAll(context.Background(), []*Document{doc("a"), doc("error"), doc("panic"), doc("b")})
	if errs[0] != nil || errs[3] != nil {
		t.Errorf("good documents: %v, %v", errs[0], errs[3])
	}
	if !errors.Is(errs[1], boom) || !strings.HasPrefix(errs[1].Error(), "error.txt: ") {
		t.Errorf("error: %v", errs[1])
	}
	if errs[2] == nil || !strings.Contains(errs[2].Error(), "index out of range") {
		t.Errorf("panic: %v", errs[2])
	}
	if got := strings.Join(reached, " "); got != "a b" {
		t.Errorf("second stage saw %q, want a b", got)
	}
}

func TestRunStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p, _ := New(Stage{Name: "s", Run: func(context.Context, *Document) error { t.Error("ran"); return nil }})
	if err := p.Run(ctx, doc("a")); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestDocumentIDDependsOnSourceAndText(t *testing.T) {
	a, b := doc("x"), doc("x")
	c := NewDocument(schema.DocumentInfo{Source: "other.txt"}, "x")
	if a.ID != b.ID || a.ID == c.ID || a.ContentHash != c.ContentHash {
		t.Errorf("ids %s %s %s, hashes %s %s", a.ID, b.ID, c.ID, a.ContentHash, c.ContentHash)
	}
}
