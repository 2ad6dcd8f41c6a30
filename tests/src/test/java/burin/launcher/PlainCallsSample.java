package burin.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// Records of every kind of component and switches over types, and a text of all that they say.
public final class PlainCallsSample implements Supplier<String> {
  sealed interface Shape {}

  record Empty() implements Shape {}

  record Numbers(byte b, short s, char c, int i, long l, float f, double d, boolean z) implements Shape {}

  record Objects(String text, List<Integer> list, int[] array, Shape shape) implements Shape {}

  record Own(int number, int ignored) implements Shape {
    @Override
    public boolean equals(Object other) {
      return other instanceof Own that && number == that.number;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  enum Colour { RED, GREEN }

  @Override
  public String get() {
    record Local(Numbers first, Own second) {}
    var text = new StringBuilder();
    List<Object> values = Arrays.asList(
        new Empty(), new Empty(), null, "text", "other", 7, 8L, Colour.GREEN,
        new Numbers((byte) 1, (short) 2, 'c', 4, 5L, 6f, 7d, true),
        new Numbers((byte) 1, (short) 2, 'c', 4, 5L, 6f, 7d, true),
        new Numbers((byte) 1, (short) 2, 'c', 4, 5L, -0f, 7d, true),
        new Numbers((byte) 1, (short) 2, 'c', 4, 5L, 0f, Double.NaN, true),
        new Numbers((byte) 1, (short) 2, 'c', 4, 5L, 0f, Double.NaN, true),
        new Numbers((byte) -1, Short.MIN_VALUE, 'd', Integer.MIN_VALUE, Long.MAX_VALUE, Float.NaN, -0d, false),
        new Objects("x", List.of(1, 2), null, new Own(3, 4)), new Objects("x", List.of(1, 2), null, new Own(3, 5)),
        new Objects(null, null, null, null), new Local(null, new Own(1, 2)), new Local(null, new Own(1, 3)));
    for (Object value : values) {
      // The hash of a constant of an enum is no property of its value.
      int hash = value instanceof Colour ? 0 : java.util.Objects.hashCode(value);
      text.append(value).append(' ').append(hash).append(' ').append(kind(value)).append(' ').append(number(value)).append(' ');
      for (Object other : values) text.append(java.util.Objects.equals(value, other) ? '=' : '.');
      text.append('\n');
    }
    values.stream().map(value -> value instanceof Shape shape ? name(shape) : "none").forEach(text::append);
    return text.toString();
  }

  private static String name(Shape shape) {
    return switch (shape) {
      case Empty _ -> "empty";
      case Numbers(byte b, short _, char _, int i, long _, float _, double _, boolean _) when b > 0 -> "positive " + i;
      case Numbers _ -> "numbers";
      case Objects(String x, _, _, Own(int number, _)) -> x + number;
      case Objects _ -> "objects";
      case Own own -> "own " + own.number();
    };
  }

  private static String kind(Object value) {
    return switch (value) {
      case null -> "null";
      case Shape shape -> name(shape);
      case String text when text.length() > 4 -> "long text";
      case CharSequence _ -> "text";
      case Integer _, Long _ -> "number";
      default -> "?";
    };
  }

  /// Its labels are not only types.
  private static int number(Object value) {
    return switch (value) {
      case null -> 0;
      case String text when text.isEmpty() -> 1;
      case Integer i when i == 7 -> 2;
      case Colour.GREEN -> 3;
      case Colour _ -> 4;
      default -> 5;
    };
  }
}
