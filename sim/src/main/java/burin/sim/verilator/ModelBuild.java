package burin.sim.verilator;

import burin.cache.BuildCache;
import burin.cache.Digest;
import burin.sim.verilator.GeneratedSources.SourceFile;
import burin.sim.verilator.VerilatorOptions.Optimization;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes a shared library of a [ModelSource]: Verilog to C++ by Verilator, C++ to a library by g++.
final class ModelBuild {
  static final String LIBRARY = "model.so";
  static final BuildCache.Purpose PURPOSE =
      new BuildCache.Purpose("build a model", "the verilator engine builds its models");

  private static final String CONFIG = "keep.vlt";
  private static final String SHIM = "shim.cpp";
  private static final List<String> VERILATOR_FLAGS = List.of(
      "--cc", "--prefix", Members.PREFIX, "--x-assign", "0", "--x-initial", "0", "--assert",
      "-Wno-fatal", "-Wno-lint", "-Wno-style", "--converge-limit", "100000",
      "--output-split", "20000", "--output-split-cfuncs", "5000",
      // It takes memory in the square of the length of a chain of operations, and made no design quicker.
      "-fno-dfg");
  /// Verilator 5.006 fails so on a write to a lane of a vector whose lanes are no power of two, under a condition that turns
  /// out to be a constant: it looks for equal assignments in what is left of the block, which is its own check of the index.
  private static final String DEDUPLICATION_FAULT = "Consumer doesn't match lhs of assign";
  private static final List<String> LINK_FLAGS =
      List.of("-shared", "-pthread", "-Wl,-z,defs", "-Wl,-Bsymbolic", "-Wl,-O1");
  /// Each time, what Verilator dropped is asked for. Once is enough but where that changes what else it drops.
  private static final int ATTEMPTS = 4;

  private static final List<Class<?>> MAKERS = List.of(
      ModelBuild.class, RuntimeLibrary.class, VerilatorOptions.Optimization.class, Members.class, Schedule.class,
      Shim.class, CompileUnit.class, GeneratedSources.class, Slot.class);

  private final ModelSource source;
  private final Toolchain tools;
  private final RuntimeLibrary runtime;
  private final VerilatorOptions options;
  private final Path work;
  private final Path generated;
  /// What nothing in the Verilog reads.
  private final Set<Slot> watched;

  private ModelBuild(
      ModelSource source, Toolchain tools, RuntimeLibrary runtime, VerilatorOptions options, Path work) {
    this.source = source;
    this.tools = tools;
    this.runtime = runtime;
    this.options = options;
    this.work = work;
    this.generated = work.resolve("generated");
    this.watched = Set.copyOf(source.watchedSlots());
  }

  /// The library of the model, out of the cache or made now.
  static Path library(ModelSource source, VerilatorOptions options, String searchPath) {
    var cache = new BuildCache(options.cache(), PURPOSE);
    Toolchain tools = Toolchain.find(searchPath, cache);
    String key = key(source, options, tools);
    Path entry = cache.entry(key, (work, result) -> {
      RuntimeLibrary runtime = RuntimeLibrary.get(tools, options.optimization(), cache);
      new ModelBuild(source, tools, runtime, options, work).run(result.resolve(LIBRARY));
    });
    return entry.resolve(LIBRARY);
  }

  /// Everything that the library depends on: the source, the tools and the code that makes the one into the other.
  private static String key(ModelSource source, VerilatorOptions options, Toolchain tools) {
    var digest = Digest.start().add(tools.identity()).add(options.optimization().toString());
    for (Class<?> maker : MAKERS) digest.add(maker);
    source.files().forEach((name, text) -> digest.add(name).add(text));
    digest.add(source.top()).add(source.clocks().toString()).add(source.separate().toString()).add(source.isAsync() + "");
    for (Slot slot : source.slots()) digest.add(slot + " " + slot.totalBytes() + " " + slot.undriven());
    return source.top() + "-" + digest.name();
  }

  private void run(Path library) throws IOException {
    for (var file : source.files().entrySet()) Files.writeString(work.resolve(file.getKey()), file.getValue());
    Generated made = verilate();
    List<String> places =
        source.slots().stream().map(slot -> made.members().find(source.top(), slot).orElseThrow()).toList();
    List<Shim.Clock> clocks = new ArrayList<>();
    for (ClockPins pins : source.clocks()) {
      made.members().port(pins.clock()).ifPresent(place -> clocks.add(new Shim.Clock(pins.number(), place)));
    }
    Optional<String> only = clocks.size() == 1 ? Optional.of(clocks.getFirst().place()) : Optional.empty();
    Schedule schedule = Schedule.of(generated, made.sources().fast(), only);
    String shim = Shim.text(source.slots(), places, clocks, source.isAsync(), schedule);
    Files.writeString(generated.resolve(SHIM), shim);
    link(compile(CompileUnit.of(made.sources(), new SourceFile(SHIM, shim.length()))), library);
  }

  private record Generated(GeneratedSources sources, Members members) {}

  /// Runs Verilator until all that Java wants to reach is there and alive.
  private Generated verilate() throws IOException {
    Set<Slot> kept = new LinkedHashSet<>(source.slots().stream().filter(this::isKeptFromTheStart).toList());
    for (int i = 0; i < ATTEMPTS; i++) {
      verilate(kept);
      var made = new Generated(GeneratedSources.read(generated), Members.read(generated));
      List<Slot> more = source.slots().stream()
          .filter(slot -> !kept.contains(slot) && !made.members().isAlive(source.top(), slot)).toList();
      if (more.isEmpty()) return made;
      kept.addAll(more);
    }
    throw new IllegalStateException("Verilator does not keep " + kept);
  }

  private boolean isKeptFromTheStart(Slot slot) {
    return slot.undriven() || source.separate().contains(slot.module()) || watched.contains(slot);
  }

  private void verilate(Set<Slot> kept) throws IOException {
    if (Files.exists(generated)) MoreFiles.deleteRecursively(generated, RecursiveDeleteOption.ALLOW_INSECURE);
    Files.createDirectory(generated);
    var text = new StringBuilder("`verilator_config\n");
    source.separate().forEach(module -> text.append("no_inline -module \"%s\"\n".formatted(module)));
    kept.stream().map(ModelBuild::keep).distinct().forEach(text::append);
    Files.writeString(work.resolve(CONFIG), text);
    Command.Result result = verilator(List.of()).attempt(work);
    if (result.printed().contains(DEDUPLICATION_FAULT)) result = verilator(List.of("-fno-dedup")).attempt(work);
    result.output();
  }

  private Command verilator(List<String> moreFlags) {
    return new Command(tools.verilator().toString()).add(VERILATOR_FLAGS)
        .add(options.optimization().verilatorFlags()).add(moreFlags)
        .add("--top-module", source.top(), "--Mdir", generated.getFileName().toString())
        .add(CONFIG).add(source.verilogFiles());
  }

  /// What nothing drives would be taken for a constant. Saying of more that others write it would make the model
  /// slower: all that depends on it would be computed whenever an input changes.
  private static String keep(Slot slot) {
    String access = slot.undriven() ? "rw" : "rd";
    return "public_flat_%s -module \"%s\" -var \"%s\"\n".formatted(access, slot.module(), slot.identifier());
  }

  private List<Path> compile(List<CompileUnit> units) throws IOException {
    List<Path> objects = new ArrayList<>(runtime.objects());
    var jobs = new Parallel();
    for (CompileUnit unit : units) {
      Path object = generated.resolve(unit.name() + ".o");
      objects.add(object);
      jobs.add(() -> compile(unit, object));
    }
    jobs.run();
    return objects;
  }

  private void compile(CompileUnit unit, Path object) throws IOException {
    Path text = generated.resolve(unit.name() + "_unit.cpp");
    Files.writeString(text, unit.text());
    List<String> flags = (unit.fast() ? options.optimization() : Optimization.QUICK).compilerFlags();
    Path header = unit.fast() ? runtime.header() : runtime.plainHeader();
    RuntimeLibrary.compiler(tools).add(flags)
        .add("-include", header.toString(), "-c", text.toString(), "-o", object.toString()).run(generated);
  }

  private void link(List<Path> objects, Path library) throws IOException {
    new Command(tools.compiler().toString()).add(LINK_FLAGS).add(tools.linkFlags())
        .add(objects.stream().map(Path::toString).toList()).add("-o", library.toString()).run(work);
  }
}
