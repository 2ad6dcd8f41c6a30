package burin.bench;

import burin.examples.Crossbar;
import burin.hdl.Module;
import burin.sim.Simulator;
import burin.sim.VecPin;

/// A crossbar with random destinations and stalls: pokes of four vectors, a step and peeks of four vectors in every cycle.
final class CrossbarWork implements Work {
  private static final int PORTS = 16;

  private final Crossbar crossbar = new Crossbar(new Crossbar.Config(PORTS, 32, 4));

  @Override
  public Module top() {
    return crossbar;
  }

  @Override
  public Drive drive(Simulator sim) {
    return new CrossbarDrive(sim);
  }

  private final class CrossbarDrive extends Drive {
    private final VecPin inValid;
    private final VecPin inReady;
    private final VecPin inPort;
    private final VecPin inData;
    private final VecPin outValid;
    private final VecPin outReady;
    private final VecPin outPort;
    private final VecPin outData;
    private final long[] bools = new long[PORTS];
    private final long[] ports = new long[PORTS];
    private final long[] data = new long[PORTS];

    CrossbarDrive(Simulator sim) {
      super(sim);
      var in = crossbar.inLanes;
      var out = crossbar.outLanes;
      inValid = sim.pin(in.valid());
      inReady = sim.pin(in.ready());
      inPort = sim.pin(in.port());
      inData = sim.pin(in.data());
      outValid = sim.pin(out.valid());
      outReady = sim.pin(out.ready());
      outPort = sim.pin(out.port());
      outData = sim.pin(out.data());
    }

    @Override
    void cycle() {
      long offers = next();
      setBits(inValid, offers | offers >>> 16);
      setBits(outReady, offers >>> 32 | offers >>> 48);
      long to = next();
      for (int i = 0; i < PORTS; i++) ports[i] = to >>> 4 * i & 15;
      inPort.set(ports);
      for (int i = 0; i < PORTS; i += 2) {
        long word = next();
        data[i] = word & 0xffff_ffffL;
        data[i + 1] = word >>> 32;
      }
      inData.set(data);
      sim.step();
      add();
    }

    private void setBits(VecPin pin, long bits) {
      for (int i = 0; i < PORTS; i++) bools[i] = bits >>> i & 1;
      pin.set(bools);
    }

    private void add() {
      inReady.get(bools);
      for (long ready : bools) sum += ready;
      outValid.get(bools);
      outPort.get(ports);
      outData.get(data);
      for (int i = 0; i < PORTS; i++) {
        if (bools[i] != 0) sum = sum * 31 + ports[i] + data[i];
      }
    }
  }

  @Override
  public CppText cpp() {
    return new CppText("", """
        uint64_t offers = next();
        dut.in_valid = (offers | offers >> 16) & 0xffff;
        dut.out_ready = (offers >> 32 | offers >> 48) & 0xffff;
        dut.in_payload_port = next();
        for (int i = 0; i < 16; i += 2) {
          uint64_t w = next();
          dut.in_payload_data[i] = (uint32_t)w;
          dut.in_payload_data[i + 1] = (uint32_t)(w >> 32);
        }
        step();
        sum += __builtin_popcount(dut.in_ready);
        for (int i = 0; i < 16; i++) {
          if (dut.out_valid >> i & 1) sum = sum * 31 + (dut.out_payload_port >> 4 * i & 15) + dut.out_payload_data[i];
        }
        """);
  }
}
