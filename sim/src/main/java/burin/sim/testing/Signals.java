package burin.sim.testing;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.hdl.Value;
import burin.ir.BoolType;
import burin.ir.Expr;
import burin.ir.Index;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Type;
import burin.ir.Types;
import burin.sim.Simulator;
import burin.sim.Values;
import burin.source.Callers;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Ports of the top module, or lanes of them, that are read and written together: the fields of a bundle, for instance.
final class Signals {
  /// @param port its number in the model
  /// @param low the lowest of its bits that belongs to this part
  private record Part(int port, String name, int portWidth, int low, Type type) {}

  private final Simulator sim;
  private final List<Part> parts = new ArrayList<>();

  Signals(Simulator sim, Value... values) {
    this.sim = sim;
    for (Value value : values) {
      if (value == null) throw wrong(Code.NULL, "a signal is null", "ports of the top module");
      for (Expr expr : value.exprs()) parts.add(part(expr));
    }
  }

  Signals(Simulator sim, List<Expr> exprs) {
    this.sim = sim;
    for (Expr expr : exprs) parts.add(part(expr));
  }

  /// Those of these whose names are that of a group with an addition, or are not.
  private Signals(Simulator sim, Stream<Part> parts) {
    this.sim = sim;
    parts.forEach(this.parts::add);
  }

  /// The field of this name, a bool, of the signals of a stream.
  Signals field(String field) {
    var found = new Signals(sim, parts.stream().filter(part -> part.name().equals(named(field))));
    if (found.parts.size() == 1 && found.parts.getFirst().type().equals(BoolType.BOOL)) return found;
    throw wrong(Code.TYPE, "`" + name() + "` is no stream: there is no bool `" + named(field) + "`",
        "a bundle with fields valid and ready, or its signals one by one: driver(valid, ready, payload...)");
  }

  private String named(String field) {
    return name().isEmpty() ? field : name() + "_" + field;
  }

  /// What is neither of these fields.
  Signals without(String... fields) {
    List<String> names = Arrays.stream(fields).map(this::named).toList();
    return new Signals(sim, parts.stream().filter(part -> !names.contains(part.name())));
  }

  private Part part(Expr expr) {
    int low = 0;
    Expr root = expr;
    while (root instanceof Index lane && lane.index() instanceof Literal number) {
      low += number.value().intValue() * root.type().width();
      root = lane.operand();
    }
    if (!(root instanceof Ref ref && ref.signal() instanceof Port port)) {
      throw wrong(Code.FOREIGN, "a test bench was given " + expr + ", which is no port", "ports of the top module");
    }
    return new Part(number(port), port.name(), port.type().width(), low, expr.type());
  }

  /// The circuit may have a copy of the port that the handle stands for, under the same name.
  private int number(Port port) {
    List<Port> ports = sim.circuit().top().ports();
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i).name().equals(port.name())) return i;
    }
    throw wrong(Code.FOREIGN, "`" + port.name() + "` is no port of " + sim.circuit().top().name(), "ports of the top module");
  }

  /// A mistake in the line that called the test bench.
  static UserError wrong(Code code, String message, String hint) {
    return new UserError(Diagnostic.of(code, Callers.outside(TestBench.class).place(), message).hint(hint));
  }

  /// These signals, of which all must be inputs of the circuit.
  ///
  /// @param who is to set them
  Signals toBeSet(String who) {
    for (Part part : parts) {
      if (sim.circuit().top().ports().get(part.port()).isInput()) continue;
      throw wrong(Code.NOT_DRIVABLE, "`" + part.name() + "` is no input of `" + sim.circuit().top().name() + "`, so that " + who
          + " cannot set it", "a driver where items go in, a monitor where they come out, a watcher elsewhere");
    }
    return this;
  }

  /// What these signals have in common as a name: `in` of `in_valid` and `in_payload`.
  String name() {
    String name = parts.isEmpty() ? "" : parts.getFirst().name();
    for (Part part : parts) {
      int same = 0;
      while (same < Math.min(name.length(), part.name().length()) && name.charAt(same) == part.name().charAt(same)) same++;
      name = name.substring(0, same);
    }
    return name.replaceFirst("_$", "");
  }

  boolean isHigh() {
    return bits(parts.getFirst()).signum() != 0;
  }

  void set(boolean high) {
    set(parts.getFirst(), high ? BigInteger.ONE : BigInteger.ZERO);
  }

  Item get() {
    List<BigInteger> scalars = new ArrayList<>();
    for (Part part : parts) scalars.addAll(Values.scalars(part.type(), bits(part)));
    return new Item(scalars);
  }

  /// @param item one that [#check] has found to fit
  void set(Item item) {
    int from = 0;
    for (Part part : parts) {
      int to = from + Types.scalarCount(part.type());
      set(part, Values.bits(part.type(), item.scalars().subList(from, to)));
      from = to;
    }
  }

  void check(Item item) {
    int count = parts.stream().mapToInt(part -> Types.scalarCount(part.type())).sum();
    if (count != item.scalars().size()) {
      throw wrong(Code.SIZE, item + " for `" + name() + "`, which has " + count + " scalars", "one value for each");
    }
    int from = 0;
    for (Part part : parts) {
      int to = from + Types.scalarCount(part.type());
      check(part, item, item.scalars().subList(from, to));
      from = to;
    }
  }

  private static void check(Part part, Item item, List<BigInteger> scalars) {
    BigInteger bits = Values.bits(part.type(), scalars);
    if (Values.scalars(part.type(), bits).equals(scalars) && isWithin(part.type(), bits)) return;
    throw wrong(Code.RANGE, item + " for `" + part.name() + "`, which is " + part.type(), "a value within it");
  }

  /// Any values within the types.
  Item any(Random random) {
    List<BigInteger> scalars = new ArrayList<>();
    for (Part part : parts) {
      for (int i = 0; i < Types.scalarCount(part.type()); i++) scalars.add(any(Types.scalar(part.type()), random));
    }
    return new Item(scalars);
  }

  private static BigInteger any(Type scalar, Random random) {
    var bits = new BigInteger(scalar.width(), random);
    if (!isWithin(scalar, bits)) return Types.nearestToZero(scalar);
    return Values.scalars(scalar, bits).getFirst();
  }

  private static boolean isWithin(Type type, BigInteger bits) {
    return !(Types.scalar(type) instanceof IntType number)
        || Values.scalars(type, bits).stream().allMatch(number.range()::contains);
  }

  private BigInteger bits(Part part) {
    BigInteger whole = sim.model().peekBits(part.port());
    int width = part.type().width();
    return width == part.portWidth() ? whole : whole.shiftRight(part.low()).mod(BigInteger.ONE.shiftLeft(width));
  }

  private void set(Part part, BigInteger bits) {
    BigInteger whole = bits;
    if (part.type().width() != part.portWidth()) {
      BigInteger others = sim.model().peekBits(part.port());
      whole = others.xor(bits(part).shiftLeft(part.low())).or(bits.shiftLeft(part.low()));
    }
    sim.model().pokeBits(part.port(), whole);
  }
}
