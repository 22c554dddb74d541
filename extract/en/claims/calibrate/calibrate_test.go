package main

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// TestCalibration holds the program to its word: over the claims of the last
// draw, what confidence says and what share is right differ by less than eight
// in a hundred.
func TestCalibration(t *testing.T) {
	data := filepath.Join("..", "..", "..", "..", "..", "shared")
	if _, err := os.Stat(filepath.Join(data, "training", "text", "voa.txt")); err != nil {
		t.Skip("the judged texts are not here")
	}
	rows, err := readRows(judgedTSV)
	if err != nil {
		t.Fatal(err)
	}
	found, err := observe(context.Background(), data, rows)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < len(rows)/2 {
		t.Fatalf("of %d claims judged the program makes only %d: judge anew", len(rows), len(found))
	}
	last := 0
	for _, f := range found {
		last = max(last, f.row.draw)
	}
	var said, saidLast []float64
	var right, rightLast []bool
	for _, f := range found {
		said, right = append(said, f.Evidence.Confidence), append(right, f.row.judged == "right")
		if f.row.draw == last {
			saidLast, rightLast = append(saidLast, f.Evidence.Confidence), append(rightLast, f.row.judged == "right")
		}
	}
	if ece := calibrationError(saidLast, rightLast); ece >= 0.08 {
		t.Errorf("expected calibration error of the last draw %.3f, want below 0.08: fit anew", ece)
	}
	if auc := areaUnderCurve(said, right); auc < 0.7 {
		t.Errorf("a right claim stands above a wrong one in %.3f of pairs, want 0.7", auc)
	}
}

func TestFit(t *testing.T) {
	// Two features: the first tells right from wrong, the second, marked as
	// rising, points the other way and must get no weight. The last column
	// marks claims of an earlier draw.
	p := &problem{rising: []bool{false, true}}
	for i := range 200 {
		v := float64(i%10) / 10
		p.x = append(p.x, []float64{v, -v, 0})
		p.y = append(p.y, (i*7)%10 < i%10)
		p.fold = append(p.fold, i/20)
	}
	w := p.fit(nil, 0.1)
	if w[0] <= 0.5 || w[1] != 0 {
		t.Errorf("weights %v", w)
	}
	mean := 0.0
	for _, x := range p.x {
		mean += sigmoid(w[3]+w[0]*x[0]+w[1]*x[1]) / float64(len(p.x))
	}
	if math.Abs(mean-share(p.y)) > 0.001 {
		t.Errorf("mean probability %.4f, share right %.4f", mean, share(p.y))
	}
	if auc := areaUnderCurve(p.held(0.1), p.y); auc < 0.6 {
		t.Errorf("held out, area under the curve %.3f", auc)
	}
}

func TestMeasures(t *testing.T) {
	said, right := []float64{0.15, 0.15, 0.95, 0.95}, []bool{false, false, true, false}
	if got, want := calibrationError(said, right), (0.3+0.9)/4; math.Abs(got-want) > 1e-9 {
		t.Errorf("calibration error %v, want %v", got, want)
	}
	if got, want := areaUnderCurve(said, right), (2+0.5)/3; math.Abs(got-want) > 1e-9 {
		t.Errorf("area under the curve %v, want %v", got, want)
	}
}
