package nn

import (
	"encoding/binary"
	"flag"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
)

func model(t testing.TB) *Model {
	t.Helper()
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

const news = `Russia 's foreign minister Sergei Lavrov met Syrian officials in Geneva on Friday .
The company , which was founded in 1998 by Larry Page , bought a German start - up for $ 5 million .
Thousands of demonstrators have marched through London to protest the war in Iraq and demand the withdrawal of British troops from that country .
She resigned .`

func sentences() [][]string {
	var out [][]string
	for _, l := range strings.Split(news, "\n") {
		out = append(out, strings.Fields(l))
	}
	return out
}

func TestReadKnownSentence(t *testing.T) {
	o := model(t).Read(sentences())[0]
	for _, c := range []struct {
		word                   int
		upos, xpos, deprel, ne string
		head                   int
	}{
		{2, "ADJ", "JJ", "amod", "O", 3},
		{5, "PROPN", "NNP", "flat", "I-Person", 4},
		{6, "VERB", "VBD", "root", "O", -1},
		{8, "NOUN", "NNS", "obj", "O", 6},
		{10, "PROPN", "NNP", "obl", "B-City", 6},
	} {
		if o.UPOS[c.word] != c.upos || o.XPOS[c.word] != c.xpos || c.deprel != "" && o.Deprel[c.word] != c.deprel || o.NE[c.word] != c.ne || o.Head[c.word] != c.head {
			t.Errorf("word %d: %s %s %s %s %d, want %+v", c.word, o.UPOS[c.word], o.XPOS[c.word], o.Deprel[c.word], o.NE[c.word], o.Head[c.word], c)
		}
		if p := o.ArcProb[c.word]; p <= 0.3 || p > 1 {
			t.Errorf("word %d: head probability %v", c.word, p)
		}
		if p := o.NEProb[c.word]; p <= 0.3 || p > 1 {
			t.Errorf("word %d: name probability %v", c.word, p)
		}
	}
}

func TestReadDoesNotDependOnOtherSentences(t *testing.T) {
	m, list := model(t), sentences()
	all := m.Read(list)
	for i, s := range list {
		if one := m.Read([][]string{s})[0]; !reflect.DeepEqual(one, all[i]) {
			t.Errorf("sentence %d read otherwise alone", i)
		}
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if !reflect.DeepEqual(m.Read(list), all) {
				t.Error("read otherwise at the same time as others")
			}
		}()
	}
	wg.Wait()
}

var update = flag.Bool("update", false, "write the golden files anew")

// TestReadSameBitsEverywhere compares the trees, names and the bits of their
// probabilities with those of the processor that the golden file was written
// on: no kernel, compiler or processor may round otherwise.
func TestReadSameBitsEverywhere(t *testing.T) {
	h := crc32.NewIEEE()
	for _, o := range model(t).Read(sentences()) {
		fmt.Fprintln(h, o.UPOS, o.XPOS, o.Head, o.Deprel, o.NE)
		for _, p := range [][]float32{o.ArcProb, o.NEProb, o.TagProb, o.RelProb} {
			if err := binary.Write(h, binary.LittleEndian, p); err != nil {
				t.Fatal(err)
			}
		}
	}
	got := fmt.Sprintf("%s %08x\n", Fingerprint(), h.Sum32())
	file := filepath.Join("testdata", "bits.txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("weights and output are %swant %s", got, want)
	}
}

func TestReadOddInput(t *testing.T) {
	m := model(t)
	long := strings.Fields(strings.Repeat("word and , ", 400))
	list := [][]string{{}, {""}, {"\xff\xfe", "𝔘𝔫𝔦"}, long, {strings.Repeat("x", 100000)}, nil}
	for i, o := range m.Read(list) {
		n, roots := len(list[i]), 0
		if len(o.UPOS) != n || len(o.XPOS) != n || len(o.Head) != n || len(o.Deprel) != n || len(o.NE) != n || len(o.ArcProb) != n || len(o.NEProb) != n {
			t.Fatalf("input %d: wrong lengths", i)
		}
		for j, h := range o.Head {
			if h < -1 || h >= n || h == j {
				t.Fatalf("input %d: head %d of %d", i, h, j)
			}
			if (h < 0) != (o.Deprel[j] == "root") {
				t.Fatalf("input %d: head %d with %s", i, h, o.Deprel[j])
			}
			if h < 0 {
				roots++
			}
			// Every word reaches the root.
			for k, steps := j, 0; k >= 0; k, steps = o.Head[k], steps+1 {
				if steps > n {
					t.Fatalf("input %d: a cycle", i)
				}
			}
		}
		if n > 0 && roots != 1 {
			t.Errorf("input %d: %d roots", i, roots)
		}
	}
}

func TestDecodeReportsDamage(t *testing.T) {
	for name, file := range map[string][]byte{
		"empty": nil, "short": weights[:100], "cut": weights[:len(weights)-1],
		"magic": append([]byte("XYZ1"), weights[4:]...),
		"flip":  append(append([]byte(nil), weights[:len(weights)-9]...), append([]byte{weights[len(weights)-9] ^ 1}, weights[len(weights)-8:]...)...),
	} {
		if _, err := Decode(file); err == nil || !strings.Contains(err.Error(), "English model") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Decode(weights); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	m := model(b)
	var list [][]string
	words := 0
	for range 40 {
		list = append(list, sentences()...)
	}
	for _, s := range list {
		words += len(s)
	}
	for b.Loop() {
		m.Read(list)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
