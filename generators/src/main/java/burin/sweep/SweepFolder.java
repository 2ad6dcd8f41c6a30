package burin.sweep;

import burin.diag.Code;
import burin.diag.UserError;
import burin.flow.FileTrouble;
import burin.tools.Folders;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The folder of a sweep: its journal, the Verilog of its points and, in the end, its results. Nobody else's files are in it.
///
/// Used by several threads at once.
final class SweepFolder implements Closeable {
  /// What is done with a sweep that is there already.
  enum Mode { REFUSE, RESUME, REPLACE }

  static final String CSV = "results.csv";
  static final String JSON = "results.json";
  static final String PAGE = "index.html";
  private static final String UNFINISHED = ".new-";
  private static final List<String> NAMES = List.of(Journal.FILE, VerilogStore.FOLDER, CSV, JSON, PAGE);

  private final Path folder;
  private final Journal journal;
  private final VerilogStore verilog;
  private final List<PointResult> known;

  private SweepFolder(Path folder, Journal journal, List<PointResult> known) {
    this.folder = folder;
    this.journal = journal;
    this.verilog = new VerilogStore(folder);
    this.known = known;
  }

  /// @throws UserError if it cannot be written, holds something else, or a sweep that `mode` does not go with
  static SweepFolder open(Path folder, Mode mode, Plan plan) {
    try {
      Files.createDirectories(folder);
      checkOwn(folder);
      boolean isThere = Files.exists(folder.resolve(Journal.FILE));
      if (isThere && mode == Mode.REFUSE) throw new UserError(Code.OUTPUT, "%s holds a sweep".formatted(folder),
          "--resume to go on with it, --replace to begin anew, or another folder with -o");
      return open(folder, isThere && mode == Mode.RESUME, plan);
    } catch (IOException failure) {
      throw unwritable(folder, failure);
    }
  }

  private static SweepFolder open(Path folder, boolean resume, Plan plan) throws IOException {
    Journal journal = Journal.open(folder.resolve(Journal.FILE));
    try {
      List<PointResult> known = resume ? resumed(folder, journal, plan) : List.of();
      if (!resume) begin(folder, journal, plan);
      var opened = new SweepFolder(folder, journal, known);
      opened.verilog.tidy();
      return opened;
    } catch (IOException | RuntimeException failure) {
      journal.close();
      throw failure;
    }
  }

  private static void begin(Path folder, Journal journal, Plan plan) throws IOException {
    for (String name : NAMES) {
      if (!name.equals(Journal.FILE)) Folders.delete(folder.resolve(name));
    }
    journal.begin(plan);
  }

  private static List<PointResult> resumed(Path folder, Journal journal, Plan plan) throws IOException {
    Journal.Contents contents = Journal.read(folder.resolve(Journal.FILE));
    if (contents.header().isEmpty()) {
      journal.begin(plan);
      return List.of();
    }
    checkSame(folder, contents.header().get(), plan);
    journal.resume();
    var store = new VerilogStore(folder);
    return contents.points().stream().filter(point -> point.verilog().isEmpty() || store.holds(point.verilog())).toList();
  }

  private static void checkSame(Path folder, tools.jackson.databind.JsonNode header, Plan plan) {
    var wanted = PointJson.read(Journal.header(plan));
    for (String field : wanted.propertyNames()) {
      if (!wanted.get(field).equals(header.get(field))) throw new UserError(Code.OUTPUT,
          "the sweep in %s has %s %s, not %s".formatted(folder, field, header.get(field), wanted.get(field)),
          "the same options as before, --replace to begin anew, or another folder with -o");
    }
  }

  private static void checkOwn(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path path : entries.sorted().toList()) {
        String name = path.getFileName().toString();
        if (!NAMES.contains(name) && !name.startsWith(UNFINISHED)) throw new UserError(Code.OUTPUT,
            "%s holds %s, which no sweep has written there".formatted(folder, name), "choose an empty or new folder with -o");
      }
    }
  }

  /// The points that have been run before.
  List<PointResult> known() {
    return known;
  }

  /// The files of a design, text by name.
  SequencedMap<String, String> verilog(String name) {
    try {
      return verilog.files(name);
    } catch (IOException failure) {
      throw new UserError(Code.FILE, "cannot read %s: %s".formatted(folder.resolve(VerilogStore.FOLDER).resolve(name),
          FileTrouble.reason(failure)), "--replace to begin anew");
    }
  }

  /// The Verilog first: what is in the journal has all of it.
  void add(Outcome outcome) {
    try {
      PointResult result = outcome.result();
      if (!result.verilog().isEmpty()) verilog.add(result.verilog(), outcome.files());
      journal.add(result);
    } catch (IOException failure) {
      throw unwritable(folder, failure);
    }
  }

  /// Writes all files, then renames each to its place.
  void publish(Map<String, String> files) {
    try {
      List<String> names = new ArrayList<>(files.keySet());
      for (String name : names) Files.writeString(folder.resolve(UNFINISHED + name), files.get(name));
      for (String name : names) {
        Files.move(folder.resolve(UNFINISHED + name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException failure) {
      throw unwritable(folder, failure);
    }
  }

  private static UserError unwritable(Path folder, IOException cause) {
    if (cause instanceof Journal.Taken) return new UserError(Code.OUTPUT,
        "another sweep is writing to %s".formatted(folder), "wait for it, or choose another folder with -o");
    return new UserError(Code.OUTPUT, "cannot write to %s: %s".formatted(folder, FileTrouble.reason(cause)),
        "choose another folder with -o");
  }

  @Override
  public void close() {
    try {
      journal.close();
    } catch (IOException failure) {
      throw unwritable(folder, failure);
    }
  }
}
