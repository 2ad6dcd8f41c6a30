package burin.verilog;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.Index;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.MemoryRead;
import burin.ir.Mux;
import burin.ir.Range;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.VecType;
import burin.ir.Wrap;
import burin.verilog.Term.Level;
import java.math.BigInteger;

/// Writes scalar expressions.
///
/// The heart is [#at]: the bits of a number at a width that the user asks for. Sums, differences, negations, choices and
/// left shifts are computed modulo `2^width`, so they hand the width on to their operands; all else is computed at its own
/// width and then extended or cut, in so many words, since Verilator accepts hardly any implicit change of width.
final class Scalars {
  private final ModuleContext context;

  Scalars(ModuleContext context) {
    this.context = context;
  }

  /// The value in the bits of its own type; the same in every place.
  Term natural(Expr expr, Scope scope) {
    return at(expr, expr.type().width(), false, scope);
  }

  /// The value modulo `2^width`, in so many bits.
  ///
  /// @param loose whether it will stand in a context of just this width, such as the right-hand side of an assignment, so
  ///     that a sum may leave its extension to Verilog
  Term at(Expr expr, int width, boolean loose, Scope scope) {
    Literal constant = context.constant(expr);
    if (constant != null) return constant(constant, width, false);
    Binding binding = context.binding(expr, scope);
    if (binding != null) return resize(binding.term(), expr, width, scope);
    return computed(expr, width, loose, scope);
  }

  /// The text that the name of the expression stands for.
  Term defined(Expr expr, Scope scope) {
    return computed(expr, expr.type().width(), true, scope);
  }

  private Term computed(Expr expr, int width, boolean loose, Scope scope) {
    Expr same = context.plan.of(expr).same;
    if (same != null) return at(same, width, loose, scope);
    return switch (expr) {
      case Binary binary -> binary(binary, width, loose, scope);
      case Unary unary -> unary(unary, width, loose, scope);
      case Mux mux -> mux(mux, width, loose, scope);
      case Wrap wrap when width <= wrap.type().width() -> at(wrap.operand(), width, loose, scope);
      case Wrap wrap -> resize(natural(wrap, scope), wrap, width, scope);
      case Cast cast -> cast(cast, width, loose, scope);
      case Extract extract -> resize(extract(extract, scope), extract, width, scope);
      case Cat cat -> resize(cat(cat, scope), cat, width, scope);
      case MemoryRead read -> resize(context.vectors.memoryRead(read, scope), read, width, scope);
      case Index index -> resize(context.vectors.index(index, scope), index, width, scope);
      default -> throw new IllegalStateException("not a scalar expression: " + expr.getClass().getSimpleName());
    };
  }

  private static boolean isSigned(Expr expr) {
    return expr.type() instanceof IntType number && number.isSigned();
  }

  /// A constant; a member of an enum goes by its name.
  Term constant(Literal literal, int width, boolean signed) {
    String name = literal.type().width() == width ? context.enums.nameOf(literal) : null;
    return name != null ? Term.primary(name, width, false) : literal(literal, width, signed);
  }

  private static Term literal(Literal literal, int width, boolean signed) {
    if (literal.type() instanceof BoolType && width == 1) return Term.primary(Literals.bool(!literal.isZero()), 1, false);
    if (!(literal.type() instanceof IntType)) return Term.primary(Literals.bits(literal.value(), width), width, false);
    return number(literal.value(), width, signed);
  }

  /// A number of which only `width` bits are kept.
  private static Term number(BigInteger value, int width, boolean signed) {
    BigInteger kept = value.bitLength() < width ? value : Literals.modulo(value, width);
    if (signed && kept.bitLength() >= width) kept = kept.subtract(BigInteger.ONE.shiftLeft(width));
    String text = Literals.number(kept, width, signed);
    return Term.literal(text, width, text.contains("'s"));
  }

  /// Extends or cuts what is at hand to another width.
  private Term resize(Term term, Expr expr, int width, Scope scope) {
    if (term.width() == width) return term;
    boolean signed = isSigned(expr);
    if (width > term.width() && !signed) return zeroExtended(bare(term), width);
    return resized(named(term, expr, scope).select(), signed, width);
  }

  /// Bits as a number of another width.
  static Term resized(Select select, boolean signed, int width) {
    int missing = width - select.width();
    if (missing <= 0) return Term.of(select.part(0, width));
    if (!signed) return zeroExtended(Term.of(select), width);
    String sign = select.part(select.width() - 1, 1).text();
    if (select.width() == 1) return Term.primary("{" + width + "{" + sign + "}}", width, false);
    String text = missing == 1
        ? Text.of("{", sign, ", ", select.text(), "}")
        : Text.of("{{", Integer.toString(missing), "{", sign, "}}, ", select.text(), "}");
    return Term.primary(text, width, false);
  }

  private static Term zeroExtended(String text, int width, int from) {
    return Term.primary("{" + Literals.zeros(width - from) + ", " + text + "}", width, false);
  }

  private static Term zeroExtended(Term term, int width) {
    return zeroExtended(term.text(), width, term.width());
  }

  static Term bare(Term term) {
    return term.select() != null ? Term.of(term.select()) : term;
  }

  /// The term, or a name for it where bits cannot be selected from it.
  private Term named(Term term, Expr expr, Scope scope) {
    return term.select() != null ? term : context.name(term, expr, scope);
  }

  /// A name for the value, or something as short: it may be written more than once.
  Term simple(Expr expr, Scope scope) {
    Term term = natural(expr, scope);
    return term.select() != null || context.constant(expr) != null ? term : context.name(term, expr, scope);
  }

  /// The value as something that needs no parentheses.
  Term primary(Expr expr, Scope scope) {
    Term term = natural(expr, scope);
    return term.level() == Level.PRIMARY || context.constant(expr) != null ? term : context.name(term, expr, scope);
  }

  private Term binary(Binary binary, int width, boolean loose, Scope scope) {
    return switch (binary.op()) {
      case ADD, SUB -> sum(binary, width, loose, scope);
      case MUL -> product(binary, width, loose, scope);
      case DIV, REM -> resize(quotient(binary, loose, scope), binary, width, scope);
      case MIN, MAX -> extreme(binary, width, scope);
      case SHL -> shiftLeft(binary, width, scope);
      case SHR -> resize(shiftRight(binary, scope), binary, width, scope);
      case AND, OR, XOR -> resize(bitwise(binary, scope), binary, width, scope);
      case EQ, NE, LT, LE, GT, GE -> resize(compare(binary.op(), binary.left(), binary.right(), scope), binary, width, scope);
    };
  }

  private Term sum(Binary sum, int width, boolean loose, Scope scope) {
    Literal left = context.constant(sum.left());
    Literal right = context.constant(sum.right());
    boolean plus = sum.op() == BinaryOp.ADD;
    if (right != null && right.isZero()) return at(sum.left(), width, loose, scope);
    if (left != null && left.isZero() && plus) return at(sum.right(), width, loose, scope);
    Term simplest = loose ? looseSum(sum, width, scope) : null;
    if (simplest != null) return simplest;
    if (right != null && right.value().signum() < 0) {
      return sum(at(sum.left(), width, false, scope), number(right.value().negate(), width, false), !plus);
    }
    return sum(at(sum.left(), width, false, scope), at(sum.right(), width, false, scope), plus);
  }

  private static Term sum(Term left, Term right, boolean plus) {
    String text = Text.of(left.within(Level.SUM), plus ? " + " : " - ", right.within(plus ? Level.SUM : Level.PRODUCT));
    return Term.operator(text, left.width(), left.signed() && right.signed(), Level.SUM);
  }

  /// `a + b` with one bit more than its operands, or null where Verilog would extend them in a wrong way or Verilator
  /// would warn.
  private Term looseSum(Binary sum, int width, Scope scope) {
    Literal l = context.constant(sum.left());
    Literal r = context.constant(sum.right());
    if (!isAddend(sum.left(), l, width) || !isAddend(sum.right(), r, width)) return null;
    boolean signed = isSigned(l == null ? sum.left() : sum.right());
    if (l == null && r == null && isSigned(sum.right()) != signed) return null;
    boolean flip = r != null && r.value().signum() < 0;
    Term left = l != null ? literal(l, width, signed) : asDeclared(sum.left(), signed, scope);
    Term right = flip ? number(r.value().negate(), width, signed)
        : r != null ? literal(r, width, signed) : asDeclared(sum.right(), signed, scope);
    if (left.level() != Level.PRIMARY || right.level() != Level.PRIMARY) return null;
    Term result = sum(left, right, flip != (sum.op() == BinaryOp.ADD));
    boolean fragile = left.width() < width || right.width() < width;
    return new Term(result.text(), width, signed, Level.SUM, fragile, null);
  }

  private boolean isAddend(Expr expr, Literal constant, int width) {
    if (constant != null) return true;
    int own = expr.type().width();
    return (own == width || own == width - 1) && context.isAtom(expr);
  }

  private Term asDeclared(Expr expr, boolean signed, Scope scope) {
    Term term = natural(expr, scope);
    return signed ? term.asSigned() : term.asUnsigned();
  }

  /// A product is exact in as many bits as both factors have; where more or fewer are wanted in a place that is not a
  /// statement of its own, it gets a name.
  private Term product(Binary product, int width, boolean loose, Scope scope) {
    int left = product.left().type().width();
    int right = product.right().type().width();
    boolean fits = Math.max(left, right) <= width && width <= left + right;
    if (loose && fits) return looseProduct(product, width, scope);
    if (width < product.type().width() && width < Math.max(left, right)) return narrowProduct(product, width, scope);
    Term exact = looseProduct(product, product.type().width(), scope);
    return resize(context.name(exact, product, scope), product, width, scope);
  }

  private Term narrowProduct(Binary product, int width, Scope scope) {
    Term left = at(product.left(), width, false, scope);
    Term right = at(product.right(), width, false, scope);
    String text = Text.of(left.within(Level.PRODUCT), " * ", right.within(Level.UNARY));
    return Term.operator(text, width, left.signed() && right.signed(), Level.PRODUCT);
  }

  private Term looseProduct(Binary product, int width, Scope scope) {
    boolean signed = isSigned(product.left()) || isSigned(product.right());
    Term left = factor(product.left(), signed, width, scope);
    Term right = factor(product.right(), signed, width, scope);
    if (Math.max(left.width(), right.width()) > width) return narrowProduct(product, width, scope);
    String text = Text.of(left.within(Level.PRODUCT), " * ", right.within(Level.UNARY));
    boolean fragile = left.width() < width || right.width() < width;
    return new Term(text, width, signed, Level.PRODUCT, fragile, null);
  }

  /// A factor as it is declared; an unsigned one beside a signed one gets a sign bit.
  ///
  /// @param width that of the product, which a negative constant has as well, lest Verilator warns of its minus
  private Term factor(Expr expr, boolean signed, int width, Scope scope) {
    Literal constant = context.constant(expr);
    if (constant != null) {
      int own = Range.point(constant.value()).width();
      return literal(constant, constant.value().signum() < 0 ? Math.max(own, width) : own + (signed ? 1 : 0), signed);
    }
    Term term = primary(expr, scope);
    if (!signed) return term.asUnsigned();
    return isSigned(expr) ? term.asSigned() : zeroExtended(term, term.width() + 1).asSigned();
  }

  /// Both operands at a width that holds them and the result, so that nothing overflows.
  private Term quotient(Binary division, boolean loose, Scope scope) {
    Range left = Types.range(division.left().type());
    Range right = Types.range(division.right().type());
    Range exact = Types.range(Binary.resultType(division.op(), division.left().type(), division.right().type()));
    Range all = left.union(right).union(exact);
    // Among more than 64 bits, Icarus 11 does not find a quotient that has the highest one.
    if (!all.isSigned() && all.width() > Long.SIZE) all = Range.unsigned(all.width() + 1);
    Term dividend = as(all, division.left(), scope);
    Term divisor = as(all, division.right(), scope);
    String text = dividend.within(Level.PRODUCT) + (division.op() == BinaryOp.DIV ? " / " : " % ") + divisor.within(Level.UNARY);
    var term = Term.operator(text, all.width(), all.isSigned(), Level.PRODUCT);
    return all.isSigned() ? sealed(term, loose) : term;
  }

  /// A term that means something else beside unsigned operands.
  private static Term sealed(Term term, boolean loose) {
    return loose ? term.asFragile() : Term.primary("$signed(" + term.text() + ")", term.width(), true);
  }

  /// The number with the width and the sign of a range that holds it.
  private Term as(Range range, Expr expr, Scope scope) {
    Literal constant = context.constant(expr);
    if (constant != null) return literal(constant, range.width(), range.isSigned());
    Term term = at(expr, range.width(), false, scope);
    return range.isSigned() ? term.asSigned() : term.asUnsigned();
  }

  private Term extreme(Binary binary, int width, Scope scope) {
    boolean min = binary.op() == BinaryOp.MIN;
    simple(binary.left(), scope);
    simple(binary.right(), scope);
    Term test = compare(min ? BinaryOp.LT : BinaryOp.GT, binary.left(), binary.right(), scope);
    return choice(test, at(binary.left(), width, false, scope), at(binary.right(), width, false, scope));
  }

  private Term shiftLeft(Binary shift, int width, Scope scope) {
    boolean bits = shift.type() instanceof BitsType;
    int own = bits ? shift.type().width() : width;
    Literal amount = context.constant(shift.right());
    Term shifted = amount != null
        ? shiftLeft(shift.left(), amount.value().intValue(), own, scope)
        : shiftLeft(at(shift.left(), own, false, scope), shift.right(), scope);
    return bits ? resize(shifted, shift, width, scope) : shifted;
  }

  private Term shiftLeft(Term operand, Expr amount, Scope scope) {
    String text = operand.within(Level.SHIFT) + " << " + primary(amount, scope).text();
    return Term.operator(text, operand.width(), operand.signed(), Level.SHIFT);
  }

  private Term shiftLeft(Expr operand, int amount, int width, Scope scope) {
    if (amount == 0) return at(operand, width, false, scope);
    if (amount >= width) return Term.primary(Literals.zeros(width), width, false);
    Term kept = at(operand, width - amount, false, scope);
    return Term.primary("{" + bare(kept).text() + ", " + Literals.zeros(amount) + "}", width, false);
  }

  private Term shiftRight(Binary shift, Scope scope) {
    Literal amount = context.constant(shift.right());
    boolean signed = isSigned(shift.left());
    if (amount != null) return shiftRight(shift, amount.value().intValue(), signed, scope);
    Term operand = natural(shift.left(), scope);
    if (!signed) return shifted(operand, " >> ", primary(shift.right(), scope), false);
    return sealed(shifted(operand.asSigned(), " >>> ", primary(shift.right(), scope), true), false);
  }

  private static Term shifted(Term operand, String operator, Term amount, boolean signed) {
    return Term.operator(operand.within(Level.SHIFT) + operator + amount.text(), operand.width(), signed, Level.SHIFT);
  }

  private Term shiftRight(Binary shift, int amount, boolean signed, Scope scope) {
    Term operand = natural(shift.left(), scope);
    if (amount == 0) return operand;
    int width = operand.width();
    if (amount >= width && !signed) return Term.primary(Literals.zeros(1), 1, false);
    int from = Math.min(amount, width - 1);
    return Term.of(named(operand, shift.left(), scope).select().part(from, width - from));
  }

  private Term bitwise(Binary binary, Scope scope) {
    boolean bools = binary.type() instanceof BoolType;
    if (bools && binary.op() != BinaryOp.XOR) {
      if (context.constant(binary.left()) != null) return natural(binary.right(), scope);
      if (context.constant(binary.right()) != null) return natural(binary.left(), scope);
    }
    Term left = natural(binary.left(), scope);
    Term right = natural(binary.right(), scope);
    return switch (binary.op()) {
      case AND -> joined(left, bools ? " && " : " & ", right, bools ? Level.AND_THEN : Level.AND);
      case OR -> joined(left, bools ? " || " : " | ", right, bools ? Level.OR_ELSE : Level.OR);
      default -> joined(left, " ^ ", right, Level.XOR);
    };
  }

  /// Mixed operators get parentheses although Verilog's order would do without.
  private static Term joined(Term left, String operator, Term right, Level level) {
    Level inner = level == Level.AND_THEN || level == Level.OR_ELSE ? Level.OR : Level.UNARY;
    String text = operand(left, level, inner) + operator + operand(right, level, inner);
    return Term.operator(text, left.width(), false, level);
  }

  private static String operand(Term term, Level level, Level inner) {
    return term.level() == level ? term.text() : term.within(inner);
  }

  private Term compare(BinaryOp op, Expr left, Expr right, Scope scope) {
    if (context.constant(left) != null && context.constant(right) == null) {
      return compare(mirrored(op), right, left, scope);
    }
    String operator = switch (op) {
      case EQ -> " == ";
      case NE -> " != ";
      case LT -> " < ";
      case LE -> " <= ";
      case GT -> " > ";
      default -> " >= ";
    };
    boolean equality = op == BinaryOp.EQ || op == BinaryOp.NE;
    Term l;
    Term r;
    if (left.type() instanceof IntType number) {
      Range both = number.range().union(Types.range(right.type()));
      if (!equality && both.width() == 1 && context.constant(right) != null) return bitCompare(op, left, scope);
      l = compared(left, both, equality, scope);
      r = compared(right, both, equality, scope);
    } else {
      l = natural(left, scope);
      r = natural(right, scope);
    }
    Level level = equality ? Level.EQUALITY : Level.RELATION;
    return Term.operator(l.within(Level.SHIFT) + operator + r.within(Level.SHIFT), 1, false, level);
  }

  /// The operator that says the same with its operands exchanged.
  private static BinaryOp mirrored(BinaryOp op) {
    return switch (op) {
      case LT -> BinaryOp.GT;
      case LE -> BinaryOp.GE;
      case GT -> BinaryOp.LT;
      case GE -> BinaryOp.LE;
      default -> op;
    };
  }

  /// Of a number with two values and a constant; Verilator wrongly takes the order of single bits for decided.
  private Term bitCompare(BinaryOp op, Expr left, Scope scope) {
    boolean wantsHigh = op == BinaryOp.GT || op == BinaryOp.GE;
    Range range = Types.range(left.type());
    Literal wanted = Literal.number(wantsHigh ? range.hi() : range.lo());
    Term bit = natural(left, scope);
    return Term.operator(bit.within(Level.SHIFT) + " == " + literal(wanted, 1, false).text(), 1, false, Level.EQUALITY);
  }

  private Term compared(Expr expr, Range range, boolean equality, Scope scope) {
    return equality ? at(expr, range.width(), false, scope) : as(range, expr, scope);
  }

  private Term unary(Unary unary, int width, boolean loose, Scope scope) {
    return switch (unary.op()) {
      case NEG -> negation(unary.operand(), width, loose, scope);
      case ABS -> magnitude(unary.operand(), width, loose, scope);
      case NOT -> resize(prefixed(unary.type() instanceof BoolType ? "!" : "~", unary, scope), unary, width, scope);
      case ALL_ONES -> resize(prefixed("&", unary, scope), unary, width, scope);
      case ANY_ONE -> resize(prefixed("|", unary, scope), unary, width, scope);
      case PARITY -> resize(prefixed("^", unary, scope), unary, width, scope);
    };
  }

  private Term prefixed(String operator, Unary unary, Scope scope) {
    Term operand = natural(unary.operand(), scope);
    String text = operator + operand.within(Level.PRIMARY);
    return Term.operator(text, unary.type().width(), unary.op() == UnaryOp.NOT && operand.signed(), Level.UNARY);
  }

  private Term negation(Expr operand, int width, boolean loose, Scope scope) {
    if (loose && operand.type().width() == width - 1 && context.isAtom(operand)) {
      Term term = asDeclared(operand, isSigned(operand), scope);
      return new Term("-" + term.within(Level.PRIMARY), width, isSigned(operand), Level.UNARY, true, null);
    }
    return negated(at(operand, width, false, scope));
  }

  private static Term negated(Term term) {
    return Term.operator("-" + term.within(Level.PRIMARY), term.width(), term.signed(), Level.UNARY);
  }

  private Term magnitude(Expr operand, int width, boolean loose, Scope scope) {
    if (!isSigned(operand)) return at(operand, width, loose, scope);
    Select select = named(natural(operand, scope), operand, scope).select();
    Term sign = Term.of(select.part(select.width() - 1, 1));
    Term value = at(operand, width, false, scope);
    return choice(sign, negated(value), value);
  }

  private Term mux(Mux mux, int width, boolean loose, Scope scope) {
    Term test = natural(mux.select(), scope);
    Term onTrue = at(mux.onTrue(), width, loose, scope);
    Term onFalse = at(mux.onFalse(), width, loose, scope);
    if (onTrue.fragile() || onFalse.fragile()) {
      boolean alike = onTrue.signed() == onFalse.signed();
      if (!alike) return choice(test, at(mux.onTrue(), width, false, scope), at(mux.onFalse(), width, false, scope));
    }
    return choice(test, onTrue, onFalse);
  }

  private static Term choice(Term test, Term onTrue, Term onFalse) {
    String text = test.within(Level.OR_ELSE) + " ? " + onTrue.within(Level.OR_ELSE) + " : " + onFalse.text();
    boolean signed = onTrue.signed() && onFalse.signed();
    return new Term(text, onTrue.width(), signed, Level.CHOICE, onTrue.fragile() || onFalse.fragile(), null);
  }

  private Term cast(Cast cast, int width, boolean loose, Scope scope) {
    Expr operand = cast.operand();
    if (operand.type() instanceof VecType) return resize(context.vectors.packed(operand, scope), cast, width, scope);
    if (width <= cast.type().width()) return at(operand, width, loose, scope);
    return resize(natural(operand, scope), cast, width, scope);
  }

  private Term extract(Extract extract, Scope scope) {
    Expr operand = extract.operand();
    Term whole = named(natural(operand, scope), operand, scope);
    return Term.of(whole.select().part(extract.low(), extract.high() - extract.low() + 1));
  }

  private Term cat(Cat cat, Scope scope) {
    if (cat.parts().size() == 1) return natural(cat.parts().getFirst(), scope);
    var text = new StringBuilder("{");
    for (Expr part : cat.parts()) {
      if (text.length() > 1) text.append(", ");
      text.append(bare(natural(part, scope)).text());
    }
    return Term.primary(text.append('}').toString(), cat.type().width(), false);
  }
}
