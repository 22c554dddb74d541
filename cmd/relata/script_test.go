package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/testscript"
)

// commands are those of the scripts beside testscript's own.
var commands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"mkline":    mkline,
	"mkbytes":   mkbytes,
	"mkutf16":   mkutf16,
	"json":      checkJSON,
	"spans":     checkSpans,
	"sameSet":   sameSet,
	"interrupt": interrupt,
	"status":    status,
	"mkrecords": mkrecords,
	"pause":     pause,
	"await":     await,
	"get":       get,
	"freeaddr":  freeAddr,
	"same":      same,
	"empty":     emptyStore,

	"sameAnswers": sameAnswers,
	"smalldisk":   smallDisk,
}

// mkline FILE BYTES writes one line of that length.
func mkline(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte("word "), n/5), 0o644))
}

// mkbytes FILE STRING writes bytes given as in a Go string.
func mkbytes(ts *testscript.TestScript, _ bool, args []string) {
	s, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(s), 0o644))
}

// mkutf16 FROM TO writes a text in UTF-16 with a byte order mark.
func mkutf16(ts *testscript.TestScript, _ bool, args []string) {
	var b bytes.Buffer
	b.WriteString("\xff\xfe")
	ts.Check(binary.Write(&b, binary.LittleEndian, utf16.Encode([]rune(ts.ReadFile(args[0])))))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b.Bytes(), 0o644))
}

// json FILE checks that each line of the file, or all of it, is JSON.
func checkJSON(ts *testscript.TestScript, _ bool, args []string) {
	data := ts.ReadFile(args[0])
	if json.Valid([]byte(data)) {
		return
	}
	for l := range strings.Lines(data) {
		if !json.Valid([]byte(l)) {
			ts.Fatalf("not JSON: %s", l)
		}
	}
}

// spans FILE checks that in each claim of a file of JSON Lines the offsets give
// the words in the article it names, which is plain text without a head.
func checkSpans(ts *testscript.TestScript, _ bool, args []string) {
	n := 0
	for l := range strings.Lines(ts.ReadFile(args[0])) {
		type node struct{ Text string }
		var c struct {
			Subject, Object node
			Evidence        struct {
				Source     string
				Start, End int
				Text       string
				Spans      struct{ Subject, Object []int }
			}
		}
		ts.Check(json.Unmarshal([]byte(l), &c))
		text := ts.ReadFile(c.Evidence.Source)
		if got := text[c.Evidence.Start:c.Evidence.End]; got != c.Evidence.Text {
			ts.Fatalf("sentence %q at its offsets is %q", c.Evidence.Text, got)
		}
		for _, x := range []struct {
			words string
			span  []int
		}{{c.Subject.Text, c.Evidence.Spans.Subject}, {c.Object.Text, c.Evidence.Spans.Object}} {
			if len(x.span) == 2 && text[x.span[0]:x.span[1]] != x.words {
				ts.Fatalf("%q at its offsets is %q", x.words, text[x.span[0]:x.span[1]])
			}
		}
		n++
	}
	if n == 0 {
		ts.Fatalf("%s: no claims", args[0])
	}
}

// sameSet FILE FILE compares two files apart from the order of their lines.
func sameSet(ts *testscript.TestScript, neg bool, args []string) {
	set := func(f string) string {
		ls := strings.Split(ts.ReadFile(f), "\n")
		slices.Sort(ls)
		return strings.Join(ls, "\n")
	}
	if (set(args[0]) == set(args[1])) == neg {
		ts.Fatalf("%s and %s: same lines is %v", args[0], args[1], neg)
	}
}

// interrupt sends the background commands an interrupt, as Ctrl-C does.
func interrupt(ts *testscript.TestScript, _ bool, _ []string) {
	for _, c := range ts.BackgroundCmds() {
		ts.Check(c.Process.Signal(os.Interrupt))
	}
}

// status N COMMAND runs a command and checks its exit status.
func status(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// get URL BODY posts the body as soon as the server answers and gives what it
// answers as standard output.
func get(ts *testscript.TestScript, _ bool, args []string) {
	var last error
	for range 300 {
		resp, err := http.Post(args[0], "text/plain", strings.NewReader(args[1]))
		if err != nil {
			last = err
			time.Sleep(100 * time.Millisecond)
			continue
		}
		_, err = io.Copy(ts.Stdout(), resp.Body)
		ts.Check(errors.Join(err, resp.Body.Close()))
		return
	}
	ts.Fatalf("%v", last)
}

// freeaddr NAME sets a variable to an address of this machine that nothing
// serves on.
func freeAddr(ts *testscript.TestScript, _ bool, args []string) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Setenv(args[0], ln.Addr().String())
	ts.Check(ln.Close())
}

// mkrecords FILE N writes N articles in JSON Lines.
func mkrecords(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "{\"text\":\"Portugal criticised Spain over fishing on day %d. The ministers met in Porto, number %d.\"}\n", i, i)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o644))
}

// await FILE waits until there is such a file, a minute at most.
func await(ts *testscript.TestScript, _ bool, args []string) {
	for range 600 {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	ts.Fatalf("%s does not appear", args[0])
}

// pause DURATION waits.
func pause(ts *testscript.TestScript, _ bool, args []string) {
	d, err := time.ParseDuration(args[0])
	ts.Check(err)
	time.Sleep(d)
}

// conditions are those of the scripts beside testscript's own.
func conditions(cond string) (bool, error) {
	if cond != "smalldisk" {
		return false, fmt.Errorf("unknown condition %q", cond)
	}
	dir, err := os.MkdirTemp("", "relata-disk-*")
	if err != nil {
		return false, err
	}
	defer os.Remove(dir)
	if mount(dir, "size=1m") != nil {
		return false, nil
	}
	return true, exec.Command("umount", dir).Run()
}

func mount(dir, options string) error {
	return exec.Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", dir).Run()
}

// smalldisk DIR SIZE makes a disk of that size, or gives it that size.
func smallDisk(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	if _, err := os.Stat(dir); err == nil {
		ts.Check(mount(dir, "remount,size="+args[1]))
		return
	}
	ts.Check(os.Mkdir(dir, 0o755))
	ts.Check(mount(dir, "size="+args[1]))
	ts.Defer(func() { ts.Check(exec.Command("umount", dir).Run()) })
}
