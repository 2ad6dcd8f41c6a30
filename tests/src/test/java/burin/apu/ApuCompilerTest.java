package burin.apu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.apu.ApuProgram.Place;
import burin.diag.UserError;
import burin.nn.BlockLayer;
import burin.nn.BlockNetwork;
import com.google.common.primitives.ImmutableIntArray;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApuCompilerTest {
  private static final int[] LENET = {784, 300, 100, 10};
  private static final int[] TEN_BLOCKS = {10, 10, 10};

  /// Two layers that exchange halves between two PEs.
  private static BlockNetwork small() {
    int[][] first = {{1, 2, 0, 0}, {0, 0, 3, 4}, {0, 0, 5, 6}, {-7, -8, 0, 0}};
    int[][] second = {{1, 0, 2, 0}, {0, 3, 0, 4}};
    return new BlockNetwork("small", List.of(
        new BlockLayer("one", 4, 4, 2, new int[] {0, 1, 1, 0}, new int[] {0, 0, 1, 1}, 4, 4, 4, first,
            new int[] {1, 2, 3, 4}, 1, 3, false),
        BlockLayer.raw("two", 4, 2, 2, new int[] {0, 1}, new int[] {0, 1, 0, 1}, 4, 4, second, new int[] {-5, 6})));
  }

  @Test
  void ordersRowsAndColumnsAsTheScheduleSends() {
    ApuProgram program = new ApuCompiler(ApuConfig.of(2, 4, 4)).compile(small());
    assertThat(program.layers()).containsExactly(
        new ApuLayer("one", 2, 2, 2, 0, 0, 1, 3, 15, false), new ApuLayer("two", 2, 1, 2, 2, 2, 1, 0, 15, true));
    // Inputs 0, 1 are on PE 0 and stay, 2, 3 on PE 1 and stay. In the second layer output 3 goes from PE 0 to PE 1 and
    // output 2 from PE 1 to PE 0, then output 0 stays on PE 0 and output 1 on PE 1.
    assertThat(program.pes().get(0)).isEqualTo(new PeImage(
        List.of(lanes(-7, -8, 0, 0), lanes(1, 2, 0, 0), lanes(2, 1, 0, 0)), lanes(4, 1, -5), lanes(4, 4, 5, 4)));
    assertThat(program.pes().get(1)).isEqualTo(new PeImage(
        List.of(lanes(5, 6, 0, 0), lanes(3, 4, 0, 0), lanes(4, 3, 0, 0)), lanes(3, 2, 6), lanes(5, 5, 4, 5)));
    assertThat(program.inputs()).containsExactly(new Place(0, 0), new Place(0, 1), new Place(1, 0), new Place(1, 1));
    assertThat(program.outputs()).containsExactly(new Place(0, 0), new Place(1, 0));
  }

  @Test
  void idlePesNeitherSendNorTake() {
    ApuProgram program = new ApuCompiler(ApuConfig.of(3, 4, 4)).compile(small());
    PeImage idle = program.pes().get(2);
    assertThat(idle.weights()).containsOnly(lanes(0, 0, 0, 0));
    for (int t = 0; t < program.slots(); t++) {
      assertThat(idle.select(program.config(), t)).isEqualTo(program.config().idleSelect());
      assertThat(idle.sends(program.config(), t)).isFalse();
    }
  }

  @Test
  void lenetTakes175Cycles() {
    var network = new MixedNetworks(1).network(LENET, TEN_BLOCKS, 4);
    ApuProgram program = new ApuCompiler(ApuConfig.paper()).compile(network);
    assertThat(program.layers().stream().map(ApuLayer::slots)).containsExactly(79, 30, 10);
    assertThat(program.layers().stream().map(ApuLayer::rows)).containsExactly(30, 10, 1);
    assertThat(ApuFormulas.cyclesPerImage(program)).isEqualTo(175);
    assertThat(ApuFormulas.macsPerImage(program)).isEqualTo(network.maskSize());
    for (int i = 0; i < 3; i++) {
      assertThat(ApuFormulas.fewestSlots(program, i)).isEqualTo(program.layers().get(i).slots());
    }
  }

  @Test
  void lenetRunsOnAnyMachineThatIsLargeEnough() {
    var network = new MixedNetworks(2).network(LENET, TEN_BLOCKS, 4);
    for (int pes : new int[] {10, 11, 64}) {
      for (int block : new int[] {79, 80, 1024}) {
        for (int bits : new int[] {4, 8, 16}) {
          ApuProgram program = new ApuCompiler(ApuConfig.of(pes, block, bits)).compile(network);
          assertThat(ApuFormulas.cyclesPerImage(program)).isEqualTo(175);
        }
      }
    }
  }

  @Test
  void everyInputHasAPlaceOfItsOwn() {
    ApuProgram program = new ApuCompiler(ApuConfig.paper()).compile(new MixedNetworks(4).network(LENET, TEN_BLOCKS, 4));
    assertThat(new HashSet<>(program.inputs())).hasSize(784);
    assertThat(new HashSet<>(program.outputs())).hasSize(10);
    List<ImmutableIntArray> banks = program.place(IntStream.range(0, 784).map(i -> i % 16).toArray());
    assertThat(banks.stream().map(ImmutableIntArray::length)).containsExactly(79, 79, 79, 79, 79, 79, 79, 79, 79, 73);
    for (int i = 0; i < 784; i++) {
      Place place = program.inputs().get(i);
      assertThat(banks.get(place.pe()).get(place.address())).isEqualTo(i % 16);
    }
  }

  @Test
  void aNetworkOfFewerBitsSaturatesAtItsOwnMaximum() {
    var network = new MixedNetworks(5).network(LENET, TEN_BLOCKS, 3);
    ApuProgram program = new ApuCompiler(ApuConfig.of(10, 79, 8)).compile(network);
    assertThat(program.layers().getFirst().outputMax()).isEqualTo(7);
    assertThat(program.inputBits()).isEqualTo(3);
  }

  @Test
  void rejectsANetworkWithEveryReasonItDoesNotFit() {
    var network = new MixedNetworks(6).network(LENET, TEN_BLOCKS, 4);
    var tooSmall = new ApuConfig(8, 60, 20, 3, 2, 2, 35, 100);
    assertThatThrownBy(() -> new ApuCompiler(tooSmall).compile(network)).isInstanceOf(UserError.class)
        .hasMessage("""
            error B203: layer fc1 of network random has 10 blocks, but the machine has pes=8
              write: pes=10 or more
            error B203: layer fc1 of network random has 79 inputs a block, but the machine has blockInputs=60
              write: block=79 or more
            error B203: layer fc1 of network random has 30 outputs a block, but the machine has blockOutputs=20
              write: block=30 or more
            error B203: layer fc2 of network random has 10 blocks, but the machine has pes=8
              write: pes=10 or more
            error B203: layer fc3 of network random has 10 blocks, but the machine has pes=8
              write: pes=10 or more
            error B203: layer fc1 of network random has weights of 4 bits, but the machine has weightBits=3
              write: bits=4 or more
            error B203: layer fc1 of network random has inputs of 4 bits, but the machine has activationBits=2
              write: bits=4 or more
            error B203: layer fc1 of network random has outputs of 4 bits, but the machine has activationBits=2
              write: bits=4 or more
            error B203: layer fc2 of network random has weights of 4 bits, but the machine has weightBits=3
              write: bits=4 or more
            error B203: layer fc2 of network random has outputs of 4 bits, but the machine has activationBits=2
              write: bits=4 or more
            error B203: layer fc3 of network random has weights of 4 bits, but the machine has weightBits=3
              write: bits=4 or more
            error B203: layer fc3 of network random has no room, since the whole needs 3 layers, \
            but the machine has layers=2
              write: layers=3 or more
            error B203: layer fc2 of network random has no room, since the whole needs 41 weight rows, \
            but the machine has weightRows=35
              write: weightRows=41 or more (by default it is block)
            error B203: layer fc2 of network random has no room, since the whole needs 119 route slots, \
            but the machine has slots=100
              write: slots=119 or more (by default it is 2 * block)""");
  }

  @Test
  void rejectsANetworkThatNoMachineCanRun() {
    var network = new MixedNetworks(9).network(new int[] {65, 1200}, new int[] {65}, 4);
    assertThatThrownBy(() -> new ApuCompiler(ApuConfig.paper()).compile(network)).isInstanceOf(UserError.class)
        .hasMessage("""
            error B203: layer fc1 of network random has 65 blocks, but the machine has pes=10
              write: a network that needs no more than pes=64, the largest that there is""");
  }

  @Test
  void rejectsInputsThatTheNetworkDoesNotTake() {
    ApuProgram program = new ApuCompiler(ApuConfig.of(2, 4, 4)).compile(small());
    assertThatThrownBy(() -> program.place(new int[3])).hasMessage("program small takes 4 inputs, got 3");
    assertThatThrownBy(() -> program.place(new int[] {0, 0, 16, 0}))
        .hasMessage("program small: input[2] is 16, allowed 0..15");
  }

  private static ImmutableIntArray lanes(int... values) {
    return ImmutableIntArray.copyOf(values);
  }
}
