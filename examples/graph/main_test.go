package main

func Example() {
	main()
	// Output:
	// Meetings
	//   2024-03-06 MET(Ana López, Bo Li)
	//   2024-03-11 MET(Bo Li, Omar Reid)
	// Around Bo Li
	//   Ana López MET
	//   Omar Reid MET
	//   Ana López THANKED
	// From Ana López to Eva Brandt
	//   Ana López – MET – Bo Li – MET – Omar Reid – CRITICIZED – Eva Brandt
	// Omar Reid, by time
	//   2024-03-11 MET(Bo Li, Omar Reid)
	//   2024-03-12 CRITICIZED(Omar Reid, Eva Brandt)
	// Disputed
	//   2024-03-06 MET(Ana López, Bo Li)
	//     courier.txt says 2024-03-07
	//     ledger.txt says 2024-03-06
}
