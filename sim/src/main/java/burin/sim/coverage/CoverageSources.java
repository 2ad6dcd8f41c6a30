package burin.sim.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The source files below some folders, by their simple names. A name that two of them have stands for none, since a place
/// does not tell which.
final class CoverageSources {
  private final Map<String, Optional<Path>> files = new HashMap<>();

  CoverageSources(List<Path> folders) {
    folders.forEach(this::add);
  }

  private void add(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> files.merge(file.getFileName().toString(), Optional.of(file), (_, _) -> Optional.empty()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Optional<List<String>> lines(String name) {
    return files.getOrDefault(name, Optional.empty()).flatMap(CoverageSources::read);
  }

  private static Optional<List<String>> read(Path file) {
    try {
      return Optional.of(Files.readAllLines(file));
    } catch (MalformedInputException noText) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
