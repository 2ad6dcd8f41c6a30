package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import burin.source.Place;
import java.util.Locale;
import java.util.Optional;

/// `depth` words of one type. Writes happen at the rising clock edge; reads see what was there before it. Words without
/// initial contents hold the value of their type that is nearest to 0 when simulation begins. Reset leaves a memory
/// alone.
public final class Memory {
  private final String name;
  private final int depth;
  private final Type element;
  private final Optional<Constants> contents;
  private final RamStyle style;
  private final Place place;

  /// @param contents one constant for each scalar of each word, word after word; shorter ones leave the rest as it is
  ///     without
  public Memory(String name, int depth, Type element, Optional<Constants> contents, Place place) {
    this(name, depth, element, contents, RamStyle.AUTO, place);
  }

  /// As the other, with a wish for tools.
  public Memory(String name, int depth, Type element, Optional<Constants> contents, RamStyle style, Place place) {
    checkArgument(depth >= 1, "memory %s of %s words", name, depth);
    int scalars = Types.scalarCount(element);
    contents.ifPresent(values -> checkArgument(
        values.size() % scalars == 0 && values.size() <= (long) depth * scalars,
        "memory %s: %s constants for %s words of %s", name, values.size(), depth, element));
    this.name = name;
    this.depth = depth;
    this.element = element;
    this.contents = contents;
    this.style = style;
    this.place = place;
  }

  public String name() {
    return name;
  }

  public int depth() {
    return depth;
  }

  /// The type of a word.
  public Type element() {
    return element;
  }

  public Optional<Constants> contents() {
    return contents;
  }

  public RamStyle style() {
    return style;
  }

  public Place place() {
    return place;
  }

  /// Whether every value of the type is the address of a word.
  public boolean holdsAddress(Type address) {
    return address instanceof IntType number && Range.of(0, depth - 1).contains(number.range());
  }

  @Override
  public String toString() {
    String wish = style == RamStyle.AUTO ? "" : " " + style.name().toLowerCase(Locale.ROOT);
    return "memory " + name + " : " + depth + " x " + element + wish;
  }
}
