//go:build !race

package coref

const raceDetector = false
