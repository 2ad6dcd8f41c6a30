package burin.examples.riscv;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.EnumValue;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.UInt;

/// A processor with all instructions of RV32I, in two stages: the first fetches a word of code, the second does the rest. An
/// instruction takes one cycle, a load two; one more goes by after a reset.
///
/// | addresses | what is there |
/// | --- | --- |
/// | from 0 on | code, which is only fetched |
/// | from [#DATA] on | data, which is loaded and stored in bytes, halves and words |
/// | [#PORT] | words only: a store gives one to `out`, with `outValid`, in the next cycle; a load takes `in` in its second |
///
/// `retired` is high in the last cycle of an instruction, whose address is `pc`. ECALL and EBREAK end the program: `halted` is
/// high from the next cycle on. An illegal instruction, an access to any other address, one that is not aligned, a jump to no
/// multiple of 4 and code beyond its memory set `trapped` instead; such an instruction does nothing and is not retired. FENCE
/// does nothing, since nobody else sees the memory.
///
/// Reset starts the program at address 0 and leaves registers and data as they are.
public final class Rv32i extends Module {
  public static final long DATA = 0x1000_0000L;
  public static final long PORT = 0x2000_0000L;
  private static final int REGISTERS = 32;

  /// The words of both memories, each a power of two.
  public record Config(int codeWords, int dataWords) {
    /// Room for what is shipped.
    public static final Config USUAL = new Config(4096, 4096);

    public Config {
      checkArgument(codeWords >= 2 && codeWords <= 1 << 20 && Integer.bitCount(codeWords) == 1,
          "codeWords is %s, must be a power of two, 2..2^20", codeWords);
      new DataMemory.Config(dataWords);
    }

    /// Bits of the address of a byte of code.
    int codeBits() {
      return Integer.numberOfTrailingZeros(4 * codeWords);
    }

    DataMemory.Config data() {
      return new DataMemory.Config(dataWords);
    }
  }

  private enum Status { RUNNING, HALTED, TRAPPED }

  private final Config config;

  public final Bits in = input(bits(32));
  public final Bits out = output(bits(32));
  public final Bool outValid = output(bool());
  public final UInt pc = output(uint(32));
  public final Bool retired = output(bool());
  public final Bool halted = output(bool());
  public final Bool trapped = output(bool());

  /// What a program is put into, word by word.
  public final Memory<Bits> code;
  /// `x0` is never written and reads as 0.
  public final Memory<Bits> registers = memory(bits(32), REGISTERS);
  private final DataMemory data;

  public Rv32i(Config config, Program program) {
    this.config = config;
    super();
    checkArgument(program.code().length <= config.codeWords(), "the code has more than %s words", config.codeWords());
    checkArgument(program.data().length <= config.dataWords(), "the data has more than %s words", config.dataWords());
    code = memory(bits(32), config.codeWords(), program.code());
    data = instance(new DataMemory(config.data(), program));

    // Fetch: the address is that of the next instruction, so that its word is there when it begins.
    var status = reg(enumeration(Status.class), Status.RUNNING);
    var fetched = reg(bool(), false);
    var address = reg(uint(32), 0);
    var nextAddress = wire(uint(32));
    var word = code.readSync(nextAddress.asBits().slice(config.codeBits() - 1, 2).asUInt());
    fetched.next(true);
    address.next(nextAddress);

    // Decode and read.
    var decoder = instance(new Decoder());
    decoder.word.drive(word);
    var kind = decoder.kind;
    var immediate = decoder.immediate;
    var rd = word.slice(11, 7).asUInt();
    var funct3 = word.slice(14, 12).asUInt();
    var first = register(word.slice(19, 15).asUInt());
    var second = register(word.slice(24, 20).asUInt());

    // Execute.
    var alu = instance(new Alu());
    var isRegister = kind.is(Kind.REGISTER);
    alu.operation.drive(funct3);
    alu.alternative.drive(word.bit(30).and(isRegister.or(funct3.eq(5))));
    alu.a.drive(first);
    alu.b.drive(mux(isRegister, second, immediate));

    var base = mux(kind.isAny(Kind.AUIPC, Kind.JAL, Kind.BRANCH), address.asBits(), first);
    var sum = base.asUInt().add(immediate.asUInt()).truncate(32).asBits();
    var target = sum.slice(31, 1).cat(litBits(1, 0));
    var jumps = kind.isAny(Kind.JAL, Kind.JALR).or(kind.is(Kind.BRANCH).and(branches(funct3, first, second)));
    var following = address.add(4).truncate(32);

    // Load and store.
    var isLoad = kind.is(Kind.LOAD);
    var isStore = kind.is(Kind.STORE);
    var isPort = sum.eq(litBits(32, PORT)).and(funct3.eq(2));
    var isData = isData(sum).and(isAligned(sum.slice(1, 0), funct3));

    // What becomes of the instruction.
    var loading = reg(bool(), false);
    var isReached = fetched.and(status.is(Status.RUNNING));
    var accessFails = isLoad.or(isStore).and(isPort.or(isData).not());
    var jumpFails = jumps.and(target.bit(1));
    var isBeyond = address.asBits().slice(31, config.codeBits()).anyOne();
    var fails = kind.is(Kind.ILLEGAL).or(accessFails).or(jumpFails).or(isBeyond);
    var waits = isLoad.and(loading.not());
    var completes = isReached.and(fails.not()).and(waits.not());
    var ends = kind.is(Kind.SYSTEM);
    loading.next(isReached.and(fails.not()).and(waits));
    when(isReached.and(fails), () -> status.next(Status.TRAPPED)).elseWhen(completes.and(ends), () -> status.next(Status.HALTED));
    nextAddress.drive(address);
    when(completes.and(ends.not()), () -> nextAddress.drive(mux(jumps, target.asUInt(), following)));

    data.address.drive(sum.slice(config.data().addressBits() - 1, 0));
    data.size.drive(funct3);
    data.store.drive(completes.and(isStore).and(isData));
    data.stored.drive(second);

    // Write back.
    var result = wire(bits(32));
    select(kind)
        .is(Kind.LUI, () -> result.drive(immediate))
        .is(Kind.AUIPC, () -> result.drive(sum))
        .is(Kind.JAL, () -> result.drive(following.asBits()))
        .is(Kind.JALR, () -> result.drive(following.asBits()))
        .is(Kind.LOAD, () -> result.drive(mux(isPort, in, data.loaded)))
        .otherwise(() -> result.drive(alu.result));
    var hasResult = kind.isAny(Kind.BRANCH, Kind.STORE, Kind.FENCE, Kind.SYSTEM).not();
    when(completes.and(hasResult).and(rd.ne(0)), () -> registers.write(rd, result));

    var puts = completes.and(isStore).and(isPort);
    outValid.drive(regNext(puts, 0));
    out.drive(regEnabled(second, puts, 0));
    pc.drive(address);
    retired.drive(completes);
    halted.drive(status.is(Status.HALTED));
    trapped.drive(status.is(Status.TRAPPED));
  }

  private Bits register(UInt number) {
    return mux(number.eq(0), litBits(32, 0), registers.read(number));
  }

  private Bool branches(UInt funct3, Bits a, Bits b) {
    var isLess = mux(funct3.ge(6), a.asUInt().lt(b.asUInt()), a.asSInt().lt(b.asSInt()));
    var holds = mux(funct3.lt(2), a.eq(b), isLess);
    return holds.xor(funct3.asBits().bit(0));
  }

  private Bool isData(Bits address) {
    int low = config.data().addressBits();
    return address.slice(31, low).eq(litBits(32 - low, DATA >>> low));
  }

  /// @param offset the address's low bits
  private Bool isAligned(Bits offset, UInt funct3) {
    var size = funct3.truncate(2);
    var isHalf = size.eq(1).and(offset.bit(0).not());
    return size.eq(0).or(isHalf).or(offset.anyOne().not());
  }

  /// The memory of byte `lane` of every word of the data, lane 0 the least significant.
  public Memory<UInt> dataLane(int lane) {
    return data.lanes.get(lane);
  }
}
