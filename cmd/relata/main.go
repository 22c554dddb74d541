// Command relata reads news articles into a knowledge graph in Cayley, where
// every fact is traced to the characters that say it, and answers questions
// from it. It works offline.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

// Exit statuses. That of an interrupt is the shells' 128 + SIGINT.
const (
	statusOK          = 0
	statusFailed      = 1
	statusUsage       = 2
	statusInterrupted = 130
)

func main() { os.Exit(run(os.Args[1:])) }

// run executes the command line and gives the exit status.
func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// After the first signal the default returns: a second one ends at once.
	context.AfterFunc(ctx, stop)

	a := &app{in: os.Stdin, out: os.Stdout, errOut: os.Stderr}
	root := newRoot(a)
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil:
		return statusOK
	case errors.Is(err, syscall.EPIPE):
		// The reader of our output had enough: relata … | head.
		return statusOK
	case errors.Is(err, errReported):
		return statusFailed
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		fmt.Fprintln(os.Stderr, "relata: interrupted")
		return statusInterrupted
	}
	fmt.Fprintf(os.Stderr, "relata: %v\n", err)
	if !a.started || errors.Is(err, errUsage) {
		fmt.Fprintf(os.Stderr, "Run '%s --help' for usage.\n", cmd.CommandPath())
		return statusUsage
	}
	return statusFailed
}
