package burin.sim.jvm;

import burin.ir.IntType;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import java.lang.classfile.CodeBuilder;

/// Reads bits as another type.
final class CastCode {
  private static final Rep INTS = new Rep(Rep.Scalar.INT, 1);

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
      if (node.type instanceof VecType) vectorToVector(vec, node);
      else vectorToScalar(vec, node);
    } else {
      if (node.type instanceof VecType vec) scalarToVector(from, vec, node.rep);
      else scalarToScalar(from, node.type);
    }
  }

  private static boolean isSigned(Type type) {
    return type instanceof IntType number && number.isSigned();
  }

  private void scalarToScalar(Type from, Type to) {
    emit.convert(Rep.of(from), Rep.of(to));
    if (isSigned(from) != isSigned(to)) read(to);
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

  private void vectorToScalar(VecType from, Node node) {
    if (isShort(from)) {
      code.loadConstant(from.element().width());
      code.invokestatic(Descs.HELPERS, "pack", Descs.method(Descs.LONG, INTS.desc(), Descs.INT));
      emit.convert(Rep.LONG, node.rep);
    } else {
      toBits(from);
      emit.convert(Rep.BIG, node.rep);
    }
    if (isSigned(node.type)) read(node.type);
  }

  private void scalarToVector(Type from, VecType to, Rep rep) {
    if (isShort(to)) {
      emit.convert(Rep.of(from), Rep.LONG);
      code.loadConstant(to.length()).loadConstant(to.element().width());
      code.loadConstant(isSigned(Types.scalar(to)) ? 1 : 0);
      code.invokestatic(Descs.HELPERS, "unpack",
          Descs.method(INTS.desc(), Descs.LONG, Descs.INT, Descs.INT, Descs.BOOLEAN));
      return;
    }
    emit.convert(Rep.of(from), Rep.BIG);
    if (isSigned(from)) new ScalarCode(emit).mask(from.width(), Rep.BIG);
    fromBits(to, rep);
  }

  private void vectorToVector(VecType from, Node node) {
    toBits(from);
    fromBits((VecType) node.type, node.rep);
  }

  private void toBits(Type type) {
    emit.pushPooled(emit.pool.codec(type), Descs.CODEC);
    code.swap();
    code.invokevirtual(Descs.CODEC, "toBits", Descs.method(Descs.BIG, Descs.OBJECT));
  }

  private void fromBits(Type type, Rep rep) {
    emit.pushPooled(emit.pool.codec(type), Descs.CODEC);
    code.swap();
    code.invokevirtual(Descs.CODEC, "fromBits", Descs.method(Descs.OBJECT, Descs.BIG));
    code.checkcast(rep.desc());
  }
}
