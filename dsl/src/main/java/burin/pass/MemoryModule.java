package burin.pass;

import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Clock;
import burin.ir.Clocking;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.Names;
import burin.ir.Port;
import burin.ir.Range;
import burin.ir.Ref;
import burin.ir.ResetStyle;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.VecType;
import burin.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The module of a shape: a memory with its ports and nothing else. It knows words as bits only.
final class MemoryModule {
  /// The signals of a port; those that its kind does not have are null.
  ///
  /// @param readEnable of a port that reads at an edge
  /// @param mask of a port that writes, where words have lanes
  record Signals(Port address, Port readEnable, Port writeEnable, Port mask, Port readData, Port writeData) {}

  private final MemoryShape shape;
  private final List<Clock> clocks = new ArrayList<>();
  private final List<Port> ports = new ArrayList<>();
  private final List<Signals> signals = new ArrayList<>();
  private final List<SyncRead> reads = new ArrayList<>();
  private final List<Stmt> body = new ArrayList<>();
  private final Memory words;
  private final ModuleDef module;

  MemoryModule(MemoryShape shape, String name) {
    this.shape = shape;
    this.words = new Memory("storage", shape.words(), word(), Optional.empty(), Place.NONE);
    for (int i = 0; i < shape.clocks().size(); i++) {
      clocks.add(shape.clocks().size() == 1 ? Clock.MAIN : new Clock(shape.clockName(i), Place.NONE));
    }
    for (int i = 0; i < shape.ports().size(); i++) add(shape.ports().get(i), shape.prefixes().get(i));
    this.module = new ModuleDef(name, text(), Place.NONE, ports, clocking(), List.of(), List.of(), List.of(words), reads,
        List.of(), body, new Names(), Optional.empty());
    for (int i = 0; i < clocks.size(); i++) module.bind(clocks.get(i), ResetStyle.SYNC_HIGH, shape.clocks().get(i));
  }

  ModuleDef module() {
    return module;
  }

  List<Clock> clocks() {
    return clocks;
  }

  /// In the order of the shape's ports.
  List<Signals> signals() {
    return signals;
  }

  private Clocking clocking() {
    List<Clock> all = new ArrayList<>(List.of(Clock.MAIN));
    if (clocks.size() > 1) all.addAll(clocks);
    return new Clocking(all, List.of(), Map.of());
  }

  private String text() {
    String lanes = shape.isMasked() ? ", lanes=" + shape.lanes() : "";
    return "words=" + shape.words() + ", width=" + shape.width() + lanes + ", ports=" + shape.prefixes();
  }

  private Type word() {
    return shape.isMasked() ? new VecType(shape.lanes(), new BitsType(shape.laneWidth())) : new BitsType(shape.width());
  }

  private void add(MemoryShape.Port port, String prefix) {
    Signals own = switch (port.kind()) {
      case READ -> new Signals(address(prefix), enable(prefix, "en"), null, null, out(prefix, "data"), null);
      case COMBINATIONAL_READ -> new Signals(address(prefix), null, null, null, out(prefix, "data"), null);
      case WRITE -> new Signals(address(prefix), null, enable(prefix, "en"), mask(prefix), null, in(prefix, "data", word()));
      case READ_WRITE -> new Signals(address(prefix), enable(prefix, "read"), enable(prefix, "write"), mask(prefix),
          out(prefix, "rdata"), in(prefix, "wdata", word()));
    };
    signals.add(own);
    if (port.kind().isWrite()) write(own, port);
    if (!port.kind().isRead()) return;
    if (port.kind().isClocked()) read(own, port, prefix);
    else body.add(drive(own.readData(), new MemoryRead(words, new Ref(own.address()))));
  }

  private Port address(String prefix) {
    return in(prefix, "addr", new IntType(Range.of(0, shape.words() - 1)));
  }

  private Port enable(String prefix, String what) {
    return in(prefix, what, BoolType.BOOL);
  }

  private Port in(String prefix, String what, Type type) {
    var port = new Port(prefix + "_" + what, Port.Direction.IN, type, Place.NONE);
    ports.add(port);
    return port;
  }

  private Port out(String prefix, String what) {
    var port = new Port(prefix + "_" + what, Port.Direction.OUT, word(), Place.NONE);
    ports.add(port);
    return port;
  }

  private Port mask(String prefix) {
    return shape.isMasked() ? in(prefix, "mask", new VecType(shape.lanes(), BoolType.BOOL)) : null;
  }

  /// What it reads may be written by another clock: whether that is right was checked where the memory stood.
  private void read(Signals own, MemoryShape.Port port, String prefix) {
    var read = new SyncRead(prefix + "_word", words, new Ref(own.address()), Optional.of(new Ref(own.readEnable())),
        clocks.get(port.clock()), true, Place.NONE);
    reads.add(read);
    body.add(drive(own.readData(), new Ref(read)));
  }

  private void write(Signals own, MemoryShape.Port port) {
    Optional<Expr> mask = Optional.ofNullable(own.mask()).map(Ref::new);
    var write = new Stmt.Write(
        words, new Ref(own.address()), new Ref(own.writeData()), mask, clocks.get(port.clock()), Place.NONE);
    var branch = new Stmt.Branch(new Ref(own.writeEnable()), List.of(write), Place.NONE);
    body.add(new Stmt.When(List.of(branch), List.of(), Place.NONE));
  }

  private static Stmt drive(Port port, Expr value) {
    return new Stmt.Drive(port, value, Place.NONE);
  }
}
