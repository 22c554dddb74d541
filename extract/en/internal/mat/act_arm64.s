//go:build !purego

#include "textflag.h"

// Activation functions, four values at a time, with the operations of the
// plain Go code in the same order.

// The assembler has no names for these; D, N, M are numbers of vector registers
// of four float32: FADD VD.4S, VN.4S, VM.4S and so on.
#define FADD(D, N, M) WORD $(0x4e20d400 | (M)<<16 | (N)<<5 | (D))
#define FSUB(D, N, M) WORD $(0x4ea0d400 | (M)<<16 | (N)<<5 | (D))
#define FMUL(D, N, M) WORD $(0x6e20dc00 | (M)<<16 | (N)<<5 | (D))
#define FDIV(D, N, M) WORD $(0x6e20fc00 | (M)<<16 | (N)<<5 | (D))
#define FMAX(D, N, M) WORD $(0x4e20f400 | (M)<<16 | (N)<<5 | (D))
#define FMIN(D, N, M) WORD $(0x4ea0f400 | (M)<<16 | (N)<<5 | (D))
#define FSQRT(D, N) WORD $(0x6ea1f800 | (N)<<5 | (D))

// The bounds of tanh, its coefficients from the highest on, and a half; CONSTANTS
// loads them to the vectors 16 to 29.
DATA constants<>+0(SB)/4, $0xc0fccccd // -7.9
DATA constants<>+4(SB)/4, $0x40fccccd // 7.9
DATA constants<>+8(SB)/4, $0xa59f25c0
DATA constants<>+12(SB)/4, $0x2a61337e
DATA constants<>+16(SB)/4, $0xaebd37ff
DATA constants<>+20(SB)/4, $0x335c0041
DATA constants<>+24(SB)/4, $0x3779434a
DATA constants<>+28(SB)/4, $0x3a270ded
DATA constants<>+32(SB)/4, $0x3ba059dc
DATA constants<>+36(SB)/4, $0x35a0d3d8
DATA constants<>+40(SB)/4, $0x38f895d6
DATA constants<>+44(SB)/4, $0x3b14aa05
DATA constants<>+48(SB)/4, $0x3ba059dd
DATA constants<>+52(SB)/4, $0x3f000000 // 0.5
GLOBL constants<>(SB), RODATA|NOPTR, $56

#define CONSTANTS(R) \
	MOVD $constants<>(SB), R; \
	VLD1R.P 4(R), [V16.S4]; \
	VLD1R.P 4(R), [V17.S4]; \
	VLD1R.P 4(R), [V18.S4]; \
	VLD1R.P 4(R), [V19.S4]; \
	VLD1R.P 4(R), [V20.S4]; \
	VLD1R.P 4(R), [V21.S4]; \
	VLD1R.P 4(R), [V22.S4]; \
	VLD1R.P 4(R), [V23.S4]; \
	VLD1R.P 4(R), [V24.S4]; \
	VLD1R.P 4(R), [V25.S4]; \
	VLD1R.P 4(R), [V26.S4]; \
	VLD1R.P 4(R), [V27.S4]; \
	VLD1R.P 4(R), [V28.S4]; \
	VLD1R (R), [V29.S4]

// TANH replaces V by its tanh, with the temporaries Q, N.
#define TANH(V, Q, N) \
	FMAX(V, V, 16); \
	FMIN(V, V, 17); \
	FMUL(Q, V, V); \
	FMUL(N, Q, 18); \
	FADD(N, N, 19); \
	FMUL(N, Q, N); \
	FADD(N, N, 20); \
	FMUL(N, Q, N); \
	FADD(N, N, 21); \
	FMUL(N, Q, N); \
	FADD(N, N, 22); \
	FMUL(N, Q, N); \
	FADD(N, N, 23); \
	FMUL(N, Q, N); \
	FADD(N, N, 24); \
	FMUL(V, V, N); \
	FMUL(N, Q, 25); \
	FADD(N, N, 26); \
	FMUL(N, Q, N); \
	FADD(N, N, 27); \
	FMUL(N, Q, N); \
	FADD(N, N, 28); \
	FDIV(V, V, N)

#define SIGMOID(V, Q, N) \
	FMUL(V, V, 29); \
	TANH(V, Q, N); \
	FMUL(V, V, 29); \
	FADD(V, V, 29)

// func cellVec(n int, gr, cp, c, tc, h *float32)
// n is a positive multiple of 4.
TEXT ·cellVec(SB), NOSPLIT, $0-48
	MOVD n+0(FP), R0
	MOVD gr+8(FP), R1
	MOVD cp+16(FP), R5
	MOVD c+24(FP), R6
	MOVD tc+32(FP), R7
	MOVD h+40(FP), R8
	LSL $2, R0, R9
	ADD R9, R1, R2
	ADD R9, R2, R3
	ADD R9, R3, R4
	CONSTANTS(R10)
loop:
	VLD1 (R1), [V0.S4]
	VLD1 (R2), [V1.S4]
	VLD1 (R3), [V2.S4]
	VLD1 (R4), [V3.S4]
	VLD1.P 16(R5), [V4.S4]
	SIGMOID(0, 5, 6)
	SIGMOID(1, 7, 8)
	SIGMOID(2, 9, 10)
	TANH(3, 11, 12)
	VST1.P [V0.S4], 16(R1)
	VST1.P [V1.S4], 16(R2)
	VST1.P [V2.S4], 16(R3)
	VST1.P [V3.S4], 16(R4)
	FMUL(1, 1, 4)
	FMUL(0, 0, 3)
	FADD(0, 1, 0)
	VST1.P [V0.S4], 16(R6)
	TANH(0, 5, 6)
	VST1.P [V0.S4], 16(R7)
	FMUL(0, 2, 0)
	VST1.P [V0.S4], 16(R8)
	SUBS $4, R0
	BNE loop
	RET

// func cellBackVec(n int, gr, cp, tc, e, dh, dc, dg, dcp *float32)
// n is a positive multiple of 4.
TEXT ·cellBackVec(SB), NOSPLIT, $0-72
	MOVD n+0(FP), R0
	MOVD gr+8(FP), R1
	MOVD cp+16(FP), R5
	MOVD tc+24(FP), R6
	MOVD e+32(FP), R7
	MOVD dh+40(FP), R8
	MOVD dc+48(FP), R9
	MOVD dg+56(FP), R10
	MOVD dcp+64(FP), R14
	LSL $2, R0, R15
	ADD R15, R1, R2
	ADD R15, R2, R3
	ADD R15, R3, R4
	ADD R15, R10, R11
	ADD R15, R11, R12
	ADD R15, R12, R13
	FMOVS $1.0, F16
	VDUP V16.S[0], V16.S4
loop:
	VLD1.P 16(R1), [V0.S4]    // input gate
	VLD1.P 16(R2), [V1.S4]    // forget gate
	VLD1.P 16(R3), [V2.S4]    // output gate
	VLD1.P 16(R4), [V3.S4]    // candidate
	VLD1.P 16(R6), [V4.S4]    // tanh of the cell
	VLD1.P 16(R7), [V5.S4]
	VLD1.P 16(R8), [V6.S4]
	FADD(5, 5, 6)             // gradient of the output
	FMUL(6, 4, 4)
	FSUB(6, 16, 6)
	FMUL(6, 2, 6)
	FMUL(6, 5, 6)
	VLD1.P 16(R9), [V7.S4]
	FADD(6, 7, 6)             // gradient of the cell
	FSUB(7, 16, 2)
	FMUL(7, 2, 7)
	FMUL(7, 4, 7)
	FMUL(7, 5, 7)
	VST1.P [V7.S4], 16(R12)
	FSUB(7, 16, 0)
	FMUL(7, 0, 7)
	FMUL(7, 3, 7)
	FMUL(7, 6, 7)
	VST1.P [V7.S4], 16(R10)
	FMUL(7, 3, 3)
	FSUB(7, 16, 7)
	FMUL(7, 0, 7)
	FMUL(7, 6, 7)
	VST1.P [V7.S4], 16(R13)
	FSUB(7, 16, 1)
	FMUL(7, 1, 7)
	VLD1.P 16(R5), [V5.S4]
	FMUL(7, 5, 7)
	FMUL(7, 6, 7)
	VST1.P [V7.S4], 16(R11)
	FMUL(7, 6, 1)
	VST1.P [V7.S4], 16(R14)
	SUBS $4, R0
	BNE loop
	RET

// func addVec(n int, dst, src *float32)
// n is a positive multiple of 4.
TEXT ·addVec(SB), NOSPLIT, $0-24
	MOVD n+0(FP), R0
	MOVD dst+8(FP), R1
	MOVD src+16(FP), R2
loop:
	VLD1 (R1), [V0.S4]
	VLD1.P 16(R2), [V1.S4]
	FADD(0, 0, 1)
	VST1.P [V0.S4], 16(R1)
	SUBS $4, R0
	BNE loop
	RET

// func mulVec(n int, dst, x, y *float32)
// n is a positive multiple of 4.
TEXT ·mulVec(SB), NOSPLIT, $0-32
	MOVD n+0(FP), R0
	MOVD dst+8(FP), R1
	MOVD x+16(FP), R2
	MOVD y+24(FP), R3
loop:
	VLD1.P 16(R2), [V0.S4]
	VLD1.P 16(R3), [V1.S4]
	FMUL(0, 0, 1)
	VST1.P [V0.S4], 16(R1)
	SUBS $4, R0
	BNE loop
	RET

// func leakyVec(n int, x *float32, slope float32)
// n is a positive multiple of 4.
TEXT ·leakyVec(SB), NOSPLIT, $0-20
	MOVD n+0(FP), R0
	MOVD x+8(FP), R1
	FMOVS slope+16(FP), F2
	VDUP V2.S[0], V2.S4
loop:
	VLD1 (R1), [V0.S4]
	FMUL(1, 0, 2)
	FMAX(0, 0, 1)
	VST1.P [V0.S4], 16(R1)
	SUBS $4, R0
	BNE loop
	RET

// func adamVec(n int, w, m, v, gr *float32, f, b1, b2, rate, eps float32)
// n is a positive multiple of 4; b1 and b2 are 1-beta.
TEXT ·adamVec(SB), NOSPLIT, $0-60
	MOVD n+0(FP), R0
	MOVD w+8(FP), R1
	MOVD m+16(FP), R2
	MOVD v+24(FP), R3
	MOVD gr+32(FP), R4
	FMOVS f+40(FP), F16
	FMOVS b1+44(FP), F17
	FMOVS b2+48(FP), F18
	FMOVS rate+52(FP), F19
	FMOVS eps+56(FP), F20
	VDUP V16.S[0], V16.S4
	VDUP V17.S[0], V17.S4
	VDUP V18.S[0], V18.S4
	VDUP V19.S[0], V19.S4
	VDUP V20.S[0], V20.S4
loop:
	VLD1.P 16(R4), [V0.S4]
	FMUL(0, 0, 16)
	VLD1 (R2), [V1.S4]
	FSUB(2, 0, 1)
	FMUL(2, 17, 2)
	FADD(1, 1, 2)
	VST1.P [V1.S4], 16(R2)
	FMUL(0, 0, 0)
	VLD1 (R3), [V3.S4]
	FSUB(2, 0, 3)
	FMUL(2, 18, 2)
	FADD(3, 3, 2)
	VST1.P [V3.S4], 16(R3)
	FSQRT(3, 3)
	FADD(3, 3, 20)
	FMUL(1, 19, 1)
	FDIV(1, 1, 3)
	VLD1 (R1), [V0.S4]
	FSUB(0, 0, 1)
	VST1.P [V0.S4], 16(R1)
	SUBS $4, R0
	BNE loop
	RET
