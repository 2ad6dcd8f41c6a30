package burin.diff;

import burin.diag.Code;
import burin.diag.UserError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One of the two designs, as files.
final class Sources {
  private static final String FILE_LIST = "files.f";

  private final List<Path> files;
  private final Map<String, String> modules = new LinkedHashMap<>();
  private final Map<String, Path> homes = new LinkedHashMap<>();
  private final StringBuilder rest = new StringBuilder();

  private Sources(List<Path> files) {
    this.files = files;
  }

  /// A folder with the list `files.f`, a folder of Verilog files, or one such file.
  ///
  /// @throws UserError if there is no Verilog
  static Sources in(Path path) {
    try {
      var sources = new Sources(files(path));
      for (Path file : sources.files) sources.add(file);
      if (sources.modules.isEmpty()) throw none(path, "no Verilog module");
      return sources;
    } catch (CharacterCodingException noText) {
      throw none(path, "a file that is no text");
    } catch (IOException unreadable) {
      throw new UserError(Code.FILE, path + ": cannot be read: " + unreadable.getMessage(), "another folder");
    }
  }

  private static UserError none(Path path, String what) {
    return new UserError(Code.DATA, "%s holds %s".formatted(path, what),
        "a folder as ./burin emit writes it, or a file of Verilog");
  }

  private static List<Path> files(Path path) throws IOException {
    if (Files.isRegularFile(path)) return List.of(path);
    if (!Files.isDirectory(path)) {
      throw new UserError(Code.FILE, path + ": there is no such file or folder", "check the name");
    }
    Path list = path.resolve(FILE_LIST);
    return Files.isRegularFile(list) ? listed(list) : verilogFiles(path);
  }

  private static List<Path> verilogFiles(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files =
          all.filter(file -> file.toString().matches(".*\\.(v|sv)") && Files.isRegularFile(file)).sorted().toList();
      if (files.isEmpty()) throw none(folder, "no Verilog");
      return files;
    }
  }

  private static List<Path> listed(Path list) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      String name = line.replaceFirst("(//|#).*", "").strip();
      if (name.isEmpty()) continue;
      Path file = list.resolveSibling(name);
      if (!Files.isRegularFile(file)) {
        throw new UserError(Code.FILE, "%s lists %s, which is no file".formatted(list, name), "one name of a file a line");
      }
      files.add(file);
    }
    if (files.isEmpty()) throw none(list, "no names of files");
    return files;
  }

  private void add(Path file) throws IOException {
    VerilogText text = VerilogText.of(Files.readString(file));
    text.modules().forEach((name, module) -> {
      modules.put(name, module);
      homes.put(name, file);
    });
    rest.append(text.rest()).append('\n');
  }

  List<Path> files() {
    return files;
  }

  /// The text of each module, in the order of the files.
  Map<String, String> modules() {
    return modules;
  }

  /// Whether all that a module's meaning depends on, but for other modules, is the same in both.
  boolean hasSame(String module, Sources other) {
    String text = modules.get(module);
    return text.equals(other.modules.get(module))
        && rest.toString().strip().equals(other.rest.toString().strip())
        && VerilogText.dataFiles(text).stream().allMatch(name -> sameData(homes.get(module), other.homes.get(module), name));
  }

  private static boolean sameData(Path here, Path there, String name) {
    Path one = here.resolveSibling(name);
    Path other = there.resolveSibling(name);
    try {
      if (!Files.isRegularFile(one) || !Files.isRegularFile(other)) return Files.exists(one) == Files.exists(other);
      return Files.mismatch(one, other) < 0;
    } catch (IOException unreadable) {
      return false;
    }
  }
}
