package cayley

import (
	"regexp"
	"strings"
)

// addresses shows what the address of each kind of server looks like.
var addresses = map[string]string{
	"postgres":  "postgres://user:password@127.0.0.1:5432/database?sslmode=disable",
	"cockroach": "postgres://user:password@127.0.0.1:26257/database?sslmode=disable",
	"mysql":     "user:password@tcp(127.0.0.1:3306)/database",
	"mongo":     "mongodb://user:password@127.0.0.1:27017",
	"elastic":   "http://127.0.0.1:9200",
	"couch":     "http://user:password@127.0.0.1:5984/database",
}

// unreachable is an error of opening a store: for a server, with the form of
// its address, and without a password in any case.
func unreachable(opt Options, err error) error {
	name := Redact(opt.Type, opt.Path)
	if name != opt.Path {
		err = secret{err, strings.NewReplacer(opt.Path, name)}
	}
	advice := ""
	if form, ok := addresses[opt.Type]; ok {
		advice = "; --db takes the address of a database that is there, such as " + form
	}
	return advise(name, advice, err)
}

// secret is an error told without the password that its text holds.
type secret struct {
	error
	hide *strings.Replacer
}

func (s secret) Error() string { return s.hide.Replace(s.error.Error()) }
func (s secret) Unwrap() error { return s.error }

var (
	passwordKey = regexp.MustCompile(`(?i)(password=)('(?:[^'\\]|\\.)*'|[^\s&]+)`)
	// Of a URL, and of MySQL's form, where the last @ ends the password.
	passwordURL  = regexp.MustCompile(`^([a-zA-Z0-9+]+://[^:/@]*):[^/]*@`)
	passwordUser = regexp.MustCompile(`^([^:/@]*):.*@`)
)

// Redact gives the address of a store of a type without the password in it, for
// people to read. A path is given back as it is.
func Redact(typ, addr string) string {
	if _, server := addresses[typ]; !server {
		return addr
	}
	addr = passwordKey.ReplaceAllString(addr, "${1}xxxxx")
	if strings.Contains(addr, "://") {
		return passwordURL.ReplaceAllString(addr, "$1:xxxxx@")
	}
	return passwordUser.ReplaceAllString(addr, "$1:xxxxx@")
}
