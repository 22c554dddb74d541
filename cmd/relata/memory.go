package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

const (
	// readingMemory is the size of memory, in bytes, beyond which the garbage
	// is collected more often than is quickest: with the pages of the program
	// itself, 50 MB, reading stays below 150 MB on texts of any usual size.
	readingMemory = 80 << 20
	// buildMemory is the same where a graph is written beside the reading: a
	// transaction alone takes 100 MB for a moment, and to collect all the while
	// would take as much time as the reading.
	buildMemory = 256 << 20
	// otherMemory is about what the runtime has beside the heap, in bytes.
	otherMemory = 8 << 20
)

// boundMemory makes the collector hold memory near a size, in bytes, from now
// on, or near five quarters of what is in use where that is more, so that it
// never runs all the time. The first call of a process stands. It does nothing
// where the user has said what he wants, in GOMEMLIMIT or GOGC.
func boundMemory(size int64) {
	if os.Getenv("GOMEMLIMIT") != "" || os.Getenv("GOGC") != "" {
		return
	}
	bound.Do(func() {
		if size > readingMemory {
			// What is there may be used before anything is collected.
			debug.SetGCPercent(300)
		}
		debug.SetMemoryLimit(size)
		afterCollection(func() {
			live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
			metrics.Read(live)
			if live[0].Value.Kind() == metrics.KindUint64 {
				used := int64(live[0].Value.Uint64()) + otherMemory
				debug.SetMemoryLimit(max(size, used+used/4))
			}
		})
	})
}

var bound sync.Once

// afterCollection calls f after every collection of garbage: each frees an
// object that nothing holds.
func afterCollection(f func()) {
	runtime.AddCleanup(&struct{ _ [64]byte }{}, func(f func()) {
		f()
		afterCollection(f)
	}, f)
}
