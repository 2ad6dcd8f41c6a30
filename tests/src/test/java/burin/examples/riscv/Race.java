package burin.examples.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.examples.riscv.reference.Rv32iModel;
import burin.sim.Simulator;
import java.util.Set;
import java.util.TreeSet;

/// The circuit and the reference side by side: whenever an instruction is retired, the reference executes one, and both must
/// have the same address, registers and output.
final class Race {
  private static final int PATIENCE = 4;

  private final Rv32i core;
  private final Rv32i.Config config;
  private final Simulator sim;
  private final Rv32iModel model;
  private final Set<String> executed = new TreeSet<>();
  private final StringBuilder text = new StringBuilder();
  private long input = 0x1234_5678L;
  private long retired;

  Race(Rv32i core, Rv32i.Config config, Simulator sim, Program program) {
    this.core = core;
    this.config = config;
    this.sim = sim;
    this.model = new Rv32iModel(config.codeWords(), config.dataWords(), program.code(), program.data());
    sim.reset();
  }

  /// Puts a program into the memories of a simulator, which may have been built with another.
  static void load(Rv32i core, Rv32i.Config config, Simulator sim, Program program) {
    for (int i = 0; i < config.codeWords(); i++) sim.poke(core.code, i, i < program.code().length ? program.code()[i] : 0);
    for (int lane = 0; lane < 4; lane++) {
      long[] bytes = program.dataBytes(lane);
      for (int i = 0; i < config.dataWords(); i++) sim.poke(core.dataLane(lane), i, i < bytes.length ? bytes[i] : 0);
    }
  }

  /// Runs until the program ends or so many instructions are retired.
  Race run(long instructions) {
    int idle = 0;
    while (retired < instructions && !isOver()) {
      idle = cycle() ? 0 : idle + 1;
      assertEquals(true, idle < PATIENCE, () -> "nothing is retired any more at " + where());
    }
    compareEnd();
    return this;
  }

  private boolean isOver() {
    return sim.peek(core.halted) == 1 || sim.peek(core.trapped) == 1;
  }

  /// Returns whether something happened.
  private boolean cycle() {
    input = input * 0x5851_f42d_4c95_7f2dL + 0x1405_7b7e_f767_814fL;
    long word = input >>> 32;
    sim.poke(core.in, word);
    boolean retires = sim.peek(core.retired) == 1;
    if (retires) {
      assertEquals(model.pc(), sim.peek(core.pc), this::where);
      model.step(word);
      retired++;
      executed.add(model.executed());
    }
    sim.step();
    if (retires) compare();
    else if (sim.peek(core.trapped) == 1) model.step(word);
    return retires || isOver();
  }

  private void compare() {
    for (int i = 0; i < 32; i++) {
      int number = i;
      assertEquals(model.register(i), sim.peek(core.registers, i)[0], () -> "x" + number + " after " + where());
    }
    assertEquals(model.output().isPresent() ? 1 : 0, sim.peek(core.outValid), this::where);
    if (model.output().isEmpty()) return;
    assertEquals(model.output().getAsLong(), sim.peek(core.out), this::where);
    text.append((char) model.output().getAsLong());
  }

  private void compareEnd() {
    assertEquals(model.status() == Rv32iModel.Status.HALTED, sim.peek(core.halted) == 1, this::where);
    assertEquals(model.status() == Rv32iModel.Status.TRAPPED, sim.peek(core.trapped) == 1, this::where);
    assertEquals(model.pc(), sim.peek(core.pc), this::where);
    for (int i = 0; i < 4 * config.dataWords(); i++) {
      int at = i;
      assertEquals(model.dataByte(i), sim.peek(core.dataLane(i % 4), i / 4)[0], () -> "byte " + at + " after " + where());
    }
  }

  private String where() {
    return "%s, instruction %d, then %s".formatted(model.executed(), retired, model);
  }

  Rv32iModel model() {
    return model;
  }

  /// What was put out, a character a word.
  String text() {
    return text.toString();
  }

  Set<String> executed() {
    return executed;
  }
}
