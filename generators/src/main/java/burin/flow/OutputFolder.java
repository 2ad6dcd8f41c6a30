package burin.flow;

import burin.diag.Code;
import burin.diag.UserError;
import burin.tools.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Writes the files of a design into a folder that holds nothing else: all of them, or, where something fails, none.
///
/// They are written into a workshop within the folder and then renamed, so nothing is replaced before everything is on
/// the disk, and nobody sees half a file. Files of the emission before, which its manifest lists, are replaced or
/// deleted. A folder with any other file is left alone: whoever put it there would not expect it to be compiled with the
/// rest, or to vanish.
final class OutputFolder {
  static final String WORKSHOP = ".burin-";
  /// A run that was killed leaves its workshop; a younger one may be in use.
  private static final Duration ABANDONED = Duration.ofMinutes(10);

  private final Path folder;

  private OutputFolder(Path folder) {
    this.folder = folder;
  }

  /// Writes `files`, text by name.
  ///
  /// @throws UserError if the folder cannot be written, or holds files of others
  static void write(Path folder, Map<String, String> files) {
    try {
      new OutputFolder(folder).write(files);
    } catch (IOException cause) {
      throw new UserError(Code.OUTPUT, "cannot write to %s: %s".formatted(folder, FileTrouble.reason(cause)),
          "choose another folder with -o");
    }
  }

  private void write(Map<String, String> files) throws IOException {
    List<String> present = Files.exists(folder) ? namesOfOurs() : List.of();
    List<Path> made = makeFolders();
    try (var workshop = new Workshop(Files.createTempDirectory(folder, WORKSHOP))) {
      for (var file : files.entrySet()) workshop.add(file.getKey(), file.getValue());
      workshop.publish(folder, present);
    } catch (IOException failure) {
      for (Path empty : made.reversed()) Files.deleteIfExists(empty);
      throw failure;
    }
  }

  /// The files of the emission before.
  private List<String> namesOfOurs() throws IOException {
    Path manifest = folder.resolve(Manifest.FILE);
    String listed = Files.isRegularFile(manifest) ? Files.readString(manifest) : "";
    var names = new ArrayList<String>();
    for (Path path : entries()) {
      String name = path.getFileName().toString();
      if (name.startsWith(WORKSHOP)) sweep(path);
      else if (Files.isRegularFile(path) && Manifest.lists(listed, name)) names.add(name);
      else throw new UserError(Code.OUTPUT, "%s holds %s, which Burin has not written there".formatted(folder, name),
          "choose an empty or new folder with -o");
    }
    return names;
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static void sweep(Path workshop) throws IOException {
    if (Files.getLastModifiedTime(workshop).toInstant().isBefore(Instant.now().minus(ABANDONED))) Folders.delete(workshop);
  }

  /// The folders that had to be made, the outermost first.
  private List<Path> makeFolders() throws IOException {
    var missing = new ArrayList<Path>();
    for (Path path = folder.toAbsolutePath(); path != null && !Files.exists(path); path = path.getParent()) {
      missing.addFirst(path);
    }
    Files.createDirectories(folder);
    return missing;
  }
}
