// Package serve shows what articles say over HTTP: the page of package view/page,
// and a small JSON API to add articles and read the graph.
//
//	s, err := serve.New(serve.Options{Extractor: x})
//	err = s.Run(ctx, "127.0.0.1:8080")
//
// # Routes
//
//	GET  /                   the page
//	POST /v1/articles        one article, as text or JSON; answers its document
//	GET  /v1/graph           the merged graph
//	GET  /v1/entities/{id}   a node of the graph and its edges
//	GET  /openapi.json       this API's description (OpenAPI 3.1)
//
// Errors are problem documents (RFC 9457, application/problem+json).
//
// # Safety
//
// It is meant for one's own machine: it has no accounts, and whoever reaches it
// may add articles. It therefore answers only requests whose Host is an address,
// localhost, or one of [Options].Hosts, so that no site on the web reaches it by
// pointing its own name at this machine (DNS rebinding);
// it allows no other origin to read its answers (no CORS headers) and refuses
// requests that a browser sends for another site (Sec-Fetch-Site, Origin). Bodies,
// time and the number of articles held are limited.
package serve
