package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Expr;
import burin.ir.Iota;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.PartMap;
import burin.ir.PartSet;
import burin.ir.Ref;
import burin.ir.VecLiteral;
import burin.ir.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Registers between the stages of a computation, inserted and balanced by themselves.
///
/// ```java
/// var pipe = pipeline();
/// var product = pipe.at(a).mul(pipe.at(b));
/// pipe.stage();                                             // everything below is one cycle later
/// result.drive(pipe.at(product).add(pipe.at(c)).wrap(16));  // c is delayed to meet the product
/// ```
///
/// Every signal belongs to stage 0, a computed value to the stage of what it is computed from, a constant to all; [#made]
/// says otherwise. `at(value)` is the value as it is at the present stage: one register later for each stage in between,
/// which all uses share. Moving the line `pipe.stage()` moves the registers.
public final class Pipeline {
  private static final int ANY = -1;
  private static final int MIXED = -2;

  private final Builder builder;
  private final PartMap<Expr, Integer> stages = new PartMap<>();
  /// What has been walked through, so that a value that many others are made of is walked through once.
  private final PartSet<Expr> seen = new PartSet<>();
  private final PartMap<Expr, Map<Integer, Value>> delayed = new PartMap<>();
  private int stage;
  /// The stages of values that are combined, for the message.
  private String mixed = "";

  Pipeline(Builder builder) {
    this.builder = builder;
  }

  /// Cycles from the first stage to the present one.
  public int latency() {
    return stage;
  }

  /// Begins the next stage, one cycle later.
  public void stage() {
    builder.checkOpen();
    stage++;
  }

  /// Says that `value` belongs to the present stage, wherever it is from.
  public <T extends Value> T made(T value) {
    Ops.common(builder, value);
    for (Expr leaf : value.locals()) stages.put(leaf, stage);
    return value;
  }

  /// `value` as it is at the present stage.
  public <T extends Value> T at(T value) {
    Ops.common(builder, value);
    int from = ANY;
    for (Expr leaf : value.locals()) from = Math.max(from, stageOf(leaf));
    if (from > stage) throw late(value, from);
    return from == ANY || from == stage ? value : delayed(value, from);
  }

  @SuppressWarnings("unchecked")
  private <T extends Value> T delayed(T value, int from) {
    Map<Integer, Value> known = delayed.computeIfAbsent(value.locals().getFirst(), _ -> new HashMap<>());
    T latest = value;
    for (int s = from + 1; s <= stage; s++) {
      T before = latest;
      int at = s;
      latest = (T) known.computeIfAbsent(s, _ -> register(value, before, at));
    }
    return latest;
  }

  private <T extends Value> T register(T value, T before, int at) {
    T register = builder.delayed(value, before, "stage" + at);
    for (Expr leaf : register.exprs()) stages.put(leaf, at);
    return register;
  }

  private int stageOf(Expr value) {
    Walk.postOrder(List.of(value), seen, expr -> {
      if (!stages.containsKey(expr)) stages.put(expr, derived(expr));
    });
    int stage = stages.get(value);
    if (stage != MIXED) return stage;
    throw builder.fatal(Diagnostic.of(Code.STAGE, builder.here(), "values of the stages " + mixed + " are combined")
        .hint("pipe.at(x) for both"));
  }

  private int derived(Expr expr) {
    return switch (expr) {
      case Literal _, VecLiteral _, Iota _, LaneParam _ -> ANY;
      case Ref _ -> 0;
      default -> {
        int latest = ANY;
        for (Expr operand : Walk.operands(expr)) latest = meet(latest, stages.get(operand));
        yield latest;
      }
    };
  }

  private int meet(int one, int other) {
    if (one == other || other == ANY) return one;
    if (one == ANY) return other;
    if (one != MIXED && other != MIXED) mixed = Math.min(one, other) + " and " + Math.max(one, other);
    return MIXED;
  }

  private RuntimeException late(Value value, int from) {
    return builder.fatal(Diagnostic.of(Code.STAGE, builder.here(),
            value.describe() + " is of stage " + from + ", but the pipeline is at stage " + stage)
        .hint("pipe.stage() before it"));
  }
}
