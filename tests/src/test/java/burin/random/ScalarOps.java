package burin.random;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.Mux;
import burin.ir.Range;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.Wrap;
import java.util.ArrayList;
import java.util.List;

/// Random operations on scalars; some on anything.
final class ScalarOps {
  /// Those whose results depend on signs.
  private static final BinaryOp[] SUBTLE = {BinaryOp.DIV, BinaryOp.REM, BinaryOp.SHR};

  private final Choice choice;
  private final Adapt adapt;
  private final List<Memory> memories;

  ScalarOps(Choice choice, Adapt adapt, List<Memory> memories) {
    this.choice = choice;
    this.adapt = adapt;
    this.memories = memories;
  }

  Expr unary(Scope scope) {
    UnaryOp op = choice.of(UnaryOp.values());
    return switch (op) {
      case NOT -> new Unary(op, choice.chance(30) ? adapt.bool(scope) : adapt.bits(scope));
      case NEG, ABS -> new Unary(op, adapt.number(scope));
      case ALL_ONES, ANY_ONE, PARITY -> new Unary(op, adapt.bits(scope));
    };
  }

  Expr binary(Scope scope) {
    BinaryOp op = choice.chance(15) ? choice.of(SUBTLE) : choice.of(BinaryOp.values());
    return switch (op) {
      case ADD, SUB, MUL, MIN, MAX -> arithmetic(scope, op);
      case DIV, REM -> division(scope, op);
      case SHL, SHR -> shift(scope, op);
      case AND, OR, XOR -> bitwise(scope, op);
      case EQ, NE, LT, LE, GT, GE -> compare(scope, op);
    };
  }

  private Expr arithmetic(Scope scope, BinaryOp op) {
    Expr left = adapt.number(scope);
    return adapt.capped(new Binary(op, left, adapt.partner(scope, left)));
  }

  private Expr division(Scope scope, BinaryOp op) {
    Expr number = adapt.number(scope);
    return new Binary(op, number, divisor(adapt.partner(scope, number), number.type().width()));
  }

  /// @param width that of the dividend, of which more than the sign shall be left
  private Expr divisor(Expr number, int width) {
    Range range = Types.range(number.type());
    if (!range.contains(0) && choice.chance(50)) return number;
    int bits = choice.between(1, Math.clamp(width - 2, 1, 40));
    Range positive = Range.unsigned(bits).add(Range.point(1));
    return adapt.within(number, choice.chance(60) ? positive : positive.neg());
  }

  private Expr shift(Scope scope, BinaryOp op) {
    boolean ofBits = choice.chance(40);
    Expr operand = ofBits ? adapt.bits(scope) : adapt.number(scope);
    int most = choice.chance(50) ? operand.type().width() + 3 : 6;
    if (op == BinaryOp.SHL && !ofBits) most = Math.min(most, 20);
    if (choice.chance(25)) return adapted(new Binary(op, operand, Literal.number(choice.between(0, most))));
    Range amounts = Range.of(choice.chance(70) ? 0 : choice.between(0, most), most);
    return adapted(new Binary(op, operand, adapt.within(adapt.number(scope), amounts)));
  }

  private Expr adapted(Expr expr) {
    return expr.type() instanceof IntType ? adapt.capped(expr) : expr;
  }

  private Expr bitwise(Scope scope, BinaryOp op) {
    if (choice.chance(40)) return new Binary(op, adapt.bool(scope), adapt.bool(scope));
    Expr left = adapt.bits(scope);
    return new Binary(op, left, adapt.like(scope, left.type()));
  }

  private Expr compare(Scope scope, BinaryOp op) {
    boolean ofAnything = op == BinaryOp.EQ || op == BinaryOp.NE;
    if (!ofAnything || choice.chance(50)) {
      Expr number = adapt.number(scope);
      return new Binary(op, number, adapt.partner(scope, number));
    }
    Expr left = choice.chance(20)
        ? adapt.fitting(scope, adapt.types.enumType())
        : choice.chance(50) ? adapt.bool(scope) : adapt.bits(scope);
    return new Binary(op, left, adapt.like(scope, left.type()));
  }

  Expr mux(Scope scope) {
    Expr onTrue = adapt.any(scope);
    return new Mux(adapt.bool(scope), onTrue, adapt.like(scope, onTrue.type()));
  }

  Expr wrap(Scope scope) {
    Expr number = adapt.number(scope);
    int width = choice.chance(50) ? choice.between(1, number.type().width()) : adapt.types.width();
    return new Wrap(number, adapt.types.whole(width));
  }

  Expr cast(Scope scope) {
    Expr operand = adapt.any(scope);
    Type type = adapt.types.ofWidth(operand.type().width());
    return new Cast(operand, type);
  }

  Expr extract(Scope scope) {
    Expr bits = adapt.bits(scope);
    int high = choice.below(bits.type().width());
    return new Extract(bits, high, choice.between(0, high));
  }

  Expr cat(Scope scope) {
    List<Expr> parts = new ArrayList<>();
    int width = 0;
    for (int i = choice.between(1, 4); i > 0; i--) {
      Expr part = choice.chance(30) ? adapt.bool(scope) : adapt.bits(scope);
      width += part.type().width();
      if (width <= 400 || parts.isEmpty()) parts.add(part);
    }
    return new Cat(parts);
  }

  Expr literal() {
    return adapt.constant(adapt.types.scalar());
  }

  Expr memoryRead(Scope scope) {
    if (memories.isEmpty()) return literal();
    Memory memory = choice.of(memories);
    return new MemoryRead(memory, address(scope, memory));
  }

  Expr address(Scope scope, Memory memory) {
    return adapt.fitting(scope, IntType.of(0, memory.depth() - 1));
  }

  /// A bool of one bit, for it is a case of its own in every engine.
  Expr bit(Scope scope) {
    Expr bits = adapt.bits(scope);
    int at = choice.below(bits.type().width());
    return new Cast(new Extract(bits, at, at), choice.chance(70) ? BoolType.BOOL : new BitsType(1));
  }
}
