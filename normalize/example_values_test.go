package normalize_test

import (
	"fmt"
	"time"

	"github.com/actant-nlp/actant/normalize"
)

func ExampleDates() {
	text := "The minister, who resigned last September, will be tried on Friday, a court said Tuesday."
	ref := time.Date(2024, 2, 21, 0, 0, 0, 0, time.UTC)
	for _, v := range normalize.Dates(text, normalize.DateOptions{Reference: ref}) {
		fmt.Printf("%s = %s\n", text[v.Start:v.End], v.Value)
	}
	// Output:
	// last September = 2023-09
	// Friday = 2024-02-23
	// Tuesday = 2024-02-20
}

func ExampleMoney() {
	text := "Cars worth more than $1 million were sold for €5bn."
	for _, v := range normalize.Money(text) {
		fmt.Printf("%s = %s %s\n", text[v.Start:v.End], v.Value, v.Bound)
	}
	// Output:
	// $1 million = USD 1000000 min
	// €5bn = EUR 5000000000
}

func ExampleQuantities() {
	text := "Kim, 40, lives about 30km from the border."
	for _, v := range normalize.Quantities(text) {
		fmt.Printf("%s: %s = %s\n", v.Type, text[v.Start:v.End], v.Value)
	}
	// Output:
	// AGE: 40 = 40
	// QUANTITY: 30km = 30 km
}
