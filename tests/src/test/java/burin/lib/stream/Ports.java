package burin.lib.stream;

import burin.hdl.Value;
import burin.hdl.Vec;
import burin.sim.testing.StreamDriver;
import burin.sim.testing.StreamMonitor;
import burin.sim.testing.TestBench;
import java.util.List;

/// Agents for the ports of streams.
public final class Ports {
  private Ports() {}

  public static StreamDriver driver(TestBench bench, Stream<?> in, int stalls) {
    return bench.add(bench.driver(in.valid, in.ready, in.payload).stalling(stalls));
  }

  public static StreamMonitor monitor(TestBench bench, Stream<?> out, int stalls) {
    return bench.add(bench.monitor(out.valid, out.ready, out.payload).stalling(stalls));
  }

  /// One for each lane.
  public static <T extends Value> List<StreamDriver> drivers(TestBench bench, Vec<Stream<T>> in, int stalls) {
    return in.lanes().stream().map(lane -> driver(bench, lane, stalls)).toList();
  }

  public static <T extends Value> List<StreamMonitor> monitors(TestBench bench, Vec<Stream<T>> out, int stalls) {
    return out.lanes().stream().map(lane -> monitor(bench, lane, stalls)).toList();
  }
}
