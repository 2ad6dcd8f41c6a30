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
  private static final ClassDesc INTS = Rep.INTS.desc();
  private static final ClassDesc LONGS = Descs.LONG.arrayType();

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
    Rep rep = Rep.of(to);
    emit.convert(Rep.of(from), rep);
    if (rep.isWords()) copied(from, to);
    else if (isSigned(from) != isSigned(to)) read(to);
  }

  /// What is on the stack may be a register's array, which an edge changes.
  private void copied(Type from, Type to) {
    Rep rep = Rep.of(to);
    if (isSigned(from) == isSigned(to)) new WideCode(emit).copyTo(rep);
    else new WideCode(emit).wrap(to.width(), rep);
  }

  /// Reads the low bits of what is on the stack as a value of the type.
  private void read(Type type) {
    var scalars = new ScalarCode(emit);
    if (isSigned(type)) scalars.signExtend(type.width(), Rep.of(type));
    else scalars.mask(type.width(), Rep.of(type));
  }

  private static boolean isShort(VecType vec) {
    return Rep.of(vec).equals(Rep.INTS) && vec.width() <= Long.SIZE;
  }

  private void call(String name, ClassDesc result, ClassDesc... params) {
    code.invokestatic(Descs.WIDE, name, MethodTypeDesc.of(result, params));
  }

  /// Turns a value of the type into a row of bits, however few.
  private void toWords(Type type) {
    Rep rep = Rep.of(type);
    Rep words = Rep.words(type.width());
    if (!rep.isVec()) {
      emit.convert(rep, words);
      if (isSigned(type)) new WideCode(emit).wrap(type.width(), words);
    } else if (rep.depth() == 1 && rep.words() == 1) {
      code.loadConstant(Types.vec(type).element().width());
      new WideCode(emit).pushArray(words);
      call("pack", LONGS, rep.desc(), Descs.INT, LONGS);
    } else {
      emit.pushPooled(emit.pool.codec(type), Descs.CODEC);
      code.swap().invokevirtual(Descs.CODEC, "toWords", Descs.method(LONGS, Descs.OBJECT));
    }
  }

  /// Turns a row of bits into a vector.
  private void fromWords(VecType type) {
    Rep rep = Rep.of(type);
    if (rep.depth() == 1 && rep.words() == 1) {
      code.loadConstant(type.length()).loadConstant(type.element().width());
      code.loadConstant(isSigned(type.element()) ? 1 : 0);
      call(rep.equals(Rep.INTS) ? "unpack" : "unpackLongs", rep.desc(), LONGS, Descs.INT, Descs.INT, Descs.BOOLEAN);
    } else {
      emit.pushPooled(emit.pool.codec(type), Descs.CODEC);
      code.swap().invokevirtual(Descs.CODEC, "fromWords", Descs.method(Descs.OBJECT, LONGS)).checkcast(rep.desc());
    }
  }

  private void vectorToScalar(VecType from, Node node) {
    if (isShort(from)) {
      code.loadConstant(from.element().width());
      code.invokestatic(Descs.HELPERS, "pack", Descs.method(Descs.LONG, INTS, Descs.INT));
      emit.convert(Rep.LONG, node.rep);
    } else {
      toWords(from);
      emit.convert(Rep.words(from.width()), node.rep);
    }
    if (!isSigned(node.type)) return;
    if (node.rep.isWords()) new WideCode(emit).wrap(node.type.width(), node.rep);
    else read(node.type);
  }

  private void scalarToVector(Type from, VecType to) {
    if (isShort(to)) {
      emit.convert(Rep.of(from), Rep.LONG);
      code.loadConstant(to.length()).loadConstant(to.element().width());
      code.loadConstant(isSigned(Types.scalar(to)) ? 1 : 0);
      code.invokestatic(Descs.HELPERS, "unpack",
          Descs.method(INTS, Descs.LONG, Descs.INT, Descs.INT, Descs.BOOLEAN));
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
