package burin.hdl;

import burin.ir.Binary;
import burin.ir.Concat;
import burin.ir.Expr;
import burin.ir.Gather;
import burin.ir.IntType;
import burin.ir.Iota;
import burin.ir.LaneParam;
import burin.ir.MapLanes;
import burin.ir.Mux;
import burin.ir.PartMap;
import burin.ir.Range;
import burin.ir.ShiftIn;
import burin.ir.Slice;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.VecType;
import burin.ir.Walk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ranges of a vector's lanes one by one, where they differ: constants have a range each, and so has what is computed
/// from them. A product with the constant 3 needs fewer bits than one with 100.
final class LaneRanges {
  /// What is known of the vectors that have been looked at; empty where that is no more than their common type.
  private final PartMap<Expr, Optional<List<Range>>> known = new PartMap<>();

  private LaneRanges() {}

  /// Empty where the lanes are no numbers or nothing more is known of them than their common type.
  static Optional<List<Range>> of(Expr vec) {
    return new LaneRanges().find(vec);
  }

  /// Operands come before what is made of them, without a deep stack.
  private Optional<List<Range>> find(Expr root) {
    Deque<Expr> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Expr vec = open.peek();
      int before = open.size();
      for (Expr operand : vectors(vec)) {
        if (!known.containsKey(operand)) open.push(operand);
      }
      if (open.size() == before) known.put(open.pop(), isOfNumbers(vec) ? ranges(vec) : Optional.empty());
    }
    return known.get(root);
  }

  private static boolean isOfNumbers(Expr vec) {
    return vec.type() instanceof VecType type && type.element() instanceof IntType;
  }

  /// The vectors whose lanes go one to one into those of `vec`.
  private static List<Expr> vectors(Expr vec) {
    return switch (vec) {
      case MapLanes map -> map.operands();
      case Slice slice -> List.of(slice.operand());
      case Gather gather -> List.of(gather.operand());
      case ShiftIn shift -> List.of(shift.operand());
      case Concat concat -> concat.operands();
      default -> List.of();
    };
  }

  private Optional<List<Range>> ranges(Expr vec) {
    return switch (vec) {
      case VecLiteral literal -> Optional.of(constants(literal));
      case Iota iota -> Optional.of(numbers(iota.length()));
      case VecOf made -> Optional.of(made.elements().stream().map(lane -> Types.range(lane.type())).toList());
      case Slice slice -> known.get(slice.operand()).map(lanes -> lanes.subList(slice.from(), slice.from() + slice.length()));
      case Gather gather -> known.get(gather.operand())
          .map(lanes -> gather.sources().asList().stream().map(lanes::get).toList());
      case MapLanes _, ShiftIn _, Concat _ ->
          vectors(vec).stream().anyMatch(operand -> known.get(operand).isPresent()) ? joined(vec) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<List<Range>> joined(Expr vec) {
    return switch (vec) {
      case ShiftIn shift -> {
        List<Range> lanes = new ArrayList<>(lanes(shift.operand()));
        lanes.removeFirst();
        lanes.add(Types.range(shift.value().type()));
        yield Optional.of(lanes);
      }
      case Concat concat -> {
        List<Range> lanes = new ArrayList<>();
        concat.operands().forEach(operand -> lanes.addAll(lanes(operand)));
        yield Optional.of(lanes);
      }
      case MapLanes map when map.operands().stream().allMatch(LaneRanges::isOfNumbers) -> Optional.of(mapped(map));
      default -> Optional.empty();
    };
  }

  private List<Range> lanes(Expr vec) {
    VecType type = Types.vec(vec.type());
    return known.get(vec).orElseGet(() -> Collections.nCopies(type.length(), Types.range(type.element())));
  }

  private static List<Range> constants(VecLiteral literal) {
    Range all = literal.values().range(0, literal.values().size());
    if (all.isPoint()) return Collections.nCopies(literal.type().length(), all);
    Range[] ranges = new Range[literal.type().length()];
    for (int i = 0; i < ranges.length; i++) ranges[i] = Range.point(literal.values().get(i));
    return Arrays.asList(ranges);
  }

  private static List<Range> numbers(int count) {
    Range[] ranges = new Range[count];
    for (int i = 0; i < count; i++) ranges[i] = Range.point(i);
    return Arrays.asList(ranges);
  }

  private List<Range> mapped(MapLanes map) {
    List<List<Range>> operands = map.operands().stream().map(this::lanes).toList();
    var body = new Body(map.body(), map.params());
    Range[] ranges = new Range[map.length()];
    for (int i = 0; i < ranges.length; i++) {
      int lane = i;
      ranges[i] = body.range(operands.stream().map(lanes -> lanes.get(lane)).toList());
    }
    return Arrays.asList(ranges);
  }

  /// A lane function, to be evaluated for ranges. Lanes with equal ones are computed once.
  static final class Body {
    private final Expr body;
    private final List<LaneParam> params;
    private final Map<List<Range>, Range> results = new HashMap<>();

    Body(Expr body, List<LaneParam> params) {
      this.body = body;
      this.params = params;
    }

    /// The range of the result for parameters in the given ranges.
    Range range(List<Range> given) {
      return results.computeIfAbsent(given, this::evaluate);
    }

    private Range evaluate(List<Range> given) {
      PartMap<Expr, Range> ranges = new PartMap<>();
      for (int i = 0; i < params.size(); i++) ranges.put(params.get(i), given.get(i));
      Walk.postOrder(List.of(body), expr -> {
        if (expr.type() instanceof IntType number) ranges.putIfAbsent(expr, evaluate(expr, number.range(), ranges));
      });
      return ranges.get(body);
    }

    private static Range evaluate(Expr expr, Range declared, PartMap<Expr, Range> ranges) {
      Range exact = switch (expr) {
        case Binary b when ranges.containsKey(b.left()) && ranges.containsKey(b.right()) ->
            Types.range(Binary.resultType(b.op(), new IntType(ranges.get(b.left())), new IntType(ranges.get(b.right()))));
        case Unary u when u.op() == UnaryOp.NEG -> ranges.get(u.operand()).neg();
        case Unary u when u.op() == UnaryOp.ABS -> ranges.get(u.operand()).abs();
        case Mux mux -> ranges.get(mux.onTrue()).union(ranges.get(mux.onFalse()));
        default -> declared;
      };
      return exact.intersect(declared);
    }
  }
}
