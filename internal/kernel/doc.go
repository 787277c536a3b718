// Package kernel holds the numeric kernels of the encoder: products of float32
// and int8 matrices, layer norm, softmax, activations and the Adam step, for
// training and for inference.
package kernel
