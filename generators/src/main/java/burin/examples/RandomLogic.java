package burin.examples;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Scalar operations in no order at all, on registers and inputs: what control logic is like to a simulator that cannot know
/// what it is for. The result of each is used.
///
/// One register for every 20 operations; widths of 1 to 32 bits. `digest` combines all registers. Reset clears them.
public final class RandomLogic extends Module {
  private static final int WIDEST = 32;
  private static final int OPERATIONS_A_REGISTER = 20;
  private static final int INPUTS = 4;
  /// Operands are mostly taken from so many values before.
  private static final int NEAR = 400;

  /// @param operations how many; those that bring together what nothing uses are not counted
  /// @param seed the same circuit for the same one
  public record Config(int operations, long seed) {
    public Config {
      checkArgument(operations >= OPERATIONS_A_REGISTER,
          "operations is %s, must be at least %s", operations, OPERATIONS_A_REGISTER);
    }
  }

  private final Random random;
  private final List<UInt> numbers = new ArrayList<>();
  private final List<Bool> conditions = new ArrayList<>();
  /// What nothing uses yet.
  private final List<UInt> freeNumbers = new ArrayList<>();
  private final List<Bool> freeConditions = new ArrayList<>();

  public final List<UInt> in;
  public final UInt digest = output(uint(WIDEST));

  public RandomLogic(Config config) {
    this.random = new Random(config.seed());
    super();
    in = IntStream.range(0, INPUTS).mapToObj(i -> naming("in" + i, () -> input(uint(WIDEST)))).toList();
    List<UInt> registers = new ArrayList<>();
    for (int i = 0; i < config.operations() / OPERATIONS_A_REGISTER; i++) {
      registers.add(naming("state" + i, () -> reg(uint(1 + random.nextInt(WIDEST)), 0)));
    }
    numbers.addAll(in);
    numbers.addAll(registers);
    addCondition(near().eq(near()));
    for (int i = 1; i < config.operations(); i++) add();
    close(registers);
    digest.drive(registers.stream().map(this::widened).reduce(this::mixed).orElseThrow());
  }

  private void add() {
    int kind = random.nextInt(12);
    if (kind < 2) addCondition(newCondition());
    else addNumber(newNumber(kind));
  }

  private void addCondition(Bool condition) {
    conditions.add(condition);
    freeConditions.add(condition);
  }

  private void addNumber(UInt number) {
    numbers.add(number);
    freeNumbers.add(number);
  }

  /// One that nothing uses yet, if there is one, or one of the last.
  private UInt number() {
    if (random.nextBoolean() || freeNumbers.isEmpty()) return near();
    return freeNumbers.remove(random.nextInt(freeNumbers.size()));
  }

  private UInt near() {
    int most = random.nextInt(8) == 0 ? numbers.size() : Math.min(numbers.size(), NEAR);
    return numbers.get(numbers.size() - 1 - random.nextInt(most));
  }

  private Bool condition() {
    if (!freeConditions.isEmpty()) return freeConditions.remove(random.nextInt(freeConditions.size()));
    return conditions.get(conditions.size() - 1 - random.nextInt(Math.min(conditions.size(), NEAR)));
  }

  private Bool newCondition() {
    return switch (random.nextInt(5)) {
      case 0 -> number().lt(number());
      case 1 -> number().eq(near());
      case 2 -> condition().and(condition().not());
      case 3 -> condition().xor(condition());
      default -> number().asBits().parity();
    };
  }

  private UInt newNumber(int kind) {
    return switch (kind) {
      case 2, 3 -> narrowed(number().add(number()));
      case 4 -> number().sub(number()).truncate(1 + random.nextInt(WIDEST));
      case 5 -> number().truncate(12).mul(number().truncate(12));
      case 6 -> widened(number()).asBits().xor(widened(number()).asBits()).asUInt();
      case 7 -> widened(number()).asBits().and(widened(number()).asBits().not()).asUInt();
      case 8 -> widened(number()).asBits().or(widened(number()).asBits()).asUInt();
      case 9 -> slice(number());
      default -> mux(condition(), number(), number());
    };
  }

  private UInt narrowed(UInt sum) {
    return sum.width() > WIDEST ? sum.truncate(WIDEST) : sum;
  }

  private UInt slice(UInt number) {
    int low = random.nextInt(number.width());
    int high = low + random.nextInt(number.width() - low);
    return number.asBits().slice(high, low).asUInt();
  }

  private UInt widened(UInt number) {
    int missing = WIDEST - number.width();
    Bits bits = number.asBits();
    return (missing == 0 ? bits : litBits(missing, BigInteger.ZERO).cat(bits)).asUInt();
  }

  private UInt mixed(UInt a, UInt b) {
    return a.asBits().rotateLeft(1).xor(b.asBits()).asUInt();
  }

  /// Every register takes its share of what nothing uses.
  private void close(List<UInt> registers) {
    while (!freeConditions.isEmpty()) freeNumbers.add(freeConditions.removeLast().toUInt());
    int share = freeNumbers.size() / registers.size() + 1;
    for (UInt register : registers) {
      UInt next = widened(near());
      for (int i = 0; i < share && !freeNumbers.isEmpty(); i++) next = mixed(next, widened(freeNumbers.removeLast()));
      register.next(folded(next, register.width()));
    }
  }

  /// So many bits, to which all bits of a number contribute.
  private UInt folded(UInt number, int width) {
    Bits bits = number.asBits();
    for (int at = width; at < WIDEST; at += width) bits = bits.xor(number.asBits().rotateRight(at));
    return bits.slice(width - 1, 0).asUInt();
  }
}
