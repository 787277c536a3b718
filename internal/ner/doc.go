// Package ner is the built-in entity.Recognizer: it finds the mentions of an
// article.
//
//   - Names: the parser's own guess, corrected by gazetteers and by what the
//     rest of the article shows.
//   - Dates and amounts, with their normalised values.
//   - Pronouns that may refer to something.
//   - Nominals: noun phrases from their determiner or first modifier to the head
//     noun, each with the kind of thing its head names.
//
// Names win over values, values over nominals; a name may lie inside a nominal.
package ner
