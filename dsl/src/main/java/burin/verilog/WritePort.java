package burin.verilog;

import burin.ir.Domain;
import burin.ir.Memory;
import burin.ir.Stmt;

/// The writes of a memory at the edges of one domain: what a block drives that writes a memory.
record WritePort(Memory memory, Domain domain) {
  static WritePort of(Stmt.Write write) {
    return new WritePort(write.memory(), write.domain());
  }
}
