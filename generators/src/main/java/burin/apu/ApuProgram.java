package burin.apu;

import com.google.common.primitives.ImmutableIntArray;
import java.util.Arrays;
import java.util.List;

/// A network as an APU holds it: the layer table, the memories of every PE, and where inputs and outputs are.
///
/// What the machine does with it, layer by layer. **Route:** all lanes of every PE's latch are cleared. In slot `t` of
/// the layer, every PE reads word `selectBase + t` of its select memory. If the word's send bit is set, the PE puts
/// its next output on its bus, from address 0 upwards; only then does it advance. If the select is not idle, the PE
/// captures the bus of the PE that it names in the next lane of its latch, from lane 0 upwards. **Compute:** for every
/// row `r`, the accumulator is the sum of the products of weight word `weightBase + r` and the latch, plus the bias of
/// that word. A raw layer writes it to address `r` of the raw output memory and leaves the output memory alone. Any
/// other layer writes `clamp((accumulator * multiplier + half) >> shift, 0, outputMax)` to address `r` of the output
/// memory, where `half` is `2^(shift-1)`, or 0 when `shift` is 0.
///
/// Before the first layer the output memories hold the network's inputs, at the places that `inputs` gives.
///
/// @param name the network's name
/// @param config the machine for which this was compiled
/// @param layers the layer table, in the order in which the layers run; only the last may be raw
/// @param pes the memories of each PE, one entry a PE
/// @param inputBits width of an input of the network
/// @param inputs for each input the PE and the address in its output memory
/// @param outputs for each output the PE and the address in its output memory, or raw output memory if `raw()`
public record ApuProgram(
    String name,
    ApuConfig config,
    List<ApuLayer> layers,
    List<PeImage> pes,
    int inputBits,
    List<Place> inputs,
    List<Place> outputs) {

  /// A word in the output memory or in the raw output memory of a PE.
  public record Place(int pe, int address) {}

  public ApuProgram {
    layers = List.copyOf(layers);
    pes = List.copyOf(pes);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    require(!layers.isEmpty() && layers.size() <= config.layers(),
        "program %s: %d layers, allowed 1..%d", name, layers.size(), config.layers());
    require(pes.size() == config.pes(), "program %s: %d PE images, must be %d", name, pes.size(), config.pes());
    require(inputBits >= 1 && inputBits <= config.activationBits(),
        "program %s: inputBits is %d, allowed 1..%d", name, inputBits, config.activationBits());
    for (ApuLayer layer : layers) layer.check(config);
    for (ApuLayer layer : layers) {
      require(!layer.raw() || layer == layers.getLast(),
          "layer %s is raw, allowed only for the last layer", layer.name());
    }
    for (int pe = 0; pe < pes.size(); pe++) pes.get(pe).check(config, pe, rows(layers), slots(layers));
    for (Place place : inputs) checkPlace(place, config.pes(), config.outputRows());
    for (Place place : outputs) checkPlace(place, config.pes(), layers.getLast().rows());
  }

  /// Whether the outputs are accumulators, in the raw output memories.
  public boolean raw() {
    return layers.getLast().raw();
  }

  /// Rows of weights in use in each PE.
  public int rows() {
    return rows(layers);
  }

  /// Slots in use in each PE.
  public int slots() {
    return slots(layers);
  }

  /// What the host writes to the output memories before it starts the machine: for each PE the inputs at addresses
  /// 0, 1, 2, ...
  ///
  /// @param input one value an input of the network, in natural order
  /// @throws IllegalArgumentException if there are too few or too many, or one is not unsigned with `inputBits`
  public List<ImmutableIntArray> place(int[] input) {
    checkInput(input);
    int[][] banks = new int[config.pes()][];
    int[] sizes = bankSizes();
    for (int pe = 0; pe < banks.length; pe++) banks[pe] = new int[sizes[pe]];
    for (int i = 0; i < input.length; i++) banks[inputs.get(i).pe()][inputs.get(i).address()] = input[i];
    return Arrays.stream(banks).map(ImmutableIntArray::copyOf).toList();
  }

  @Override
  public String toString() {
    return "program %s: %d layers for %d PEs".formatted(name, layers.size(), config.pes());
  }

  private void checkInput(int[] input) {
    require(input.length == inputs.size(), "program %s takes %d inputs, got %d", name, inputs.size(), input.length);
    int max = (1 << inputBits) - 1;
    for (int i = 0; i < input.length; i++) {
      if (input[i] < 0 || input[i] > max) throw new IllegalArgumentException(
          "program %s: input[%d] is %d, allowed 0..%d".formatted(name, i, input[i], max));
    }
  }

  private int[] bankSizes() {
    int[] sizes = new int[config.pes()];
    for (Place place : inputs) sizes[place.pe()] = Math.max(sizes[place.pe()], place.address() + 1);
    return sizes;
  }

  private static int rows(List<ApuLayer> layers) {
    return layers.stream().mapToInt(ApuLayer::rows).sum();
  }

  private static int slots(List<ApuLayer> layers) {
    return layers.stream().mapToInt(ApuLayer::slots).sum();
  }

  private static void checkPlace(Place place, int pes, int addresses) {
    require(place.pe() >= 0 && place.pe() < pes && place.address() >= 0 && place.address() < addresses,
        "%s is outside %d PEs of %d addresses", place, pes, addresses);
  }

  private static void require(boolean holds, String format, Object... arguments) {
    if (!holds) throw new IllegalArgumentException(format.formatted(arguments));
  }
}
