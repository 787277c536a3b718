// Package readback holds the tests that read every export back with another
// implementation than the one that wrote it. It is a module of its own so that
// these readers are no dependencies of the library.
package readback
