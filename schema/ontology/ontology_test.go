package ontology

import (
	"testing"
)

func TestLoad(t *testing.T) {
	o, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	t.Log(len(o.Classes()), len(o.Relations()), len(o.Events()), o.WordCount())
	if _, err := Load("business"); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		loaded.by = nil
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
