package burin.verilog;

import static burin.ir.BoolType.BOOL;
import static burin.sim.Exprs.combine;
import static burin.sim.Exprs.map;
import static burin.sim.Exprs.reduce;
import static burin.sim.Exprs.vec;
import static burin.sim.Exprs.zip;
import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.Circuit;
import burin.ir.Constants;
import burin.ir.Expr;
import burin.ir.Index;
import burin.ir.IntType;
import burin.ir.Iota;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.Mux;
import burin.ir.Names;
import burin.ir.Port;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Slice;
import burin.ir.Stmt;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.Wire;
import burin.ir.Wrap;
import burin.random.Fault;
import burin.random.Joined;
import burin.random.Stimulus;
import burin.random.Target;
import burin.source.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Small circuits at the corners of the emitter: lane functions and trees over constants, over what ranges decide, over
/// lanes that are no selection of bits. All tools take them without a word and agree with the interpreter.
class CornersTest {
  private static final IntType NIBBLE = IntType.of(0, 15);
  private static final IntType SEVEN = IntType.of(7, 7);
  private static final IntType HIGH = IntType.of(100, 120);

  record Corner(Circuit circuit) {
    @Override
    public String toString() {
      return circuit.top().name();
    }
  }

  private static Corner corner(String name, List<Type> inputs, Function<List<Expr>, Expr> output) {
    return corners(name, inputs, in -> List.of(output.apply(in)));
  }

  /// @param outputs what is made of the inputs
  private static Corner corners(String name, List<Type> inputs, Function<List<Expr>, List<Expr>> outputs) {
    List<Port> ports = new ArrayList<>();
    for (Type type : inputs) ports.add(new Port("in" + ports.size(), Port.Direction.IN, type, Place.NONE));
    return corner(name, ports, List.of(), List.of(), outputs.apply(ports.stream().<Expr>map(Ref::new).toList()));
  }

  /// A corner in which a constant reaches the output through a wire.
  private static Corner throughWire(String name, Type type, Expr constant, UnaryOperator<Expr> output) {
    return throughWire(name, NIBBLE, type, constant, (_, wire) -> List.of(output.apply(wire)));
  }

  /// @param outputs what is made of an input and of a wire that is constant
  private static Corner throughWire(
      String name, Type input, Type type, Expr constant, BiFunction<Expr, Expr, List<Expr>> outputs) {
    var in = new Port("in", Port.Direction.IN, input, Place.NONE);
    var wire = new Wire("wire", type, Place.NONE);
    var drive = new Stmt.Drive(wire, constant, Place.NONE);
    return corner(name, List.of(in), List.of(wire), List.of(drive), outputs.apply(new Ref(in), new Ref(wire)));
  }

  /// A wire whose first drive does not count.
  private static Corner drivenTwice() {
    var in = new Port("in", Port.Direction.IN, NIBBLE, Place.NONE);
    var wire = new Wire("wire", NIBBLE, Place.NONE);
    List<Stmt> drives = List.of(
        new Stmt.Drive(wire, new Ref(in), Place.NONE), new Stmt.Drive(wire, Literal.number(15), Place.NONE));
    Expr read = new Ref(wire);
    return corner("DrivenTwice", List.of(in), List.of(wire), drives, List.of(
        below(read, Literal.number(9)), min(read, new Ref(in)), below(new Ref(in), read)));
  }

  /// A wire that is constant since a condition that no signal enters decides which of its drives counts.
  private static Corner drivenWhereAConstantHolds() {
    var in = new Port("in", Port.Direction.IN, NIBBLE, Place.NONE);
    var wire = new Wire("wire", IntType.of(29, 31), Place.NONE);
    var first = new Stmt.Branch(below(Literal.number(9), Literal.number(3)), List.of(drive(wire, 29)), Place.NONE);
    var second = new Stmt.Branch(below(Literal.number(3), Literal.number(9)), List.of(drive(wire, 31)), Place.NONE);
    var when = new Stmt.When(List.of(first, second), List.of(drive(wire, 30)), Place.NONE);
    Expr high = new Binary(BinaryOp.GE, new Ref(wire), Literal.number(30));
    return corner("DrivenWhereAConstantHolds", List.of(in), List.of(wire), List.of(when), List.of(
        new Mux(high, new Ref(in), Literal.number(0)), max(new Ref(wire), new Ref(in))));
  }

  private static Stmt.Drive drive(Wire wire, long value) {
    return new Stmt.Drive(wire, Literal.number(value), Place.NONE);
  }

  /// A memory that nobody writes and that has contents of no words.
  private static Corner emptyContents() {
    var memory = new Memory("memory", 4, NIBBLE, Optional.of(Constants.of()), Place.NONE);
    var in = new Port("in", Port.Direction.IN, IntType.of(0, 3), Place.NONE);
    var out = new Port("out", Port.Direction.OUT, NIBBLE, Place.NONE);
    List<Stmt> body = List.of(new Stmt.Drive(out, new MemoryRead(memory, new Ref(in)), Place.NONE));
    return new Corner(Circuit.of(new ModuleDef(
        "EmptyContents", "", Place.NONE, List.of(in, out), List.of(), List.of(), List.of(memory), List.of(), List.of(),
        body, new Names())));
  }

  /// A register whose next value is made of itself.
  private static Corner loop(String name, Type type, UnaryOperator<Expr> next) {
    var register = new Register("state", type, Optional.empty(), Place.NONE);
    var out = new Port("out", Port.Direction.OUT, type, Place.NONE);
    List<Stmt> body = List.of(
        new Stmt.Drive(register, next.apply(new Ref(register)), Place.NONE),
        new Stmt.Drive(out, new Ref(register), Place.NONE));
    return new Corner(Circuit.of(new ModuleDef(
        name, "", Place.NONE, List.of(out), List.of(), List.of(register), List.of(), List.of(), List.of(), body, new Names())));
  }

  private static Corner corner(String name, List<Port> inputs, List<Wire> wires, List<Stmt> drives, List<Expr> outputs) {
    List<Port> ports = new ArrayList<>(inputs);
    List<Stmt> body = new ArrayList<>(drives);
    for (Expr value : outputs) {
      var port = new Port("out" + ports.size(), Port.Direction.OUT, value.type(), Place.NONE);
      ports.add(port);
      body.add(new Stmt.Drive(port, value, Place.NONE));
    }
    return new Corner(Circuit.of(new ModuleDef(
        name, "", Place.NONE, ports, wires, List.of(), List.of(), List.of(), List.of(), body, new Names())));
  }

  private static Expr constants(Type element, long... values) {
    return new VecLiteral(vec(values.length, element), Constants.of(values));
  }

  private static Expr add(Expr a, Expr b) {
    return new Binary(BinaryOp.ADD, a, b);
  }

  private static Expr add(Expr a, long b) {
    return add(a, Literal.number(b));
  }

  private static Expr filled(int lanes, Expr value) {
    return new MapLanes(lanes, List.of(), List.of(), value);
  }

  private static Expr sum(Expr vec) {
    return reduce(vec, CornersTest::add);
  }

  private static Expr or(Expr a, Expr b) {
    return new Binary(BinaryOp.OR, a, b);
  }

  private static Expr and(Expr a, Expr b) {
    return new Binary(BinaryOp.AND, a, b);
  }

  private static Expr below(Expr a, Expr b) {
    return new Binary(BinaryOp.LT, a, b);
  }

  private static Expr min(Expr a, Expr b) {
    return new Binary(BinaryOp.MIN, a, b);
  }

  private static Expr max(Expr a, Expr b) {
    return new Binary(BinaryOp.MAX, a, b);
  }

  private static Expr pair(Expr a, Expr b) {
    return new VecOf(List.of(a, b));
  }

  private static Expr lane(Expr vec, Expr index) {
    return new Index(vec, index);
  }

  static List<Corner> corners() {
    List<Corner> all = new ArrayList<>();
    widened(all);
    decided(all);
    constantTrees(all);
    constantsBehindSignals(all);
    comparedConstants(all);
    tables(all);
    return all;
  }

  /// Parameters and results with more bits than the lanes, where a lane is no selection of bits.
  private static void widened(List<Corner> all) {
    Type wide = vec(2, IntType.of(-40, 60));
    all.add(corner("WiderParameter", List.of(NIBBLE, NIBBLE), in -> map(
        filled(3, pair(add(in.get(0), 1), in.get(1))), wide, lane -> add(lane(lane, Literal.number(0)), 3))));
    all.add(corner("WiderScalar", List.of(NIBBLE, NIBBLE), in -> map(
        filled(3, add(in.get(0), in.get(1))), IntType.of(-40, 60), lane -> add(lane, 3))));
    all.add(corner("WiderInTree", List.of(NIBBLE, NIBBLE), in -> {
      var left = new LaneParam(wide);
      var right = new LaneParam(wide);
      var level = new ReduceLanes.Level(
          Optional.of(new ReduceLanes.Combine(left, right, zip(left, right, CornersTest::add))), Optional.empty());
      return new ReduceLanes(filled(2, pair(in.get(0), add(in.get(1), 2))), List.of(level), vec(2, IntType.of(-80, 120)));
    }));
    all.add(corner("OneLane", List.of(NIBBLE, NIBBLE), in -> new ReduceLanes(
        filled(1, pair(add(in.get(0), 1), in.get(1))), List.of(), wide)));
    all.add(corner("OneScalarLane", List.of(NIBBLE, NIBBLE), in -> new ReduceLanes(
        filled(1, add(in.get(0), in.get(1))), List.of(), IntType.of(-40, 60))));
    all.add(corner("OneNarrowLane", List.of(vec(1, vec(2, IntType.of(-40, 60)))), in -> new ReduceLanes(
        map(in.get(0), row -> map(row, x -> max(min(x, Literal.number(9)), Literal.number(2)))), List.of(),
        vec(2, IntType.of(2, 9)))));
    all.add(corner("NarrowerThanBody", List.of(vec(4, IntType.of(3, 5))), in -> {
      var lane = new LaneParam(IntType.of(0, 15));
      return new MapLanes(List.of(lane), List.of(in.get(0)), add(lane, 1), vec(4, IntType.of(4, 6)));
    }));
    all.add(corner("ConstantRows", List.of(NIBBLE), in -> map(
        constants(NIBBLE, 1, 9, 4), IntType.of(-40, 60), lane -> add(lane, in.get(0)))));
    all.add(corner("FilledConstant", List.of(NIBBLE), in -> map(
        filled(3, constants(NIBBLE, 1, 9)), wide, row -> sum(map(row, x -> add(x, in.get(0)))))));
  }

  /// Trees and lane functions whose result the ranges decide.
  private static void decided(List<Corner> all) {
    all.add(corner("TreeOfOneNumber", List.of(vec(5, SEVEN)), in -> sum(in.get(0))));
    all.add(corner("MinimumOfOneNumber", List.of(vec(5, SEVEN), vec(5, HIGH)), in -> reduce(
        zip(in.get(0), in.get(1), CornersTest::min), CornersTest::min)));
    all.add(corner("TreeThatHolds", List.of(vec(5, NIBBLE), vec(5, HIGH)), in -> reduce(
        zip(in.get(0), in.get(1), CornersTest::below), CornersTest::and)));
    all.add(corner("TreeOfTrue", List.of(vec(6, BOOL)), in -> reduce(
        in.get(0), (a, b) -> or(and(a, b), Literal.bool(true)))));
    all.add(corner("TreeWhoseTailHolds", List.of(vec(3, NIBBLE)), in -> {
      var body = Literal.bool(true);
      var pair = combine(NIBBLE, NIBBLE, (_, _) -> body);
      var tail = combine(BOOL, NIBBLE, (a, b) -> or(a, below(b, Literal.number(90))));
      return new ReduceLanes(in.get(0), List.of(
          new ReduceLanes.Level(Optional.of(pair), Optional.empty()),
          new ReduceLanes.Level(Optional.empty(), Optional.of(tail))), BOOL);
    }));
    all.add(corner("TreeWithinLanes", List.of(vec(4, vec(3, SEVEN)), vec(4, NIBBLE)), in -> zip(
        in.get(0), in.get(1), (row, x) -> add(sum(row), x))));
    all.add(corner("TreeThatHoldsWithinLanes", List.of(vec(4, vec(3, NIBBLE)), vec(4, NIBBLE)), in -> zip(
        in.get(0), in.get(1),
        (row, x) -> new Mux(reduce(map(row, y -> below(y, Literal.number(90))), CornersTest::and), x, add(x, 1)))));
    all.add(corner("LanesThatHold", List.of(vec(4, NIBBLE), vec(4, HIGH)), in -> zip(
        in.get(0), in.get(1), CornersTest::below)));
    all.add(corners("DecidedAndUsed", List.of(vec(4, vec(3, SEVEN)), vec(4, NIBBLE)), in -> {
      Expr sums = map(in.get(0), CornersTest::sum);
      Expr more = zip(sums, in.get(1), CornersTest::add);
      return List.of(sums, more, sum(sums), sum(more), lane(sums, Literal.number(2)));
    }));
    all.add(corner("TreeOfRows", List.of(vec(3, vec(2, SEVEN))), in -> reduce(
        in.get(0), (a, b) -> zip(a, b, CornersTest::add))));
    all.add(corner("RowsThatRangesDecide", List.of(vec(3, vec(2, NIBBLE))), in -> reduce(
        in.get(0), (a, b) -> zip(a, b, (x, y) -> min(min(x, y), Literal.number(-3))))));
  }

  /// Trees over constants, alone and within lane functions.
  private static void constantTrees(List<Corner> all) {
    Expr table = constants(NIBBLE, 1, 2, 3, 4, 15);
    all.add(corner("ConstantTree", List.of(NIBBLE), in -> add(sum(table), in.get(0))));
    all.add(corner("ConstantTreeAlone", List.of(), _ -> sum(constants(NIBBLE, 4, 5, 6))));
    all.add(corner("ConstantTreeOfRows", List.of(NIBBLE), in -> map(
        reduce(new VecLiteral(vec(3, vec(2, NIBBLE)), Constants.of(1, 2, 3, 4, 5, 6)), (a, b) -> zip(a, b, CornersTest::add)),
        x -> add(x, in.get(0)))));
    all.add(corner("ConstantTreeInLanes", List.of(vec(4, NIBBLE)), in -> map(in.get(0), x -> add(sum(table), x))));
    all.add(corner("ConstantTreeOfOuter", List.of(vec(4, NIBBLE)), in -> map(
        in.get(0), x -> reduce(table, (a, b) -> add(a, add(b, x))))));
    all.add(corner("ConstantMapOfOuter", List.of(vec(4, NIBBLE)), in -> map(
        in.get(0), x -> sum(map(table, y -> add(y, x))))));
    all.add(corner("TreeOfNumbers", List.of(vec(4, NIBBLE)), in -> map(
        in.get(0), x -> reduce(new Iota(5), (a, b) -> max(add(a, x), b)))));
    all.add(corners("ConstantTreesShared", List.of(vec(4, NIBBLE)), in -> {
      Expr tree = sum(table);
      Expr squares = map(table, x -> new Binary(BinaryOp.MUL, x, x));
      return List.of(tree, map(in.get(0), x -> add(x, tree)), squares, sum(squares), reduce(squares, CornersTest::max),
          map(squares, x -> new Binary(BinaryOp.SUB, x, tree)));
    }));
    all.add(corner("TreeOfFilled", List.of(NIBBLE), in -> add(sum(filled(5, Literal.number(3))), in.get(0))));
    all.add(corner("TreeOfFilledSignal", List.of(NIBBLE), in -> sum(filled(5, in.get(0)))));
  }

  /// A tree whose last step looks at no lane.
  private static Expr treeThatEndsIn(long value, Expr vec) {
    Type element = Types.vec(vec.type()).element();
    var last = combine(element, element, (_, _) -> Literal.number(value));
    var level = new ReduceLanes.Level(Optional.of(combine(element, element, CornersTest::min)), Optional.empty());
    return new ReduceLanes(vec, List.of(level, new ReduceLanes.Level(Optional.of(last), Optional.empty())), NIBBLE);
  }

  /// Verilator finds out what is constant and warns of what it then takes for decided.
  private static void comparedConstants(List<Corner> all) {
    all.add(corners("TreeThatEndsInConstant", List.of(vec(4, NIBBLE), NIBBLE), in -> {
      Expr tree = treeThatEndsIn(15, in.get(0));
      Expr again = reduce(in.get(0), (a, b) -> max(a, new Binary(BinaryOp.SUB, b, b, IntType.of(0, 15))));
      return List.of(tree, max(tree, tree), max(tree, in.get(1)), below(in.get(1), tree), below(tree, in.get(1)), again);
    }));
    all.add(corners("TreeThatEndsInTail", List.of(vec(3, NIBBLE), NIBBLE), in -> {
      var pair = combine(NIBBLE, NIBBLE, CornersTest::max);
      var tail = combine(NIBBLE, NIBBLE, (_, b) -> b);
      Expr tree = new ReduceLanes(in.get(0), List.of(
          new ReduceLanes.Level(Optional.of(pair), Optional.empty()),
          new ReduceLanes.Level(Optional.empty(), Optional.of(tail))), NIBBLE);
      return List.of(tree, min(tree, in.get(1)));
    }));
    for (long value : new long[] {0, 7, 15}) {
      all.add(throughWire("ComparedBehindWire" + value, NIBBLE, NIBBLE, Literal.number(value), (in, wire) -> List.of(
          below(in, wire), below(wire, in), min(in, wire), max(wire, in), max(wire, wire), below(wire, Literal.number(9)),
          new Mux(below(wire, add(in, 3)), in, wire), min(wire, Literal.number(7)), add(in, wire))));
    }
    all.add(throughWire("SignedBehindWire", IntType.of(-8, 7), IntType.of(-8, 7), Literal.number(-8), (in, wire) -> List.of(
        below(in, wire), below(wire, in), min(in, wire), max(wire, in), new Unary(UnaryOp.ABS, wire), add(in, wire))));
    all.add(throughWire("LanesComparedBehindWire", NIBBLE, vec(3, NIBBLE), constants(NIBBLE, 0, 15, 7), (in, wire) ->
        List.of(map(wire, x -> below(x, in)), map(wire, x -> min(x, in)), reduce(wire, CornersTest::max),
            below(in, lane(wire, Literal.number(1))), lane(wire, min(in, Literal.number(2))))));
    all.add(throughWire("BoolBehindWire", BOOL, BOOL, Literal.bool(true), (in, wire) -> List.of(
        and(in, wire), or(in, wire), new Mux(wire, in, wire), new Unary(UnaryOp.NOT, wire),
        new Binary(BinaryOp.EQ, in, wire))));
    all.add(corners("Likeness", List.of(NIBBLE, BOOL, vec(2, NIBBLE)), in -> {
      Expr x = max(in.get(0), in.get(0));
      Expr zero = new Binary(BinaryOp.SUB, x, min(in.get(0), x));
      Expr rows = new Mux(in.get(1), in.get(2), in.get(2), vec(2, NIBBLE));
      return List.of(x, zero, below(zero, in.get(0)), below(in.get(0), zero), new Mux(in.get(1), x, in.get(0)),
          map(rows, y -> add(y, 1)), new Binary(BinaryOp.XOR, in.get(1), in.get(1)), add(add(x, 1), in.get(0)),
          max(in.get(0), Literal.number(-5)), below(max(Literal.number(15), in.get(0)), x),
          lane(rows, min(x, Literal.number(1))));
    }));
    all.add(corners("Nothing", List.of(NIBBLE, IntType.of(0, 3), IntType.of(1, 9)), in -> {
      Expr none = new Binary(BinaryOp.SUB, in.get(0), in.get(0));
      List<Expr> nothing = new ArrayList<>();
      for (BinaryOp op : List.of(BinaryOp.SHR, BinaryOp.SHL)) nothing.add(new Binary(op, none, in.get(1)));
      for (BinaryOp op : List.of(BinaryOp.DIV, BinaryOp.REM)) nothing.add(new Binary(op, none, in.get(2)));
      nothing.add(new Binary(BinaryOp.MUL, in.get(0), none));
      Expr wrapped = new Wrap(in.get(2), NIBBLE);
      List<Expr> outputs = new ArrayList<>(List.of(min(wrapped, in.get(2)), below(wrapped, in.get(2)), add(wrapped, in.get(0))));
      for (Expr zero : nothing) Collections.addAll(outputs, zero, below(zero, in.get(0)), max(zero, in.get(2)));
      return outputs;
    }));
    all.add(drivenTwice());
    all.add(drivenWhereAConstantHolds());
    all.add(emptyContents());
    all.add(loop("OwnState", NIBBLE, state -> min(add(state, 3), Literal.number(15))));
    all.add(corner("LaneOfSlice", List.of(vec(9, BOOL), IntType.of(0, 1)), in -> lane(
        new Slice(in.get(0), 7, 2), in.get(1))));
  }

  /// Constants of so many bits that they become arrays, read lane by lane in the loops of a block.
  private static void tables(List<Corner> all) {
    long[] values = LongStream.range(0, 300).map(i -> i * i % 251).toArray();
    IntType octet = IntType.of(0, 255);
    all.add(corner("TableInLoop", List.of(vec(300, NIBBLE)), in -> sum(zip(
        constants(octet, values), in.get(0), (c, x) -> new Binary(BinaryOp.MUL, c, x)))));
    all.add(corner("TableInTree", List.of(BOOL), in -> reduce(
        constants(octet, values), (a, b) -> new Mux(in.get(0), max(a, b), min(a, b)))));
    all.add(corner("TableAtIndex", List.of(IntType.of(0, 299)), in -> lane(constants(octet, values), in.get(0))));
    all.add(corner("TableAtIndices", List.of(vec(3, IntType.of(0, 299))), in -> map(
        in.get(0), x -> lane(constants(octet, values), x))));
  }

  /// Signals with one possible value, read within lane functions.
  private static void constantsBehindSignals(List<Corner> all) {
    all.add(corner("SignalOfOneNumber", List.of(SEVEN, vec(4, NIBBLE)), in -> map(
        in.get(1), x -> add(x, in.get(0)))));
    all.add(corner("OnlySignalOfOneNumber", List.of(SEVEN, vec(4, NIBBLE)), in -> map(
        in.get(1), x -> new Mux(below(x, Literal.number(90)), in.get(0), x))));
    all.add(corner("LanesOfOneNumber", List.of(vec(4, SEVEN)), in -> map(in.get(0), x -> add(x, 2))));
    all.add(corner("LanesOfOneNumberPassOn", List.of(vec(4, SEVEN)), in -> map(in.get(0), x -> x)));
    all.add(corner("ChoiceByRange", List.of(NIBBLE, vec(4, NIBBLE), vec(4, HIGH)), in -> zip(
        in.get(1), in.get(2), (x, y) -> new Mux(below(in.get(0), y), add(x, 1), add(y, 2)))));
    all.add(corner("ConstantUpdate", List.of(vec(4, NIBBLE), IntType.of(2, 2)), in -> new Update(
        constants(NIBBLE, 1, 2, 3, 4), in.get(1), lane(in.get(0), in.get(1)), vec(4, NIBBLE))));
    all.add(corner("UpdateWithinLanes", List.of(vec(4, SEVEN), IntType.of(2, 2)), in -> map(in.get(0), x -> sum(
        new Update(constants(NIBBLE, 1, 2, 3, 4), in.get(1), x, vec(4, NIBBLE))))));
    all.add(throughWire("LanesBehindWire", vec(4, SEVEN), constants(SEVEN, 7, 7, 7, 7), wire -> map(wire, x -> add(x, 1))));
    all.add(throughWire("TreeBehindWire", vec(4, NIBBLE), constants(NIBBLE, 7, 1, 0, 7), CornersTest::sum));
    all.add(throughWire("FunctionBehindWire", NIBBLE, Literal.number(9), wire -> map(
        constants(NIBBLE, 1, 2, 3), x -> add(x, wire))));
    all.add(throughWire("IndexBehindWire", IntType.of(0, 2), Literal.number(1), wire -> map(
        constants(NIBBLE, 1, 2, 3), x -> add(x, lane(constants(NIBBLE, 4, 5, 6), wire)))));
  }

  private static Optional<Fault> fault(Target target, Circuit circuit) {
    return target.fault(circuit, Stimulus.random(circuit, 1, 40));
  }

  @ParameterizedTest
  @MethodSource("corners")
  void runsInIcarus(Corner corner) {
    assertThat(fault(Target.ICARUS, corner.circuit())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("corners")
  void runsUnrolled(Corner corner) {
    assertThat(fault(Target.UNROLLED, corner.circuit())).isEmpty();
  }

  /// All at once, since these take long to start.
  @ParameterizedTest
  @EnumSource(names = {"JVM", "VERILATOR", "LINT", "YOSYS"})
  void runTogether(Target target) {
    assertThat(fault(target, Joined.of(corners().stream().map(Corner::circuit).toList()))).isEmpty();
  }
}
