// Package entity holds the things an article speaks of: mentions in the text,
// and the entities they refer to, and the two stages that find them.
package entity
