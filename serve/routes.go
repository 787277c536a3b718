package serve

import (
	"context"
	_ "embed"
	"encoding/json"
	"net"
	"net/http"
	"slices"
	"strings"
)

// A route is one way to ask. The OpenAPI document describes exactly these.
type route struct {
	method, path string
	handle       func(*Server, http.ResponseWriter, *http.Request)
}

func routes() []route {
	return []route{
		{http.MethodGet, "/", (*Server).getPage},
		{http.MethodPost, "/v1/articles", (*Server).postArticle},
		{http.MethodGet, "/v1/graph", (*Server).getGraph},
		{http.MethodGet, "/v1/entities/{id}", (*Server).getEntity},
		{http.MethodGet, "/openapi.json", (*Server).getDescription},
	}
}

// mux dispatches by path, then by method, so that a wrong method and an unknown
// path answer with problem documents, too.
func (s *Server) mux() http.Handler {
	byPath := map[string]map[string]route{}
	for _, r := range routes() {
		if byPath[r.path] == nil {
			byPath[r.path] = map[string]route{}
		}
		byPath[r.path][r.method] = r
		if r.method == http.MethodGet {
			byPath[r.path][http.MethodHead] = r
		}
	}
	m := http.NewServeMux()
	for path, methods := range byPath {
		pattern := path
		if path == "/" {
			pattern = "/{$}"
		}
		m.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			to, ok := methods[r.Method]
			if !ok {
				w.Header().Set("Allow", allowed(methods))
				problem(w, http.StatusMethodNotAllowed, r.Method+" is not answered here")
				return
			}
			to.handle(s, w, r)
		})
	}
	m.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		problem(w, http.StatusNotFound, "there is nothing under this path; /openapi.json lists what there is")
	})
	return m
}

func allowed(methods map[string]route) string {
	var out []string
	for m := range methods {
		out = append(out, m)
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// guarded refuses what does not come from this machine's own page or from a
// program, and sets what every answer has.
func (s *Server) guarded(next http.Handler) http.Handler {
	sites := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("Cache-Control", "no-store")
		if !s.hostAllowed(r.Host) {
			problem(w, http.StatusMisdirectedRequest, "the Host header names a host that this server does not answer for")
			return
		}
		if err := sites.Check(r); err != nil {
			problem(w, http.StatusForbidden, "the request comes from another site")
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), s.o.Timeout)
		defer cancel()
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(w, r.Body, s.o.MaxBody)
		next.ServeHTTP(w, r)
	})
}

// hostAllowed reports whether a Host header is an address, which no name server
// can turn to another machine, a loopback name, or one that the options allow.
func (s *Server) hostAllowed(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	if net.ParseIP(host) != nil || strings.EqualFold(host, "localhost") {
		return true
	}
	return slices.ContainsFunc(s.o.Hosts, func(h string) bool { return strings.EqualFold(h, host) })
}

//go:embed openapi.json
var description []byte

func (s *Server) getDescription(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(description)
}

// A problemDocument is an error after RFC 9457.
type problemDocument struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail,omitempty"`
}

func problem(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(problemDocument{"about:blank", http.StatusText(status), status, detail})
}

func answer(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n'))
}
