package main

func Example() {
	main()
	// Output:
	// Two held after museum theft in Graz
	// Marta Huber, Alpine Herald, 2024-02-20
	// ARRESTED
	//   authority: Austrian police  bytes 528 to 543: "Austrian police"
	//   suspect: Jan Kováč  bytes 556 to 581: "Jan Ko</b>v&aacute;&#269;"
	// ARRESTED
	//   authority: Austrian police  bytes 528 to 543: "Austrian police"
	//   suspect: a woman  bytes 586 to 593: "a woman"
	// "cookies" in the text: false
	// "Related" in the text: false
	// "Eve Script" in the text: false
}
