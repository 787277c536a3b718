// Package relate is the built-in relation.Finder: it matches a schema's frames
// on the dependency trees of a text, fills their roles with the text's
// entities, and tells for each relation whether it is said to have happened,
// how surely, by whom, and when; and it finds quotations and their speakers.
//
// Modality and polarity follow the idea of event factuality (Saurí and
// Pustejovsky 2009): what a trigger's governors and modifiers make of it, read
// off a lexicon. Attribution and quotations are read off reporting verbs and
// their subjects, as in PARC (Pareti 2015).
package relate
