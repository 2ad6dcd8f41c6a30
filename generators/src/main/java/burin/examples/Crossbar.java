package burin.examples;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.stream.Stream;
import java.util.ArrayList;
import java.util.List;

/// Carries items from any of several inputs to any of as many outputs, of each input in order. Each output serves the inputs
/// that want it in turn.
///
/// Each input has a queue; an item that waits at its head for a busy output holds up those behind it. Latency 2 where nothing
/// is in the way, an item a cycle for each output. Reset empties it, and lets every output begin with input 0.
public final class Crossbar extends Module {

  /// @param ports inputs, and as many outputs
  /// @param width bits of an item
  /// @param depth items that an input's queue holds
  public record Config(int ports, int width, int depth) {
    public Config {
      checkArgument(ports >= 2, "ports is %s, must be at least 2", ports);
      checkArgument(width >= 1, "width is %s, must be at least 1", width);
      checkArgument(depth >= 1, "depth is %s, must be at least 1", depth);
    }
  }

  /// The parts of several streams, each as one vector: for those who drive all of them at once.
  public record Lanes(Vec<Bool> valid, Vec<Bool> ready, Vec<UInt> port, Vec<Bits> data) {
    static Lanes of(Vec<Stream<Parcel>> streams) {
      return new Lanes(
          streams.map(stream -> stream.valid), streams.map(stream -> stream.ready),
          streams.map(stream -> stream.payload.port), streams.map(stream -> stream.payload.data));
    }
  }

  private final Config config;

  public final Vec<Stream<Parcel>> in = input(vec(config.ports(), Stream.of(Parcel.type(config))));
  public final Vec<Stream<Parcel>> out = output(vec(config.ports(), Stream.of(Parcel.type(config))));

  public final Lanes inLanes = Lanes.of(in);
  public final Lanes outLanes = Lanes.of(out);

  public Crossbar(Config config) {
    this.config = config;
    super();
    List<List<Stream<Parcel>>> ways = new ArrayList<>();
    for (int from = 0; from < config.ports(); from++) {
      var queue = in.get(from).fifo(config.depth());
      var way = queue.demux(config.ports(), parcel -> parcel.port);
      ways.add(stamped(way, from));
    }
    for (int to = 0; to < config.ports(); to++) {
      List<Stream<Parcel>> offers = new ArrayList<>();
      for (List<Stream<Parcel>> way : ways) offers.add(way.get(to));
      var served = Stream.roundRobin(offers).stage();
      out.get(to).drive(served);
    }
  }

  /// The same streams, whose items say where they come from.
  private List<Stream<Parcel>> stamped(List<Stream<Parcel>> way, int from) {
    return way.stream().map(stream -> stream.map(parcel -> stamp(parcel.data, from))).toList();
  }

  private Parcel stamp(Bits data, int from) {
    return bundleOf(Parcel.type(config), ulit(from), data);
  }
}
