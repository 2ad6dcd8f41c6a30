package burin.sim.jvm;

import burin.ir.IntType;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Reads bits as another type.
final class CastCode {
  private static final Rep INTS = new Rep(Rep.Scalar.INT, 1);
  private static final ClassDesc WORDS = Rep.WORDS.desc();

  private final Emit emit;
  private final CodeBuilder code;

  CastCode(Emit emit) {
    this.emit = emit;
    this.code = emit.code;
  }

  void compute(Node node) {
    Type from = (Type) node.data;
    emit.push(node.in[0], Rep.of(from));
    if (from instanceof VecType vec) {
      if (node.type instanceof VecType to) vectorToVector(vec, to);
      else vectorToScalar(vec, node);
    } else {
      if (node.type instanceof VecType vec) scalarToVector(from, vec);
      else scalarToScalar(from, node.type);
    }
  }

  private static boolean isSigned(Type type) {
    return type instanceof IntType number && number.isSigned();
  }

  private void scalarToScalar(Type from, Type to) {
    Rep before = Rep.of(from);
    Rep after = Rep.of(to);
    if (before.isWords() && after.isWords()) return;
    if (after.isWords()) {
      toWords(from);
    } else {
      if (before.isWords()) call("toBig", Descs.BIG, WORDS);
      emit.convert(before.isWords() ? Rep.BIG : before, after);
      if (isSigned(from) != isSigned(to)) read(to);
    }
  }

  /// Reads the low bits of what is on the stack as a value of the type.
  private void read(Type type) {
    var scalars = new ScalarCode(emit);
    if (isSigned(type)) scalars.signExtend(type.width(), Rep.of(type));
    else scalars.mask(type.width(), Rep.of(type));
  }

  private static boolean isShort(VecType vec) {
    return Rep.of(vec).equals(INTS) && vec.width() <= Long.SIZE;
  }

  private void call(String name, ClassDesc result, ClassDesc... params) {
    code.invokestatic(Descs.WIDE, name, MethodTypeDesc.of(result, params));
  }

  /// Turns a value of the type into a row of bits.
  private void toWords(Type type) {
    Rep rep = Rep.of(type);
    if (rep.isWords()) return;
    if (rep.equals(INTS)) {
      code.loadConstant(Types.vec(type).element().width());
      call("pack", WORDS, INTS.desc(), Descs.INT);
    } else if (rep.isVec()) {
      emit.pushPooled(emit.pool.codec(type), Descs.CODEC);
      code.swap().invokevirtual(Descs.CODEC, "toWords", Descs.method(WORDS, Descs.OBJECT));
    } else {
      emit.convert(rep, Rep.BIG);
      code.loadConstant(type.width());
      call("of", WORDS, Descs.BIG, Descs.INT);
    }
  }

  /// Turns a row of bits into a vector.
  private void fromWords(VecType type) {
    Rep rep = Rep.of(type);
    if (rep.equals(INTS)) {
      code.loadConstant(type.length()).loadConstant(type.element().width());
      code.loadConstant(isSigned(type.element()) ? 1 : 0);
      call("unpack", INTS.desc(), WORDS, Descs.INT, Descs.INT, Descs.BOOLEAN);
    } else {
      emit.pushPooled(emit.pool.codec(type), Descs.CODEC);
      code.swap().invokevirtual(Descs.CODEC, "fromWords", Descs.method(Descs.OBJECT, WORDS)).checkcast(rep.desc());
    }
  }

  private void vectorToScalar(VecType from, Node node) {
    if (isShort(from)) {
      code.loadConstant(from.element().width());
      code.invokestatic(Descs.HELPERS, "pack", Descs.method(Descs.LONG, INTS.desc(), Descs.INT));
      emit.convert(Rep.LONG, node.rep);
    } else {
      toWords(from);
      if (node.rep.isWords()) return;
      call("toBig", Descs.BIG, WORDS);
      emit.convert(Rep.BIG, node.rep);
    }
    if (isSigned(node.type)) read(node.type);
  }

  private void scalarToVector(Type from, VecType to) {
    if (isShort(to)) {
      emit.convert(Rep.of(from), Rep.LONG);
      code.loadConstant(to.length()).loadConstant(to.element().width());
      code.loadConstant(isSigned(Types.scalar(to)) ? 1 : 0);
      code.invokestatic(Descs.HELPERS, "unpack",
          Descs.method(INTS.desc(), Descs.LONG, Descs.INT, Descs.INT, Descs.BOOLEAN));
    } else {
      toWords(from);
      fromWords(to);
    }
  }

  private void vectorToVector(VecType from, VecType to) {
    toWords(from);
    fromWords(to);
  }
}
