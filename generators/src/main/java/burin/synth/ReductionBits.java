package burin.synth;

import burin.ir.ReduceLanes;
import burin.ir.ReduceLanes.Combine;
import burin.ir.ReduceLanes.Level;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Works out a tree over lanes level by level, as [ReduceLanes] describes it.
final class ReductionBits {
  /// The bits of two values combined.
  interface Function {
    int[] of(Combine combine, int[] left, int[] right);
  }

  /// The bits of a value in another type.
  interface Conversion {
    int[] of(int[] bits, Type from, Type to);
  }

  private record Item(int[] bits, Type type) {}

  private final Function function;
  private final Conversion conversion;
  private List<Item> full = new ArrayList<>();
  private Item tail;

  ReductionBits(ReduceLanes reduce, int[] operand, Conversion conversion, Function function) {
    this.function = function;
    this.conversion = conversion;
    VecType vec = Types.vec(reduce.operand().type());
    int width = vec.element().width();
    for (int i = 0; i < vec.length(); i++) {
      full.add(new Item(Arrays.copyOfRange(operand, i * width, (i + 1) * width), vec.element()));
    }
    reduce.levels().forEach(this::step);
  }

  int[] result() {
    return last().bits();
  }

  Type type() {
    return last().type();
  }

  private Item last() {
    return full.isEmpty() ? tail : full.getFirst();
  }

  private void step(Level level) {
    int total = full.size() + (tail == null ? 0 : 1);
    boolean even = total % 2 == 0;
    Item nextTail = tail;
    int pairs = full.size() / 2;
    if (tail == null && !even) nextTail = full.getLast();
    if (tail != null && even) {
      pairs = (full.size() - 1) / 2;
      nextTail = combined(level.tail().orElseThrow(), full.getLast(), tail);
    }
    List<Item> next = new ArrayList<>();
    for (int i = 0; i < pairs; i++) next.add(combined(level.pair().orElseThrow(), full.get(2 * i), full.get(2 * i + 1)));
    full = next;
    tail = nextTail;
  }

  private Item combined(Combine combine, Item left, Item right) {
    int[] a = conversion.of(left.bits(), left.type(), combine.left().type());
    int[] b = conversion.of(right.bits(), right.type(), combine.right().type());
    return new Item(function.of(combine, a, b), combine.body().type());
  }
}
