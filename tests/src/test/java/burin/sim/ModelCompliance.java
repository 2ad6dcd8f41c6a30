package burin.sim;

import static burin.ir.BinaryOp.ADD;
import static burin.sim.Exprs.bits;
import static burin.sim.Exprs.lit;
import static burin.sim.Exprs.op;
import static burin.sim.Exprs.sint;
import static burin.sim.Exprs.uint;
import static burin.sim.Exprs.vec;
import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Expr;
import burin.ir.Wrap;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/// The contract of the model itself.
interface ModelCompliance extends Compliance {
  /// How long a chain of expressions the engine is tried with.
  default int deepest() {
    return 100_000;
  }

  @Test
  default void aValueHasThreeForms() {
    var sheet = new Sheet();
    Expr v = sheet.in("v", vec(2, sint(4)));
    Expr b = sheet.in("b", bits(63));
    Expr wide = sheet.in("wide", vec(2, uint(70)));
    sheet.out("vQ", v).out("bQ", b).out("wideQ", wide);
    try (Bench bench = bench(sheet)) {
      Model model = bench.model();
      model.pokeLanes(0, new long[] {-1, 5});
      assertThat(model.peekBits(3)).isEqualTo(0x5F);
      assertThat(model.peekBits(0)).isEqualTo(0x5F);
      model.pokeBits(0, BigInteger.valueOf(0x8C));
      assertThat(bench.peekLanes("vQ")).containsExactly(-4, -8);
      model.poke(1, Long.MAX_VALUE);
      assertThat(model.peek(4)).isEqualTo(Long.MAX_VALUE);
      assertThat(model.peekBits(4)).isEqualTo(BigInteger.valueOf(Long.MAX_VALUE));
      BigInteger huge = BigInteger.ONE.shiftLeft(139).add(BigInteger.valueOf(12345));
      model.pokeBits(2, huge);
      assertThat(model.peekBits(5)).isEqualTo(huge);
      assertThat(bench.show("wideQ")).isEqualTo("[12345, " + BigInteger.ONE.shiftLeft(69) + "]");
    }
  }

  @Test
  default void longChains() {
    var sheet = new Sheet();
    Expr value = sheet.in("a", uint(8));
    for (int i = 0; i < deepest(); i++) value = new Wrap(op(value, ADD, lit(1)), uint(8));
    sheet.out("out", value);
    try (Bench bench = bench(sheet)) {
      assertThat(bench.poke("a", 7).peek("out")).isEqualTo((7 + deepest()) & 255);
    }
  }
}
