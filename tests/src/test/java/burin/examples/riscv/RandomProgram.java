package burin.examples.riscv;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random instructions, most of them legal and most accesses within the data. Some jump back, so a program need not end.
///
/// The last registers point into the data and to the port, so that loads and stores find something; `x28` is changed like any
/// other, now and then, so that what is found there is rarely right.
final class RandomProgram {
  private static final int POINTER = 31;
  private static final int PORT = 30;

  private final Random random;
  private final int codeWords;
  private final int dataWords;
  private final List<Long> code = new ArrayList<>();

  private RandomProgram(long seed, Rv32i.Config config) {
    random = new Random(seed);
    codeWords = config.codeWords();
    dataWords = config.dataWords();
  }

  static Program of(long seed, Rv32i.Config config) {
    return new RandomProgram(seed, config).program();
  }

  private Program program() {
    add(POINTER << 7 | 0x37 | 0x1000_0000);
    add(immediate(0x13, POINTER, 0, POINTER, 2 * dataWords));
    add(PORT << 7 | 0x37 | 0x2000_0000);
    for (int rd = 1; rd < 16; rd++) add(random.nextInt() & 0xffff_f000 | rd << 7 | 0x37);
    while (code.size() < codeWords - random.nextInt(3)) add(instruction());
    long[] data = random.longs(dataWords, 0, 1L << 32).toArray();
    return new Program(code.stream().limit(codeWords).mapToLong(Long::longValue).toArray(), data);
  }

  private void add(int word) {
    code.add(word & 0xffff_ffffL);
  }

  private int below(int bound) {
    return random.nextInt(bound);
  }

  private int source() {
    return below(8) == 0 ? below(32) : below(24);
  }

  private int target() {
    return below(POINTER - 1);
  }

  private static int immediate(int opcode, int rd, int funct3, int rs1, int immediate) {
    return immediate << 20 | rs1 << 15 | funct3 << 12 | rd << 7 | opcode;
  }

  private int instruction() {
    int kind = below(1000);
    if (kind < 2) return random.nextInt();
    if (kind < 4) return below(2) << 20 | 0x73;
    if (kind < 40) return random.nextInt() & 0xffff_f000 | target() << 7 | (below(2) == 0 ? 0x37 : 0x17);
    if (kind < 80) return 0x0f | below(256) << 20;
    if (kind < 110) return jal();
    if (kind < 140) return jalr();
    if (kind < 240) return branch();
    if (kind < 440) return load();
    if (kind < 600) return store();
    return kind < 800 ? withImmediate() : withRegisters();
  }

  private int withRegisters() {
    int funct3 = below(8);
    int alternative = (funct3 == 0 || funct3 == 5) && below(2) == 0 ? 0x20 : 0;
    return alternative << 25 | source() << 20 | source() << 15 | funct3 << 12 | target() << 7 | 0x33;
  }

  private int withImmediate() {
    int funct3 = below(8);
    int immediate = random.nextInt();
    if (funct3 == 1) immediate = below(32);
    if (funct3 == 5) immediate = below(32) | below(2) << 10;
    return immediate(0x13, target(), funct3, source(), immediate);
  }

  /// An offset that suits the size of an access, or in one case of many any offset.
  private int offset(int size) {
    int offset = below(4 * dataWords) - 2 * dataWords;
    return below(200) == 0 ? offset : offset >> size << size;
  }

  private int load() {
    if (below(6) == 0) return immediate(0x03, target(), 2, PORT, 0);
    int funct3 = new int[] {0, 1, 2, 4, 5}[below(5)];
    return immediate(0x03, target(), funct3, POINTER, offset(funct3 % 4));
  }

  private int store() {
    if (below(6) == 0) return source() << 20 | PORT << 15 | 2 << 12 | 0x23;
    int size = below(3);
    int offset = offset(size);
    return offset >> 5 << 25 | source() << 20 | POINTER << 15 | size << 12 | (offset & 31) << 7 | 0x23;
  }

  /// Mostly a few instructions on, sometimes back; rarely to where no instruction begins.
  private int distance() {
    int distance = 4 * (below(8) == 0 ? -below(12) : 1 + below(6));
    return below(200) == 0 ? distance + 2 : distance;
  }

  private int branch() {
    int funct3 = new int[] {0, 1, 4, 5, 6, 7}[below(6)];
    int distance = distance();
    return (distance >> 12 & 1) << 31 | (distance >> 5 & 63) << 25 | source() << 20 | source() << 15 | funct3 << 12
        | (distance >> 1 & 15) << 8 | (distance >> 11 & 1) << 7 | 0x63;
  }

  private int jal() {
    int distance = distance();
    return (distance >> 20 & 1) << 31 | (distance >> 1 & 0x3ff) << 21 | (distance >> 11 & 1) << 20
        | (distance >> 12 & 255) << 12 | target() << 7 | 0x6f;
  }

  /// To some instructions on, by the address of the code's beginning in `x0`; sometimes by any register.
  private int jalr() {
    if (below(20) == 0) return immediate(0x67, target(), 0, source(), distance());
    int there = 4 * (code.size() + 1 + below(6)) + (below(4) == 0 ? 1 : 0);
    return there < 2048 ? immediate(0x67, target(), 0, 0, there) : withRegisters();
  }
}
