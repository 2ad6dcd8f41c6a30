package burin.examples;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import java.math.BigInteger;

/// What data paths do with words of hundreds of bits: a sum, a checksum, the largest so far, a shift by any number of bits, and
/// a small memory.
///
/// Each cycle takes a word. `digest` combines all state in 32 bits. Reset clears the registers and leaves the memory alone.
public final class WideWords extends Module {
  private static final int LANE = 32;
  private static final int ADDRESS_BITS = 4;

  /// Words of `lanes` times 32 bits.
  public record Config(int lanes) {
    public Config {
      checkArgument(lanes >= 2 && Integer.bitCount(lanes) == 1, "lanes is %s, must be a power of two from 2 on", lanes);
    }

    int bits() {
      return lanes * LANE;
    }
  }

  public final Vec<UInt> in;
  public final UInt shift;
  public final Bool write = input(bool());
  public final UInt address = input(uint(ADDRESS_BITS));
  public final UInt digest = output(uint(LANE));

  public WideWords(Config config) {
    in = input(vec(config.lanes(), uint(LANE)));
    shift = input(uint(Integer.numberOfTrailingZeros(config.bits())));
    int bits = config.bits();
    Bits word = in.asBits();
    var sum = reg(uint(bits), 0);
    sum.next(sum.add(word.asUInt()).wrap(bits));
    var largest = reg(uint(bits), 0);
    when(word.asUInt().gt(largest), () -> largest.next(word.asUInt()));
    var checksum = reg(bits(bits), 0);
    var polynomial = litBits(bits, BigInteger.ONE.shiftLeft(bits / 2).add(BigInteger.valueOf(0x87)));
    checksum.next(mux(checksum.bit(bits - 1), checksum.shl(1).xor(polynomial), checksum.shl(1)).xor(word));
    var shifted = reg(bits(bits), 0);
    var words = memory(bits(bits), 1 << ADDRESS_BITS);
    shifted.next(words.read(address).shr(shift).xor(word));
    when(write, () -> words.write(address, shifted.and(sum.asBits().not())));
    digest.drive(folded(sum.asBits().xor(checksum).xor(largest.asBits().and(shifted.not())).xor(shifted), config.lanes()));
  }

  /// All lanes in one.
  private static UInt folded(Bits word, int lanes) {
    Bits all = word.slice(LANE - 1, 0);
    for (int i = 1; i < lanes; i++) all = all.xor(word.slice((i + 1) * LANE - 1, i * LANE));
    return all.asUInt();
  }
}
