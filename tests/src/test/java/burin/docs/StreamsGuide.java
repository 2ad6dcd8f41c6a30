package burin.docs;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Scope;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.stream.Fifo;
import burin.lib.stream.Flow;
import burin.lib.stream.Fragment;
import burin.lib.stream.Stream;
import java.util.List;

/// The modules of `docs/guide/streams.md`.
final class StreamsGuide {
  private StreamsGuide() {}

  // region first
  /// Drops zeros, doubles the rest, and keeps up to eight results.
  public static final class Doubler extends Module {
    public final Stream<UInt> in = input(Stream.of(uint(8)));
    public final Stream<UInt> out = output(Stream.of(uint(9)));

    public Doubler() {
      var some = in.filter(x -> x.ne(0));
      var queue = some.map(x -> x.shl(1)).fifo(8);
      out.drive(queue);
    }
  }
  // endregion

  static Doubler doubler() {
    return new Doubler();
  }

  // region diamond
  /// The sum of an item's square, which takes two cycles, and of the item itself.
  public static final class SquarePlus extends Module {
    public final Stream<UInt> in = input(Stream.of(uint(8)));
    public final Stream<UInt> out = output(Stream.of(range(0, 255 * 256)));

    public SquarePlus() {
      var copies = in.fork(2);
      var squares = copies.get(0).stage().map(x -> x.mul(x)).stage();
      var waiting = copies.get(1).fifo(3);
      out.drive(squares.zip(waiting, UInt::add));
    }
  }
  // endregion

  // region ways
  /// Sends even and odd items different ways and takes what comes of them in turn.
  public static final class TwoWays extends Module {
    public final Stream<UInt> in = input(Stream.of(uint(8)));
    public final Stream<UInt> out = output(Stream.of(range(0, 765)));

    public TwoWays() {
      var ways = in.demux(2, x -> x.truncate(1));
      var even = ways.get(0).skid();
      var odd = ways.get(1).map(x -> x.mul(3)).fifo(4);
      out.drive(Stream.roundRobin(List.of(even, odd)));
    }
  }
  // endregion

  // region packets
  /// Four bytes to a word, and a packet of every 16 words.
  public static final class Framer extends Module {
    public final Stream<UInt> in = input(Stream.of(uint(8)));
    public final Stream<Fragment<Vec<UInt>>> out = output(Stream.of(Fragment.of(vec(4, uint(8)))));

    public Framer() {
      out.drive(in.upsize(4).packets(16));
    }
  }
  // endregion

  // region flow
  /// Samples that cannot wait: the queue says when one was lost.
  public static final class Sampler extends Module {
    public final Flow<UInt> samples = input(Flow.of(uint(12)));
    public final Stream<UInt> out = output(Stream.of(uint(12)));
    public final Bool lost = output(bool());

    public Sampler() {
      var buffer = samples.filter(x -> x.ge(100)).buffer(16);
      out.drive(buffer.out);
      lost.drive(buffer.overflow);
    }
  }
  // endregion

  // region part
  /// A FIFO whose occupancy matters is used as a part.
  public static final class Throttle extends Module {
    public final Stream<UInt> in = input(Stream.of(uint(8)));
    public final Stream<UInt> out = output(Stream.of(uint(8)));
    public final Bool almostFull = output(bool());

    public Throttle() {
      var fifo = instance(new Fifo<>(new Fifo.Config<>(uint(8), 512, Fifo.Read.SYNCHRONOUS)));
      fifo.in.drive(in);
      out.drive(fifo.out);
      almostFull.drive(fifo.occupancy.ge(500));
    }
  }
  // endregion

  // region verb
  /// A verb of one's own: named after the variable that takes its result.
  public static final class Parity {
    private Parity() {}

    public static Stream<Bits> withParity(Stream<Bits> stream) {
      return Scope.add(stream.valid, Parity.class, scope ->
          stream.map(data -> data.cat(data.parity().asBits())));
    }
  }
  // endregion

  static final class Checked extends Module {
    final Stream<Bits> in = input(Stream.of(bits(8)));
    final Stream<Bits> out = output(Stream.of(DataType.bits(9)));

    Checked() {
      var checked = Parity.withParity(in);
      out.drive(checked);
    }
  }
}
