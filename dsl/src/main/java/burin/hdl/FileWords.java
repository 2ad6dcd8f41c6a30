package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Constants;
import burin.ir.EnumType;
import burin.ir.IntType;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import burin.source.Place;
import java.math.BigInteger;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The words of a file, for one memory.
final class FileWords {
  /// @param where the file and the line or byte
  private record Word(int address, BigInteger bits, String where) {}

  private final Path file;
  private final Type stored;
  private final int depth;
  private final Place here;
  private final List<Word> words = new ArrayList<>();

  /// @param stored the type of a word
  /// @param depth words that the memory has
  /// @param here where the memory is declared, for messages
  FileWords(Path file, Type stored, int depth, Place here) {
    this.file = file;
    this.stored = stored;
    this.depth = depth;
    this.here = here;
  }

  void add(long address, BigInteger bits, String where) {
    if (address >= depth) {
      throw mistake(where + ": word " + address + " is beyond the memory, which has " + depth
          + (depth == 1 ? " word" : " words"), "at most as many words as the memory has, or a deeper memory");
    }
    if (bits.bitLength() > stored.width()) {
      throw mistake(where + ": the word " + bits.toString(16) + " has " + bits.bitLength()
          + " bits, but words of the memory have " + stored.width(), "words of at most " + stored.width() + " bits");
    }
    words.add(new Word((int) address, bits, where));
  }

  /// One constant for each scalar of each word up to the last one that is given.
  Constants constants() {
    if (words.isEmpty()) throw mistake(file + " has no words", "at least one word");
    int last = words.stream().mapToInt(Word::address).max().getAsInt();
    var given = new Word[last + 1];
    var values = new ArrayList<>(Collections.nCopies((last + 1) * Types.scalarCount(stored), BigInteger.ZERO));
    for (Word word : words) {
      Word before = given[word.address()];
      if (before != null) {
        throw mistake(word.where() + ": word " + word.address() + " was given in " + before.where() + " already",
            "each word once");
      }
      given[word.address()] = word;
      put(word, values);
    }
    return Constants.of(values);
  }

  private void put(Word word, List<BigInteger> values) {
    Type scalar = Types.scalar(stored);
    int count = Types.scalarCount(stored);
    for (int i = 0; i < count; i++) {
      BigInteger value = value(word.bits().shiftRight(i * scalar.width()), scalar);
      if (!isValue(value, scalar)) {
        throw mistake(word.where() + ": the word " + word.bits().toString(16) + " has the value " + value
            + ", which is outside " + scalar, "values within the type of the memory, or a wider type");
      }
      values.set(word.address() * count + i, value);
    }
  }

  private static BigInteger value(BigInteger bits, Type scalar) {
    BigInteger end = BigInteger.ONE.shiftLeft(scalar.width());
    BigInteger low = bits.mod(end);
    boolean negative = scalar instanceof IntType number && number.isSigned() && low.testBit(scalar.width() - 1);
    return negative ? low.subtract(end) : low;
  }

  private static boolean isValue(BigInteger value, Type scalar) {
    return switch (scalar) {
      case IntType number -> number.range().contains(value);
      case EnumType names -> names.codes().contains(value);
      case BoolType _, BitsType _, VecType _ -> true;
    };
  }

  /// What is wrong in the file; the line of the program says which memory it is for.
  UserError mistake(String message, String hint) {
    return new UserError(Diagnostic.of(Code.DATA, here, message).hint(hint));
  }

  UserError unreadable(Exception cause) {
    String reason = cause instanceof NoSuchFileException ? "there is no such file" : "it cannot be read: " + cause;
    return new UserError(Diagnostic.of(Code.FILE, here, file + ": " + reason)
        .hint("the path of a file, from the folder in which the program runs"));
  }
}
