package serve

import (
	"bytes"
	"encoding/json"
	"net/http"

	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/view/page"
)

// getPage writes the page, made anew when an article has come since.
func (s *Server) getPage(w http.ResponseWriter, _ *http.Request) {
	body, err := s.currentPage()
	if err != nil {
		problem(w, http.StatusInternalServerError, err.Error())
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	// The page has a policy of its own, which the header may only narrow.
	w.Header().Set("Content-Security-Policy", "frame-ancestors 'none'")
	_, _ = w.Write(body)
}

func (s *Server) currentPage() ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.page == nil {
		var b bytes.Buffer
		if err := page.Write(&b, s.docs, &s.graph, s.pageOptions()); err != nil {
			return nil, err
		}
		s.page = b.Bytes()
	}
	return s.page, nil
}

// snapshot is the merged graph, worked out anew when an article has come since.
func (s *Server) snapshot() *graph.Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.snap == nil {
		s.snap = s.graph.Snapshot()
	}
	return s.snap
}

func (s *Server) getGraph(w http.ResponseWriter, _ *http.Request) {
	body, err := json.Marshal(s.snapshot())
	if err != nil {
		problem(w, http.StatusInternalServerError, err.Error())
		return
	}
	answer(w, http.StatusOK, body)
}

// getEntity answers one node and the part of the graph around it.
func (s *Server) getEntity(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	part := s.snapshot().Around(id)
	if part == nil {
		problem(w, http.StatusNotFound, "no entity of the graph has this id")
		return
	}
	body, err := json.Marshal(struct {
		ID    string          `json:"id"`
		Graph *graph.Snapshot `json:"graph"`
	}{id, part})
	if err != nil {
		problem(w, http.StatusInternalServerError, err.Error())
		return
	}
	answer(w, http.StatusOK, body)
}
