package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/relata-kg/relata/extract/en/gazetteer"
)

func newGazetteer(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "gazetteer",
		Short: "Names to know beside the built-in ones",
		Args:  noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	imp := &cobra.Command{
		Use:   "import FILE.csv...",
		Short: "Add the names of a CSV file, such as a Wikidata query gives",
		Long: `Adds names to those that every later reading knows. The first line of the file
names its columns: label and class are needed; aliases (parted by "|"), id
(Wikidata's), start, end, office and state may follow, in any order. Classes are
Person, Organization, Country, City, Place, Facility, Group, Event, Product and
Law. A file with an error is left out whole.

The names are kept in relata/gazetteer.csv in the user's configuration folder.
For one run only, name files with --gazetteer instead.`,
		Example: `  relata gazetteer import companies.csv`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("no FILE given")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return importNames(a, args) },
	}
	cmd.AddCommand(imp)
	return cmd
}

func importNames(a *app, files []string) error {
	own := userGazetteer()
	if own == "" {
		return errors.New("the user has no configuration folder to keep names in: set HOME, or name the files with --gazetteer")
	}
	if _, err := os.Stat(own); errors.Is(err, fs.ErrNotExist) {
		// A table of one's own to add to, for a start without a row.
		if err := os.MkdirAll(filepath.Dir(own), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(own, []byte("label,class\n"), 0o644); err != nil {
			return err
		}
	}
	g, err := gazetteer.LoadWith(own)
	if err != nil {
		return err
	}
	failed := false
	for _, f := range files {
		n, err := importFile(a, g, f)
		if err != nil {
			a.log.Error(err.Error())
			failed = true
			continue
		}
		if !a.cfg.Quiet {
			if _, err := fmt.Fprintf(a.out, "%s: %s added to %s\n", f, count(n, "name"), own); err != nil {
				return err
			}
		}
	}
	if err := replaceFile(own, g.Write); err != nil {
		return err
	}
	if failed {
		return errReported
	}
	return nil
}

func importFile(a *app, g *gazetteer.Gazetteer, path string) (int, error) {
	if path == "-" {
		return g.Import(a.in)
	}
	f, err := os.Open(path)
	if err != nil {
		return 0, unreadable(path, err)
	}
	defer f.Close()
	return g.Import(io.Reader(f))
}

// replaceFile writes a file beside the old one and then puts it in its place,
// so that there is always a whole one.
func replaceFile(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := write(f); err != nil {
		_ = f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
