package burin.examples.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.examples.riscv.reference.Rv32iModel;
import burin.sim.Engine;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The processor against a model of its instruction set, instruction by instruction, and real programs against what they must
/// print.
class Rv32iTest {
  private static final Rv32i.Config SMALL = new Rv32i.Config(256, 64);
  private static final Rv32i.Config LARGE = Rv32i.Config.USUAL;
  private static final long LONGEST = 1_000;

  private static final Set<String> INSTRUCTIONS = new TreeSet<>(Arrays.asList((
      "lui auipc jal jalr beq bne blt bge bltu bgeu lb lh lw lbu lhu sb sh sw addi slti sltiu xori ori andi slli srli srai"
          + " add sub sll slt sltu xor srl sra or and fence ecall ebreak").split(" ")));

  @ParameterizedTest
  @EnumSource(Engine.class)
  void executesRandomInstructions(Engine engine) {
    int programs = engine == Engine.INTERP ? 20 : 150;
    var core = new Rv32i(SMALL, Program.empty());
    var compiled = engine.compile(core);
    var executed = new TreeSet<String>();
    var ends = new TreeSet<Rv32iModel.Status>();
    for (int seed = 0; seed < programs; seed++) {
      Program program = RandomProgram.of(seed, SMALL);
      try (var sim = compiled.open()) {
        Race.load(core, SMALL, sim, program);
        var race = new Race(core, SMALL, sim, program).run(LONGEST);
        executed.addAll(race.executed());
        ends.add(race.model().status());
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    if (engine == Engine.INTERP) return;
    assertEquals(INSTRUCTIONS, executed);
    assertEquals(Set.of(Rv32iModel.Status.values()), ends);
  }

  private static Race run(Engine engine, String name) {
    var program = Program.shipped(name);
    var core = new Rv32i(LARGE, program);
    try (var sim = engine.open(core)) {
      return new Race(core, LARGE, sim, program).run(200_000);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void printsText(Engine engine) {
    var race = run(engine, "hello");
    assertEquals("Hello from RV32I.\n", race.text());
    assertEquals(42, race.model().register(10));
  }

  @ParameterizedTest
  @EnumSource(value = Engine.class, mode = EnumSource.Mode.EXCLUDE, names = "INTERP")
  void countsPrimes(Engine engine) {
    long primes = IntStream.range(2, 4_000).filter(n -> IntStream.range(2, n).noneMatch(d -> n % d == 0)).count();
    assertEquals(primes + "\n", run(engine, "primes").text());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void computesChecksums(Engine engine) {
    var crc = new CRC32();
    crc.update("The quick brown fox jumps over the lazy dog".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertEquals("%08x\n".formatted(crc.getValue()), run(engine, "crc").text());
  }

  @ParameterizedTest
  @EnumSource(value = Engine.class, mode = EnumSource.Mode.EXCLUDE, names = "INTERP")
  void sorts(Engine engine) {
    String[] lines = run(engine, "sort").text().split("\n");
    assertEquals(10, lines.length);
    int[] values = Arrays.stream(lines).mapToInt(line -> (short) Integer.parseInt(line, 16)).toArray();
    assertEquals(Arrays.toString(Arrays.stream(values).sorted().toArray()), Arrays.toString(values));
    assertEquals(10, Arrays.stream(values).distinct().count());
  }

  @ParameterizedTest
  @EnumSource(value = Engine.class, mode = EnumSource.Mode.EXCLUDE, names = "INTERP")
  void multipliesMatrices(Engine engine) {
    int size = 6;
    String expected = IntStream.range(0, size * size).mapToObj(i -> "%08x\n".formatted(IntStream.range(0, size)
        .map(k -> element(i / size * size + k) * element(k * size + i % size)).sum())).collect(Collectors.joining());
    assertEquals(expected, run(engine, "matrix").text());
  }

  private static int element(int i) {
    return i * i - 600;
  }

  /// Every digest of a round differs, since the port gives other numbers.
  @Test
  void worksWithoutEnd() {
    var program = Program.shipped("workload");
    var core = new Rv32i(LARGE, program);
    try (var sim = Engine.JVM.open(core)) {
      var race = new Race(core, LARGE, sim, program).run(300_000);
      assertEquals(Rv32iModel.Status.RUNNING, race.model().status());
      assertEquals(true, race.text().chars().distinct().count() >= 3);
    }
  }

  /// What the words of one instruction do after `lui x1, 0x10000; lui x2, 0x20000`.
  @ParameterizedTest
  @CsvSource(textBlock = """
      00000000, TRAPPED, no instruction
      ffffffff, TRAPPED, no instruction
      00001073, TRAPPED, csrrw
      0000100f, TRAPPED, fence.i
      02208033, TRAPPED, mul
      00108003, RUNNING, lb x0 1(x1)
      00109003, TRAPPED, lh x0 1(x1)
      0020a003, TRAPPED, lw x0 2(x1)
      0000b003, TRAPPED, ld x0 0(x1)
      10008003, TRAPPED, lb x0 256(x1) beyond the data
      0ff08003, RUNNING, lb x0 255(x1)
      00010003, TRAPPED, lb x0 0(x2)
      00012003, RUNNING, lw x0 0(x2)
      00412003, TRAPPED, lw x0 4(x2)
      00011023, TRAPPED, sh x0 0(x2)
      00012023, RUNNING, sw x0 0(x2)
      000090a3, TRAPPED, sh x0 1(x1)
      0020006f, TRAPPED, jal x0 2
      00200067, TRAPPED, jalr x0 2(x0)
      00100067, RUNNING, jalr x0 1(x0)
      0000a067, TRAPPED, jalr with another funct3
      40009013, TRAPPED, slli with an upper bit
      00000073, HALTED, ecall
      00100073, HALTED, ebreak
      """)
  void trapsWhereItMust(String word, Rv32iModel.Status status, String what) {
    var program = new Program(new long[] {0x100000b7L, 0x20000137L, Long.parseLong(word, 16)}, new long[0]);
    var core = new Rv32i(SMALL, program);
    try (var sim = Engine.JVM.open(core)) {
      assertEquals(status, new Race(core, SMALL, sim, program).run(3).model().status(), what);
    }
  }

  @Test
  void trapsBeyondTheCode() {
    var program = new Program(new long[] {0x3fc00067L, 0, 0}, new long[0]);
    var core = new Rv32i(SMALL, program);
    try (var sim = Engine.JVM.open(core)) {
      sim.poke(core.code, 255, 0x13);
      sim.reset().step(5);
      assertEquals(1, sim.peek(core.trapped));
      assertEquals(1024, sim.peek(core.pc));
    }
  }

  @Test
  void startsAnewAfterReset() {
    var program = Program.shipped("hello");
    var core = new Rv32i(LARGE, program);
    try (var sim = Engine.JVM.open(core)) {
      new Race(core, LARGE, sim, program).run(50);
      var fresh = new Race(core, LARGE, sim, program);
      while (sim.peek(core.halted) == 0) sim.step();
      assertEquals(42, sim.peek(core.registers, 10)[0]);
      assertEquals(0, fresh.model().register(10));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      3       | 64 | codeWords is 3, must be a power of two, 2..2^20
      2097152 | 64 | codeWords is 2097152, must be a power of two, 2..2^20
      64      | 1  | words is 1, must be a power of two, 2..2^20
      """)
  void rejectsSizes(int codeWords, int dataWords, String message) {
    var error = assertThrows(IllegalArgumentException.class, () -> new Rv32i.Config(codeWords, dataWords));
    assertEquals(message, error.getMessage());
  }

  @Test
  void rejectsLongPrograms() {
    var program = new Program(new long[257], new long[0]);
    var error = assertThrows(IllegalArgumentException.class, () -> new Rv32i(SMALL, program));
    assertEquals("the code has more than 256 words", error.getMessage());
  }

  @Test
  void knowsItsPrograms() {
    var error = assertThrows(IllegalArgumentException.class, () -> Program.shipped("doom"));
    assertEquals("there is no program \"doom\" (there is hello, primes, sort, crc, matrix, workload)", error.getMessage());
  }
}
