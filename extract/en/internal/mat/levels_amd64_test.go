//go:build !purego

package mat

var levelNames = []string{levelGo: "plain", levelSSE: "SSE", levelAVX2: "AVX2", levelFMA: "FMA"}
