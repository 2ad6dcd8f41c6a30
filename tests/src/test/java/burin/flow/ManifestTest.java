package burin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import burin.Burin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  private static final Design APU = Catalogue.shipped().find("apu");

  /// What the circuit declares is what the formula says.
  @ParameterizedTest
  @CsvSource({"10, 400, 4, 8, 400, 800", "1, 1, 2, 1, 1, 1", "3, 7, 16, 2, 100, 33", "64, 20, 8, 64, 64, 65536"})
  void memoryBitsAreThoseOfTheFormula(String pes, String block, String bits, String layers, String rows, String slots) {
    ParameterValues values = APU.values(Map.of(
        "pes", pes, "block", block, "bits", bits, "layers", layers, "weightRows", rows, "slots", slots));
    Emission emission = Emission.of(APU, values, Burin.circuit(APU.module(values)));
    assertThat(emission.manifest().memoryBits()).isEqualTo(APU.formulas(values).get("memoryBits"));
  }

  @Test
  void listsExactlyTheNamesOfItsFiles() {
    String text = "{\"files\": [{\"name\": \"Apu.v\"}]}";
    assertThat(Manifest.lists(text, "Apu.v")).isTrue();
    assertThat(Manifest.lists(text, Manifest.FILE)).isTrue();
    assertThat(Manifest.lists(text, "pu.v")).isFalse();
    assertThat(Manifest.lists(text, "notes.txt")).isFalse();
  }
}
