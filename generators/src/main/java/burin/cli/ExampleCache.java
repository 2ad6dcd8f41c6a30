package burin.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An ahead-of-time cache for [EmitExample], made as the launcher makes its own: by running something small.
final class ExampleCache {
  private ExampleCache() {}

  /// The option for a JVM that uses a new cache; nothing where the class path has folders, which a cache cannot speak of.
  ///
  /// @param folder takes the cache and what the training writes
  /// @param design what is written in the training
  static Optional<String> train(Path folder, String design) {
    String classPath = System.getProperty("java.class.path");
    if (!Arrays.stream(classPath.split(":")).allMatch(entry -> entry.endsWith(".jar"))) return Optional.empty();
    Path cache = folder.resolve("emit.aot");
    List<String> training = EmitExample.command(
        List.of("-XX:AOTCacheOutput=" + cache), design, folder.resolve("training"));
    new TimedProgram(training, Map.of(), folder.resolve("training.log")).run();
    return Optional.of("-XX:AOTCache=" + cache);
  }
}
