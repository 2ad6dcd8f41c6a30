package burin.mlcnn;

import java.util.EnumMap;
import java.util.Map;

/// What computes a tile of a layer: a number for each [Field].
public record Command(Map<Field, Integer> fields) {
  public Command {
    fields = Map.copyOf(fields);
    for (Field field : Field.values()) {
      if (!fields.containsKey(field)) throw new IllegalArgumentException("mlcnn: a command without " + field);
    }
  }

  public int get(Field field) {
    return fields.get(field);
  }

  /// Bits of a command.
  public static int bits(MlcnnConfig config) {
    int bits = 0;
    for (Field field : Field.values()) bits += field.bits(config);
    return bits;
  }

  /// Words of a command.
  public static int words(MlcnnConfig config) {
    return Math.ceilDiv(bits(config), MlcnnConfig.WORD_BITS);
  }

  /// The words as they lie in DRAM: the last field begins at bit 0 of the first one.
  ///
  /// @throws IllegalArgumentException if a number does not fit its field
  public long[] pack(MlcnnConfig config) {
    long[] words = new long[words(config)];
    int at = 0;
    Field[] all = Field.values();
    for (int i = all.length - 1; i >= 0; i--) at = put(words, at, all[i], all[i].bits(config));
    return words;
  }

  private int put(long[] words, int at, Field field, int bits) {
    long value = get(field);
    if (value < 0 || value >> bits != 0) throw new IllegalArgumentException(
        "mlcnn: %s is %d, which does not fit %d bits".formatted(field, value, bits));
    int word = at / Long.SIZE;
    int shift = at % Long.SIZE;
    words[word] |= value << shift;
    if (shift + bits > Long.SIZE) words[word + 1] |= value >>> (Long.SIZE - shift);
    return at + bits;
  }

  /// Collects the fields of a command.
  static final class Builder {
    private final Map<Field, Integer> fields = new EnumMap<>(Field.class);

    Builder set(Field field, int value) {
      fields.put(field, value);
      return this;
    }

    Builder set(Field field, boolean value) {
      return set(field, value ? 1 : 0);
    }

    Command build() {
      return new Command(fields);
    }
  }
}
