package burin.hdl;

import burin.diag.Code;
import burin.diag.UserError;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// What a memory holds when it begins: numbers, or what a file says. A file is read when the memory is declared; what it says
/// becomes a part of the circuit, so that neither the file nor its name occurs in what is emitted.
///
/// A word of a file is a pattern of bits, as [Value#asBits] gives it: lane 0 of a vector in the least significant ones, the
/// first field of a bundle in the most significant ones. Words that are not given begin at 0.
public final class Contents {
  /// Where they come from.
  sealed interface Source permits Numbers, HexFile, BinaryFile {}

  /// Constants that stand in the program.
  record Numbers(long[] values) implements Source {}

  private final Source source;

  private Contents(Source source) {
    this.source = source;
  }

  Source source() {
    return source;
  }

  /// One constant for each scalar of each word, word after word.
  public static Contents of(long... scalars) {
    if (scalars == null) throw isNull("the array of constants", "at least one constant");
    return new Contents(new Numbers(scalars.clone()));
  }

  /// A text of hexadecimal words as `$readmemh` reads it: words with blanks or line ends between them, `_` within them,
  /// `@address` in front of words that go on from another address, comments `// ...` and `/* ... */`. Words with `x` or `z`
  /// are refused, since no circuit holds them.
  public static Contents hex(Path file) {
    if (file == null) throw isNull("the file", "Path.of(\"words.hex\")");
    return new Contents(new HexFile(file));
  }

  /// Bytes, `wordBytes` of them for each word, with the most significant first or last.
  public static Contents binary(Path file, int wordBytes, ByteOrder order) {
    if (file == null) throw isNull("the file", "Path.of(\"words.bin\")");
    if (order == null) throw isNull("the order of the bytes", "ByteOrder.LITTLE_ENDIAN");
    DataType.size("the number of bytes of a word", wordBytes);
    return new Contents(new BinaryFile(file, wordBytes, order));
  }

  private static UserError isNull(String what, String hint) {
    return DataType.wrong(Code.NULL, what + " is null", hint);
  }
}
