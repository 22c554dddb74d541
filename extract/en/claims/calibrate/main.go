// Calibrate fits the weights by which the claims stage tells its confidence,
// from claims judged by hand, and measures how well it keeps its word.
//
//	go run ./extract/en/claims/calibrate -data DIR [-write FILE] [-list]
//
// DIR holds the texts that were judged: training/text/voa.txt, one tokenised
// sentence a line, and seeds/NNN_*.txt, whole articles. judged.tsv says which
// claims of which sentence were judged right or wrong; the claims themselves
// are read anew, and those that the program no longer makes, or now makes with
// another polarity, modality or source, are left out. The last column numbers
// the draws between which the rules were mended: the level of confidence is that
// of the last one. The fit is the same each time. FILE takes the weights as Go source (confidence_weights.go).
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"time"
)

func main() {
	data := flag.String("data", "", "folder with the texts that were judged")
	write := flag.String("write", "", "file to write the weights to")
	list := flag.Bool("list", false, "list the judged claims with their confidence: held out, and as the program has it now")
	flag.Parse()
	if err := run(context.Background(), os.Stdout, *data, *write, *list); err != nil {
		fmt.Fprintln(os.Stderr, "calibrate:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer, data, write string, list bool) error {
	rows, err := readRows(judgedTSV)
	if err != nil {
		return err
	}
	found, err := observe(ctx, data, rows)
	if err != nil {
		return err
	}
	p := newProblem(found)
	var held []float64
	var lambda float64
	best := math.Inf(1)
	for _, l := range []float64{0.3, 1, 3, 10, 30} {
		h := p.held(l)
		loss := logLoss(h, p.y)
		fmt.Fprintf(out, "penalty %4.1f: held out log loss %.4f, area under the curve %.3f, calibration error %.3f\n", l, loss, areaUnderCurve(h, p.y), calibrationError(h, p.y))
		// Of fits about as good as the best, that with the smallest weights.
		if best = min(best, loss); loss <= best+0.002 {
			lambda, held = l, h
		}
	}
	fmt.Fprintf(out, "%d judged, %d of them still made, %.3f of these right; penalty %v\n\nHeld out:\n\n", len(rows), len(p.y), share(p.y), lambda)
	printBins(out, held, p.y)
	var fresh []float64
	var right []bool
	for i, x := range p.x {
		if x[len(x)-1] == 0 {
			fresh, right = append(fresh, held[i]), append(right, p.y[i])
		}
	}
	fmt.Fprintf(out, "\nOf these the last draw, %.3f right: area under the curve %.3f, calibration error %.3f\n\n", share(right), areaUnderCurve(fresh, right), calibrationError(fresh, right))
	printBins(out, fresh, right)
	now := make([]float64, len(found))
	for i, f := range found {
		now[i] = f.Evidence.Confidence
	}
	fmt.Fprintf(out, "\nWeights of the program as built: area under the curve %.3f, calibration error %.3f\n", areaUnderCurve(now, p.y), calibrationError(now, p.y))
	if list {
		for i, f := range found {
			fmt.Fprintf(out, "%.2f\t%.2f\t%s\t%s\t%s | %s | %s\t%s\n", held[i], now[i], f.row.judged, f.row.key, f.row.subject, f.row.predicate, f.row.object, f.row.err)
		}
	}
	if write == "" {
		return nil
	}
	return os.WriteFile(write, p.source(p.fit(nil, lambda), time.Now().UTC().Format(time.DateOnly)), 0o644)
}

func printBins(out io.Writer, said []float64, right []bool) {
	fmt.Fprintln(out, "| said | claims | said, mean | right |\n|---|---:|---:|---:|")
	for _, b := range bins(said, right) {
		fmt.Fprintf(out, "| %.1f – %.1f | %d | %.2f | %.2f |\n", b.from, b.from+0.1, b.n, b.said/float64(b.n), b.right/float64(b.n))
	}
}
