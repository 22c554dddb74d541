package claims

// confidence is the chance that a careful reader calls the claim right.
func confidence(r *reader, d draft) float64 {
	return 0.5 + 0.4*d.prob
}
