package burin.examples.riscv.reference;

import java.util.Arrays;
import java.util.OptionalLong;

/// A processor of RV32I, instruction by instruction, with the memories and the port of [burin.examples.riscv.Rv32i].
///
/// Written from the specification of the instruction set and that class's table of addresses, knowing nothing of the circuit.
public final class Rv32iModel {
  public enum Status { RUNNING, HALTED, TRAPPED }

  private static final int DATA = 0x1000_0000;
  private static final int PORT = 0x2000_0000;

  private final int[] code;
  private final byte[] data;
  private final int[] registers = new int[32];
  private int pc;
  private Status status = Status.RUNNING;
  private OptionalLong output = OptionalLong.empty();
  private String executed = "";

  /// An instruction that does nothing and stops the machine.
  private static final class Trap extends Exception {
    private static final long serialVersionUID = 1;

    Trap() {
      super(null, null, false, false);
    }
  }

  /// @param codeWords size of the memory of code
  /// @param dataWords size of the memory of data
  public Rv32iModel(int codeWords, int dataWords, long[] code, long[] data) {
    this.code = new int[codeWords];
    this.data = new byte[4 * dataWords];
    for (int i = 0; i < code.length; i++) this.code[i] = (int) code[i];
    for (int i = 0; i < 4 * data.length; i++) this.data[i] = (byte) (data[i / 4] >> 8 * (i % 4));
  }

  public Status status() {
    return status;
  }

  /// Address of the next instruction, or of the one that ended the program.
  public long pc() {
    return pc & 0xffff_ffffL;
  }

  public long register(int number) {
    return registers[number] & 0xffff_ffffL;
  }

  public int dataByte(int offset) {
    return data[offset] & 0xff;
  }

  /// What the last instruction put out.
  public OptionalLong output() {
    return output;
  }

  /// The name of the last instruction; empty if it was none.
  public String executed() {
    return executed;
  }

  /// Executes one instruction.
  ///
  /// @param input what a load from the port gets
  public void step(long input) {
    output = OptionalLong.empty();
    executed = "";
    if (status != Status.RUNNING) return;
    try {
      int index = pc >>> 2;
      if (index >= code.length) throw new Trap();
      pc = execute(code[index], (int) input);
    } catch (Trap trap) {
      executed = "";
      status = Status.TRAPPED;
    }
  }

  /// The address of the next instruction.
  private int execute(int word, int input) throws Trap {
    int rd = word >>> 7 & 31;
    int funct3 = word >>> 12 & 7;
    int funct7 = word >>> 25;
    int a = registers[word >>> 15 & 31];
    int b = registers[word >>> 20 & 31];
    int immediate = word >> 20;
    switch (word & 127) {
      case 0x37 -> {
        executed = "lui";
        set(rd, word & 0xffff_f000);
      }
      case 0x17 -> {
        executed = "auipc";
        set(rd, pc + (word & 0xffff_f000));
      }
      case 0x6f -> {
        executed = "jal";
        int offset = (word >> 31 << 20) | word & 0xff000 | (word >>> 20 & 1) << 11 | (word >>> 21 & 0x3ff) << 1;
        return jump(rd, pc + offset);
      }
      case 0x67 -> {
        if (funct3 != 0) throw new Trap();
        executed = "jalr";
        return jump(rd, a + immediate & ~1);
      }
      case 0x63 -> {
        int offset = (word >> 31 << 12) | (word >>> 7 & 1) << 11 | (word >>> 25 & 63) << 5 | (word >>> 8 & 15) << 1;
        if (branches(funct3, a, b)) return aligned(pc + offset);
      }
      case 0x03 -> set(rd, load(funct3, a + immediate, input));
      case 0x23 -> store(funct3, a + (word >> 25 << 5 | rd), b);
      case 0x13 -> set(rd, immediate(funct3, funct7, a, immediate));
      case 0x33 -> set(rd, register(funct3, funct7, a, b));
      case 0x0f -> {
        if (funct3 != 0) throw new Trap();
        executed = "fence";
      }
      case 0x73 -> {
        system(word);
        return pc;
      }
      default -> throw new Trap();
    }
    return pc + 4;
  }

  private void set(int rd, int value) {
    if (rd != 0) registers[rd] = value;
  }

  private int jump(int rd, int target) throws Trap {
    int next = aligned(target);
    set(rd, pc + 4);
    return next;
  }

  private static int aligned(int target) throws Trap {
    if (target % 4 != 0) throw new Trap();
    return target;
  }

  private boolean branches(int funct3, int a, int b) throws Trap {
    return switch (funct3) {
      case 0 -> is("beq", a == b);
      case 1 -> is("bne", a != b);
      case 4 -> is("blt", a < b);
      case 5 -> is("bge", a >= b);
      case 6 -> is("bltu", Integer.compareUnsigned(a, b) < 0);
      case 7 -> is("bgeu", Integer.compareUnsigned(a, b) >= 0);
      default -> throw new Trap();
    };
  }

  private boolean is(String name, boolean condition) {
    executed = name;
    return condition;
  }

  private int is(String name, int result) {
    executed = name;
    return result;
  }

  private int load(int funct3, int address, int input) throws Trap {
    if (address == PORT && funct3 == 2) return is("lw", input);
    return switch (funct3) {
      case 0 -> is("lb", (byte) read(address, 1));
      case 1 -> is("lh", (short) read(address, 2));
      case 2 -> is("lw", read(address, 4));
      case 4 -> is("lbu", read(address, 1));
      case 5 -> is("lhu", read(address, 2));
      default -> throw new Trap();
    };
  }

  private int read(int address, int bytes) throws Trap {
    int offset = offset(address, bytes);
    int value = 0;
    for (int i = 0; i < bytes; i++) value |= (data[offset + i] & 0xff) << 8 * i;
    return value;
  }

  private int offset(int address, int bytes) throws Trap {
    int offset = address - DATA;
    if (address % bytes != 0 || offset < 0 || offset >= data.length) throw new Trap();
    return offset;
  }

  private void store(int funct3, int address, int value) throws Trap {
    if (address == PORT && funct3 == 2) {
      output = OptionalLong.of(value & 0xffff_ffffL);
    } else {
      if (funct3 > 2) throw new Trap();
      int offset = offset(address, 1 << funct3);
      for (int i = 0; i < 1 << funct3; i++) data[offset + i] = (byte) (value >> 8 * i);
    }
    executed = new String[] {"sb", "sh", "sw"}[funct3];
  }

  private int immediate(int funct3, int funct7, int a, int immediate) throws Trap {
    return switch (funct3) {
      case 0 -> is("addi", a + immediate);
      case 1 -> is("slli", a << only(0, funct7, immediate));
      case 2 -> is("slti", a < immediate ? 1 : 0);
      case 3 -> is("sltiu", Integer.compareUnsigned(a, immediate) < 0 ? 1 : 0);
      case 4 -> is("xori", a ^ immediate);
      case 5 -> funct7 == 32 ? is("srai", a >> (immediate & 31)) : is("srli", a >>> only(0, funct7, immediate));
      case 6 -> is("ori", a | immediate);
      default -> is("andi", a & immediate);
    };
  }

  private int register(int funct3, int funct7, int a, int b) throws Trap {
    return switch (funct3 | funct7 << 3) {
      case 0 -> is("add", a + b);
      case 1 -> is("sll", a << (b & 31));
      case 2 -> is("slt", a < b ? 1 : 0);
      case 3 -> is("sltu", Integer.compareUnsigned(a, b) < 0 ? 1 : 0);
      case 4 -> is("xor", a ^ b);
      case 5 -> is("srl", a >>> (b & 31));
      case 6 -> is("or", a | b);
      case 7 -> is("and", a & b);
      case 32 << 3 -> is("sub", a - b);
      case 32 << 3 | 5 -> is("sra", a >> (b & 31));
      default -> throw new Trap();
    };
  }

  /// The amount of a shift, whose upper bits must be `wanted`.
  private static int only(int wanted, int funct7, int immediate) throws Trap {
    if (funct7 != wanted) throw new Trap();
    return immediate & 31;
  }

  private void system(int word) throws Trap {
    executed = switch (word) {
      case 0x0000_0073 -> "ecall";
      case 0x0010_0073 -> "ebreak";
      default -> throw new Trap();
    };
    status = Status.HALTED;
  }

  @Override
  public String toString() {
    return "pc %08x %s %s".formatted(pc, status, Arrays.toString(registers));
  }
}
