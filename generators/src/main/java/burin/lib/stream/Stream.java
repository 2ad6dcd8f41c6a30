package burin.lib.stream;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.Scope;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A stream of items with back pressure: an item is handed over in each cycle in which both `valid` and `ready` are high.
///
/// As an `input` of a module it is where items come in (`ready` goes out), as an `output` where they go out.
///
/// **The rules**, which every part here keeps and relies on:
/// 1. `valid` does not depend on `ready` within a cycle; `ready` may depend on `valid`.
/// 2. Once `valid` is high it stays high, and the payload stays the same, until the item is taken.
/// 3. While `valid` is low the payload means nothing.
/// 4. A stream goes to one place. [#fork] makes several of one.
///
/// The verbs take a stream and give what comes of it, so that they can be strung together:
///
/// ```java
/// out.drive(in.filter(x -> x.ne(0)).map(x -> x.shl(1)).fifo(8));
/// ```
///
/// Those that hold state are instances of the parts of their names; the rest are gates.
public final class Stream<T extends Value> extends Bundle {
  public final Bool valid;
  /// Goes the other way.
  public final Bool ready;
  public final T payload;

  public Stream(Fields fields, DataType<T> payload) {
    super(fields);
    this.valid = fields.of(DataType.bool());
    this.ready = fields.flip(DataType.bool());
    this.payload = fields.of(payload);
  }

  /// The type of a stream of items of a type: `input(Stream.of(uint(8)))`.
  public static <T extends Value> DataType<Stream<T>> of(DataType<T> item) {
    return DataType.bundle(fields -> new Stream<>(fields, item));
  }

  /// The type of the items.
  public DataType<T> item() {
    return DataType.of(payload);
  }

  /// Whether an item is handed over in this cycle.
  public Bool fires() {
    return valid.and(ready);
  }

  /// A [StreamChecker] that looks on without taking anything.
  public StreamChecker<T> checker() {
    return Scope.add(valid, Stream.class, scope -> {
      var checker = scope.instance(new StreamChecker<>(new StreamChecker.Config<>(item())));
      checker.stream.drive(this);
      return checker;
    });
  }

  // Gates

  /// Every item through a function.
  public <R extends Value> Stream<R> map(Function<T, R> function) {
    Given.notNull(function, "function");
    return mapped(function.apply(payload));
  }

  private <R extends Value> Stream<R> mapped(R item) {
    return Scope.add(valid, Stream.class, scope -> scope.bundleOf(of(DataType.of(item)), valid, ready, item));
  }

  /// Only the items for which the function holds; the others are taken and dropped.
  public Stream<T> filter(Function<T, Bool> keep) {
    Given.notNull(keep, "keep");
    return kept(keep.apply(payload));
  }

  private Stream<T> kept(Bool keep) {
    return Scope.add(valid, Stream.class, scope -> {
      var kept = scope.wire(of(item()));
      kept.valid.drive(valid.and(keep));
      ready.drive(kept.ready.or(keep.not()));
      scope.drive(kept.payload, payload);
      return kept;
    });
  }

  /// Takes and drops what comes while a condition holds. An item that is offered further on must not be withdrawn: while one
  /// waits, the condition has to stay low.
  public Stream<T> throwWhen(Bool condition) {
    Given.notNull(condition, "condition");
    return Scope.add(valid, Stream.class, scope -> {
      var kept = scope.wire(of(item()));
      kept.valid.drive(valid.and(condition.not()));
      ready.drive(kept.ready.or(condition));
      scope.drive(kept.payload, payload);
      return kept;
    });
  }

  /// Lets nothing through while a condition holds. An item that is offered further on must not be withdrawn: while one waits,
  /// the condition has to stay low.
  public Stream<T> haltWhen(Bool condition) {
    Given.notNull(condition, "condition");
    return Scope.add(valid, Stream.class, scope -> {
      var passed = scope.wire(of(item()));
      passed.valid.drive(valid.and(condition.not()));
      ready.drive(passed.ready.and(condition.not()));
      scope.drive(passed.payload, payload);
      return passed;
    });
  }

  /// The first item of this with the first of another, the second with the second, and so on, through a function of both.
  public <B extends Value, R extends Value> Stream<R> zip(Stream<B> other, BiFunction<T, B, R> function) {
    Given.notNull(other, "other");
    Given.notNull(function, "function");
    return zipped(other, function.apply(payload, other.payload));
  }

  /// The first item of this with the first of another, the second with the second, and so on.
  public <B extends Value> Stream<Pair<T, B>> join(Stream<B> other) {
    Given.notNull(other, "other");
    return Scope.add(valid, Stream.class, scope ->
        zipped(other, scope.bundleOf(Pair.of(item(), other.item()), payload, other.payload)));
  }

  private <R extends Value> Stream<R> zipped(Stream<?> other, R item) {
    return Scope.add(valid, Stream.class, scope -> {
      var zipped = scope.wire(of(DataType.of(item)));
      zipped.valid.drive(valid.and(other.valid));
      ready.drive(zipped.ready.and(other.valid));
      other.ready.drive(zipped.ready.and(valid));
      scope.drive(zipped.payload, item);
      return zipped;
    });
  }

  /// Every item as it comes; the receiver must be ready always.
  public Flow<T> toFlow() {
    return Scope.add(valid, Stream.class, scope -> {
      ready.drive(true);
      return scope.bundleOf(Flow.of(item()), valid, payload);
    });
  }

  // Registers and memories

  /// Through a [Stage]: valid and payload come from registers; latency 1.
  public Stream<T> stage() {
    return Scope.add(valid, Stream.class, scope -> {
      var stage = scope.instance(new Stage<>(new Stage.Config<>(item())));
      stage.in.drive(this);
      return stage.out;
    });
  }

  /// Through a [ReadyStage]: ready comes from a register; latency 0.
  public Stream<T> readyStage() {
    return Scope.add(valid, Stream.class, scope -> {
      var stage = scope.instance(new ReadyStage<>(new ReadyStage.Config<>(item())));
      stage.in.drive(this);
      return stage.out;
    });
  }

  /// Through a [SkidBuffer]: valid, payload and ready come from registers; latency 1.
  public Stream<T> skid() {
    return Scope.add(valid, Stream.class, scope -> {
      var skid = scope.instance(new SkidBuffer<>(new SkidBuffer.Config<>(item())));
      skid.in.drive(this);
      return skid.out;
    });
  }

  /// Through a [Fifo] of `depth` items whose memory is read within the cycle; latency 1.
  public Stream<T> fifo(int depth) {
    return fifo(depth, Fifo.Read.COMBINATIONAL);
  }

  /// Through a [Fifo].
  public Stream<T> fifo(int depth, Fifo.Read read) {
    Given.notNull(read, "read");
    return Scope.add(valid, Stream.class, scope -> {
      var fifo = scope.instance(new Fifo<>(new Fifo.Config<>(item(), depth, read)));
      fifo.in.drive(this);
      return fifo.out;
    });
  }

  // One to several

  /// Every item to each of several streams, which take it when they like; through a [Fork].
  public List<Stream<T>> fork(int outputs) {
    return Scope.add(valid, Stream.class, scope -> {
      var fork = scope.instance(new Fork<>(new Fork.Config<>(item(), outputs)));
      fork.in.drive(this);
      return fork.out.lanes();
    });
  }

  /// Every item to each of several streams, which take it in the same cycle; through a [LazyFork], which breaks rule 1.
  public List<Stream<T>> lazyFork(int outputs) {
    return Scope.add(valid, Stream.class, scope -> {
      var fork = scope.instance(new LazyFork<>(new LazyFork.Config<>(item(), outputs)));
      fork.in.drive(this);
      return fork.out.lanes();
    });
  }

  /// Every item to one of several streams, which a function of the item chooses; through a [Demux].
  public List<Stream<T>> demux(int outputs, Function<T, UInt> choice) {
    Given.notNull(choice, "choice");
    return demux(outputs, choice.apply(payload));
  }

  /// Every item to stream number `select`, which must stay while an item waits; through a [Demux].
  public List<Stream<T>> demux(int outputs, UInt select) {
    return Scope.add(valid, Stream.class, scope -> {
      var demux = scope.instance(new Demux<>(new Demux.Config<>(item(), outputs)));
      demux.in.drive(this);
      demux.select.drive(select);
      return demux.out.lanes();
    });
  }

  // Several to one

  /// The items of stream number `select` of several; through a [Mux]. While an item of it waits, the number must stay.
  public static <T extends Value> Stream<T> mux(UInt select, List<Stream<T>> inputs) {
    Given.notNull(select, "select");
    Given.noNulls(inputs, "inputs");
    checkArgument(!inputs.isEmpty(), "no streams to choose from");
    return Scope.add(select, Stream.class, scope -> {
      var mux = scope.instance(new Mux<>(new Mux.Config<>(item(inputs), inputs.size())));
      connect(mux.in, inputs);
      mux.select.drive(select);
      return mux.out;
    });
  }

  /// The items of several streams, of those that offer one the first in the list; through an [Arbiter].
  public static <T extends Value> Stream<T> lowestFirst(List<Stream<T>> inputs) {
    Given.noNulls(inputs, "inputs");
    return arbitrated(inputs, Arbiter.Policy.LOWEST_FIRST);
  }

  /// The items of several streams in turn; through an [Arbiter].
  public static <T extends Value> Stream<T> roundRobin(List<Stream<T>> inputs) {
    Given.noNulls(inputs, "inputs");
    return arbitrated(inputs, Arbiter.Policy.ROUND_ROBIN);
  }

  private static <T extends Value> Stream<T> arbitrated(List<Stream<T>> inputs, Arbiter.Policy policy) {
    checkArgument(!inputs.isEmpty(), "no streams to choose from");
    if (inputs.size() == 1) return inputs.getFirst();
    return Scope.add(inputs.getFirst().valid, Stream.class, scope -> {
      var arbiter = scope.instance(new Arbiter<>(new Arbiter.Config<>(item(inputs), inputs.size(), policy)));
      connect(arbiter.in, inputs);
      return arbiter.out;
    });
  }

  private static <T extends Value> DataType<T> item(List<Stream<T>> inputs) {
    var item = inputs.getFirst().item();
    for (Stream<T> input : inputs) item = item.union(input.item());
    return item;
  }

  private static <T extends Value> void connect(Vec<Stream<T>> ports, List<Stream<T>> streams) {
    for (int i = 0; i < streams.size(); i++) ports.get(i).drive(streams.get(i));
  }

  // Groups of items

  /// `count` items at a time as the lanes of one, the first in lane 0; through an [Upsizer].
  public Stream<Vec<T>> upsize(int count) {
    return Scope.add(valid, Stream.class, scope -> {
      var upsizer = scope.instance(new Upsizer<>(new Upsizer.Config<>(item(), count)));
      upsizer.in.drive(this);
      return upsizer.out;
    });
  }

  /// The lanes of every item one after the other, lane 0 first; through a [Downsizer].
  public static <T extends Value> Stream<T> downsize(Stream<Vec<T>> stream) {
    Given.notNull(stream, "stream");
    return Scope.add(stream.valid, Stream.class, scope -> {
      var vec = stream.payload;
      var downsizer = scope.instance(new Downsizer<>(new Downsizer.Config<>(vec.element(), vec.length())));
      downsizer.in.drive(stream);
      return downsizer.out;
    });
  }

  /// Packets of `length` items each; through a [PacketMarker].
  public Stream<Fragment<T>> packets(int length) {
    return Scope.add(valid, Stream.class, scope -> {
      var marker = scope.instance(new PacketMarker<>(new PacketMarker.Config<>(item(), length)));
      marker.in.drive(this);
      return marker.out;
    });
  }
}
