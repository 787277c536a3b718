// Package modelfile is what the files of weights have in common: a header with
// a checksum (Seal, Open), and tables of hashed features' weights (Hashed).
package modelfile
