package burin.examples.riscv;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;

/// What the register and immediate instructions compute. `operation` is their field `funct3`; `alternative` makes a
/// difference of the sum and an arithmetic shift of the logical one to the right. Gates only.
final class Alu extends Module {
  public final UInt operation = input(uint(3));
  public final Bool alternative = input(bool());
  public final Bits a = input(bits(32));
  public final Bits b = input(bits(32));
  public final Bits result = output(bits(32));

  Alu() {
    super();
    var amount = b.slice(4, 0).asUInt();
    select(operation)
        .is(0, () -> result.drive(mux(alternative, difference(), sum())))
        .is(1, () -> result.drive(a.shl(amount)))
        .is(2, () -> result.drive(word(a.asSInt().lt(b.asSInt()))))
        .is(3, () -> result.drive(word(a.asUInt().lt(b.asUInt()))))
        .is(4, () -> result.drive(a.xor(b)))
        .is(5, () -> result.drive(mux(alternative, a.asSInt().shr(amount).asBits(), a.shr(amount))))
        .is(6, () -> result.drive(a.or(b)))
        .is(7, () -> result.drive(a.and(b)));
  }

  private Bits sum() {
    return a.asUInt().add(b.asUInt()).truncate(32).asBits();
  }

  private Bits difference() {
    return a.asUInt().sub(b.asUInt()).truncate(32).asBits();
  }

  private Bits word(Bool bool) {
    return litBits(31, 0).cat(bool.asBits());
  }
}
