//go:build !purego

#include "textflag.h"

// Micro-kernels of Mul: a block of R rows and 16 columns of C, for the vectors
// of four float32 that every 64-bit ARM processor has.
//
// As those for amd64, they sum every element of C in the order of k by one
// multiplication and one addition, each rounded: FMLA, which rounds once, would
// give other bits than the plain Go code.
//
// Arguments: k > 0 steps; a, the first element of the left rows, ars and acs,
// their strides in bytes between rows and between steps; b, a packed panel of
// k*16 elements; c and ldc, the block and its row stride in bytes; acc, nonzero
// to add to what C holds.

// The assembler has no names for these; D, N, M are numbers of vector registers.
// FMULE is FMUL VD.4S, VN.4S, VM.S[0], and FADD is FADD VD.4S, VN.4S, VM.4S.
#define FMULE(D, N, M) WORD $(0x4f809000 | (M)<<16 | (N)<<5 | (D))
#define FADD(D, N, M) WORD $(0x4e20d400 | (M)<<16 | (N)<<5 | (D))

// ARGS loads the arguments: R0 the steps, R1 the first row of a, R7 and R12 its
// step and the offset reached, R8 the panel, R9 the block, R10 its row stride
// and R11 acc.
#define ARGS \
	MOVD k+0(FP), R0; \
	MOVD a+8(FP), R1; \
	MOVD ars+16(FP), R6; \
	MOVD acs+24(FP), R7; \
	MOVD b+32(FP), R8; \
	MOVD c+40(FP), R9; \
	MOVD ldc+48(FP), R10; \
	MOVD acc+56(FP), R11; \
	MOVD $0, R12

// ZERO, LOAD and STORE are for the sums of one row. LOAD and STORE go on to the
// next row of the block.
#define ZERO(A, B, C, D) \
	VEOR A.B16, A.B16, A.B16; \
	VEOR B.B16, B.B16, B.B16; \
	VEOR C.B16, C.B16, C.B16; \
	VEOR D.B16, D.B16, D.B16
#define LOAD(A, B, C, D) VLD1 (R13), [A.S4, B.S4, C.S4, D.S4]; ADD R10, R13
#define STORE(A, B, C, D) VST1 [A.S4, B.S4, C.S4, D.S4], (R9); ADD R10, R9

// PANEL loads a step of the panel.
#define PANEL VLD1.P 64(R8), [V24.S4, V25.S4, V26.S4, V27.S4]

// STEP adds one step of the row of a at R to the sums in registers S to S+3.
#define STEP(R, S) \
	FMOVS (R)(R12), F28; \
	FMULE(29, 24, 28); \
	FMULE(30, 25, 28); \
	FMULE(31, 26, 28); \
	FMULE(28, 27, 28); \
	FADD(S, S, 29); \
	FADD(S+1, S+1, 30); \
	FADD(S+2, S+2, 31); \
	FADD(S+3, S+3, 28)

// NEXT ends a step.
#define NEXT \
	ADD R7, R12; \
	SUBS $1, R0

// func neon1(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)
TEXT ·neon1(SB), NOSPLIT, $0-64
	ARGS
	MOVD R9, R13
	CBZ R11, zero
	LOAD(V0, V1, V2, V3)
	B loop
zero:
	ZERO(V0, V1, V2, V3)
loop:
	PANEL
	STEP(R1, 0)
	NEXT
	BNE loop
	STORE(V0, V1, V2, V3)
	RET

// func neon2(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)
TEXT ·neon2(SB), NOSPLIT, $0-64
	ARGS
	ADD R6, R1, R2
	MOVD R9, R13
	CBZ R11, zero
	LOAD(V0, V1, V2, V3)
	LOAD(V4, V5, V6, V7)
	B loop
zero:
	ZERO(V0, V1, V2, V3)
	ZERO(V4, V5, V6, V7)
loop:
	PANEL
	STEP(R1, 0)
	STEP(R2, 4)
	NEXT
	BNE loop
	STORE(V0, V1, V2, V3)
	STORE(V4, V5, V6, V7)
	RET

// func neon3(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)
TEXT ·neon3(SB), NOSPLIT, $0-64
	ARGS
	ADD R6, R1, R2
	ADD R6, R2, R3
	MOVD R9, R13
	CBZ R11, zero
	LOAD(V0, V1, V2, V3)
	LOAD(V4, V5, V6, V7)
	LOAD(V8, V9, V10, V11)
	B loop
zero:
	ZERO(V0, V1, V2, V3)
	ZERO(V4, V5, V6, V7)
	ZERO(V8, V9, V10, V11)
loop:
	PANEL
	STEP(R1, 0)
	STEP(R2, 4)
	STEP(R3, 8)
	NEXT
	BNE loop
	STORE(V0, V1, V2, V3)
	STORE(V4, V5, V6, V7)
	STORE(V8, V9, V10, V11)
	RET

// func neon4(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)
TEXT ·neon4(SB), NOSPLIT, $0-64
	ARGS
	ADD R6, R1, R2
	ADD R6, R2, R3
	ADD R6, R3, R4
	MOVD R9, R13
	CBZ R11, zero
	LOAD(V0, V1, V2, V3)
	LOAD(V4, V5, V6, V7)
	LOAD(V8, V9, V10, V11)
	LOAD(V12, V13, V14, V15)
	B loop
zero:
	ZERO(V0, V1, V2, V3)
	ZERO(V4, V5, V6, V7)
	ZERO(V8, V9, V10, V11)
	ZERO(V12, V13, V14, V15)
loop:
	PANEL
	STEP(R1, 0)
	STEP(R2, 4)
	STEP(R3, 8)
	STEP(R4, 12)
	NEXT
	BNE loop
	STORE(V0, V1, V2, V3)
	STORE(V4, V5, V6, V7)
	STORE(V8, V9, V10, V11)
	STORE(V12, V13, V14, V15)
	RET

// func neon5(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)
TEXT ·neon5(SB), NOSPLIT, $0-64
	ARGS
	ADD R6, R1, R2
	ADD R6, R2, R3
	ADD R6, R3, R4
	ADD R6, R4, R5
	MOVD R9, R13
	CBZ R11, zero
	LOAD(V0, V1, V2, V3)
	LOAD(V4, V5, V6, V7)
	LOAD(V8, V9, V10, V11)
	LOAD(V12, V13, V14, V15)
	LOAD(V16, V17, V18, V19)
	B loop
zero:
	ZERO(V0, V1, V2, V3)
	ZERO(V4, V5, V6, V7)
	ZERO(V8, V9, V10, V11)
	ZERO(V12, V13, V14, V15)
	ZERO(V16, V17, V18, V19)
loop:
	PANEL
	STEP(R1, 0)
	STEP(R2, 4)
	STEP(R3, 8)
	STEP(R4, 12)
	STEP(R5, 16)
	NEXT
	BNE loop
	STORE(V0, V1, V2, V3)
	STORE(V4, V5, V6, V7)
	STORE(V8, V9, V10, V11)
	STORE(V12, V13, V14, V15)
	STORE(V16, V17, V18, V19)
	RET

// func neon6(k int, a *float32, ars, acs uintptr, b, c *float32, ldc, acc uintptr)
TEXT ·neon6(SB), NOSPLIT, $0-64
	ARGS
	ADD R6, R1, R2
	ADD R6, R2, R3
	ADD R6, R3, R4
	ADD R6, R4, R5
	ADD R6, R5, R6
	MOVD R9, R13
	CBZ R11, zero
	LOAD(V0, V1, V2, V3)
	LOAD(V4, V5, V6, V7)
	LOAD(V8, V9, V10, V11)
	LOAD(V12, V13, V14, V15)
	LOAD(V16, V17, V18, V19)
	LOAD(V20, V21, V22, V23)
	B loop
zero:
	ZERO(V0, V1, V2, V3)
	ZERO(V4, V5, V6, V7)
	ZERO(V8, V9, V10, V11)
	ZERO(V12, V13, V14, V15)
	ZERO(V16, V17, V18, V19)
	ZERO(V20, V21, V22, V23)
loop:
	PANEL
	STEP(R1, 0)
	STEP(R2, 4)
	STEP(R3, 8)
	STEP(R4, 12)
	STEP(R5, 16)
	STEP(R6, 20)
	NEXT
	BNE loop
	STORE(V0, V1, V2, V3)
	STORE(V4, V5, V6, V7)
	STORE(V8, V9, V10, V11)
	STORE(V12, V13, V14, V15)
	STORE(V16, V17, V18, V19)
	STORE(V20, V21, V22, V23)
	RET
