package claims

import (
	"context"
	"fmt"
	"os"
	"testing"
)

func TestDump(t *testing.T) {
	f, err := os.Open(os.Getenv("DUMP"))
	if err != nil {
		t.Skip()
	}
	for _, d := range readCoNLLU(f) {
		if err := Stage().Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		fmt.Println("##", d.Text)
		for _, e := range d.Evidence {
			fmt.Println("  ", show(e))
		}
		for _, x := range d.Dropped {
			fmt.Println("     -", x.Rule, "|", x.Text, "|", x.Reason)
		}
	}
}
