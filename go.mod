module github.com/actant-nlp/actant

go 1.26
