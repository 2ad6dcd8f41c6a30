package burin.examples.riscv;

/// The kinds of instructions, as their major opcodes tell them apart.
enum Kind {
  ILLEGAL, LUI, AUIPC, JAL, JALR, BRANCH, LOAD, STORE, IMMEDIATE, REGISTER, FENCE, SYSTEM
}
