//go:build !purego

package mat

var levelNames = []string{levelGo: "plain", levelNEON: "NEON"}
