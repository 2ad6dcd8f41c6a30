package burin.cli;

import burin.flow.CheckFailure;
import burin.flow.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Seconds from the start of a JVM to the Verilog on disk, beside other languages.
///
/// All take turns, so that a busy machine is busy for all of them.
final class EmitBench {
  /// The design that `burin emit apu` makes by default is of this one's size.
  private static final String SHIPPED = "apu10x400";
  private static final String TRAINING = "apu4x64";
  private static final int SECONDS_FOR_CACHE = 60;

  private final Path home;
  private final Path folder;
  private final Path java;
  private final String classPath = System.getProperty("java.class.path");
  private final Session session;

  /// @param home Burin's own folder
  EmitBench(Path home, Session session) {
    this.home = home;
    this.folder = home.resolve(".burin/bench");
    this.java = Path.of(System.getProperty("java.home"), "bin", "java");
    this.session = session;
  }

  /// @param peers their folder; none to measure Burin alone
  List<Contestant> measure(List<String> designs, Optional<Path> peers, int runs) {
    List<Contestant> contestants = contestants(designs, peers);
    try (var progress = new Progress("emit", contestants.size() * (runs + 1), session)) {
      for (int run = 0; run <= runs; run++) {
        for (Contestant contestant : contestants) {
          if (run == 0) contestant.warmUp();
          else contestant.measure();
          progress.step();
        }
      }
    }
    return contestants;
  }

  private List<Contestant> contestants(List<String> designs, Optional<Path> peersFolder) {
    Optional<Peers> peers = peersFolder.map(path -> new Peers(path, home.resolve(".burin/peers"), java));
    peers.ifPresent(Peers::build);
    Optional<String> cache = ExampleCache.train(folder, TRAINING);
    List<Contestant> contestants = new ArrayList<>();
    for (String design : designs) {
      peers.ifPresent(others -> contestants.addAll(others.contestants(design)));
      contestants.add(burin("Burin", List.of(), design, design));
      cache.ifPresent(option -> contestants.add(burin("Burin, AOT cache", List.of(option), design, design)));
      if (EmitExample.isFilter(design)) {
        contestants.add(burin("Burin, tap by tap", List.of(), design, EmitExample.UNROLLED + design));
      }
      if (design.equals(SHIPPED)) contestants.addAll(shipped(design));
    }
    return contestants;
  }

  private Contestant burin(String tool, List<String> options, String design, String example) {
    String name = tool.replaceAll("\\W+", "-") + "-" + design;
    List<String> command = EmitExample.command(options, example, folder.resolve(name));
    var program = new TimedProgram(command, Map.of(), log(name));
    return new Contestant(tool, design, false, program, folder.resolve(name));
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /// `./burin emit apu`, as users run it, and with the launcher's cache switched off.
  private List<Contestant> shipped(String design) {
    List<Contestant> contestants = new ArrayList<>(List.of(launcher("./burin emit apu, BURIN_AOT=off", design, "off")));
    if (launcherHasCache()) contestants.add(launcher("./burin emit apu", design, "on"));
    return contestants;
  }

  private Contestant launcher(String tool, String design, String cache) {
    Path output = folder.resolve("launcher-" + cache);
    List<String> command = List.of(home.resolve("burin").toString(), "emit", "apu", "-o", output.toString());
    var program = new TimedProgram(command, Map.of("BURIN_AOT", cache, "BURIN_BUILD", "off"), log("launcher-" + cache));
    return new Contestant(tool, design, false, program, output);
  }

  /// The launcher makes its cache in the background after a build; it lies beside the folder of the jars.
  private boolean launcherHasCache() {
    Path jars = Path.of(classPath.split(":")[0]).toAbsolutePath().getParent();
    try {
      for (int second = 0; second < SECONDS_FOR_CACHE; second++) {
        try (Stream<Path> files = Files.list(jars.getParent())) {
          if (files.anyMatch(file -> file.toString().endsWith(".cache"))) return true;
        }
        Thread.sleep(1000);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CheckFailure("interrupted");
    }
    session.err().println("burin: the launcher has no AOT cache, so the time with one is not measured");
    return false;
  }

  // What comes of it

  static String text(List<Contestant> contestants) {
    var table = new Table("  ", "design", "tool", "seconds", "least", "CPU", "of the faster peer", "lines");
    for (Contestant contestant : contestants) {
      table.row(contestant.design(), contestant.tool(), decimal(contestant.wall()), decimal(contestant.leastWall()),
          decimal(contestant.cpu()), ratio(contestant, contestants).map(EmitBench::decimal).orElse(""),
          Numbers.text("%,d", contestant.lines()));
    }
    return "From the start of the JVM to Verilog on disk (medians):\n" + table;
  }

  static String json(List<Contestant> contestants) {
    return Json.text(contestants.stream().map(contestant -> fields(contestant, contestants)).toList());
  }

  private static Map<String, Object> fields(Contestant contestant, List<Contestant> all) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("bench", "emit");
    fields.put("design", contestant.design());
    fields.put("tool", contestant.tool());
    fields.put("metric", "seconds");
    fields.put("value", contestant.wall());
    fields.put("ratioToPeer", ratio(contestant, all).orElse(null));
    fields.put("least", contestant.leastWall());
    fields.put("cpu", contestant.cpu());
    fields.put("lines", contestant.lines());
    return fields;
  }

  /// Its time as a part of that of the faster peer; nothing without peers.
  private static Optional<Double> ratio(Contestant contestant, List<Contestant> all) {
    return all.stream().filter(other -> other.isPeer() && other.design().equals(contestant.design()))
        .map(Contestant::wall).min(Double::compare).map(peer -> Numbers.rounded(contestant.wall() / peer));
  }

  private static String decimal(double value) {
    return Numbers.text("%.3f", value);
  }
}
