package burin.apu;

import static burin.apu.RoutingMemory.BENES;
import static burin.apu.RoutingMemory.CLOS;
import static burin.apu.RoutingMemory.CROSSBAR;
import static burin.apu.RoutingMemory.ENCODED_CROSSBAR;
import static burin.apu.RoutingMemory.MUX_ADDR;
import static burin.apu.RoutingMemory.MUX_SEQ;
import static burin.apu.RoutingMemory.MUX_SEQ_SEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingMemoryTest {

  @ParameterizedTest
  @CsvSource({
    // N, crossbar, Clos, encoded, Benes, mux SEQ, the same with send bits, mux ADDR
    "256, 65536, 23184, 2048, 1920, 1040, 1300, 2340",
    "1024, 1048576, 183911, 10240, 9728, 4120, 5150, 11330",
    "4096, 16777216, 1490216, 49152, 47104, 16400, 20500, 53300"
  })
  void bitsForTenPes(int n, long crossbar, long clos, long encoded, long benes, long seq, long send, long addr) {
    assertThat(CROSSBAR.bits(n, 10)).isEqualTo(crossbar);
    assertThat(CLOS.bits(n, 10)).isEqualTo(clos);
    assertThat(ENCODED_CROSSBAR.bits(n, 10)).isEqualTo(encoded);
    assertThat(BENES.bits(n, 10)).isEqualTo(benes);
    assertThat(MUX_SEQ.bits(n, 10)).isEqualTo(seq);
    assertThat(MUX_SEQ_SEND.bits(n, 10)).isEqualTo(send);
    assertThat(MUX_ADDR.bits(n, 10)).isEqualTo(addr);
  }

  @ParameterizedTest
  @CsvSource({"256, 63, 22", "1024, 255, 45", "4096, 1023, 91"})
  void theSavingAgainstOneBitACrosspoint(int n, int againstCrossbar, int againstClos) {
    double seq = MUX_SEQ.bits(n, 10);
    assertThat(Math.round(CROSSBAR.bits(n, 10) / seq)).isEqualTo(againstCrossbar);
    assertThat(Math.round(CLOS.bits(n, 10) / seq)).isEqualTo(againstClos);
  }

  @Test
  void theMachineStoresWhatTheFormulaSays() {
    var network = new MixedNetworks(3).network(new int[] {1024, 40}, new int[] {10}, 4);
    ApuProgram program = new ApuCompiler(ApuConfig.paper()).compile(network);
    long stored = (long) program.config().pes() * program.slots() * program.config().selectWordBits();
    assertThat(stored).isEqualTo(MUX_SEQ_SEND.bits(1024, 10));
  }

  @Test
  void smallAndRejectedSizes() {
    for (RoutingMemory memory : RoutingMemory.values()) assertThat(memory.bits(1, 1)).isBetween(0L, 3L);
    assertThatThrownBy(() -> CLOS.bits(0, 10)).hasMessage("routing memory: activations is 0, allowed 1..16777216");
    assertThatThrownBy(() -> CLOS.bits(1, 0)).hasMessage("routing memory: pes is 0, must be at least 1");
  }
}
