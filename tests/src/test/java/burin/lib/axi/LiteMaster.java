package burin.lib.axi;

import burin.sim.testing.Item;
import burin.sim.testing.StreamDriver;
import burin.sim.testing.StreamMonitor;
import burin.sim.testing.TestBench;

/// The master of an AXI4-Lite bus, in Java.
public final class LiteMaster {
  final StreamDriver aw;
  final StreamDriver w;
  final StreamMonitor b;
  final StreamDriver ar;
  final StreamMonitor r;
  private final TestBench bench;

  public LiteMaster(TestBench bench, Axi4Lite axi, int stalls) {
    this.bench = bench;
    aw = bench.add(bench.driver(axi.awvalid, axi.awready, axi.awaddr, axi.awprot).stalling(stalls));
    w = bench.add(bench.driver(axi.wvalid, axi.wready, axi.wdata, axi.wstrb).stalling(stalls));
    b = bench.add(bench.monitor(axi.bvalid, axi.bready, axi.bresp).stalling(stalls));
    ar = bench.add(bench.driver(axi.arvalid, axi.arready, axi.araddr, axi.arprot).stalling(stalls));
    r = bench.add(bench.monitor(axi.rvalid, axi.rready, axi.rdata, axi.rresp).stalling(stalls));
  }

  /// Writes and waits for the response, which it gives.
  public Response write(long address, long data, int strobes) {
    aw.send(Item.of(address, 0));
    w.send(Item.of(data, strobes));
    int before = b.items().size();
    bench.runUntil(() -> b.items().size() > before);
    return Response.values()[(int) b.items().getLast().get(0)];
  }

  /// Reads and waits for the word and the response.
  public Item read(long address) {
    ar.send(Item.of(address, 0));
    int before = r.items().size();
    bench.runUntil(() -> r.items().size() > before);
    return r.items().getLast();
  }
}
