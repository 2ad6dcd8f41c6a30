package burin.source;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.LineNumberInfo;
import java.lang.classfile.attribute.LineNumberTableAttribute;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.classfile.attribute.LocalVariableTableAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The calls of one class, read from its class file: a method's are found when the first of them is asked for.
///
/// Every start of Burin runs through here before anything has been compiled, so it does without streams and lambdas, which
/// took half of its time.
final class ClassSites {
  private final List<MethodModel> models;
  private final String file;
  private final Map<String, Map<Integer, CallSite>> methods = new ConcurrentHashMap<>();

  ClassSites(Class<?> type) {
    Optional<ClassModel> model = read(type);
    models = model.isPresent() ? model.get().methods() : List.of();
    file = model.isPresent() ? file(model.get()) : "";
  }

  private static Optional<ClassModel> read(Class<?> type) {
    try {
      Optional<byte[]> bytes = ClassBytes.of(type);
      return bytes.isEmpty() ? Optional.empty() : Optional.of(ClassFile.of().parse(bytes.get()));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String file(ClassModel model) {
    Optional<SourceFileAttribute> file = model.findAttribute(Attributes.sourceFile());
    return file.isPresent() ? file.get().sourceFile().stringValue() : "";
  }

  CallSite find(String method, String descriptor, int byteCodeIndex) {
    return methods.computeIfAbsent(method + descriptor, _ -> sites(method, descriptor))
        .getOrDefault(byteCodeIndex, new CallSite("", new Place(file, 0)));
  }

  Place declaration() {
    for (MethodModel method : models) {
      Optional<CodeAttribute> code = method.findAttribute(Attributes.code());
      if (code.isPresent() && method.methodName().equalsString("<init>")) {
        return new Place(file, line(lines(code.get()), 0));
      }
    }
    return new Place(file, 0);
  }

  private Map<Integer, CallSite> sites(String name, String descriptor) {
    for (MethodModel method : models) {
      if (method.methodName().equalsString(name) && method.methodType().equalsString(descriptor)) {
        Optional<CodeAttribute> code = method.findAttribute(Attributes.code());
        return code.isPresent() ? sites(code.get()) : Map.of();
      }
    }
    return Map.of();
  }

  private Map<Integer, CallSite> sites(CodeAttribute code) {
    Map<Integer, CallSite> sites = new HashMap<>();
    List<LineNumberInfo> lines = lines(code);
    List<LocalVariableInfo> locals = locals(code);
    int index = 0;
    int pending = -1;
    for (CodeElement element : code) {
      if (!(element instanceof Instruction instruction)) continue;
      int next = index + instruction.sizeInBytes();
      if (pending >= 0 && !(instruction instanceof TypeCheckInstruction)) {
        sites.put(pending, new CallSite(target(instruction, next, locals), new Place(file, line(lines, pending))));
        pending = -1;
      }
      if (instruction instanceof InvokeInstruction) pending = index;
      index = next;
    }
    return sites;
  }

  /// The variable that an instruction stores to; empty where it does something else.
  private static String target(Instruction instruction, int next, List<LocalVariableInfo> locals) {
    if (instruction instanceof FieldInstruction field && field.opcode().name().startsWith("PUT")) {
      return field.name().stringValue();
    }
    return instruction instanceof StoreInstruction store ? local(store.slot(), next, locals) : "";
  }

  /// A local lives from the instruction after the store of its first value on.
  private static String local(int slot, int index, List<LocalVariableInfo> locals) {
    for (LocalVariableInfo local : locals) {
      boolean lives = local.startPc() <= index && index <= local.startPc() + local.length();
      if (local.slot() == slot && lives) return local.name().stringValue();
    }
    return "";
  }

  private static List<LocalVariableInfo> locals(CodeAttribute code) {
    Optional<LocalVariableTableAttribute> table = code.findAttribute(Attributes.localVariableTable());
    return table.isPresent() ? table.get().localVariables() : List.of();
  }

  private static List<LineNumberInfo> lines(CodeAttribute code) {
    Optional<LineNumberTableAttribute> table = code.findAttribute(Attributes.lineNumberTable());
    return table.isPresent() ? table.get().lineNumbers() : List.of();
  }

  private static int line(List<LineNumberInfo> lines, int index) {
    int line = 0;
    int best = -1;
    for (LineNumberInfo info : lines) {
      if (info.startPc() <= index && info.startPc() > best) {
        best = info.startPc();
        line = info.lineNumber();
      }
    }
    return line;
  }
}
