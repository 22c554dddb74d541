//go:build race

package coref

const raceDetector = true
