package burin.sim.unknown;

import burin.ir.Binary;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.Concat;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.InstancePort;
import burin.ir.Iota;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.Mux;
import burin.ir.Port;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ShiftIn;
import burin.ir.Signal;
import burin.ir.Slice;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Unary;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.Walk;
import burin.ir.Wire;
import burin.ir.Wrap;
import burin.sim.unknown.Frame.Source;
import burin.sim.unknown.Word.Scalar;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds what expressions are worth, with their doubts. What an expression needs waits on a stack of its own, so that deep
/// graphs need no deep Java stack.
final class Evaluator {
  private long edge;

  /// How many clock edges there have been.
  void at(long edge) {
    this.edge = edge;
  }

  Word word(Node node, Expr expr) {
    return word(source(node.frame, expr)).word();
  }

  Scalar scalar(Node node, Expr expr) {
    return word(node, expr).scalar();
  }

  /// What a driven signal or an input of a node is.
  Word word(Node node, Signal signal) {
    needs(node, signal).forEach(this::word);
    return found(node, signal);
  }

  /// The inputs of a foreign node.
  Map<Port, Word> inputs(Node node) {
    Map<Port, Word> inputs = new LinkedHashMap<>();
    for (Port port : node.facts.module().inputs()) inputs.put(port, word(node, port));
    return inputs;
  }

  private Source word(Source wanted) {
    Deque<Source> waiting = new ArrayDeque<>();
    waiting.push(wanted);
    while (!waiting.isEmpty()) {
      Source source = waiting.peek();
      if (source.frame().get(source.expr()) != null) {
        waiting.pop();
        continue;
      }
      List<Source> missing = missing(source);
      missing.forEach(waiting::push);
      if (missing.isEmpty()) source.frame().put(source.expr(), compute(source.frame(), source.expr()));
    }
    return wanted;
  }

  private static List<Source> missing(Source source) {
    List<Source> missing = new ArrayList<>();
    for (Source need : needs(source.frame(), source.expr())) {
      if (need.frame().get(need.expr()) == null) missing.add(need);
    }
    return missing;
  }

  private static List<Source> needs(Frame frame, Expr expr) {
    return switch (expr) {
      case Ref ref -> needs(frame.node, ref.signal());
      case LaneParam param -> List.of(frame.params.get(param));
      case MapLanes _, ReduceLanes _ -> frame.parts(expr);
      default -> Walk.operands(expr).stream().map(operand -> source(frame, operand)).toList();
    };
  }

  private static List<Source> needs(Node node, Signal signal) {
    return switch (signal) {
      case Register _, SyncRead _ -> List.of();
      case Port port when port.isInput() ->
          node.parent == null ? List.of() : needs(node.parent, node.instance.port(port));
      case InstancePort port when !port.port().isInput() ->
          node.children.get(port.instance()).stream().flatMap(child -> needs(child, port.port()).stream()).toList();
      case Port port when node.foreign != null -> foreignNeeds(node, port);
      case Port _, Wire _, InstancePort _ -> List.of(source(node.frame, node.facts.netlist().drivers().get(signal)));
    };
  }

  private static List<Source> foreignNeeds(Node node, Port output) {
    if (node.foreign.isRegistered(output)) return List.of();
    return node.facts.module().inputs().stream().flatMap(port -> needs(node, port).stream()).toList();
  }

  private static Source source(Frame frame, Expr expr) {
    return new Source(frame.home(expr), expr, -1);
  }

  /// What a signal is whose needs are there.
  private Word found(Node node, Signal signal) {
    return switch (signal) {
      case Register _, SyncRead _ -> node.held.get(signal);
      case Port port when port.isInput() -> node.parent == null ? node.inputs.get(port) : fromParent(node, port);
      case InstancePort port when !port.port().isInput() -> fromChildren(node, port);
      case Port port when node.foreign != null -> fromForeign(node, port);
      case Port _, Wire _, InstancePort _ -> fromDriver(node, signal);
    };
  }

  private Word fromDriver(Node node, Signal signal) {
    Word known = node.found.get(signal);
    if (known != null) return known;
    Word word = node.through(signal, node.frame.get(node.facts.netlist().drivers().get(signal)), edge);
    node.found.put(signal, word);
    return word;
  }

  private Word fromParent(Node node, Port port) {
    Word all = found(node.parent, node.instance.port(port));
    return node.instance.isArray() ? all.lane(node.index) : all;
  }

  private Word fromChildren(Node node, InstancePort port) {
    List<Word> words = node.children.get(port.instance()).stream().map(child -> found(child, port.port())).toList();
    return port.instance().isArray() ? Word.of(words) : words.getFirst();
  }

  private Word fromForeign(Node node, Port output) {
    Map<Port, Word> inputs = new LinkedHashMap<>();
    if (!node.foreign.isRegistered(output)) {
      for (Port port : node.facts.module().inputs()) inputs.put(port, found(node, port));
    }
    return node.through(output, node.foreign.output(output, inputs), edge);
  }

  private Word compute(Frame frame, Expr expr) {
    return switch (expr) {
      case Literal _, VecLiteral _ -> Word.constant(expr);
      case Iota e -> Word.lanes(e.length(), lane -> Word.known(BigInteger.valueOf(lane)));
      case Ref e -> found(frame.node, e.signal());
      case LaneParam e -> frame.params.get(e).word();
      case MapLanes e -> Word.of(frame.parts(e).stream().map(Source::word).toList());
      case ReduceLanes e -> frame.parts(e).getFirst().word();
      case Unary e -> Rules.unary(e, scalarOf(frame, e.operand()));
      case Binary e -> Rules.binary(e, scalarOf(frame, e.left()), scalarOf(frame, e.right()));
      case Mux e -> Rules.select(e.type(), scalarOf(frame, e.select()), of(frame, e.onTrue()), of(frame, e.onFalse()));
      case Wrap e -> Rules.wrap(e, scalarOf(frame, e.operand()));
      case Cast e -> cast(e, of(frame, e.operand()));
      case Extract e -> Rules.extract(scalarOf(frame, e.operand()), e.high(), e.low());
      case Cat e -> Rules.cat(e, all(frame, e.parts()));
      case MemoryRead e -> read(frame.node, e.memory(), scalarOf(frame, e.address()));
      case Index e -> Rules.pick(e.type(), of(frame, e.operand()).asLanes(), scalarOf(frame, e.index()));
      case Update e -> update(e, of(frame, e.operand()), scalarOf(frame, e.index()), of(frame, e.value()));
      case Slice e -> Word.of(of(frame, e.operand()).asLanes().subList(e.from(), e.from() + e.length()));
      case Concat e -> Word.of(all(frame, e.operands()).stream().flatMap(word -> word.asLanes().stream()).toList());
      case ShiftIn e -> shiftIn(of(frame, e.operand()).asLanes(), of(frame, e.value()));
      case Gather e -> Word.of(e.sources().asList().stream().map(of(frame, e.operand())::lane).toList());
      case VecOf e -> Word.of(all(frame, e.elements()));
    };
  }

  private static Word of(Frame frame, Expr operand) {
    return frame.home(operand).get(operand);
  }

  private static Scalar scalarOf(Frame frame, Expr operand) {
    return of(frame, operand).scalar();
  }

  private static List<Word> all(Frame frame, List<Expr> operands) {
    return operands.stream().map(operand -> of(frame, operand)).toList();
  }

  private static Word cast(Cast expr, Word operand) {
    Type from = expr.operand().type();
    return Word.ofBits(expr.type(), operand.bits(from), operand.doubtOfBits(from));
  }

  static Word read(Node node, Memory memory, Scalar address) {
    Word word = node.words.get(memory).get(address.number().intValueExact());
    return address.isKnown() ? word : word.inDoubt(memory.element(), address.doubt().cause());
  }

  private static Word update(Update expr, Word operand, Scalar index, Word value) {
    if (index.isKnown()) return operand.with(index.number().intValueExact(), value);
    return Word.lanes(expr.type().length(), lane ->
        Rules.select(expr.type().element(), Rules.isAt(index, lane), value, operand.lane(lane)));
  }

  private static Word shiftIn(List<Word> operand, Word value) {
    List<Word> lanes = new ArrayList<>(operand.subList(1, operand.size()));
    lanes.add(value);
    return Word.of(lanes);
  }
}
