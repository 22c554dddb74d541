package schema

import "testing"

func TestSpanOf(t *testing.T) {
	const text = "Zürich and Bern"
	for _, c := range []struct {
		s    Span
		want string
	}{
		{Span{0, 7}, "Zürich"},
		{Span{12, 16}, "Bern"},
		{Span{12, 17}, ""},
		{Span{-1, 2}, ""},
		{Span{3, 2}, ""},
	} {
		if got := c.s.Of(text); got != c.want {
			t.Errorf("%v.Of = %q, want %q", c.s, got, c.want)
		}
	}
}

func TestClaimIDIsWhatIsSaid(t *testing.T) {
	c := Claim{
		Subject:   Node{Entity: "ent:Russia", Text: "Moscow"},
		Predicate: Predicate{ID: "rel:slam", Text: "slammed"},
		Object:    Node{Value: "leak", Text: "the leak"},
	}
	same := c
	same.Subject.Text, same.Predicate.Text, same.Object.Text = "Russia", "has slammed", "this leak"
	if c.ID() != same.ID() {
		t.Error("other words for the same statement give another ID")
	}
	denied := c
	denied.Negated = true
	entity := c
	entity.Object = Node{Entity: "leak"}
	for name, other := range map[string]Claim{"negated": denied, "entity for literal": entity} {
		if other.ID() == c.ID() {
			t.Errorf("%s: the same ID", name)
		}
	}
}

func TestUnresolvedTextIsOfItsDocument(t *testing.T) {
	he := func(doc string) Claim {
		return Claim{Subject: Node{Value: "he", Text: "he", Unresolved: true, Scope: doc}, Predicate: Predicate{ID: "rel:meets"}, Object: Node{Entity: "ent:Russia"}}
	}
	if he("doc:a").ID() == he("doc:b").ID() {
		t.Error("he of one document is he of another")
	}
	if once, again := he("doc:a").ID(), he("doc:a").ID(); once != again {
		t.Error("the same words in one document give two claims")
	}
}

func TestHashKeepsPartsApart(t *testing.T) {
	if Hash("ab", "c") == Hash("a", "bc") {
		t.Error("parts run together")
	}
	if got := len(Hash("x")); got != 16 {
		t.Errorf("length %d, want 16", got)
	}
}
