package burin.lib.axi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.sim.testing.Item;
import burin.sim.testing.StreamDriver;
import burin.sim.testing.StreamMonitor;
import burin.sim.testing.TestBench;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A memory on an AXI4 bus without identifiers, in Java: checks what it is asked and answers at random times.
public final class AxiMemory {
  private static final int PAGE = 4096;

  /// A burst as it came.
  public record Asked(long address, int words) {}

  private final Axi4.Config bus;
  private final long errorsFrom;
  private final Map<Long, BigInteger> words = new HashMap<>();
  private final Deque<Asked> writing = new ArrayDeque<>();
  private int written;
  private boolean failing;
  private final StreamDriver b;
  private final StreamDriver r;
  final StreamMonitor aw;
  final StreamMonitor ar;
  final List<Asked> writes = new ArrayList<>();
  final List<Asked> reads = new ArrayList<>();

  /// @param errorsFrom from which address on it answers with an error
  public AxiMemory(TestBench bench, Axi4 axi, Axi4.Config bus, int stalls, long errorsFrom) {
    this.bus = bus;
    this.errorsFrom = errorsFrom;
    aw = bench.add(bench.monitor(axi.awvalid, axi.awready, axi.awaddr, axi.awlen, axi.awsize, axi.awburst).stalling(stalls));
    aw.onItem(item -> {
      writing.add(asked(item));
      writes.add(asked(item));
    });
    bench.add(bench.monitor(axi.wvalid, axi.wready, axi.wdata, axi.wstrb, axi.wlast).stalling(stalls)).onItem(this::write);
    b = bench.add(bench.driver(axi.bvalid, axi.bready, axi.bresp).stalling(stalls));
    ar = bench.add(bench.monitor(axi.arvalid, axi.arready, axi.araddr, axi.arlen, axi.arsize, axi.arburst).stalling(stalls));
    ar.onItem(item -> read(asked(item)));
    r = bench.add(bench.driver(axi.rvalid, axi.rready, axi.rdata, axi.rresp, axi.rlast).stalling(stalls));
  }

  private Asked asked(Item item) {
    var asked = new Asked(item.get(0), (int) item.get(1) + 1);
    long lastByte = asked.address() + (long) asked.words() * bus.bytes() - 1;
    assertEquals(0, asked.address() % bus.bytes(), "a burst at " + asked.address());
    assertEquals(asked.address() / PAGE, lastByte / PAGE, asked + " crosses a page");
    assertEquals(bus.size(), item.get(2));
    assertEquals(Axi4.INCR, item.get(3));
    return asked;
  }

  private void write(Item word) {
    assertTrue(!writing.isEmpty(), "a word that belongs to no burst");
    Asked burst = writing.getFirst();
    long address = burst.address() + (long) written * bus.bytes();
    assertEquals(BigInteger.ONE.shiftLeft(bus.bytes()).subtract(BigInteger.ONE), word.scalars().get(1), "strobes");
    if (address < errorsFrom) words.put(address, word.scalars().getFirst());
    else failing = true;
    written++;
    assertEquals(written == burst.words(), word.get(2) == 1, "last of " + burst);
    if (written < burst.words()) return;
    b.send(failing ? Response.SLVERR.code() : Response.OKAY.code());
    writing.removeFirst();
    written = 0;
    failing = false;
  }

  private void read(Asked burst) {
    reads.add(burst);
    for (int i = 0; i < burst.words(); i++) {
      long address = burst.address() + (long) i * bus.bytes();
      int response = address < errorsFrom ? Response.OKAY.code() : Response.DECERR.code();
      r.send(Item.of(word(address), BigInteger.valueOf(response), BigInteger.valueOf(i + 1 == burst.words() ? 1 : 0)));
    }
  }

  /// What is at an address; before anything is written, something that depends on the address.
  public BigInteger word(long address) {
    return words.getOrDefault(address, BigInteger.valueOf(address * 0x9e3779b97f4a7c15L)
        .mod(BigInteger.ONE.shiftLeft(bus.dataBits())));
  }
}
