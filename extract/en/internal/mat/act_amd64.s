//go:build !purego

#include "textflag.h"

// Activation functions, eight values at a time and, with SSE, four, with the
// operations of the plain Go code in the same order.

DATA hi<>+0(SB)/8, $0x40fccccd40fccccd
DATA hi<>+8(SB)/8, $0x40fccccd40fccccd
DATA hi<>+16(SB)/8, $0x40fccccd40fccccd
DATA hi<>+24(SB)/8, $0x40fccccd40fccccd
GLOBL hi<>(SB), RODATA|NOPTR, $32
DATA lo<>+0(SB)/8, $0xc0fccccdc0fccccd
DATA lo<>+8(SB)/8, $0xc0fccccdc0fccccd
DATA lo<>+16(SB)/8, $0xc0fccccdc0fccccd
DATA lo<>+24(SB)/8, $0xc0fccccdc0fccccd
GLOBL lo<>(SB), RODATA|NOPTR, $32
DATA a13<>+0(SB)/8, $0xa59f25c0a59f25c0
DATA a13<>+8(SB)/8, $0xa59f25c0a59f25c0
DATA a13<>+16(SB)/8, $0xa59f25c0a59f25c0
DATA a13<>+24(SB)/8, $0xa59f25c0a59f25c0
GLOBL a13<>(SB), RODATA|NOPTR, $32
DATA a11<>+0(SB)/8, $0x2a61337e2a61337e
DATA a11<>+8(SB)/8, $0x2a61337e2a61337e
DATA a11<>+16(SB)/8, $0x2a61337e2a61337e
DATA a11<>+24(SB)/8, $0x2a61337e2a61337e
GLOBL a11<>(SB), RODATA|NOPTR, $32
DATA a9<>+0(SB)/8, $0xaebd37ffaebd37ff
DATA a9<>+8(SB)/8, $0xaebd37ffaebd37ff
DATA a9<>+16(SB)/8, $0xaebd37ffaebd37ff
DATA a9<>+24(SB)/8, $0xaebd37ffaebd37ff
GLOBL a9<>(SB), RODATA|NOPTR, $32
DATA a7<>+0(SB)/8, $0x335c0041335c0041
DATA a7<>+8(SB)/8, $0x335c0041335c0041
DATA a7<>+16(SB)/8, $0x335c0041335c0041
DATA a7<>+24(SB)/8, $0x335c0041335c0041
GLOBL a7<>(SB), RODATA|NOPTR, $32
DATA a5<>+0(SB)/8, $0x3779434a3779434a
DATA a5<>+8(SB)/8, $0x3779434a3779434a
DATA a5<>+16(SB)/8, $0x3779434a3779434a
DATA a5<>+24(SB)/8, $0x3779434a3779434a
GLOBL a5<>(SB), RODATA|NOPTR, $32
DATA a3<>+0(SB)/8, $0x3a270ded3a270ded
DATA a3<>+8(SB)/8, $0x3a270ded3a270ded
DATA a3<>+16(SB)/8, $0x3a270ded3a270ded
DATA a3<>+24(SB)/8, $0x3a270ded3a270ded
GLOBL a3<>(SB), RODATA|NOPTR, $32
DATA a1<>+0(SB)/8, $0x3ba059dc3ba059dc
DATA a1<>+8(SB)/8, $0x3ba059dc3ba059dc
DATA a1<>+16(SB)/8, $0x3ba059dc3ba059dc
DATA a1<>+24(SB)/8, $0x3ba059dc3ba059dc
GLOBL a1<>(SB), RODATA|NOPTR, $32
DATA b6<>+0(SB)/8, $0x35a0d3d835a0d3d8
DATA b6<>+8(SB)/8, $0x35a0d3d835a0d3d8
DATA b6<>+16(SB)/8, $0x35a0d3d835a0d3d8
DATA b6<>+24(SB)/8, $0x35a0d3d835a0d3d8
GLOBL b6<>(SB), RODATA|NOPTR, $32
DATA b4<>+0(SB)/8, $0x38f895d638f895d6
DATA b4<>+8(SB)/8, $0x38f895d638f895d6
DATA b4<>+16(SB)/8, $0x38f895d638f895d6
DATA b4<>+24(SB)/8, $0x38f895d638f895d6
GLOBL b4<>(SB), RODATA|NOPTR, $32
DATA b2<>+0(SB)/8, $0x3b14aa053b14aa05
DATA b2<>+8(SB)/8, $0x3b14aa053b14aa05
DATA b2<>+16(SB)/8, $0x3b14aa053b14aa05
DATA b2<>+24(SB)/8, $0x3b14aa053b14aa05
GLOBL b2<>(SB), RODATA|NOPTR, $32
DATA b0<>+0(SB)/8, $0x3ba059dd3ba059dd
DATA b0<>+8(SB)/8, $0x3ba059dd3ba059dd
DATA b0<>+16(SB)/8, $0x3ba059dd3ba059dd
DATA b0<>+24(SB)/8, $0x3ba059dd3ba059dd
GLOBL b0<>(SB), RODATA|NOPTR, $32
DATA half<>+0(SB)/8, $0x3f0000003f000000
DATA half<>+8(SB)/8, $0x3f0000003f000000
DATA half<>+16(SB)/8, $0x3f0000003f000000
DATA half<>+24(SB)/8, $0x3f0000003f000000
GLOBL half<>(SB), RODATA|NOPTR, $32
DATA one<>+0(SB)/8, $0x3f8000003f800000
DATA one<>+8(SB)/8, $0x3f8000003f800000
DATA one<>+16(SB)/8, $0x3f8000003f800000
DATA one<>+24(SB)/8, $0x3f8000003f800000
GLOBL one<>(SB), RODATA|NOPTR, $32

// TANH replaces V by its tanh, with the temporaries Q, N.
#define TANH(V, Q, N) \
	VMAXPS lo<>(SB), V, V; \
	VMINPS hi<>(SB), V, V; \
	VMULPS V, V, Q; \
	VMULPS a13<>(SB), Q, N; \
	VADDPS a11<>(SB), N, N; \
	VMULPS N, Q, N; \
	VADDPS a9<>(SB), N, N; \
	VMULPS N, Q, N; \
	VADDPS a7<>(SB), N, N; \
	VMULPS N, Q, N; \
	VADDPS a5<>(SB), N, N; \
	VMULPS N, Q, N; \
	VADDPS a3<>(SB), N, N; \
	VMULPS N, Q, N; \
	VADDPS a1<>(SB), N, N; \
	VMULPS N, V, V; \
	VMULPS b6<>(SB), Q, N; \
	VADDPS b4<>(SB), N, N; \
	VMULPS N, Q, N; \
	VADDPS b2<>(SB), N, N; \
	VMULPS N, Q, N; \
	VADDPS b0<>(SB), N, N; \
	VDIVPS N, V, V

#define SIGMOID(V, Q, N) \
	VMULPS half<>(SB), V, V; \
	TANH(V, Q, N); \
	VMULPS half<>(SB), V, V; \
	VADDPS half<>(SB), V, V

// func cellAVX(n int, gr, cp, c, tc, h *float32)
// n is a positive multiple of 8.
TEXT ·cellAVX(SB), NOSPLIT, $0-48
	MOVQ n+0(FP), CX
	MOVQ gr+8(FP), SI
	MOVQ cp+16(FP), R8
	MOVQ c+24(FP), R9
	MOVQ tc+32(FP), R10
	MOVQ h+40(FP), R11
	MOVQ CX, R12
	SHLQ $2, R12
	LEAQ (SI)(R12*2), R13
	LEAQ (R12)(R12*2), R14
	ADDQ SI, R14
loop:
	VMOVUPS (SI), Y0
	VMOVUPS (SI)(R12*1), Y1
	VMOVUPS (R13), Y2
	VMOVUPS (R14), Y3
	SIGMOID(Y0, Y4, Y5)
	SIGMOID(Y1, Y6, Y7)
	SIGMOID(Y2, Y8, Y9)
	TANH(Y3, Y10, Y11)
	VMOVUPS Y0, (SI)
	VMOVUPS Y1, (SI)(R12*1)
	VMOVUPS Y2, (R13)
	VMOVUPS Y3, (R14)
	VMULPS (R8), Y1, Y1
	VMULPS Y0, Y3, Y0
	VADDPS Y0, Y1, Y0
	VMOVUPS Y0, (R9)
	TANH(Y0, Y4, Y5)
	VMOVUPS Y0, (R10)
	VMULPS Y0, Y2, Y0
	VMOVUPS Y0, (R11)
	ADDQ $32, SI
	ADDQ $32, R13
	ADDQ $32, R14
	ADDQ $32, R8
	ADDQ $32, R9
	ADDQ $32, R10
	ADDQ $32, R11
	SUBQ $8, CX
	JNZ loop
	VZEROUPPER
	RET

// TANH4 and SIGMOID4 are the same for four values with SSE, with one temporary
// more, T.
#define TANH4(V, Q, N, T) \
	MOVUPS lo<>(SB), T; \
	MAXPS T, V; \
	MOVUPS hi<>(SB), T; \
	MINPS T, V; \
	MOVAPS V, Q; \
	MULPS Q, Q; \
	MOVUPS a13<>(SB), N; \
	MULPS Q, N; \
	MOVUPS a11<>(SB), T; \
	ADDPS T, N; \
	MULPS Q, N; \
	MOVUPS a9<>(SB), T; \
	ADDPS T, N; \
	MULPS Q, N; \
	MOVUPS a7<>(SB), T; \
	ADDPS T, N; \
	MULPS Q, N; \
	MOVUPS a5<>(SB), T; \
	ADDPS T, N; \
	MULPS Q, N; \
	MOVUPS a3<>(SB), T; \
	ADDPS T, N; \
	MULPS Q, N; \
	MOVUPS a1<>(SB), T; \
	ADDPS T, N; \
	MULPS N, V; \
	MOVUPS b6<>(SB), N; \
	MULPS Q, N; \
	MOVUPS b4<>(SB), T; \
	ADDPS T, N; \
	MULPS Q, N; \
	MOVUPS b2<>(SB), T; \
	ADDPS T, N; \
	MULPS Q, N; \
	MOVUPS b0<>(SB), T; \
	ADDPS T, N; \
	DIVPS N, V

#define SIGMOID4(V, Q, N, T) \
	MULPS X15, V; \
	TANH4(V, Q, N, T); \
	MULPS X15, V; \
	ADDPS X15, V

// func cellSSE(n int, gr, cp, c, tc, h *float32)
// n is a positive multiple of 4.
TEXT ·cellSSE(SB), NOSPLIT, $0-48
	MOVQ n+0(FP), CX
	MOVQ gr+8(FP), SI
	MOVQ cp+16(FP), R8
	MOVQ c+24(FP), R9
	MOVQ tc+32(FP), R10
	MOVQ h+40(FP), R11
	MOVQ CX, R12
	SHLQ $2, R12
	LEAQ (SI)(R12*2), R13
	LEAQ (R12)(R12*2), BX
	ADDQ SI, BX
	MOVUPS half<>(SB), X15
loop:
	MOVUPS (SI), X0
	MOVUPS (SI)(R12*1), X1
	MOVUPS (R13), X2
	MOVUPS (BX), X3
	SIGMOID4(X0, X4, X5, X12)
	SIGMOID4(X1, X6, X7, X13)
	SIGMOID4(X2, X8, X9, X14)
	TANH4(X3, X10, X11, X12)
	MOVUPS X0, (SI)
	MOVUPS X1, (SI)(R12*1)
	MOVUPS X2, (R13)
	MOVUPS X3, (BX)
	MOVUPS (R8), X4
	MULPS X4, X1
	MULPS X3, X0
	ADDPS X1, X0
	MOVUPS X0, (R9)
	TANH4(X0, X4, X5, X12)
	MOVUPS X0, (R10)
	MULPS X2, X0
	MOVUPS X0, (R11)
	ADDQ $16, SI
	ADDQ $16, R13
	ADDQ $16, BX
	ADDQ $16, R8
	ADDQ $16, R9
	ADDQ $16, R10
	ADDQ $16, R11
	SUBQ $4, CX
	JNZ loop
	RET

// func cellBackVec(n int, gr, cp, tc, e, dh, dc, dg, dcp *float32)
// n is a positive multiple of 8.
TEXT ·cellBackVec(SB), NOSPLIT, $0-72
	MOVQ n+0(FP), CX
	MOVQ gr+8(FP), SI
	MOVQ cp+16(FP), R8
	MOVQ tc+24(FP), R9
	MOVQ e+32(FP), R10
	MOVQ dh+40(FP), R11
	MOVQ dc+48(FP), AX
	MOVQ dg+56(FP), DI
	MOVQ dcp+64(FP), BX
	MOVQ CX, R12
	SHLQ $2, R12
	LEAQ (R12)(R12*2), R13
	VMOVUPS one<>(SB), Y15
loop:
	VMOVUPS (SI), Y0           // input gate
	VMOVUPS (SI)(R12*1), Y1    // forget gate
	VMOVUPS (SI)(R12*2), Y2    // output gate
	VMOVUPS (SI)(R13*1), Y3    // candidate
	VMOVUPS (R9), Y4           // tanh of the cell
	VMOVUPS (R10), Y5
	VADDPS (R11), Y5, Y5       // gradient of the output
	VMULPS Y4, Y4, Y6
	VSUBPS Y6, Y15, Y6
	VMULPS Y6, Y2, Y6
	VMULPS Y6, Y5, Y6
	VADDPS (AX), Y6, Y6        // gradient of the cell
	VSUBPS Y2, Y15, Y7
	VMULPS Y2, Y7, Y7
	VMULPS Y4, Y7, Y7
	VMULPS Y5, Y7, Y7
	VMOVUPS Y7, (DI)(R12*2)
	VSUBPS Y0, Y15, Y7
	VMULPS Y0, Y7, Y7
	VMULPS Y3, Y7, Y7
	VMULPS Y6, Y7, Y7
	VMOVUPS Y7, (DI)
	VMULPS Y3, Y3, Y7
	VSUBPS Y7, Y15, Y7
	VMULPS Y0, Y7, Y7
	VMULPS Y6, Y7, Y7
	VMOVUPS Y7, (DI)(R13*1)
	VSUBPS Y1, Y15, Y7
	VMULPS Y1, Y7, Y7
	VMULPS (R8), Y7, Y7
	VMULPS Y6, Y7, Y7
	VMOVUPS Y7, (DI)(R12*1)
	VMULPS Y1, Y6, Y7
	VMOVUPS Y7, (BX)
	ADDQ $32, SI
	ADDQ $32, R8
	ADDQ $32, R9
	ADDQ $32, R10
	ADDQ $32, R11
	ADDQ $32, AX
	ADDQ $32, DI
	ADDQ $32, BX
	SUBQ $8, CX
	JNZ loop
	VZEROUPPER
	RET

// func addVec(n int, dst, src *float32)
// n is a positive multiple of 8.
TEXT ·addVec(SB), NOSPLIT, $0-24
	MOVQ n+0(FP), CX
	MOVQ dst+8(FP), DI
	MOVQ src+16(FP), SI
loop:
	VMOVUPS (DI), Y0
	VADDPS (SI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ loop
	VZEROUPPER
	RET

// func mulVec(n int, dst, x, y *float32)
// n is a positive multiple of 8.
TEXT ·mulVec(SB), NOSPLIT, $0-32
	MOVQ n+0(FP), CX
	MOVQ dst+8(FP), DI
	MOVQ x+16(FP), SI
	MOVQ y+24(FP), DX
loop:
	VMOVUPS (SI), Y0
	VMULPS (DX), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, DI
	ADDQ $32, DX
	SUBQ $8, CX
	JNZ loop
	VZEROUPPER
	RET

// func leakyVec(n int, x *float32, slope float32)
// n is a positive multiple of 8.
TEXT ·leakyVec(SB), NOSPLIT, $0-20
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), DI
	VBROADCASTSS slope+16(FP), Y2
loop:
	VMOVUPS (DI), Y0
	VMULPS Y2, Y0, Y1
	VMAXPS Y0, Y1, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ loop
	VZEROUPPER
	RET

// func adamVec(n int, w, m, v, gr *float32, f, b1, b2, rate, eps float32)
// n is a positive multiple of 8; b1 and b2 are 1-beta.
TEXT ·adamVec(SB), NOSPLIT, $0-60
	MOVQ n+0(FP), CX
	MOVQ w+8(FP), DI
	MOVQ m+16(FP), R8
	MOVQ v+24(FP), R9
	MOVQ gr+32(FP), SI
	VBROADCASTSS f+40(FP), Y8
	VBROADCASTSS b1+44(FP), Y9
	VBROADCASTSS b2+48(FP), Y10
	VBROADCASTSS rate+52(FP), Y11
	VBROADCASTSS eps+56(FP), Y12
loop:
	VMULPS (SI), Y8, Y0
	VMOVUPS (R8), Y1
	VSUBPS Y1, Y0, Y2
	VMULPS Y2, Y9, Y2
	VADDPS Y2, Y1, Y1
	VMOVUPS Y1, (R8)
	VMULPS Y0, Y0, Y0
	VMOVUPS (R9), Y3
	VSUBPS Y3, Y0, Y2
	VMULPS Y2, Y10, Y2
	VADDPS Y2, Y3, Y3
	VMOVUPS Y3, (R9)
	VSQRTPS Y3, Y3
	VADDPS Y12, Y3, Y3
	VMULPS Y1, Y11, Y1
	VDIVPS Y3, Y1, Y1
	VMOVUPS (DI), Y0
	VSUBPS Y1, Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, DI
	ADDQ $32, R8
	ADDQ $32, R9
	SUBQ $8, CX
	JNZ loop
	VZEROUPPER
	RET
