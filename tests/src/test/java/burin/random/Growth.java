package burin.random;

import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Adds random expressions to a scope.
final class Growth {
  private final Choice choice;
  private final Adapt adapt;
  /// Each as often as it stands here.
  private final List<Function<Scope, Expr>> makers = new ArrayList<>();

  Growth(Choice choice, Adapt adapt, List<Memory> memories) {
    this.choice = choice;
    this.adapt = adapt;
    var scalars = new ScalarOps(choice, adapt, memories);
    var vectors = new VectorOps(choice, adapt);
    var functions = new LaneFunctions(choice, adapt, this::growBody);
    often(10, scalars::binary);
    often(3, scalars::unary);
    often(3, scalars::mux);
    often(2, scalars::wrap);
    often(2, scalars::cast);
    often(2, scalars::memoryRead);
    often(1, scalars::extract);
    often(1, scalars::cat);
    often(1, scalars::bit);
    often(1, _ -> scalars.literal());
    often(3, functions::map);
    often(3, functions::reduce);
    often(2, vectors::index);
    often(2, vectors::update);
    often(1, vectors::slice);
    often(1, vectors::concat);
    often(1, vectors::shiftIn);
    often(1, vectors::gather);
    often(2, vectors::vecOf);
    often(1, _ -> vectors.literal());
    often(1, _ -> vectors.iota());
    often(3, new Claims(choice, adapt)::any);
  }

  private void often(int weight, Function<Scope, Expr> maker) {
    for (int i = 0; i < weight; i++) makers.add(maker);
  }

  void grow(Scope scope) {
    Expr expr = choice.of(makers).apply(scope);
    if (expr.type() instanceof IntType) expr = adapt.capped(expr);
    if (adapt.fits(expr.type())) scope.add(expr);
  }

  private void growBody(Scope scope) {
    for (int i = choice.between(1, 4); i > 0; i--) grow(scope);
  }
}
