package burin.apu;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// A spatial processing element: one row of a block of weights times the latched inputs in a cycle, by as many multipliers
/// as a block has inputs and a tree of adders.
///
/// **Route.** In each slot the select word says from which source the latch takes its next lane, and whether this element
/// sends the next word of its output memory. `bus` and `select` speak of the slot whose address was on `selectAddress` in
/// the cycle before.
///
/// **Compute.** A row's address is on `weightAddress` in cycle `t`; its weights and its bias are there in `t + 1`, the
/// accumulator in `t + 2`, in which the result is quantised and, where `resultWrite` is high, written.
///
/// Reset does not touch it: the sequencer clears what it needs.
public final class ProcessingElement extends Module {
  private final ApuConfig config;

  // The host's side: a write is for this element while it is chosen, and for the memory that the target names.
  public final Bool chosen = input(bool());
  public final Bool write = input(bool());
  public final UInt target = input(uint(ApuTarget.BITS));
  public final UInt hostAddress = input(uint(ApuLayerWords.FIELD));
  public final Bits hostData = input(bits(64));
  public final Vec<SInt> weightRow = input(vec(config.blockInputs(), sint(config.weightBits())));
  /// While high, `bus` and `readRaw` are the words at `hostAddress`, one cycle later.
  public final Bool hostRead = input(bool());

  // The sequencer's side.
  public final Bool clear = input(bool());
  public final Bool route = input(bool());
  public final UInt selectAddress = input(index(config.slots()));
  public final UInt weightAddress = input(index(config.weightRows()));
  public final Bool resultWrite = input(bool());
  public final UInt resultRow = input(index(config.blockOutputs()));
  /// How results are scaled, see [ApuLayerWords#scale].
  public final Bits scale = input(bits(64));

  // The network's side.
  public final UInt taken = input(uint(config.activationBits()));
  public final UInt bus = output(uint(config.activationBits()));
  public final UInt select = output(range(0, config.idleSelect()));

  public final SInt readRaw = output(sint(config.accumulatorBits()));

  public ProcessingElement(ApuConfig config) {
    this.config = config;
    super();
    Bits selectWord = selectWord();
    SInt accumulator = accumulator(latch(selectWord));
    var raw = scale.bit(3 * ApuLayerWords.FIELD);
    outputs(quantised(accumulator), resultWrite.and(raw.not()), selectWord.bit(config.selectBits()));
    rawOutputs(accumulator, resultWrite.and(raw));
  }

  private Bool writes(ApuTarget what) {
    return chosen.and(write).and(target.eq(what.code()));
  }

  /// What this element does in the present slot: from whom it takes, and, in the highest bit, whether it sends.
  private Bits selectWord() {
    var selects = memory(bits(config.selectWordBits()), config.slots());
    when(writes(ApuTarget.SELECT), () -> selects.write(
        address(hostAddress, config.slots()), hostData.slice(config.selectWordBits() - 1, 0)));
    var selectWord = selects.readSync(selectAddress);
    return selectWord;
  }

  /// The inputs of the block, filled lane by lane in the order in which they arrive.
  private Vec<UInt> latch(Bits selectWord) {
    var source = selectWord.slice(config.selectBits() - 1, 0).asUInt().min(config.idleSelect());
    select.drive(source);
    var latch = reg(vec(config.blockInputs(), uint(config.activationBits())));
    var arrived = reg(index(config.blockInputs()));
    when(clear, () -> {
      latch.next(fill(config.blockInputs(), ulit(0)));
      arrived.next(0);
    }).elseWhen(route.and(source.ne(config.idleSelect())), () -> {
      latch.get(arrived).next(taken);
      arrived.next(arrived.incrementWrapping());
    });
    return latch;
  }

  /// A row's products with the latch, summed by a tree, and its bias.
  private SInt accumulator(Vec<UInt> latch) {
    var weights = memory(weightRow.type(), config.weightRows());
    var biases = memory(sint(config.biasBits()), config.weightRows());
    var row = address(hostAddress, config.weightRows());
    when(writes(ApuTarget.WEIGHT_ROW), () -> weights.write(row, weightRow));
    when(writes(ApuTarget.BIAS), () -> biases.write(row, hostData.slice(config.biasBits() - 1, 0).asSInt()));

    var rowWeights = weights.readSync(weightAddress);
    var rowBias = biases.readSync(weightAddress);
    var products = rowWeights.zip(latch, SInt::mul);
    var sum = products.reduceTree(SInt::add);
    var accumulator = reg(sint(config.accumulatorBits()));
    accumulator.next(sum.add(rowBias));
    return accumulator;
  }

  /// `(accumulator * multiplier + half) >> shift` within `[0, outputMax]`, where `half` is half of what the shift drops.
  /// Shifting twice the product and halving it afterwards needs no case for a shift by 0, which drops nothing.
  private UInt quantised(SInt accumulator) {
    var multiplier = ApuLayerWords.field(scale, 0).truncate(config.multiplierBits());
    var shift = ApuLayerWords.field(scale, 1).truncate(config.shiftBits());
    var outputMax = ApuLayerWords.field(scale, 2).truncate(config.activationBits());
    var scaled = accumulator.mul(multiplier).shl(1).shr(shift).add(1).shr(1);
    return scaled.max(0).min(outputMax).toUInt();
  }

  /// What this layer computes for the next one; between two layers, what the bus sends from address 0 upwards.
  private void outputs(UInt result, Bool resultWrite, Bool sends) {
    var outputs = memory(uint(config.activationBits()), config.outputRows());
    var hostWord = address(hostAddress, config.outputRows());
    when(writes(ApuTarget.ACTIVATION), () -> outputs.write(hostWord, hostData.slice(config.activationBits() - 1, 0).asUInt()))
        .elseWhen(resultWrite, () -> outputs.write(resultRow, result));

    var sent = reg(index(config.outputRows()));
    var nextSent = mux(clear, ulit(0), mux(route.and(sends), sent.incrementWrapping(), sent));
    sent.next(nextSent);
    var word = outputs.readSync(mux(hostRead, hostWord, nextSent));
    bus.drive(word);
  }

  /// The last layer's accumulators, as they are.
  private void rawOutputs(SInt accumulator, Bool resultWrite) {
    var raws = memory(accumulator.type(), config.blockOutputs());
    when(resultWrite, () -> raws.write(resultRow, accumulator));
    readRaw.drive(raws.readSync(address(hostAddress, config.blockOutputs())));
  }

  /// A host's address as one of `depth` words; beyond the last word it means the last one.
  private UInt address(UInt address, int depth) {
    return address.min(depth - 1);
  }
}
