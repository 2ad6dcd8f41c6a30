import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Copies jars and replaces in them what the JVM would otherwise make up at run time: the code of `switch` over types
/// and of records' `equals`, `hashCode` and `toString`. `java PlainCalls.java FOLDER JAR...` writes into the folder.
///
/// Each of these is an `invokedynamic` whose first execution spins a class, which takes 1 to 20 ms; the ahead-of-time
/// cache of JDK 25 keeps only lambdas and joined strings. Here each becomes a call of a private method with the same
/// outcome. What is not understood stays as it is.
final class PlainCalls {
  private final ClassFile classFile = ClassFile.of(
      ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())));

  public static void main(String[] args) throws IOException {
    for (int i = 1; i < args.length; i++) {
      Path jar = Path.of(args[i]);
      new PlainCalls().copy(jar, Path.of(args[0]).resolve(jar.getFileName()));
    }
  }

  private void copy(Path from, Path to) throws IOException {
    try (var in = new JarFile(from.toFile()); var out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (JarEntry entry : in.stream().toList()) {
        byte[] bytes;
        try (var content = in.getInputStream(entry)) {
          bytes = content.readAllBytes();
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(entry.getName().endsWith(".class") ? plain(bytes) : bytes);
        out.closeEntry();
      }
    }
  }

  byte[] plain(byte[] bytes) {
    ClassModel model = classFile.parse(bytes);
    var replacement = new Replacement(model);
    return classFile.transformClass(model, ClassTransform.transformingMethodBodies((code, element) -> {
      if (element instanceof InvokeDynamicInstruction call) replacement.replace(call, code);
      else code.with(element);
    }).andThen(ClassTransform.endHandler(replacement::addMethods)));
  }

  /// The calls of one class that are replaced, and the methods that are called instead.
  private static final class Replacement {
    private final ClassDesc type;
    private final boolean isInterface;
    private final List<Consumer<ClassBuilder>> methods = new ArrayList<>();

    Replacement(ClassModel model) {
      type = model.thisClass().asSymbol();
      isInterface = model.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
    }

    void replace(InvokeDynamicInstruction call, CodeBuilder code) {
      Consumer<CodeBuilder> body = body(call);
      if (body == null) {
        code.with(call);
        return;
      }
      String name = "plain$" + methods.size();
      MethodTypeDesc signature = call.typeSymbol();
      methods.add(builder -> builder.withMethodBody(name, signature, ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, body));
      code.invoke(Opcode.INVOKESTATIC, type, name, signature, isInterface);
    }

    void addMethods(ClassBuilder builder) {
      for (Consumer<ClassBuilder> method : methods) method.accept(builder);
    }

    /// The code that does what `call` does; null for what is not understood.
    private static Consumer<CodeBuilder> body(InvokeDynamicInstruction call) {
      List<ConstantDesc> arguments = call.bootstrapArgs();
      return switch (call.bootstrapMethod().owner().displayName() + "." + call.bootstrapMethod().methodName()) {
        case "SwitchBootstraps.typeSwitch" -> areClasses(arguments) ? code -> typeSwitch(code, arguments) : null;
        case "ObjectMethods.bootstrap" -> record(call.name().stringValue(), arguments);
        default -> null;
      };
    }

    private static boolean areClasses(List<ConstantDesc> labels) {
      return labels.stream().allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive());
    }
  }

  // switch: (Object target, int restart) -> the number of the first label from `restart` on of which the target is an
  // instance; -1 for null, the number of labels for none.

  private static void typeSwitch(CodeBuilder code, List<ConstantDesc> labels) {
    Label some = code.newLabel();
    code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
    for (int i = 0; i < labels.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }

  // Records: the bootstrap's arguments are the class, the names of the components, and a handle of each field.

  private static Consumer<CodeBuilder> record(String method, List<ConstantDesc> arguments) {
    var type = (ClassDesc) arguments.getFirst();
    List<String> names = arguments.get(1).equals("") ? List.of() : List.of(((String) arguments.get(1)).split(";"));
    List<ClassDesc> types = new ArrayList<>();
    for (ConstantDesc field : arguments.subList(2, arguments.size())) {
      types.add(((DirectMethodHandleDesc) field).invocationType().returnType());
    }
    return switch (method) {
      case "equals" -> code -> equals(code, type, names, types);
      case "hashCode" -> code -> hashCode(code, type, names, types);
      case "toString" -> code -> toString(code, type, names, types);
      default -> null;
    };
  }

  private static void equals(CodeBuilder code, ClassDesc type, List<String> names, List<ClassDesc> types) {
    Label differ = code.newLabel();
    code.aload(1).instanceOf(type).ifeq(differ);
    code.aload(1).checkcast(type).astore(2);
    for (int i = 0; i < names.size(); i++) {
      code.aload(0).getfield(type, names.get(i), types.get(i));
      code.aload(2).getfield(type, names.get(i), types.get(i));
      ifDiffer(code, types.get(i), differ);
    }
    code.iconst_1().ireturn().labelBinding(differ).iconst_0().ireturn();
  }

  private static void ifDiffer(CodeBuilder code, ClassDesc type, Label differ) {
    switch (TypeKind.from(type)) {
      case BOOLEAN, BYTE, CHAR, SHORT, INT -> code.if_icmpne(differ);
      case LONG -> code.lcmp().ifne(differ);
      case FLOAT -> code.invokestatic(box(type), "compare", MethodTypeDesc.of(CD_int, type, type)).ifne(differ);
      case DOUBLE -> code.invokestatic(box(type), "compare", MethodTypeDesc.of(CD_int, type, type)).ifne(differ);
      default -> code.invokestatic(ClassDesc.of("java.util.Objects"), "equals",
          MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object)).ifeq(differ);
    }
  }

  private static void hashCode(CodeBuilder code, ClassDesc type, List<String> names, List<ClassDesc> types) {
    code.iconst_0();
    for (int i = 0; i < names.size(); i++) {
      code.bipush(31).imul().aload(0).getfield(type, names.get(i), types.get(i));
      ClassDesc owner = types.get(i).isPrimitive() ? box(types.get(i)) : ClassDesc.of("java.util.Objects");
      ClassDesc argument = types.get(i).isPrimitive() ? types.get(i) : CD_Object;
      code.invokestatic(owner, "hashCode", MethodTypeDesc.of(CD_int, argument)).iadd();
    }
    code.ireturn();
  }

  private static void toString(CodeBuilder code, ClassDesc type, List<String> names, List<ClassDesc> types) {
    ClassDesc builder = ClassDesc.of("java.lang.StringBuilder");
    code.new_(builder).dup().invokespecial(builder, "<init>", MethodTypeDesc.of(CD_void));
    for (int i = 0; i < names.size(); i++) {
      append(code, (i == 0 ? simpleName(type) + "[" : ", ") + names.get(i) + "=");
      code.aload(0).getfield(type, names.get(i), types.get(i));
      ClassDesc shown = switch (TypeKind.from(types.get(i))) {
        case BYTE, SHORT -> CD_int;
        case REFERENCE -> CD_Object;
        default -> types.get(i);
      };
      code.invokevirtual(builder, "append", MethodTypeDesc.of(builder, shown));
    }
    append(code, names.isEmpty() ? simpleName(type) + "[]" : "]");
    code.invokevirtual(builder, "toString", MethodTypeDesc.of(CD_String)).areturn();
  }

  private static void append(CodeBuilder code, String text) {
    ClassDesc builder = ClassDesc.of("java.lang.StringBuilder");
    code.loadConstant(text).invokevirtual(builder, "append", MethodTypeDesc.of(builder, CD_String));
  }

  /// Of a nested class, what follows the last `$`; records in methods have a number before the name.
  private static String simpleName(ClassDesc type) {
    return type.displayName().replaceFirst(".*\\$\\d*", "");
  }

  private static ClassDesc box(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case BOOLEAN -> ClassDesc.of("java.lang.Boolean");
      case BYTE -> ClassDesc.of("java.lang.Byte");
      case CHAR -> ClassDesc.of("java.lang.Character");
      case SHORT -> ClassDesc.of("java.lang.Short");
      case INT -> ClassDesc.of("java.lang.Integer");
      case LONG -> ClassDesc.of("java.lang.Long");
      case FLOAT -> ClassDesc.of("java.lang.Float");
      case DOUBLE -> ClassDesc.of("java.lang.Double");
      default -> throw new IllegalArgumentException(primitive.descriptorString());
    };
  }
}
