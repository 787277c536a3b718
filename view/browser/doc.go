// Package browser tests the page of package view/page, and the server of package
// serve, in a real browser: Chromium, driven over its DevTools protocol. It is a
// module of its own so that the driver stays out of the library's dependencies.
//
//	cd view/browser && go test ./...                # skips, saying so, where no browser is installed
//	cd view/browser && go test ./... -shots DIR     # also saves screenshots to look at
package browser
