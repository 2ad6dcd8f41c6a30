package burin.bench;

import burin.examples.FifoChain;
import burin.hdl.Module;
import burin.sim.Pin;
import burin.sim.Simulator;

/// Queues one behind the other, filled and emptied at random: three pokes, a step and three peeks in every cycle.
final class FifoChainWork implements Work {
  private final FifoChain chain = new FifoChain(new FifoChain.Config(64, 8, 32));

  @Override
  public Module top() {
    return chain;
  }

  @Override
  public Drive drive(Simulator sim) {
    return new ChainDrive(sim);
  }

  private final class ChainDrive extends Drive {
    private final Pin inValid;
    private final Pin inReady;
    private final Pin inPayload;
    private final Pin outValid;
    private final Pin outReady;
    private final Pin outPayload;

    ChainDrive(Simulator sim) {
      super(sim);
      inValid = sim.pin(chain.in.valid);
      inReady = sim.pin(chain.in.ready);
      inPayload = sim.pin(chain.in.payload);
      outValid = sim.pin(chain.out.valid);
      outReady = sim.pin(chain.out.ready);
      outPayload = sim.pin(chain.out.payload);
    }

    @Override
    void cycle() {
      long word = next();
      inValid.set((word & 3) == 0 ? 0 : 1);
      inPayload.set(word >>> 32);
      outReady.set((word >>> 2 & 3) == 0 ? 0 : 1);
      sim.step();
      sum = sum * 31 + inReady.get() + (outValid.get() == 0 ? 0 : outPayload.get());
    }
  }

  @Override
  public CppText cpp() {
    return new CppText("", """
        uint64_t r = next();
        dut.in_valid = (r & 3) != 0; dut.in_payload = (uint32_t)(r >> 32); dut.out_ready = (r >> 2 & 3) != 0;
        step();
        sum = sum * 31 + dut.in_ready + (dut.out_valid ? dut.out_payload : 0);
        """);
  }
}
