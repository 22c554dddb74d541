package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the output of the commands into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"relata": main})
}

// TestScripts runs the program itself as users do, in a folder of its own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup:               ownHome,
		Cmds:                commands,
		Condition:           conditions,
	})
}

// ownHome gives a script no configuration of the user who runs the tests.
func ownHome(env *testscript.Env) error {
	config := filepath.Join(env.WorkDir, "home", ".config")
	env.Setenv("HOME", filepath.Dir(config))
	env.Setenv("XDG_CONFIG_HOME", config)
	return os.MkdirAll(config, 0o755)
}
