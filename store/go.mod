module github.com/actant-nlp/actant/store

go 1.26.0

require (
	github.com/actant-nlp/actant v0.0.0
	github.com/google/go-cmp v0.7.0
	go.etcd.io/bbolt v1.5.0
	pgregory.net/rapid v1.3.0
)

require (
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/goccy/go-yaml v1.19.2 // indirect
	golang.org/x/sys v0.48.0 // indirect
	golang.org/x/term v0.44.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)

replace github.com/actant-nlp/actant => ../
