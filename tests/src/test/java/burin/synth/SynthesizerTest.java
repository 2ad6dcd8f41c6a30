package burin.synth;

import static burin.lib.logic.Counter.AtEnd.WRAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import burin.Burin;
import burin.diag.UserError;
import burin.hdl.Module;
import burin.lib.logic.Counter;
import burin.synth.Synthesis.Macro;
import burin.synth.Synthesis.ModuleCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesizerTest {
  @TempDir Path cache;

  private SynthesisOptions options() {
    return SynthesisOptions.defaults().cache(cache.resolve("synth"));
  }

  private Synthesis run(Target target, Module module) {
    return new Synthesizer(target, options()).run(Burin.circuit(module));
  }

  @Test
  void standardCellsHaveAreaTimingAndPower() {
    Synthesis found = run(Target.OSU018, new Parts.Several());
    assertThat(found.modules()).extracting(ModuleCost::module, ModuleCost::instances)
        .containsExactly(tuple("Several", 1L), tuple("Adder", 3L));
    ModuleCost adder = found.modules().get(1);
    assertThat(adder.own().ffs()).isEqualTo(8);
    // 8 flip-flops of 96 and at least an exclusive or and some carry for each bit.
    assertThat(adder.own().area()).isBetween(8 * 96.0 + 8 * 48, 8 * 96.0 + 8 * 300);
    assertThat(found.total().ffs()).isEqualTo(3 * 8 + 16);
    assertThat(found.total()).isEqualTo(found.modules().get(0).own().plus(adder.own().times(3)));
    assertThat(found.fmaxMhz().orElseThrow()).isBetween(50.0, 600.0);
    assertThat(found.powerMw().orElseThrow()).isBetween(0.5, 50.0);
    assertThat(found.measures()).containsEntry("luts", null).containsEntry("brams", null).containsEntry("dsps", null);
  }

  @Test
  void anExampleForTheDocs() {
    // region use
    var synthesizer = new Synthesizer(Target.OSU018, SynthesisOptions.defaults());
    Synthesis found = synthesizer.run(Burin.circuit(new Counter(new Counter.Config(9, WRAP))));
    double area = found.total().area();
    OptionalDouble fastest = found.fmaxMhz();
    // endregion
    assertThat(area).isGreaterThan(4 * 96.0);
    assertThat(fastest).isPresent();
  }

  @Test
  void fpgasHaveBlocks() {
    Synthesis product = run(Target.XC7, new Parts.Several());
    assertThat(product.total().dsps()).isEqualTo(1);
    assertThat(product.measures()).containsEntry("area", null).containsEntry("fmaxMhz", null).containsEntry("powerMw", null);
    Synthesis words = run(Target.XC7, new Parts.Words(1024));
    assertThat(words.total().brams()).isEqualTo(0.5);
    assertThat(words.macros()).isEmpty();
  }

  @Test
  void aDesignIsPlacedOnIce40() {
    Synthesis found = run(Target.ICE40, new Parts.Several());
    assertThat(found.total().ffs()).isEqualTo(3 * 8 + 16);
    assertThat(found.total().luts()).isBetween(40L, 400L);
    assertThat(found.fmaxMhz().orElseThrow()).isBetween(10.0, 400.0);
    assertThat(found.notes()).isEmpty();
  }

  @Test
  void largeMemoriesAreMacros() {
    Synthesis large = run(Target.OSU018, new Parts.Words(129));
    assertThat(large.macros()).containsExactly(new Macro("mem_129x16_1rw", 1, 129 * 16));
    assertThat(large.macroBits()).isEqualTo(129 * 16);
    assertThat(large.total().ffs()).isZero();
    Synthesis small = new Synthesizer(Target.OSU018, options().timing(false)).run(Burin.circuit(new Parts.Words(16)));
    assertThat(small.macros()).isEmpty();
    assertThat(small.total().ffs()).isEqualTo(16 * 16 + 16);
    assertThat(small.powerMw()).isEmpty();
  }

  /// Where Yosys cannot be run any more, all that is asked for must come from the cache.
  @Test
  void whatIsKnownIsNotDoneAgain() throws IOException {
    Synthesis first = run(Target.OSU018, new Parts.Several());
    List<Path> entries = entries();
    assertThat(run(Target.OSU018, new Parts.Several())).isEqualTo(first);
    assertThat(entries()).isEqualTo(entries);
    run(Target.OSU018, new Parts.Adder());
    assertThat(entries()).hasSize(entries.size() + 1);
  }

  /// A run that was killed leaves its work, or half an entry.
  @Test
  void damagedResultsAreMadeAnew() throws IOException {
    Synthesis first = run(Target.OSU018, new Parts.Adder());
    for (Path entry : entries()) Files.writeString(entry.resolve("MANIFEST"), "half");
    assertThat(run(Target.OSU018, new Parts.Adder())).isEqualTo(first);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> paths = Files.list(cache.resolve("synth"))) {
      return paths.filter(Files::isDirectory).sorted().toList();
    }
  }

  @Test
  void missingAndFailingToolsAreToldInALine() throws IOException {
    var none = new Synthesizer(Target.OSU018, options().searchPath(cache.toString()));
    assertThatThrownBy(() -> none.run(Burin.circuit(new Parts.Adder()))).isInstanceOf(UserError.class)
        .hasMessage("error B401: synth needs yosys, which is not on the PATH\n  write: apt-get install yosys");
    Path broken = Files.writeString(cache.resolve("yosys"), "#!/bin/sh\necho 'ERROR: No luck today.'\n");
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThatThrownBy(() -> none.run(Burin.circuit(new Parts.Adder()))).isInstanceOf(UserError.class)
        .hasMessageStartingWith("error B401: yosys cannot synthesize module Adder: No luck today.");
  }
}
