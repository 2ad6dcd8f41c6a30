package burin.bench;

import burin.examples.riscv.Program;
import burin.examples.riscv.Rv32i;
import burin.hdl.Module;
import burin.sim.Pin;
import burin.sim.Simulator;

/// A processor that sorts, multiplies matrices, computes checksums and looks for primes: a poke, a step and three peeks in every
/// cycle.
final class RiscvWork implements Work {
  private final Rv32i core = new Rv32i(Rv32i.Config.USUAL, Program.shipped("workload"));

  @Override
  public Module top() {
    return core;
  }

  @Override
  public Drive drive(Simulator sim) {
    return new RiscvDrive(sim);
  }

  private final class RiscvDrive extends Drive {
    private final Pin in;
    private final Pin pc;
    private final Pin outValid;
    private final Pin out;

    RiscvDrive(Simulator sim) {
      super(sim);
      in = sim.pin(core.in);
      pc = sim.pin(core.pc);
      outValid = sim.pin(core.outValid);
      out = sim.pin(core.out);
    }

    @Override
    void cycle() {
      in.set(next() >>> 32);
      sim.step();
      sum = sum * 31 + pc.get() + (outValid.get() == 0 ? 0 : out.get());
    }
  }

  @Override
  public CppText cpp() {
    return new CppText("", """
        dut.in = (uint32_t)(next() >> 32);
        step();
        sum = sum * 31 + dut.pc + (dut.outValid ? dut.out : 0);
        """);
  }
}
