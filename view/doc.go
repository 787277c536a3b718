// Package view shows documents and graphs to people: as text for a terminal or
// a pipe.
package view
