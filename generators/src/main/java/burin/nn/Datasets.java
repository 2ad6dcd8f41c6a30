package burin.nn;

import burin.diag.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Where labelled images come from: the shipped sample, a folder of the user's, or all of MNIST.
public final class Datasets {
  private static final List<String> SPELLINGS = List.of("%s-%s-%s-ubyte", "%s-%s.%s-ubyte");
  private static final List<String> ENDINGS = List.of("", ".gz");

  private Datasets() {}

  /// The shipped sample: the first 1,000 test images of MNIST.
  public static Dataset sample() {
    String images = "mnist-sample-images-idx3-ubyte.gz";
    String labels = "mnist-sample-labels-idx1-ubyte.gz";
    try (InputStream imageStream = resource(images); InputStream labelStream = resource(labels)) {
      return Dataset.of("MNIST sample", Idx.images(imageStream, images), Idx.labels(labelStream, labels), images);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// The images and labels in a folder of the user's.
  ///
  /// Files with the usual names are taken, test images (`t10k`) rather than training images (`train`), and otherwise
  /// the only file that begins like IDX images and the only one that begins like IDX labels.
  public static Dataset directory(Path folder) {
    if (!Files.isDirectory(folder)) throw DataError.of(
        Code.FILE, folder.toString(), "there is no such folder", "give the folder that holds the two IDX files");
    Path images = find(folder, "images", "idx3").orElseGet(() -> only(folder, "images", Idx.IMAGES));
    Path labels = find(folder, "labels", "idx1").orElseGet(() -> only(folder, "labels", Idx.LABELS));
    return read(folder.getFileName() == null ? folder.toString() : folder.getFileName().toString(), images, labels);
  }

  /// The 10,000 test images of MNIST, fetched when they are first wanted; `progress` is told what goes on.
  public static Dataset full(Consumer<String> progress) {
    return MnistCache.ofUser().test(progress);
  }

  /// The 60,000 training images of MNIST, fetched when they are first wanted; `progress` is told what goes on.
  public static Dataset training(Consumer<String> progress) {
    return MnistCache.ofUser().training(progress);
  }

  static Dataset read(String name, Path images, Path labels) {
    return Dataset.of(name, Idx.images(images), Idx.labels(labels), images + " and " + labels.getFileName());
  }

  private static InputStream resource(String name) {
    InputStream stream = Datasets.class.getResourceAsStream(name);
    if (stream == null) throw new IllegalStateException("resource " + name + " is missing from this build");
    return stream;
  }

  private static Optional<Path> find(Path folder, String what, String type) {
    return Stream.of("t10k", "train")
        .flatMap(set -> SPELLINGS.stream().map(spelling -> spelling.formatted(set, what, type)))
        .flatMap(name -> ENDINGS.stream().map(ending -> folder.resolve(name + ending)))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static Path only(Path folder, String what, int magic) {
    List<Path> found = withMagic(folder, magic);
    if (found.size() == 1) return found.getFirst();
    String problem = found.isEmpty() ? "no file of IDX " + what
        : "%d files of IDX %s (%s)".formatted(found.size(), what, names(found));
    throw DataError.of(Code.DATA, folder.toString(), problem,
        "put one such file there, or name it t10k-%s-idx%d-ubyte".formatted(what, magic & 0xff));
  }

  private static List<Path> withMagic(Path folder, int magic) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> Idx.magic(file) == magic).sorted().toList();
    } catch (IOException cause) {
      throw DataError.of(Code.FILE, folder.toString(), "cannot be listed: " + cause.getMessage(), "check the folder");
    }
  }

  private static String names(List<Path> files) {
    return String.join(", ", files.stream().map(file -> file.getFileName().toString()).toList());
  }
}
