package cayley_test

import (
	"testing"

	"github.com/relata-kg/relata/graph/cayley"
)

func TestRedact(t *testing.T) {
	for _, c := range []struct{ typ, addr, want string }{
		{"postgres", "postgres://postgres@127.0.0.1:5432/x", "postgres://postgres@127.0.0.1:5432/x"},
		{"postgres", "postgres://u:s%40:cret@h/x?sslmode=disable", "postgres://u:xxxxx@h/x?sslmode=disable"},
		{"postgres", "postgres://h/x?user=u&password=secret&sslmode=disable", "postgres://h/x?user=u&password=xxxxx&sslmode=disable"},
		{"postgres", "host=h password='a \\'b c' dbname=x", "host=h password=xxxxx dbname=x"},
		{"mysql", "u:a@b/c:d@tcp(127.0.0.1:3306)/x", "u:xxxxx@tcp(127.0.0.1:3306)/x"},
		{"mysql", "u@tcp(127.0.0.1:3306)/x", "u@tcp(127.0.0.1:3306)/x"},
		{"mongo", "mongodb://u:p@h:1,i:2/", "mongodb://u:xxxxx@h:1,i:2/"},
		{"couch", "http://127.0.0.1:5984/x", "http://127.0.0.1:5984/x"},
		{"bolt", "a:b@c.db", "a:b@c.db"},
	} {
		if got := cayley.Redact(c.typ, c.addr); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.typ, c.addr, got, c.want)
		}
	}
}
