package burin.lib.logic;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.lib.stream.Flow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// The checksum of all words that have come since the last `clear`, a word a cycle.
///
/// A word holds the bytes of the message in order, the first in the least significant bits; a width that is no multiple of 8
/// is taken as one byte of that many bits. `checksum` counts a word from the cycle after it came. A word that comes with
/// `clear` is the first of a new message. Reset begins a new message.
///
/// Since a CRC is linear, every bit of the next value is a parity of some bits of the present one and of the word; which ones
/// is found by sending single bits through the algorithm.
public final class Crc extends Module {
  /// @param dataBits width of a word
  public record Config(CrcAlgorithm algorithm, int dataBits) {
    public Config {
      Given.notNull(algorithm, "algorithm");
      checkArgument(dataBits >= 1, "dataBits is %s, must be at least 1", dataBits);
    }

    private int byteBits() {
      return dataBits % Byte.SIZE == 0 ? Byte.SIZE : dataBits;
    }

    /// The register after a word.
    BigInteger next(BigInteger register, BigInteger word) {
      BigInteger next = register;
      for (int low = 0; low < dataBits; low += byteBits()) {
        for (int i = 0; i < byteBits(); i++) {
          int bit = algorithm.reflectIn() ? i : byteBits() - 1 - i;
          next = algorithm.step(next, word.testBit(low + bit));
        }
      }
      return next;
    }
  }

  private final Config config;

  public final Bool clear = input(bool());
  public final Flow<Bits> in = input(Flow.of(bits(config.dataBits())));
  public final Bits checksum = output(bits(config.algorithm().width()));

  public Crc(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    int width = config.algorithm().width();
    var init = litBits(width, config.algorithm().init());
    var register = reg(bits(width), init);
    var before = mux(clear, init, register);
    var next = next(before.cat(in.payload));
    when(in.valid, () -> register.next(next)).elseWhen(clear, () -> register.next(init));

    Bits read = config.algorithm().reflectOut() ? register.reverse() : register;
    checksum.drive(read.xor(litBits(width, config.algorithm().xorOut())));
  }

  /// @param inputs the register above the word
  private Bits next(Bits inputs) {
    List<BigInteger> masks = masks(inputs.width());
    List<Bool> bits = new ArrayList<>();
    for (BigInteger mask : masks) bits.add(inputs.and(litBits(inputs.width(), mask)).parity());
    return vecOf(bits).asBits();
  }

  /// For each bit of the next value those of the inputs whose parity it is.
  private List<BigInteger> masks(int inputs) {
    List<BigInteger> masks = new ArrayList<>();
    for (int i = 0; i < config.algorithm().width(); i++) masks.add(BigInteger.ZERO);
    for (int input = 0; input < inputs; input++) {
      BigInteger single = BigInteger.ZERO.setBit(input);
      BigInteger word = single.mod(BigInteger.ONE.shiftLeft(config.dataBits()));
      BigInteger changed = config.next(single.shiftRight(config.dataBits()), word);
      for (int i = 0; i < masks.size(); i++) {
        if (changed.testBit(i)) masks.set(i, masks.get(i).setBit(input));
      }
    }
    return masks;
  }
}
