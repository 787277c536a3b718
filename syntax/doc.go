// Package syntax holds what is known of an article's language: byte spans,
// tokens, sentences and dependency trees, and the two stages that make them.
package syntax
