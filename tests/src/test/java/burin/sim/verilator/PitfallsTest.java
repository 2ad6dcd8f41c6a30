package burin.sim.verilator;

import static burin.sim.verilator.Handwritten.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import burin.cache.BuildCache;
import burin.cache.Manifest;
import burin.diag.UserError;
import burin.sim.Model;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can go wrong around a library that runs in this process. Each of these once ended the JVM, or gave wrong
/// values.
class PitfallsTest {
  @TempDir Path folder;

  private static void requireCounts(VerilatorOptions options, int start) {
    try (Model model = TemporaryCaches.counter(start).open(options)) {
      model.poke(0, 2);
      model.step();
      assertEquals(start + 2, model.peek(1));
    }
  }

  private static Path library(VerilatorOptions options) throws IOException {
    List<Path> models = TemporaryCaches.models(options);
    assertEquals(1, models.size());
    return models.getFirst().resolve(ModelBuild.LIBRARY);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1000, -1})
  void aLibraryThatLostItsEndIsBuiltAgain(long kept) throws IOException {
    VerilatorOptions options = TemporaryCaches.in(folder);
    requireCounts(options, 1);
    Path library = library(options);
    long size = Files.size(library);
    try (FileChannel channel = FileChannel.open(library, StandardOpenOption.WRITE)) {
      channel.truncate(kept < 0 ? size - 1 : kept);
    }
    requireCounts(options, 1);
    assertEquals(size, Files.size(library));
  }

  @Test
  void aLibraryWithAWrongByteIsBuiltAgain() throws IOException {
    VerilatorOptions options = TemporaryCaches.in(folder);
    requireCounts(options, 1);
    Path library = library(options);
    byte[] bytes = Files.readAllBytes(library);
    bytes[bytes.length / 2] ^= 1;
    Files.write(library, bytes);
    requireCounts(options, 1);
  }

  @Test
  void aLibraryThatIsReplacedWhileItRunsDoesNoHarm() throws IOException {
    VerilatorOptions options = TemporaryCaches.in(folder);
    try (Model running = TemporaryCaches.counter(1).open(options)) {
      running.poke(0, 1);
      running.step();
      Files.delete(library(options).resolveSibling(Manifest.NAME));
      requireCounts(options, 1);
      running.step();
      assertEquals(3, running.peek(1));
    }
    assertEquals(List.of(), TemporaryCaches.leftovers(options));
  }

  @Test
  void anotherDesignNeverGetsTheLibraryOfThis() throws IOException {
    VerilatorOptions options = TemporaryCaches.in(folder);
    requireCounts(options, 1);
    requireCounts(options, 2);
    requireCounts(options, 1);
    assertEquals(2, TemporaryCaches.models(options).size());
  }

  @Test
  void pathsMayHoldSpacesAndQuotes() throws IOException {
    requireCounts(TemporaryCaches.in(folder.resolve("my own \"cache\" of $HOME's")), 1);
  }

  @Test
  void theLibraryIsUnloaded() throws IOException {
    VerilatorOptions options = TemporaryCaches.in(folder);
    Path maps = Path.of("/proc/self/maps");
    assumeTrue(Files.exists(maps));
    Model model = TemporaryCaches.counter(1).open(options);
    Path library = library(options).toRealPath();
    assertTrue(Files.readString(maps).contains(library.toString()));
    model.close();
    assertFalse(Files.readString(maps).contains(library.toString()));
  }

  @ParameterizedTest
  @CsvSource({
      "$finish,                         FINISH, Top.v:5: $finish",
      "$stop,                           STOP,   Top.v:5: $stop or failed assertion",
      "$fatal(1),                       STOP,   Top.v:5: $stop or failed assertion",
      "assert(n != 8'd2),               STOP,   Top.v:5: $stop or failed assertion",
  })
  void whatEndsAVerilogSimulationIsAnException(String statement, SimulationStopped.Reason reason, String text) {
    try (Model model = stopping(statement).open()) {
      model.step(2);
      assertEquals(2, model.peek(0));
      var stopped = assertThrows(SimulationStopped.class, () -> model.step(5));
      assertEquals(reason, stopped.reason());
      assertEquals(text, stopped.getMessage());
      assertThrows(SimulationStopped.class, model::step, "for good");
    }
  }

  private static Handwritten stopping(String statement) {
    return Handwritten.verilog("""
        module Top(input clock, output reg [7:0] n);
          always @(posedge clock) begin
            n <= n + 8'd1;
            if (n == 8'd2)
              %s;
          end
        endmodule
        """.formatted(statement)).port("n", uint(8));
  }

  @Test
  void logicThatNeverComesToRestIsAnException() {
    var source = Handwritten.verilog("""
        module Top(input clock, input a, output b);
          /* verilator lint_off UNOPTFLAT */
          assign b = a & ~b;
        endmodule
        """).port("a", Handwritten.bool()).port("b", Handwritten.bool());
    try (Model model = source.open()) {
      model.poke(0, 1);
      var stopped = assertThrows(SimulationStopped.class, () -> model.peek(1));
      assertEquals(SimulationStopped.Reason.FATAL, stopped.reason());
      assertTrue(stopped.getMessage().contains("did not converge"), stopped.getMessage());
    }
  }

  /// What is left of the write is Verilator's own check of the index, which makes the pass that looks for equal logic fail.
  @Test
  void aWriteToALaneThatNeverHappensIsBuilt() throws IOException {
    var source = Handwritten.verilog("""
        module Top(input clock, input reset, input [2:0] lane, input [7:0] n, output [189:0] lanes);
          reg [189:0] held;
          wire [11:0] wide = {4'd0, n};
          assign lanes = held;
          always @(posedge clock) begin
            if (reset) held <= 190'd5;
            else if (wide >= 12'd2047) held[38*lane[1:0] +: 38] <= {38{lane[2]}};
          end
        endmodule
        """).port("reset", Handwritten.bool()).port("lane", uint(3)).port("n", uint(8)).port("lanes", Handwritten.bits(190));
    try (Model model = source.open(TemporaryCaches.in(folder))) {
      model.poke(0, 1);
      model.step();
      model.poke(0, 0);
      model.step();
      assertEquals(5, model.peekBits(3).intValueExact());
    }
  }

  @Test
  void twoThreadsBuildOnce() throws Exception {
    VerilatorOptions options = TemporaryCaches.in(folder);
    try (var pool = Executors.newFixedThreadPool(2)) {
      Callable<Void> build = () -> {
        requireCounts(options, 1);
        return null;
      };
      for (var result : pool.invokeAll(List.of(build, build))) result.get();
    }
    assertEquals(1, TemporaryCaches.models(options).size());
    assertEquals(List.of(), TemporaryCaches.leftovers(options));
  }

  @Test
  void twoProcessesShareTheCache() throws Exception {
    VerilatorOptions options = TemporaryCaches.in(folder);
    Process one = BuildMain.launch(folder, 1);
    Process other = BuildMain.launch(folder, 1);
    assertEquals(6, one.waitFor());
    assertEquals(6, other.waitFor());
    assertEquals(1, TemporaryCaches.models(options).size());
    assertEquals(List.of(), TemporaryCaches.leftovers(options));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 150})
  void aKilledBuildDoesNoHarm(int milliseconds) throws Exception {
    VerilatorOptions options = TemporaryCaches.in(folder);
    Process build = BuildMain.launch(folder, 1);
    while (TemporaryCaches.leftovers(options).isEmpty()) {
      assertFalse(build.waitFor(1, TimeUnit.MILLISECONDS), "it should take a while");
    }
    Thread.sleep(milliseconds);
    build.destroyForcibly().waitFor();
    requireCounts(options, 1);
    assertEquals(1, TemporaryCaches.models(options).size());
  }

  @Test
  void aCacheThatCannotBeWrittenIsAUserError() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    var options = VerilatorOptions.defaults().in(file.resolve("cache"));
    var error = assertThrows(UserError.class, () -> TemporaryCaches.counter(1).open(options));
    String start = "error B303: cannot build a model in " + options.cache();
    assertTrue(error.getMessage().startsWith(start), error.getMessage());
    assertTrue(error.getMessage().endsWith("make the folder writable, or set BURIN_CACHE to another one"));
  }

  @Test
  void missingToolsAreNamedTogether() {
    var cache = new BuildCache(folder, ModelBuild.PURPOSE);
    var error = assertThrows(UserError.class, () -> Toolchain.find(folder.toString(), cache));
    assertEquals("""
        error B401: the verilator engine needs verilator, which is not on the PATH
          write: apt-get install verilator
        error B401: the verilator engine needs g++, which is not on the PATH
          write: apt-get install g++""", error.getMessage());
  }

  @Test
  void anOldVerilatorIsRefused() throws IOException {
    Path tool = folder.resolve("verilator");
    Files.writeString(tool, "#!/bin/sh\necho Verilator 4.210\n");
    assertTrue(tool.toFile().setExecutable(true));
    Files.createSymbolicLink(folder.resolve("g++"), tool);
    var cache = new BuildCache(folder.resolve("cache"), ModelBuild.PURPOSE);
    var error = assertThrows(UserError.class, () -> Toolchain.find(folder.toString(), cache));
    assertEquals("""
        error B401: the verilator engine needs Verilator 5, not Verilator 4.210
          write: apt-get install verilator""", error.getMessage());
  }
}
