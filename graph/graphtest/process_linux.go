package graphtest

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"
)

// CPU is the processor time that the process has taken, 0 if it is not known.
func CPU() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// Memory is a line of the kernel's account of the process, such as "RssAnon",
// in megabytes, 0 if there is none.
func Memory(name string) (mb int) {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if rest, ok := strings.CutPrefix(s.Text(), name+":"); ok {
			if _, err := fmt.Sscan(rest, &mb); err != nil {
				return 0
			}
		}
	}
	return mb >> 10
}
