package burin.apu;

/// One entry of the layer table: what the sequencer must know to run a layer.
///
/// @param name the layer's name, for reports; the machine does not hold it
/// @param inputs inputs of a block, which is how many activations the busiest PE receives
/// @param rows outputs of a block, which is how many rows each PE computes
/// @param slots route cycles
/// @param weightBase the first of `rows` words in the weight and bias memories
/// @param selectBase the first of `slots` words in the select memories
/// @param multiplier of the quantiser, unsigned
/// @param shift of the quantiser, to the right
/// @param outputMax the largest output, at which the quantiser saturates
/// @param raw whether accumulators go to the raw output memory instead of outputs to the output memory
public record ApuLayer(
    String name,
    int inputs,
    int rows,
    int slots,
    int weightBase,
    int selectBase,
    int multiplier,
    int shift,
    int outputMax,
    boolean raw) {

  void check(ApuConfig config) {
    range("inputs", inputs, 1, config.blockInputs());
    range("rows", rows, 1, config.blockOutputs());
    range("slots", slots, 1, config.layerSlots());
    range("weightBase", weightBase, 0, config.weightRows() - rows);
    range("selectBase", selectBase, 0, config.slots() - slots);
    range("multiplier", multiplier, 0, (1 << config.multiplierBits()) - 1);
    range("shift", shift, 0, ApuConfig.MAX_SHIFT);
    range("outputMax", outputMax, 0, config.maxActivation());
  }

  private void range(String field, int value, int lowest, int highest) {
    if (value < lowest || value > highest) throw new IllegalArgumentException(
        "layer %s: %s is %d, allowed %d..%d".formatted(name, field, value, lowest, highest));
  }
}
