package serve

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"time"
	"unicode/utf8"

	"github.com/actant-nlp/actant"
)

// postArticle extracts an article, adds it to the graph and answers its
// document.
func (s *Server) postArticle(w http.ResponseWriter, r *http.Request) {
	a, status, err := readArticle(r)
	if err != nil {
		problem(w, status, err.Error())
		return
	}
	if s.full(a.ID) {
		problem(w, http.StatusInsufficientStorage, errFull.Error())
		return
	}
	doc, err := s.extract(r.Context(), a)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		w.Header().Set("Retry-After", "5")
		problem(w, http.StatusServiceUnavailable, fmt.Sprintf("the article was not read within %v", s.o.Timeout))
		return
	case errors.Is(err, context.Canceled):
		return // nobody is there to be answered
	case err != nil:
		problem(w, http.StatusUnprocessableEntity, err.Error())
		return
	}
	body, err := json.Marshal(doc)
	if err == nil {
		err = s.Add(doc)
	}
	switch {
	case errors.Is(err, errFull):
		problem(w, http.StatusInsufficientStorage, err.Error())
	case err != nil:
		problem(w, http.StatusInternalServerError, err.Error())
	default:
		answer(w, http.StatusCreated, body)
	}
}

// extract waits for its turn, so that a burst of articles takes no more than
// the processors.
func (s *Server) extract(ctx context.Context, a actant.Article) (*actant.Document, error) {
	select {
	case s.working <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-s.working }()
	return s.o.Extractor.Extract(ctx, a)
}

// readArticle reads the request's body: the text itself, or {"text", "id"?,
// "published"?}. Without an id the article is named by its text.
func readArticle(r *http.Request) (a actant.Article, status int, err error) {
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" && kind != "text/plain" {
		return a, http.StatusUnsupportedMediaType, errors.New("an article is application/json or text/plain")
	}
	if set := params["charset"]; set != "" && !isUTF8(set) {
		return a, http.StatusUnsupportedMediaType, fmt.Errorf("the character set %s is not taken; send UTF-8", set)
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return a, http.StatusRequestEntityTooLarge, fmt.Errorf("an article may have %d bytes", large.Limit)
		}
		return a, http.StatusBadRequest, fmt.Errorf("reading the article: %w", err)
	}
	if !utf8.Valid(body) {
		return a, http.StatusBadRequest, errors.New("the article is not UTF-8")
	}
	a.Text = string(body)
	if kind == "application/json" {
		if a, err = decode(body); err != nil {
			return a, http.StatusBadRequest, err
		}
	}
	if a.Text == "" {
		return a, http.StatusBadRequest, errors.New("the article has no text")
	}
	if a.ID == "" {
		sum := sha256.Sum256([]byte(a.Text))
		a.ID = "article-" + hex.EncodeToString(sum[:6])
	}
	return a, 0, nil
}

func isUTF8(set string) bool {
	switch set {
	case "utf-8", "UTF-8", "utf8", "us-ascii", "US-ASCII":
		return true
	}
	return false
}

func decode(body []byte) (actant.Article, error) {
	var w struct {
		ID        string  `json:"id"`
		Text      *string `json:"text"`
		Published string  `json:"published"`
		Plain     bool    `json:"plain"`
	}
	if err := json.Unmarshal(body, &w); err != nil {
		return actant.Article{}, fmt.Errorf("the article is no JSON object of the form that /openapi.json describes: %w", err)
	}
	if w.Text == nil {
		return actant.Article{}, errors.New(`"text" is missing`)
	}
	a := actant.Article{ID: w.ID, Text: *w.Text, Plain: w.Plain}
	if w.Published != "" {
		day, err := time.Parse(time.DateOnly, w.Published)
		if err != nil {
			return a, fmt.Errorf(`"published" is no day such as 2024-02-20: %w`, err)
		}
		a.Published = day
	}
	return a, nil
}
