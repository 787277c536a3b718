// Package kernel holds the numeric kernels of the encoder: products of float32
// and int8 matrices, layer norm, softmax, activations and the Adam step, for
// training and for inference.
//
// # Sets
//
// A [Set] is one implementation of all kernels: [Generic] is portable Go,
// [Best] the fastest one the processor runs (AVX2 with FMA, AVX-512 with VNNI,
// or on arm64 NEON with dot products). The encoder holds one Set and calls its
// methods.
//
// # Same bits everywhere
//
// Every kernel gives the same bits with every Set and on every platform, except
// [Set.MatMul], [Set.MatMulNT] and [Set.MatMulTN], which are for training and
// may fuse multiplication and addition. So a model that infers with
// [Set.MulPacked], [Set.MulInt8] and the vector kernels decides alike on all
// machines. The means: products are rounded before they are added (the portable
// code converts each to float32, which forbids fusing), sums have a fixed order
// (eight lanes, or the order of the summands in products), and exp is one
// polynomial. NaNs may differ in their payload, and what [Set.SoftmaxLog] and
// [Set.AdamStep] take from package math (a logarithm, powers) in the last bit.
// The training products are reproducible too, for one and the same Set.
//
// # Layout
//
// Matrices are row-major with a stride ([Matrix]). A right operand is packed
// into panels of 32 columns ([Packed]); the unpacked products do so on every
// call. A row of the result depends on its own row of A alone, so batches may
// be cut anywhere without a change of the result.
//
// # Int8
//
// Weights have one scale per column, activations one per row; both are
// symmetric, in [-127, 127], and the sums are exact integers. VPDPBUSD of
// AVX-512 and SDOT of arm64 multiply bytes and do not saturate; with AVX2,
// VPMADDWD multiplies values widened to int16, because VPMADDUBSW saturates the
// sum of two products at 32,767; portable Go multiplies three weights at a time in
// one int64. A weight of -128 is allowed, an activation is never below -127.
//
// # Errors
//
// Measured over their ranges: exp has a relative error below 1.2e-7, sigmoid
// below 2.5e-7, tanh below 3e-7; GELU an absolute one below 6e-7 up to 10.
// Operands of wrong shape are a mistake of the caller and panic: the assembly
// has no bounds checks of its own.
//
// # Assembly
//
// vector_amd64.s, product_amd64.s and neon_arm64.s are generated, with their
// declarations, by the programs of the nested module gen; go generate writes them
// anew. On arm64 what only training calls is portable Go.
package kernel

//go:generate go run -C gen ./vector -out ../vector_amd64.s -stubs ../vector_stubs_amd64.go -pkg kernel
//go:generate go run -C gen ./product -out ../product_amd64.s -stubs ../product_stubs_amd64.go -pkg kernel
//go:generate go run -C gen ./neon -out ../neon_arm64.s -stubs ../neon_stubs_arm64.go
