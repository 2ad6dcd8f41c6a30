package burin.sim.jvm;

import burin.ir.Circuit;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;

/// How long the methods are that a circuit becomes.
final class MethodSizes {
  /// HotSpot interprets what is longer.
  static final int LIMIT = 8_000;

  private MethodSizes() {}

  /// The methods that HotSpot would not compile.
  static List<String> tooLong(Circuit circuit) {
    List<String> found = new ArrayList<>();
    JvmProgram.compile(circuit).classFiles().forEach(bytes -> {
      ClassModel model = ClassFile.of().parse(bytes);
      for (MethodModel method : model.methods()) {
        int size = method.findAttribute(java.lang.classfile.Attributes.code()).map(CodeAttribute::codeLength).orElse(0);
        if (size >= LIMIT) {
          found.add(model.thisClass().asInternalName() + "." + method.methodName() + ": " + size + " bytes");
        }
      }
    });
    return found;
  }
}
