package burin.source;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/// The class file of a class.
///
/// [Class#getResourceAsStream] would do, but its first call takes five to eight milliseconds for a connection of its own to
/// the jar; the jar itself is open already, since the class came from it.
final class ClassBytes {
  private ClassBytes() {}

  /// Empty for a class without a class file, such as one made at run time.
  static Optional<byte[]> of(Class<?> type) throws IOException {
    String name = type.getName();
    Path jar = jar(type.getProtectionDomain().getCodeSource());
    if (jar != null) return entry(jar.toFile(), name.replace('.', '/') + ".class");
    try (InputStream in = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  private static Optional<byte[]> entry(File file, String name) throws IOException {
    try (var jar = new JarFile(file, false, ZipFile.OPEN_READ, Runtime.version())) {
      var entry = jar.getJarEntry(name);
      return entry == null ? Optional.empty() : Optional.of(jar.getInputStream(entry).readAllBytes());
    }
  }

  /// Null where the class comes from something else.
  private static Path jar(CodeSource source) {
    if (source == null || source.getLocation() == null || !source.getLocation().getPath().endsWith(".jar")) return null;
    try {
      URI location = source.getLocation().toURI();
      return location.getScheme().equals("file") ? Path.of(location) : null;
    } catch (URISyntaxException _) {
      return null;
    }
  }
}
