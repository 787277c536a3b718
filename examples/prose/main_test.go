package main

func Example() {
	main()
	// Output:
	// built in
	//   PERSON Emmanuel Macron [0, 15)
	//   PERSON Angela Merkel [20, 33)
	//   PERSON Merkel [94, 100)
	//   PLACE Berlin [37, 43)
	//   DATE Monday [47, 53)
	//   PLACE Germany [55, 62)
	//   PLACE Ukraine [85, 92)
	//   MET
	//   SUPPLIED
	// prose
	//   PERSON Emmanuel Macron [0, 15)
	//   PERSON Angela Merkel [20, 33)
	//   PERSON Merkel [94, 100)
	//   PLACE Berlin [37, 43)
	//   PLACE Germany [55, 62)
	//   PLACE Ukraine [85, 92)
}
