package main

func Example() {
	main()
	// Output:
	// RECALLED  maker: Halden Motors  product: 40,000 delivery vans  cause: faulty brakes
	// RECALLED  maker: Nordlys Energy  product: its heaters
}
