# Where every program begins: stack, main, and its result in a0 when the core halts.
        .section .text.start
        .globl _start
_start: la      sp, __stack
        call    main
        ebreak
