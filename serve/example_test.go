package serve_test

import (
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/actant-nlp/actant/serve"
)

// A server is an http.Handler; Run listens by itself and stops with its context.
func ExampleServer() {
	s, err := serve.New(serve.Options{MaxArticles: 100})
	if err != nil {
		log.Fatal(err)
	}
	at := httptest.NewServer(s)
	defer at.Close()
	resp, err := http.Post(at.URL+"/v1/articles", "text/plain", strings.NewReader("Kenyan police arrested two men in Nairobi."))
	if err != nil {
		log.Fatal(err)
	}
	defer resp.Body.Close()
	fmt.Println(resp.Status, s.Len())
	// Output: 201 Created 1
}
