package main

func Example() {
	main()
	// Output:
	// line 1: ARRESTED Kenyan police, two men
	// line 2: not a text
	// line 3: MET Emmanuel Macron, Olaf Scholz
	// line 4: ARRESTED Police, a woman, the theft
}
