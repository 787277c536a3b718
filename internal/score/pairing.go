package score

import "math"

// bestPairing is the highest sum of gains over pairings of rows with columns,
// one to one (Kuhn 1955, in the O(n³) form with potentials).
func bestPairing(gain [][]float64) float64 {
	rows, cols := len(gain), len(gain[0])
	at := func(i, j int) float64 { return gain[i][j] }
	if rows > cols {
		rows, cols = cols, rows
		at = func(i, j int) float64 { return gain[j][i] }
	}
	u, v := make([]float64, rows+1), make([]float64, cols+1)
	match := make([]int, cols+1) // row of each column, 1-based, 0 for none
	way := make([]int, cols+1)
	for i := 1; i <= rows; i++ {
		match[0] = i
		least := make([]float64, cols+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		used := make([]bool, cols+1)
		j := 0
		for match[j] != 0 {
			used[j] = true
			row, delta, next := match[j], math.Inf(1), 0
			for k := 1; k <= cols; k++ {
				if used[k] {
					continue
				}
				if d := -at(row-1, k-1) - u[row] - v[k]; d < least[k] {
					least[k], way[k] = d, j
				}
				if least[k] < delta {
					delta, next = least[k], k
				}
			}
			for k := range used {
				if used[k] {
					u[match[k]] += delta
					v[k] -= delta
				} else {
					least[k] -= delta
				}
			}
			j = next
		}
		for j != 0 {
			match[j] = match[way[j]]
			j = way[j]
		}
	}
	sum := 0.0
	for j := 1; j <= cols; j++ {
		if match[j] != 0 {
			sum += at(match[j]-1, j-1)
		}
	}
	return sum
}
