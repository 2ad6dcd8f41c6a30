import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.constantpool.ConstantPoolBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Copies a jar and raises its class files to Java 8's format: `java -cp OLD RaiseClassFiles.java OLD NEW`.
///
/// The JVM's ahead-of-time cache leaves out classes of Java 5, which is what picocli is compiled for; loading and
/// verifying these took a third of the time of a short command. The newer format asks for stack maps, which
/// `java.lang.classfile` computes; it looks up the classes that they mention on the class path.
final class RaiseClassFiles {
  private static final int FORMAT = ClassFile.JAVA_8_VERSION;

  private final ClassFile classFile = ClassFile.of(
      StackMapsOption.GENERATE_STACK_MAPS,
      ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())));

  public static void main(String[] args) throws IOException {
    new RaiseClassFiles().copy(Path.of(args[0]), Path.of(args[1]));
  }

  private void copy(Path from, Path to) throws IOException {
    try (var in = new JarFile(from.toFile()); var out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (JarEntry entry : in.stream().toList()) {
        byte[] bytes;
        try (var content = in.getInputStream(entry)) {
          bytes = content.readAllBytes();
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(entry.getName().endsWith(".class") ? raise(bytes) : bytes);
        out.closeEntry();
      }
    }
  }

  private byte[] raise(byte[] bytes) {
    ClassModel model = classFile.parse(bytes);
    if (model.majorVersion() >= FORMAT) return bytes;
    // A constant pool of its own: with the old one, methods would be copied as they are, without stack maps.
    return classFile.build(model.thisClass(), ConstantPoolBuilder.of(), builder -> {
      builder.transform(model, ClassTransform.ACCEPT_ALL);
      builder.withVersion(FORMAT, 0);
    });
  }
}
