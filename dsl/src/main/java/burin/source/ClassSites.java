package burin.source;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.LineNumberInfo;
import java.lang.classfile.attribute.LocalVariableInfo;
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
final class ClassSites {
  private final String file;
  private final Optional<ClassModel> model;
  private final Map<String, Map<Integer, CallSite>> methods = new ConcurrentHashMap<>();

  ClassSites(Class<?> type) {
    model = read(type);
    file = model.flatMap(m -> m.findAttribute(Attributes.sourceFile()))
        .map(attribute -> attribute.sourceFile().stringValue())
        .orElse("");
  }

  /// Empty for a class without a class file, such as one made at run time.
  private static Optional<ClassModel> read(Class<?> type) {
    String name = type.getName();
    try (InputStream in = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
      return in == null ? Optional.empty() : Optional.of(ClassFile.of().parse(in.readAllBytes()));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  CallSite find(String method, String descriptor, int byteCodeIndex) {
    return methods.computeIfAbsent(method + descriptor, _ -> sites(method, descriptor))
        .getOrDefault(byteCodeIndex, new CallSite("", new Place(file, 0)));
  }

  Place declaration() {
    return model.stream()
        .flatMap(m -> m.methods().stream())
        .filter(method -> method.methodName().equalsString("<init>"))
        .flatMap(method -> method.findAttribute(Attributes.code()).stream())
        .map(code -> new Place(file, line(lines(code), 0)))
        .findFirst()
        .orElse(new Place(file, 0));
  }

  private Map<Integer, CallSite> sites(String name, String descriptor) {
    return model.stream()
        .flatMap(m -> m.methods().stream())
        .filter(m -> m.methodName().equalsString(name) && m.methodType().equalsString(descriptor))
        .findFirst()
        .flatMap(MethodModel::code)
        .map(code -> sites((CodeAttribute) code))
        .orElse(Map.of());
  }

  private Map<Integer, CallSite> sites(CodeAttribute code) {
    Map<Integer, CallSite> sites = new HashMap<>();
    List<LineNumberInfo> lines = lines(code);
    List<LocalVariableInfo> locals = code.findAttribute(Attributes.localVariableTable())
        .map(table -> table.localVariables())
        .orElse(List.of());
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
    return switch (instruction) {
      case FieldInstruction field when field.opcode().name().startsWith("PUT") -> field.name().stringValue();
      case StoreInstruction store -> local(store.slot(), next, locals);
      default -> "";
    };
  }

  /// A local lives from the instruction after the store of its first value on.
  private static String local(int slot, int index, List<LocalVariableInfo> locals) {
    for (LocalVariableInfo local : locals) {
      boolean lives = local.startPc() <= index && index <= local.startPc() + local.length();
      if (local.slot() == slot && lives) return local.name().stringValue();
    }
    return "";
  }

  private static List<LineNumberInfo> lines(CodeAttribute code) {
    return code.findAttribute(Attributes.lineNumberTable()).map(table -> table.lineNumbers()).orElse(List.of());
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
