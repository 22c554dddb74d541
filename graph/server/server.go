// Package server serves a graph over HTTP: Cayley's REST interface in its
// second version (/api/v2) and its first (/api/v1), and Cayley's own web page.
// It is read-only unless told otherwise.
package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"time"

	cayleyhttp "github.com/cayleygraph/cayley/server/http"

	"github.com/relata-kg/relata/graph/cayley"
)

// Options say what is served and within which limits. The zero value is a
// read-only server with the defaults named.
type Options struct {
	// Writable allows changes through REST. They go to the quads as they are:
	// what documents share is not worked out anew.
	Writable bool
	// Timeout bounds a query, 30 seconds when 0.
	Timeout time.Duration
	// Limit is the most results of a query that asks for no number, 100 when
	// 0, as Cayley has it. The first version's ?limit= may ask for more.
	Limit int
	// MaxBody is the most bytes of a request, 32 MiB when 0.
	MaxBody int64
	// Queries is how many requests are answered at a time, 64 when 0; more
	// wait.
	Queries int
	// Log takes a line for each request and what goes wrong; nothing is logged
	// when nil.
	Log *slog.Logger
}

func (o Options) withDefaults() Options {
	if o.Timeout <= 0 {
		o.Timeout = 30 * time.Second
	}
	if o.Limit == 0 {
		o.Limit = 100
	}
	if o.MaxBody <= 0 {
		o.MaxBody = 32 << 20
	}
	if o.Queries <= 0 {
		o.Queries = 64
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// New gives the handler that serves the store.
func New(st *cayley.Store, opt Options) (http.Handler, error) {
	opt = opt.withDefaults()
	pages, err := page()
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })

	v2 := cayleyhttp.NewAPIv2(st.Handle())
	v2.SetReadOnly(!opt.Writable)
	v2.SetQueryTimeout(opt.Timeout)
	v2.SetQueryLimit(opt.Limit)
	slots := make(chan struct{}, opt.Queries)
	api := http.NewServeMux()
	api.Handle("/api/v2/", v2)
	(&v1{st: st, opt: opt}).register(api)
	mux.Handle("/api/", limited(api, slots, opt))

	mux.Handle("/", pages)
	// A page of another site must not act on the graph through its reader's
	// browser.
	var h http.Handler = http.NewCrossOriginProtection().Handler(mux)
	return logged(h, opt.Log), nil
}

// limited bounds the size of requests, their time and how many run at once.
func limited(h http.Handler, slots chan struct{}, opt Options) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), opt.Timeout)
		defer cancel()
		select {
		case slots <- struct{}{}:
			defer func() { <-slots }()
		case <-ctx.Done():
			fail(w, http.StatusServiceUnavailable, errors.New("too many queries at once; try again"))
			return
		}
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(w, r.Body, opt.MaxBody)
		h.ServeHTTP(w, r)
	})
}

// fail answers an error the way Cayley does.
func fail(w http.ResponseWriter, code int, err error) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
}

// recorder notes what was answered.
type recorder struct {
	http.ResponseWriter
	code  int
	bytes int64
}

func (r *recorder) WriteHeader(code int) {
	if r.code == 0 {
		r.code = code
	}
	r.ResponseWriter.WriteHeader(code)
}

func (r *recorder) Write(p []byte) (int, error) {
	if r.code == 0 {
		r.code = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(p)
	r.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// logged writes a line for each request and turns a panic into an answer.
func logged(h http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		rec := &recorder{ResponseWriter: w}
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				log.Error("request failed", "method", r.Method, "path", r.URL.Path, "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
				if rec.code == 0 {
					fail(rec, http.StatusInternalServerError, errors.New("internal error"))
				}
				return
			}
			log.Info("request", "method", r.Method, "path", r.URL.Path, "status", rec.code, "bytes", rec.bytes, "duration", time.Since(start), "remote", r.RemoteAddr)
		}()
		h.ServeHTTP(rec, r)
	})
}

// grace is how long requests under way may take to end when the server stops.
const grace = 5 * time.Second

// Serve answers requests on the listener until ctx ends, lets those under way
// end, and returns nil.
func Serve(ctx context.Context, ln net.Listener, st *cayley.Store, opt Options) error {
	opt = opt.withDefaults()
	h, err := New(st, opt)
	if err != nil {
		return err
	}
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       time.Minute + opt.Timeout,
		WriteTimeout:      time.Minute + opt.Timeout,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          slog.NewLogLogger(opt.Log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	go func() { stopped <- srv.Serve(ln) }()
	select {
	case err := <-stopped:
		return err
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	if err := srv.Shutdown(end); err != nil {
		srv.Close()
	}
	if err := <-stopped; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
