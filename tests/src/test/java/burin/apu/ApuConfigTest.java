package burin.apu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApuConfigTest {

  @ParameterizedTest
  @CsvSource({
    "400,4,4,17", "79,4,4,15", "30,4,4,13", "513,4,4,17", "400,8,8,25", "400,16,16,41", "400,2,2,13", "1024,16,16,42"
  })
  void theSumHasTheWidthOfItsExactRange(int inputs, int weightBits, int activationBits, int expected) {
    assertThat(new ApuConfig(1, inputs, 1, weightBits, activationBits, 1, 1, 1).sumBits()).isEqualTo(expected);
  }

  @Test
  void thePaperChip() {
    ApuConfig chip = ApuConfig.paper();
    assertThat(chip).isEqualTo(new ApuConfig(10, 400, 400, 4, 4, 8, 400, 800));
    assertThat(chip.minSum()).isEqualTo(-48_000);
    assertThat(chip.maxSum()).isEqualTo(42_000);
    assertThat(chip.accumulatorBits()).isEqualTo(18);
    assertThat(chip.biasBits()).isEqualTo(17);
    assertThat(chip.selectWordBits()).isEqualTo(5);
    assertThat(chip.idleSelect()).isEqualTo(10);
    assertThat(chip.shiftBits()).isEqualTo(5);
    assertThat(chip.layerWordBits()).isEqualTo(128);
  }

  @Test
  void theMemoriesOfThePaperChip() {
    ApuConfig chip = ApuConfig.paper();
    assertThat(10 * chip.weightMemoryBits()).isEqualTo(6_400_000);
    assertThat(chip.biasMemoryBits()).isEqualTo(400 * 17);
    assertThat(chip.selectMemoryBits()).isEqualTo(800 * 5);
    assertThat(chip.outputMemoryBits()).isEqualTo(400 * 4);
    assertThat(chip.rawMemoryBits()).isEqualTo(400 * 18);
    assertThat(chip.memoryBits()).isEqualTo(10 * (640_000 + 6_800 + 4_000 + 1_600 + 7_200) + 8 * 128);
  }

  @Test
  void theSmallestMachineCanBeIdle() {
    ApuConfig smallest = ApuConfig.of(1, 1, 2);
    assertThat(smallest.selectBits()).isEqualTo(1);
    assertThat(smallest.idleSelect()).isEqualTo(1);
  }

  /// A width is enough for its range, and one bit less is not.
  @Test
  void accumulatorsAreNoWiderThanNeeded() {
    for (int block = 1; block <= 1024; block += 31) {
      for (int bits : new int[] {2, 3, 4, 5, 6, 7, 8, 16}) {
        ApuConfig config = ApuConfig.of(3, block, bits);
        long largestBias = 1L << (config.biasBits() - 1);
        long lowest = config.minSum() - largestBias;
        assertThat(lowest).isGreaterThanOrEqualTo(-1L << (config.accumulatorBits() - 1));
        assertThat(lowest).isLessThan(-1L << (config.accumulatorBits() - 2));
      }
    }
  }

  @Test
  void rejectsWhatIsOutOfRange() {
    assertThatThrownBy(() -> ApuConfig.of(0, 400, 4)).hasMessage("apu: pes is 0, allowed 1..64");
    assertThatThrownBy(() -> ApuConfig.of(65, 400, 4)).hasMessage("apu: pes is 65, allowed 1..64");
    assertThatThrownBy(() -> ApuConfig.of(10, 1025, 4)).hasMessage("apu: block is 1025, allowed 1..1024");
    assertThatThrownBy(() -> ApuConfig.of(10, 400, 9)).hasMessage("apu: bits is 9, allowed 2..8 and 16");
    assertThatThrownBy(() -> new ApuConfig(1, 1, 1, 1, 4, 1, 1, 1))
        .hasMessage("apu: weightBits is 1, allowed 2..8 and 16");
    assertThatThrownBy(() -> ApuConfig.paper().withDepths(65, 1, 1))
        .hasMessage("apu: layers is 65, allowed 1..64");
    assertThatThrownBy(() -> ApuConfig.paper().withDepths(1, 0, 1))
        .hasMessage("apu: weightRows is 0, allowed 1..65536");
    assertThatThrownBy(() -> ApuConfig.paper().withDepths(1, 1, 65537))
        .hasMessage("apu: slots is 65537, allowed 1..65536");
  }

  @ParameterizedTest
  @CsvSource({"400,8,399,9,3984", "79,8,78,7,776", "513,8,512,10,5119", "1,8,0,0,0"})
  void theTreeThatGrowsABitALevel(int operands, int bits, int adders, int levels, int adderBits) {
    var tree = new AdderTree(operands, bits);
    assertThat(tree.adders()).isEqualTo(adders);
    assertThat(tree.levels()).isEqualTo(levels);
    assertThat(tree.adderBits()).isEqualTo(adderBits);
  }
}
