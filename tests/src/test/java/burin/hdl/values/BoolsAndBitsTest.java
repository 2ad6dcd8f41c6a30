package burin.hdl.values;

import static burin.hdl.DataType.bits;
import static burin.hdl.DataType.bool;
import static burin.hdl.DataType.index;
import static burin.hdl.DataType.sint;
import static burin.hdl.DataType.uint;
import static org.assertj.core.api.Assertions.assertThat;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.sim.Engine;
import org.junit.jupiter.api.Test;

/// Every verb of bools and bits for all operands.
class BoolsAndBitsTest {
  private static final DataType<Bits> B = bits(5);

  @Test
  void bools() {
    Probe.check(bool(), bool(), Bool::and, "bool", (a, b) -> a & b);
    Probe.check(bool(), bool(), Bool::or, "bool", (a, b) -> a | b);
    Probe.check(bool(), bool(), Bool::xor, "bool", (a, b) -> a ^ b);
    Probe.check(bool(), bool(), Bool::eq, "bool", (a, b) -> a == b ? 1 : 0);
    Probe.check(bool(), bool(), Bool::ne, "bool", (a, b) -> a ^ b);
    Probe.check(bool(), Bool::not, "bool", a -> 1 - a);
    Probe.check(bool(), Bool::toUInt, "uint(1)", a -> a);
    Probe.check(bool(), Bool::asBits, "bits(1)", a -> a);
    Probe.check(bool(), bool(), (a, b) -> a.mux(b, b.not()), "bool", (a, b) -> a == 1 ? b : 1 - b);
  }

  @Test
  void bitwise() {
    Probe.check(B, B, Bits::and, "bits(5)", (a, b) -> a & b);
    Probe.check(B, B, Bits::or, "bits(5)", (a, b) -> a | b);
    Probe.check(B, B, Bits::xor, "bits(5)", (a, b) -> a ^ b);
    Probe.check(B, B, Bits::eq, "bool", (a, b) -> a == b ? 1 : 0);
    Probe.check(B, B, Bits::ne, "bool", (a, b) -> a != b ? 1 : 0);
    Probe.check(B, Bits::not, "bits(5)", a -> ~a & 31);
    Probe.check(B, bool(), (a, b) -> b.mux(a, a.not()), "bits(5)", (a, b) -> b == 1 ? a : ~a & 31);
  }

  @Test
  void shifts() {
    Probe.check(B, a -> a.shl(2), "bits(5)", a -> a << 2 & 31);
    Probe.check(B, a -> a.shr(2), "bits(5)", a -> a >> 2);
    Probe.check(B, a -> a.shl(9), "bits(5)", _ -> 0L);
    Probe.check(B, a -> a.shr(9), "bits(5)", _ -> 0L);
    Probe.check(B, uint(3), (a, b) -> a.shl(b), "bits(5)", (a, b) -> a << b & 31);
    Probe.check(B, uint(3), (a, b) -> a.shr(b), "bits(5)", (a, b) -> a >> b);
  }

  @Test
  void reductions() {
    Probe.check(B, Bits::allOnes, "bool", a -> a == 31 ? 1L : 0);
    Probe.check(B, Bits::anyOne, "bool", a -> a != 0 ? 1L : 0);
    Probe.check(B, Bits::parity, "bool", a -> Long.bitCount(a) & 1L);
  }

  @Test
  void parts() {
    Probe.check(B, a -> a.slice(3, 1), "bits(3)", a -> a >> 1 & 7);
    Probe.check(B, a -> a.slice(4, 0), "bits(5)", a -> a);
    Probe.check(B, a -> a.slice(2, 2), "bits(1)", a -> a >> 2 & 1);
    Probe.check(B, a -> a.bit(4), "bool", a -> a >> 4);
    Probe.check(B, index(5), (a, b) -> a.bit(b), "bool", (a, b) -> a >> b & 1);
    Probe.check(B, bits(2), Bits::cat, "bits(7)", (a, b) -> a << 2 | b);
    Probe.check(B, a -> a.repeat(3), "bits(15)", a -> a << 10 | a << 5 | a);
  }

  @Test
  void readAsNumbers() {
    Probe.check(B, Bits::asUInt, "uint(5)", a -> a);
    Probe.check(B, Bits::asSInt, "sint(5)", a -> a << 59 >> 59);
    Probe.check(B, Bits::asBits, "bits(5)", a -> a);
    Probe.check(sint(4), SInt::asBits, "bits(4)", a -> a & 15);
    Probe.check(uint(4), UInt::asBits, "bits(4)", a -> a);
    Probe.check(B, a -> a.as(uint(5)), "uint(5)", a -> a);
  }

  static final class Cut extends Module {
    final Bits a = input(bits(12));
    final Vec<SInt> numbers = output(vec(3, sint(4)));
    final Vec<Bool> single = output(vec(12, bool()));
    final Vec<Vec<UInt>> nested = output(vec(2, vec(3, uint(2))));
    final Bits back = output(bits(12));

    Cut() {
      numbers.drive(a.asVec(sint(4)));
      single.drive(a.asVec(bool()));
      nested.drive(a.asVec(vec(3, uint(2))));
      back.drive(nested.asBits().xor(numbers.asBits()).xor(single.asBits()));
    }
  }

  @Test
  void bitsAreCutIntoLanes() {
    var cut = new Cut();
    try (var sim = Engine.INTERP.open(cut)) {
      sim.poke(cut.a, 0b1000_0111_0010);
      assertThat(sim.peek(cut.numbers)).containsExactly(2, 7, -8);
      assertThat(sim.peek(cut.single)).containsExactly(0, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1);
      assertThat(sim.peek(cut.nested)).containsExactly(2, 0, 3, 1, 0, 2);
      assertThat(sim.peek(cut.back)).isEqualTo(0b1000_0111_0010);
    }
  }

  static final class Literals extends Module {
    final Bits pattern = output(bits(8));
    final Bool yes = output(bool());
    final UInt seven = output(range(7, 7));
    final SInt minus = output(signedRange(-9, -9));

    Literals() {
      pattern.drive(litBits(8, 0xA5));
      yes.drive(lit(true));
      seven.drive(ulit(7));
      minus.drive(lit(-9));
    }
  }

  @Test
  void constants() {
    var literals = new Literals();
    try (var sim = Engine.INTERP.open(literals)) {
      assertThat(sim.peek(literals.pattern)).isEqualTo(0xA5);
      assertThat(sim.peek(literals.yes)).isEqualTo(1);
      assertThat(sim.peek(literals.seven)).isEqualTo(7);
      assertThat(sim.peek(literals.minus)).isEqualTo(-9);
    }
  }
}
