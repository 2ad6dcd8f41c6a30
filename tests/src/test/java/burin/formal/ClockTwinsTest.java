package burin.formal;

import static org.assertj.core.api.Assertions.assertThat;

import burin.Burin;
import burin.diff.DesignDiff;
import burin.diff.ModuleDiff;
import burin.diff.Verdict;
import burin.tools.Program;
import burin.verilog.VerilogEmitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Clocks and resets are proven to be what a person has written for them.
class ClockTwinsTest {
  @TempDir Path folder;

  static List<Twin> twins() {
    return ClockTwins.all();
  }

  private List<ModuleDiff> diff(Twin twin, String verilog) throws IOException {
    Path hand = Files.writeString(folder.resolve("hand.v"), verilog);
    Path emitted = folder.resolve("emitted");
    VerilogEmitter.emit(Burin.circuit(twin.circuit().get())).writeTo(emitted);
    return DesignDiff.of(hand, emitted).run(Program.find("yosys", System.getenv("PATH")), Duration.ofMinutes(2), () -> {});
  }

  @ParameterizedTest
  @MethodSource("twins")
  void circuitsAreEqualToTheirTwins(Twin twin) throws IOException {
    assertThat(diff(twin, twin.verilog())).extracting(ModuleDiff::verdict).containsOnly(Verdict.EQUAL);
  }

  @Test
  void aWrongClockIsFound() throws IOException {
    Twin clocks = twins().getFirst();
    assertThat(diff(clocks, clocks.verilog().replace("posedge other_clock", "posedge clock")))
        .extracting(ModuleDiff::verdict).containsExactly(Verdict.UNDECIDED);
  }
}
