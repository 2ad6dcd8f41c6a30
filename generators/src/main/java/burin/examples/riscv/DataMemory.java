package burin.examples.riscv;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.UInt;
import java.util.List;
import java.util.stream.IntStream;

/// Words of four bytes, of which a store replaces one, two or all; each byte of a word has a memory of its own.
///
/// `size` is the field `funct3` of loads and stores: 0 for a byte, 1 for a half, 2 for a word; 4 more where a load is not
/// sign-extended. `loaded` is one cycle after `address`, while `size` and the address are still the same. Reset leaves all as
/// it is.
final class DataMemory extends Module {
  static final int LANES = 4;

  /// @param words how many, a power of two
  record Config(int words) {
    Config {
      checkArgument(words >= 2 && words <= 1 << 20 && Integer.bitCount(words) == 1,
          "words is %s, must be a power of two, 2..2^20", words);
    }

    /// Bits of the address of a byte.
    int addressBits() {
      return Integer.numberOfTrailingZeros(words * LANES);
    }
  }

  private final Config config;

  public final Bits address = input(bits(config.addressBits()));
  public final UInt size = input(uint(3));
  public final Bool store = input(bool());
  public final Bits stored = input(bits(32));
  public final Bits loaded = output(bits(32));

  /// Byte 0, the least significant, of every word; then byte 1, and so on.
  final List<Memory<UInt>> lanes;

  DataMemory(Config config, Program program) {
    this.config = config;
    super();
    lanes = IntStream.range(0, LANES)
        .mapToObj(lane -> naming("lane" + lane, () -> memory(uint(8), config.words(), program.dataBytes(lane)))).toList();
    var offset = address.slice(1, 0);
    var word = address.slice(config.addressBits() - 1, 2).asUInt();
    var bytes = vecOf(LANES, lane -> lanes.get(lane).readSync(word)).asBits();
    var shifted = bytes.shr(offset.cat(litBits(3, 0)).asUInt());
    var isSigned = size.lt(4);
    when(size.truncate(2).eq(0), () -> loaded.drive(extended(shifted.slice(7, 0), isSigned)))
        .elseWhen(size.truncate(2).eq(1), () -> loaded.drive(extended(shifted.slice(15, 0), isSigned)))
        .otherwise(() -> loaded.drive(bytes));

    for (int lane = 0; lane < LANES; lane++) {
      var memory = lanes.get(lane);
      var byteStored = bytesStored(lane);
      when(store.and(isStored(offset.asUInt(), lane)), () -> memory.write(word, byteStored));
    }
  }

  private Bits extended(Bits low, Bool isSigned) {
    int missing = 32 - low.width();
    var sign = low.bit(low.width() - 1).and(isSigned);
    return sign.asBits().repeat(missing).cat(low);
  }

  private Bool isStored(UInt offset, int lane) {
    var isByte = size.eq(0).and(offset.eq(lane));
    var isHalf = size.eq(1).and(offset.eq(lane & 2));
    return isByte.or(isHalf).or(size.eq(2));
  }

  /// What goes into a lane: a byte is offered to all of them, a half to both halves.
  private UInt bytesStored(int lane) {
    var low = stored.slice(7, 0);
    var half = stored.slice(8 * (lane & 1) + 7, 8 * (lane & 1));
    var own = stored.slice(8 * lane + 7, 8 * lane);
    return mux(size.eq(0), low, mux(size.eq(1), half, own)).asUInt();
  }
}
