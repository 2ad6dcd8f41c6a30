package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SynthCommandTest {
  private static final String[] SMALL = {"synth", "apu", "-p", "pes=1", "-p", "block=2", "-p", "layers=1"};

  private static Cli synth(String... more) {
    var words = new ArrayList<>(List.of(SMALL));
    words.addAll(List.of(more));
    return Cli.run(words.toArray(String[]::new));
  }

  @Test
  void tellsEachModuleAndTheWhole() {
    Cli said = synth();
    assertThat(said.status()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).startsWith("apu pes=1 block=2 bits=4 ").contains("top module Apu for osu018\n")
        .contains("  module ").contains("  ProcessingElement ").contains("  all ")
        .containsPattern("Fastest clock: \\d+\\.\\d MHz, before layout\\.\n")
        .containsPattern("Power at 100 MHz and an activity of 0\\.10: \\d+\\.\\d{3} mW\\.\n");
  }

  @Test
  void jsonHasTheAgreedFields() {
    JsonNode json = synth("--json", "--target", "osu018").json();
    assertThat(json.propertyNames()).containsExactly("design", "parameters", "target", "cells", "area", "luts", "ffs", "brams",
        "dsps", "fmaxMhz", "powerMw", "macroBits", "modules", "macros", "notes");
    assertThat(json.get("target").asString()).isEqualTo("osu018");
    assertThat(json.get("cells").asLong()).isPositive();
    assertThat(json.get("luts").isNull()).isTrue();
    long sum = 0;
    for (JsonNode module : json.get("modules")) sum += module.get("instances").asLong() * module.get("cells").asLong();
    assertThat(json.get("cells").asLong()).isEqualTo(sum);
  }

  @Test
  void mistakesAreALineEach() {
    assertThat(synth("--target", "osu018x")).isEqualTo(new Cli(2, "",
        "burin: there is no target \"osu018x\" (did you mean osu018?) [B202]\n"));
    assertThat(synth("--clock", "fast")).isEqualTo(new Cli(2, "",
        "burin: --clock is \"fast\", which is no whole number (--clock 100, for instance) [B201]\n"));
    assertThat(synth("--memory", "-1")).isEqualTo(new Cli(2, "",
        "burin: --memory is -1, allowed 0..2147483647 (--memory 2048) [B201]\n"));
  }
}
