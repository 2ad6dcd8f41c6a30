package burin.examples.riscv;

import burin.diag.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the memories of an [Rv32i] begin with: the words of the code, and those of the data.
///
/// The programs that are shipped come from the C sources in `generators/src/riscv`, where `build` compiles them anew.
public final class Program {
  private static final List<String> SHIPPED = List.of("hello", "primes", "sort", "crc", "matrix", "workload");
  private static final String CODE = "// code";
  private static final String DATA = "// data";

  private final long[] code;
  private final long[] data;

  /// @param code words from address 0 on, each not negative and of 32 bits
  /// @param data words from [Rv32i#DATA] on
  public Program(long[] code, long[] data) {
    this.code = atLeastOne(code);
    this.data = atLeastOne(data);
    if (!areWords(code) || !areWords(data)) throw new IllegalArgumentException("a word has more than 32 bits");
  }

  /// A memory's contents have a word at least.
  private static long[] atLeastOne(long[] words) {
    return words.length == 0 ? new long[1] : words.clone();
  }

  private static boolean areWords(long[] words) {
    return Arrays.stream(words).allMatch(word -> word >>> Integer.SIZE == 0);
  }

  /// A program of no instructions.
  public static Program empty() {
    return new Program(new long[0], new long[0]);
  }

  /// One of those that are shipped: `hello`, `primes`, `sort`, `crc`, `matrix`, or `workload`, which never ends.
  public static Program shipped(String name) {
    try (InputStream hex = Program.class.getResourceAsStream(name + ".hex")) {
      if (hex == null) {
        throw new IllegalArgumentException(
            "there is no program \"" + name + "\" (" + Suggestions.hint(name, SHIPPED) + ")");
      }
      return parse(new String(hex.readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A word in hexadecimal on each line, of the code after a line `// code`, of the data after a line `// data`.
  static Program parse(String hex) {
    List<Long> code = new ArrayList<>();
    List<Long> data = new ArrayList<>();
    List<Long> words = code;
    for (String line : hex.lines().toList()) {
      if (line.equals(CODE)) words = code;
      else if (line.equals(DATA)) words = data;
      else words.add(Long.parseLong(line, 16));
    }
    return new Program(array(code), array(data));
  }

  private static long[] array(List<Long> words) {
    return words.stream().mapToLong(Long::longValue).toArray();
  }

  public long[] code() {
    return code.clone();
  }

  public long[] data() {
    return data.clone();
  }

  /// Byte `lane` of every word of the data.
  long[] dataBytes(int lane) {
    return Arrays.stream(data).map(word -> word >>> Byte.SIZE * lane & 0xff).toArray();
  }
}
