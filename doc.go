// Package actant reads news articles and says who did what to whom.
//
// It finds people, organisations, places and things, joins the spellings and
// descriptions of each ("Kim Jong Un", "Mr. Kim", "the North Korean leader",
// "he"), and gives typed, attributed relations between them, each pointing back
// at the bytes that say so. Package graph then joins many articles.
//
//	doc, err := actant.Extract(ctx, text)
//	for _, r := range doc.Relations {
//		fmt.Println(r.Type, r.Args, r.Modality, r.Time)
//	}
//
// # Pipeline
//
// Data flows one way. Each stage is an interface of one method, beside the data
// it makes; any of them can be replaced in [Options].
//
//	bytes      -> article                      body, headline, dateline, date
//	article    -> syntax.Tokenizer, Parser     tokens, sentences, tags, trees, first names
//	trees      -> entity.Recognizer            mentions: names, noun phrases, pronouns, dates
//	mentions   -> entity.Resolver              entities: one for each thing
//	entities   -> relation.Finder              relations and quotations
//
// # Terms
//
//   - A token is a word after the conventions of Universal Dependencies; lemma,
//     head and deprel are its place in the dependency tree.
//   - A mention is a stretch of text that refers to something; an entity is the
//     thing itself, with all its mentions.
//   - A relation has a type from a schema, arguments that fill roles with
//     entities, a trigger (the words that say it), polarity (did it happen?),
//     modality (told as fact, alleged, possible, future), an attribution (who
//     says so) and, where told, a time.
//   - An open relation has no type: a predicate and its arguments in the words of
//     a clause, with the same attributes. [Options].Open asks for them.
//
// # Offsets
//
// Every position is a half-open range of byte offsets into Article.Text as it
// was given: Text[Start:End] is the mention's text. Nothing is cleaned,
// rebuilt or re-encoded first.
//
// # Dates
//
// "Tuesday" is resolved against the article's publication date, taken from the
// page or from Article.Published, never from the clock. Without either,
// relative dates stay unresolved.
//
// # Confidence
//
// Every mention's entity and every relation carries a confidence between 0 and
// 1, comparable across the relations of one run.
//
// # Concurrency
//
// An [Extractor] is safe for concurrent use and keeps no state between
// articles. [Extractor.Documents] works on several at once and keeps their
// order. Models and lexicons are embedded, decoded once, at the first use.
//
// # Limits
//
// English only: a text that is certainly in another language is refused with a
// [LanguageError] rather than garbled; short texts, names and headlines are not.
// Any input ends in bounded time and memory: a text with a NUL byte is an error,
// anything else in English gives a valid, perhaps empty, document.
//
// [Limits] bound what one article may cost: bytes read, tokens of a sentence,
// mentions, entities, relations. The defaults are far beyond any article, and
// what one of them cut off is said in [Document].Notes, in the JSON too. A
// context that is done ends an article of up to 10 MB anywhere within 50 ms and
// leaves no goroutine; [New], which decodes the models once in a process, is not
// interrupted.
//
// # The same bytes everywhere
//
// The same article gives the same bytes of JSON on every run, for any number of
// workers, with and without assembly, on amd64, arm64 and WebAssembly.
package actant
