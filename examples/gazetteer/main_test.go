package main

func Example() {
	main()
	// Output:
	// K17 ORGANIZATION Meridian Freight
	// K17 ORGANIZATION MFR
	// K18 PRODUCT Tern 400
}
