package burin.bench;

import burin.examples.RandomLogic;
import burin.hdl.Module;
import burin.sim.Pin;
import burin.sim.Simulator;

/// Random scalar operations: four pokes, a step and a peek in every cycle.
final class RandomWork implements Work {
  private static final long SEED = 1;

  private final RandomLogic logic;

  RandomWork(int operations) {
    logic = new RandomLogic(new RandomLogic.Config(operations, SEED));
  }

  @Override
  public Module top() {
    return logic;
  }

  @Override
  public Drive drive(Simulator sim) {
    return new RandomDrive(sim);
  }

  private final class RandomDrive extends Drive {
    private final Pin in0;
    private final Pin in1;
    private final Pin in2;
    private final Pin in3;
    private final Pin digest;

    RandomDrive(Simulator sim) {
      super(sim);
      in0 = sim.pin(logic.in.get(0));
      in1 = sim.pin(logic.in.get(1));
      in2 = sim.pin(logic.in.get(2));
      in3 = sim.pin(logic.in.get(3));
      digest = sim.pin(logic.digest);
    }

    @Override
    void cycle() {
      long low = next();
      long high = next();
      in0.set(low & 0xffff_ffffL);
      in1.set(low >>> 32);
      in2.set(high & 0xffff_ffffL);
      in3.set(high >>> 32);
      sim.step();
      sum = sum * 31 + digest.get();
    }
  }

  @Override
  public CppText cpp() {
    return new CppText("", """
        uint64_t low = next(), high = next();
        dut.in0 = (uint32_t)low; dut.in1 = (uint32_t)(low >> 32);
        dut.in2 = (uint32_t)high; dut.in3 = (uint32_t)(high >> 32);
        step();
        sum = sum * 31 + dut.digest;
        """);
  }
}
