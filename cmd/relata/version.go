package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/extract/en"
)

func newVersion(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version of the program, the reader and Cayley",
		Example: "  relata version",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			own, cayley := "unknown", "unknown"
			if info, ok := debug.ReadBuildInfo(); ok {
				own = info.Main.Version
				for _, m := range info.Deps {
					if m.Path == "github.com/cayleygraph/cayley" {
						cayley = m.Version
					}
				}
			}
			rd, err := en.New(en.Options{})
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.out, "relata %s\nreader %s\ncayley %s\n%s %s/%s\n", own, rd.Version(), cayley, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
