// Package relation holds typed, attributed relations between entities, the
// schema that declares their types, and the stage that finds them.
package relation
