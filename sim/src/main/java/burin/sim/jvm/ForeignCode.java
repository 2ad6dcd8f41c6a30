package burin.sim.jvm;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;

/// Calls of the [ForeignBox] that the unit of a foreign module has.
final class ForeignCode {
  private final Emit emit;
  private final CodeBuilder code;

  ForeignCode(Emit emit) {
    this.emit = emit;
    this.code = emit.code;
  }

  void input(Node node) {
    emit.pushSlot(emit.unit.foreign);
    code.loadConstant((int) node.data);
    emit.push(node.in[0]);
    emit.box(node.in[0].rep);
    call("input", Descs.VOID, Descs.INT, Descs.OBJECT);
  }

  void settle() {
    emit.pushSlot(emit.unit.foreign);
    call("settle", Descs.VOID);
  }

  /// Pushes an output.
  void output(Node node) {
    emit.pushSlot(emit.unit.foreign);
    code.loadConstant((int) node.data);
    call("output", Descs.OBJECT, Descs.INT);
    emit.unbox(node.rep);
  }

  void edge(Node node) {
    emit.pushSlot(emit.unit.foreign);
    code.loadConstant((int) node.data);
    emit.push(node.in[1]);
    call("edge", Descs.VOID, Descs.INT, Descs.BOOLEAN);
  }

  private void call(String name, ClassDesc result, ClassDesc... params) {
    code.invokevirtual(Descs.FOREIGN, name, Descs.method(result, params));
  }
}
