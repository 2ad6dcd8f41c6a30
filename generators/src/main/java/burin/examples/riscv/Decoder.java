package burin.examples.riscv;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.EnumValue;
import burin.hdl.Module;
import burin.hdl.UInt;

/// What kind of instruction a word is, and its immediate operand, put together and sign-extended. A word that is no instruction
/// of RV32I is `ILLEGAL`. Gates only.
final class Decoder extends Module {
  private static final int ALTERNATIVE = 0b0100000;
  private static final long ECALL = 0x00000073;
  private static final long EBREAK = 0x00100073;

  public final Bits word = input(bits(32));
  public final EnumValue<Kind> kind = output(enumeration(Kind.class));
  public final Bits immediate = output(bits(32));

  private final UInt funct3;
  private final UInt funct7;

  Decoder() {
    super();
    funct3 = word.slice(14, 12).asUInt();
    funct7 = word.slice(31, 25).asUInt();
    kind.drive(Kind.ILLEGAL);
    immediate.drive(i());
    select(word.slice(6, 0).asUInt())
        .is(0b0110111, () -> {
          kind.drive(Kind.LUI);
          immediate.drive(u());
        })
        .is(0b0010111, () -> {
          kind.drive(Kind.AUIPC);
          immediate.drive(u());
        })
        .is(0b1101111, () -> {
          kind.drive(Kind.JAL);
          immediate.drive(j());
        })
        .is(0b1100111, () -> found(funct3.eq(0), Kind.JALR))
        .is(0b1100011, () -> {
          found(funct3.ne(2).and(funct3.ne(3)), Kind.BRANCH);
          immediate.drive(b());
        })
        .is(0b0000011, () -> found(funct3.ne(3).and(funct3.lt(6)), Kind.LOAD))
        .is(0b0100011, () -> {
          found(funct3.lt(3), Kind.STORE);
          immediate.drive(s());
        })
        .is(0b0010011, () -> found(isImmediate(), Kind.IMMEDIATE))
        .is(0b0110011, () -> found(isRegister(), Kind.REGISTER))
        .is(0b0001111, () -> found(funct3.eq(0), Kind.FENCE))
        .is(0b1110011, () -> found(word.eq(litBits(32, ECALL)).or(word.eq(litBits(32, EBREAK))), Kind.SYSTEM))
        .otherwise(() -> {});
  }

  private void found(Bool legal, Kind legalKind) {
    when(legal, () -> kind.drive(legalKind));
  }

  /// A shift has its amount where others have the low bits of the immediate.
  private Bool isImmediate() {
    var shiftsRight = funct3.eq(5).and(funct7.eq(ALTERNATIVE));
    return funct3.ne(1).and(funct3.ne(5)).or(funct7.eq(0)).or(shiftsRight);
  }

  private Bool isRegister() {
    var hasAlternative = funct3.eq(0).or(funct3.eq(5));
    return funct7.eq(0).or(funct7.eq(ALTERNATIVE).and(hasAlternative));
  }

  private Bits sign(int count) {
    return word.slice(31, 31).repeat(count);
  }

  private Bits i() {
    return sign(20).cat(word.slice(31, 20));
  }

  private Bits s() {
    return sign(20).cat(word.slice(31, 25)).cat(word.slice(11, 7));
  }

  private Bits b() {
    return sign(20).cat(word.slice(7, 7)).cat(word.slice(30, 25)).cat(word.slice(11, 8)).cat(litBits(1, 0));
  }

  private Bits u() {
    return word.slice(31, 12).cat(litBits(12, 0));
  }

  private Bits j() {
    return sign(12).cat(word.slice(19, 12)).cat(word.slice(20, 20)).cat(word.slice(30, 21)).cat(litBits(1, 0));
  }
}
