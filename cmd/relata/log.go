package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
)

// newLog makes the log of a run: one line a record to standard error, without
// the time, since a person reads it while it is written.
func newLog(a *app, cfg *Config) *slog.Logger {
	return slog.New(&logHandler{app: a, level: cfg.level(), mu: &sync.Mutex{}})
}

type logHandler struct {
	app   *app
	level slog.Level
	attrs string
	mu    *sync.Mutex
}

func (h *logHandler) Enabled(_ context.Context, l slog.Level) bool { return l >= h.level }

func (h *logHandler) Handle(_ context.Context, r slog.Record) error {
	var b bytes.Buffer
	b.WriteString("relata: ")
	if r.Level != slog.LevelInfo && r.Level != slog.LevelError {
		b.WriteString(strings.ToLower(r.Level.String()) + ": ")
	}
	b.WriteString(r.Message)
	b.WriteString(h.attrs)
	r.Attrs(func(at slog.Attr) bool {
		fmt.Fprintf(&b, " %s=%v", at.Key, at.Value)
		return true
	})
	b.WriteByte('\n')
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.app.bar.write(h.app.errOut, b.Bytes())
}

func (h *logHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	n := *h
	for _, at := range attrs {
		n.attrs += fmt.Sprintf(" %s=%v", at.Key, at.Value)
	}
	return &n
}

// WithGroup keeps attributes flat: nothing here logs groups.
func (h *logHandler) WithGroup(string) slog.Handler { return h }
