package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Constants;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecLiteral;
import burin.ir.VecType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Constants of every type: values, reset values, vectors and contents of memories, each checked against its type.
final class Literals {
  private final Builder builder;

  Literals(Builder builder) {
    this.builder = builder;
  }

  /// `value` as a constant of a type, in every lane of a vector.
  Expr of(Type type, BigInteger value) {
    check(Types.scalar(type), value);
    if (!(type instanceof VecType vec)) return new Literal(type, value);
    return new VecLiteral(vec, Constants.filled(Types.scalarCount(type), value));
  }

  UInt unsigned(BigInteger value) {
    if (value == null) throw builder.nullOperand();
    if (value.signum() < 0) throw wrong(Code.RANGE, "ulit(" + value + ") is negative", "lit(" + value + ")");
    return new UInt(builder, Literal.number(value));
  }

  Fixed fixed(double value, int point) {
    if (!Double.isFinite(value)) {
      throw wrong(Code.RANGE, "litFixed(" + value + ", " + point + ") is no number", "a finite number");
    }
    return Fixed.of(new SInt(builder, Literal.number(Fixed.stepsOf(value, point))), point);
  }

  private void check(Type scalar, BigInteger value) {
    boolean fits = switch (scalar) {
      case IntType number -> number.range().contains(value);
      case BoolType _, BitsType _ -> value.signum() >= 0 && value.bitLength() <= scalar.width();
      case EnumType names -> names.codes().contains(value);
      case VecType _ -> false;
    };
    if (fits) return;
    throw builder.fatal(
        Diagnostic.of(Code.RANGE, builder.here(), "the constant " + value + " is outside " + scalar).hint(possible(scalar)));
  }

  private static String possible(Type scalar) {
    return switch (scalar) {
      case IntType number -> "a constant in " + number.range() + ", or a wider type";
      case EnumType names -> "one of the codes " + names.codes();
      case BoolType _ -> "0 or 1";
      case BitsType _, VecType _ -> "a pattern of " + scalar.width() + " bits, as a number that is not negative";
    };
  }

  private void check(Type scalar, long[] values) {
    for (long value : values) check(scalar, BigInteger.valueOf(value));
  }

  /// A vector of constants, one for each scalar.
  <T extends Value> Vec<T> vector(DataType<T> element, long[] values) {
    builder.requiredType(element);
    if (values == null) throw builder.isNull("the array of constants", "at least one constant");
    if (!element.isLeaf()) {
      throw wrong(Code.TYPE, "constants for lanes of " + element, "bundleOf(...) of one vector for each field");
    }
    int scalars = Types.scalarCount(element.ir());
    if (values.length == 0 || values.length % scalars != 0) {
      throw wrong(Code.SIZE, values.length + " constants for lanes of " + element,
          scalars == 1 ? "at least one constant" : "a multiple of " + scalars + " constants");
    }
    check(Types.scalar(element.ir()), values);
    DataType<Vec<T>> type = DataType.vec(values.length / scalars, element);
    return builder.made(List.of(new VecLiteral((VecType) type.ir(), Constants.of(values))), type);
  }

  /// The contents of a memory.
  Constants contents(DataType<?> word, int depth, Contents contents) {
    builder.requiredType(word);
    return switch (contents.source()) {
      case Contents.Numbers(long[] values) -> contents(word, depth, values);
      case HexFile hex -> {
        var words = new FileWords(hex.file(), Memory.stored(word).ir(), depth, builder.here());
        hex.read(words);
        yield words.constants();
      }
      case BinaryFile binary -> {
        var words = new FileWords(binary.file(), Memory.stored(word).ir(), depth, builder.here());
        binary.read(words);
        yield words.constants();
      }
    };
  }

  /// The contents of a memory, one constant for each scalar of each word.
  Constants contents(DataType<?> word, int depth, long[] values) {
    builder.requiredType(word);
    if (values == null) throw builder.isNull("the array of constants", "at least one constant");
    if (!word.isLeaf()) {
      throw wrong(Code.TYPE, "initial contents for a memory of " + word,
          "a memory of bits(" + word.width() + ") and as(type) after reading");
    }
    int scalars = Types.scalarCount(word.ir());
    if (values.length == 0 || values.length % scalars != 0 || values.length > (long) depth * scalars) {
      throw wrong(Code.SIZE, values.length + " constants for a memory of " + depth + " words of " + word,
          (scalars == 1 ? "" : "a whole number of words of " + scalars + " constants, ") + "at least one and at most "
              + (long) depth * scalars + " constants");
    }
    check(Types.scalar(word.ir()), values);
    return Constants.of(values);
  }

  /// The same number in every scalar of a register.
  List<Expr> resets(DataType<?> type, long reset) {
    builder.requiredType(type);
    List<Expr> resets = new ArrayList<>(type.leaves().size());
    for (DataType.Leaf leaf : type.leaves()) resets.add(of(leaf.ir(), BigInteger.valueOf(reset)));
    return resets;
  }

  <T extends Value> List<Expr> resets(DataType<T> type, T reset) {
    builder.requiredType(type);
    Ops.common(builder, reset);
    if (!type.isAlike(reset.type())) {
      throw wrong(Code.TYPE, "the register is " + type + ", but its reset value is " + reset.type(),
          "a constant of type " + type);
    }
    List<Expr> values = reset.locals();
    if (!values.stream().allMatch(value -> value instanceof Literal || value instanceof VecLiteral)) {
      throw wrong(Code.TYPE, "the reset value " + reset.describe() + " is no constant", "lit(...) or constants(...)");
    }
    for (int i = 0; i < values.size(); i++) {
      Type leaf = type.leaves().get(i).ir();
      if (Types.fits(values.get(i).type(), leaf)) continue;
      throw builder.fatal(new RangeMistake(builder, "the register", leaf).given(values.get(i), reset));
    }
    return values;
  }

  private UserError wrong(Code code, String message, String hint) {
    return builder.fatal(Diagnostic.of(code, builder.here(), message).hint(hint));
  }
}
