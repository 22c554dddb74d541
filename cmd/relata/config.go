package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"

	"github.com/relata-kg/relata/graph"
	"github.com/relata-kg/relata/graph/cayley"
)

// Config is the configuration of a run: flags, then RELATA_* variables, then
// relata.yaml in the working folder, then relata.yaml in the user's folder,
// then defaults. It is read once, before a command runs.
type Config struct {
	// DB is the path, or for a server the address, of the graph; Store the
	// type of backend that holds it.
	DB, Store string
	// Addr is the host and port that serve listens on.
	Addr string
	// Base is the IRI that short names such as ent:X are put under in exports.
	Base string
	// Gazetteer lists files of names beside those built in. Ontology lists
	// ontologies beside the general one: names of built-in ones, and at most
	// one folder whose classes and relations add to or override the others.
	Gazetteer, Ontology []string
	// Workers is how many documents are read at once, at least 1.
	Workers int
	// LogLevel is debug, info, warn or error.
	LogLevel string
	Quiet    bool

	// origins tells for each key where its value comes from.
	origins map[string]string
	// unknownEnv are RELATA_* variables that name no key.
	unknownEnv []string
}

// key describes one entry of the configuration.
type key struct {
	name string
	def  any
	help string
}

// keys is the whole configuration, in the order in which it is printed.
func keys() []key {
	return []key{
		{"db", "relata.db", "the graph: a path, or the address of a server"},
		{"store", cayley.DefaultType, "type of store: " + strings.Join(cayley.Types(), ", ")},
		{"addr", "127.0.0.1:64210", "host and port to serve on"},
		{"base", graph.DefaultBase, "IRI under which exports put entities and relations"},
		{"gazetteer", []string{}, "files of names to know beside the built-in ones"},
		{"ontology", []string{}, "ontologies to add: a built-in one such as business, or a folder of your own"},
		{"workers", runtime.GOMAXPROCS(0), "documents read at once"},
		{"log-level", "info", "debug, info, warn or error"},
		{"quiet", false, "print errors only"},
	}
}

func keyNames() []string {
	var names []string
	for _, k := range keys() {
		names = append(names, k.name)
	}
	return names
}

const envPrefix = "RELATA_"

func envName(key string) string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(key, "-", "_"))
}

func fromEnv(name string) string {
	return strings.ToLower(strings.ReplaceAll(strings.TrimPrefix(name, envPrefix), "_", "-"))
}

// addFlags gives a command the flags of the keys it uses.
func addFlags(flags *pflag.FlagSet, names ...string) {
	for _, name := range names {
		if name == "config" {
			flags.String("config", "", "configuration file to read in place of relata.yaml")
			continue
		}
		for _, k := range keys() {
			if k.name != name {
				continue
			}
			switch def := k.def.(type) {
			case string:
				flags.String(name, def, k.help)
			case bool:
				flags.BoolP(name, shorthand[name], def, k.help)
			case int:
				flags.Int(name, def, k.help)
			case []string:
				flags.StringSlice(name, def, k.help)
			}
		}
	}
}

// shorthand are the flags that have a letter too.
var shorthand = map[string]string{"quiet": "q", "lang": "l"}

// readConfig reads the configuration once; flags are those of the command that
// runs.
func readConfig(flags *pflag.FlagSet) (*Config, error) {
	v := viper.New()
	v.SetEnvPrefix("RELATA")
	v.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	cfg := &Config{origins: map[string]string{}}
	for _, k := range keys() {
		v.SetDefault(k.name, k.def)
		cfg.origins[k.name] = "default"
	}
	// The user's file first, so that the working folder's overrides it.
	files, err := configFiles(flags)
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		one, err := readConfigFile(file)
		if err != nil {
			return nil, err
		}
		for _, name := range one.AllKeys() {
			cfg.origins[name] = file
		}
		if err := v.MergeConfigMap(one.AllSettings()); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	for _, k := range keys() {
		env := envName(k.name)
		if err := v.BindEnv(k.name, env); err != nil {
			return nil, err
		}
		if os.Getenv(env) != "" {
			cfg.origins[k.name] = env
		}
		if f := flags.Lookup(k.name); f != nil {
			if err := v.BindPFlag(k.name, f); err != nil {
				return nil, err
			}
			if f.Changed {
				cfg.origins[k.name] = "--" + k.name
			}
		}
	}
	for _, e := range os.Environ() {
		name, _, _ := strings.Cut(e, "=")
		if strings.HasPrefix(name, envPrefix) && !slices.Contains(keyNames(), fromEnv(name)) {
			cfg.unknownEnv = append(cfg.unknownEnv, name)
		}
	}
	slices.Sort(cfg.unknownEnv)
	return cfg, cfg.fill(v)
}

// fill takes the values, each of its type.
func (c *Config) fill(v *viper.Viper) error {
	read := func(name string, into any) error {
		if err := v.UnmarshalKey(name, into); err != nil {
			return fmt.Errorf("%s: %q is not a value for %s", c.origins[name], v.GetString(name), name)
		}
		return nil
	}
	err := errors.Join(
		read("db", &c.DB), read("store", &c.Store), read("addr", &c.Addr), read("base", &c.Base),
		read("gazetteer", &c.Gazetteer), read("ontology", &c.Ontology), read("workers", &c.Workers),
		read("log-level", &c.LogLevel), read("quiet", &c.Quiet),
	)
	if err != nil {
		return err
	}
	if c.Workers < 1 {
		return fmt.Errorf("%s: workers is %d and must be at least 1", c.origins["workers"], c.Workers)
	}
	if !slices.Contains(levels, c.LogLevel) {
		return fmt.Errorf("%s: log-level is %q and must be one of %s", c.origins["log-level"], c.LogLevel, strings.Join(levels, ", "))
	}
	if !slices.Contains(cayley.Types(), c.Store) {
		return fmt.Errorf("%s: unknown store %q; did you mean %q? (%s)", c.origins["store"], c.Store, nearest(c.Store, cayley.Types()), strings.Join(cayley.Types(), ", "))
	}
	if c.DB == "" {
		return fmt.Errorf("%s: db is empty", c.origins["db"])
	}
	return nil
}

var levels = []string{"debug", "info", "warn", "error"}

func (c *Config) level() slog.Level {
	if c.Quiet {
		return slog.LevelError
	}
	return map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}[c.LogLevel]
}

// value is the effective value of a key, for printing: without a password.
func (c *Config) value(name string) any {
	return map[string]any{
		"db": cayley.Redact(c.Store, c.DB), "store": c.Store, "addr": c.Addr, "base": c.Base, "gazetteer": c.Gazetteer,
		"ontology": c.Ontology, "workers": c.Workers, "log-level": c.LogLevel, "quiet": c.Quiet,
	}[name]
}

// configFiles lists the files there are, the one that overrides last.
func configFiles(flags *pflag.FlagSet) ([]string, error) {
	if f := flags.Lookup("config"); f != nil && f.Changed {
		return []string{f.Value.String()}, nil
	}
	var files []string
	candidates := []string{"relata.yaml"}
	if dir, err := userDir(); err == nil {
		candidates = []string{filepath.Join(dir, "relata.yaml"), "relata.yaml"}
	}
	for _, f := range candidates {
		switch _, err := os.Stat(f); {
		case err == nil:
			files = append(files, f)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("configuration: %w", err)
		}
	}
	return files, nil
}

// userDir is the folder of the user's own configuration and names.
func userDir() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "relata"), nil
}

func readConfigFile(file string) (*viper.Viper, error) {
	v := viper.New()
	v.SetConfigFile(file)
	v.SetConfigType("yaml")
	if err := v.ReadInConfig(); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s: no such file", file)
		}
		return nil, fmt.Errorf("%s: not a configuration: %s", file, strings.ReplaceAll(err.Error(), "\n", " "))
	}
	names := keyNames()
	for _, name := range v.AllKeys() {
		if !slices.Contains(names, name) {
			return nil, fmt.Errorf("%s: unknown key %q; did you mean %q?", file, name, nearest(name, names))
		}
	}
	return v, nil
}

// nearest is the known word that differs least from a wrong one.
func nearest(word string, known []string) string {
	return slices.MinFunc(known, func(a, b string) int {
		return levenshtein.ComputeDistance(word, a) - levenshtein.ComputeDistance(word, b)
	})
}
