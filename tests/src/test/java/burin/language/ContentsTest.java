package burin.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import burin.Burin;
import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.Contents;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.sim.Engine;
import burin.verilog.VerilogEmitter;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Contents of memories that come from files.
class ContentsTest {
  @TempDir Path folder;

  private static final class Words<T extends Value> extends Module {
    /// What it was made with; where the file stands must not show in the Verilog.
    private record Config(DataType<?> type, int depth, Path file) {}

    private final Config config;
    final UInt address;
    final T word;
    final Memory<T> words;

    Words(DataType<T> type, int depth, Contents contents, Path file) {
      config = new Config(type, depth, file);
      super();
      address = input(index(depth));
      word = output(type);
      words = memory(type, depth, contents);
      drive(word, words.read(address));
    }
  }

  private <T extends Value> Words<T> hex(DataType<T> type, int depth, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("words.hex"), text);
    return new Words<>(type, depth, Contents.hex(file), file);
  }

  private <T extends Value> Words<T> binary(DataType<T> type, int depth, int wordBytes, ByteOrder order, int... bytes)
      throws IOException {
    var data = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) data[i] = (byte) bytes[i];
    Path file = Files.write(folder.resolve("words.bin"), data);
    return new Words<>(type, depth, Contents.binary(file, wordBytes, order), file);
  }

  private static void assertHolds(Engine engine, Words<?> top, long[]... words) {
    try (var sim = engine.open(top)) {
      for (int i = 0; i < words.length; i++) assertArrayEquals(words[i], sim.peek(top.words, i), "word " + i);
    }
  }

  private static long[][] words(long... words) {
    var each = new long[words.length][];
    for (int i = 0; i < words.length; i++) each[i] = new long[] {words[i]};
    return each;
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aTextHasWordsAddressesAndComments(Engine engine) throws IOException {
    var top = hex(DataType.uint(12), 8, """
        // a comment
        1 0a_b /* another, @7 9
        of two lines */ FFF//and one
        @5 7
        8
        @3
        """);
    assertHolds(engine, top, words(1, 0xab, 0xfff, 0, 0, 7, 8, 0));
  }

  @Test
  void aTextMayEndAnywhere() throws IOException {
    assertHolds(Engine.INTERP, hex(DataType.uint(4), 3, "1\r\n2\t3"), words(1, 2, 3));
    assertHolds(Engine.INTERP, hex(DataType.uint(4), 3, "1 // end"), words(1, 0, 0));
  }

  @Test
  void patternsBecomeNumbersLanesAndFields() throws IOException {
    assertHolds(Engine.INTERP, hex(DataType.sint(4), 3, "7 8 f"), words(7, -8, -1));
    assertHolds(Engine.INTERP, hex(DataType.vec(2, DataType.sint(4)), 2, "1f 80"), new long[][] {{-1, 1}, {0, -8}});
    var wide = Burin.circuit(hex(DataType.uint(80), 1, "1_00000000_00000002"));
    assertThat(VerilogEmitter.emit(wide).files().get("Words.v")).contains("words[0] = 80'h00010000000000000002;");
  }

  private static final class Pair extends Bundle {
    final UInt left;
    final Bool right;

    Pair(Fields fields) {
      super(fields);
      left = fields.of(DataType.uint(3));
      right = fields.of(DataType.bool());
    }
  }

  @Test
  void aWordMayBeABundle() throws IOException {
    var top = hex(DataType.bundle(Pair::new), 2, "0 b");
    try (var sim = Engine.INTERP.open(top)) {
      sim.poke(top.address, 1);
      assertThat(sim.peek(top.word.left)).isEqualTo(5);
      assertThat(sim.peek(top.word.right)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void bytesHaveAnOrder(Engine engine) throws IOException {
    int[] bytes = {0x01, 0x02, 0x03, 0x7f, 0xff, 0xee};
    assertHolds(engine, binary(DataType.uint(24), 3, 3, ByteOrder.BIG_ENDIAN, bytes), words(0x010203, 0x7fffee, 0));
    assertHolds(engine, binary(DataType.uint(24), 3, 3, ByteOrder.LITTLE_ENDIAN, bytes), words(0x030201, 0xeeff7f, 0));
  }

  @Test
  void theVerilogHoldsTheContentsAndNoPath() throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < 20; i++) text.append(Integer.toHexString(i * 11)).append('\n');
    var files = VerilogEmitter.emit(Burin.circuit(hex(DataType.uint(8), 32, text.toString()))).files();
    assertThat(files.get("Words.words.hex")).startsWith("0\nb\n16\n").hasLineCount(32);
    assertThat(files.get("Words.v")).contains("$readmemh(\"Words.words.hex\", words)").contains("depth=32")
        .doesNotContain(folder.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      1 2x      | :1: `2x` has unknown digits, which no circuit holds | hexadecimal digits, such as 0f_3c
      1~0q      | :2: `0q` is no hexadecimal number | hexadecimal digits, such as 0f_3c
      /         | :1: `/` is no hexadecimal number | hexadecimal digits, such as 0f_3c
      1 /* 2~3  | :1: this comment does not end | */ at its end
      1~~100    | :3: the word 100 has 9 bits, but words of the memory have 8 | words of at most 8 bits
      @3 1~2    | :2: word 4 is beyond the memory, which has 4 words | at most as many words as the memory has, or a deeper memory
      @z        | :1: `@z` has unknown digits, which no circuit holds | @ and a hexadecimal address, such as @1f
      @80000000 | :1: the address @80000000 is beyond any memory | an address within the memory
      1 2~@1 3  | :2: word 1 was given in FILE:1 already | each word once
      //        | ' has no words' | at least one word
      """)
  void aTextThatIsWrongIsRefused(String text, String message, String hint) throws IOException {
    Path file = folder.resolve("words.hex");
    assertThatThrownBy(() -> hex(DataType.range(0, 200), 4, text.replace('~', '\n')))
        .isInstanceOf(UserError.class).extracting(Throwable::getMessage).asString()
        .matches("(?s)ContentsTest\\.java:\\d+: error B301: .*")
        .endsWith(": " + file + message.replace("FILE", file.toString()) + "\n  write: " + hint);
  }

  @Test
  void aNumberOutsideTheTypeIsRefused() {
    assertThatThrownBy(() -> hex(DataType.range(0, 200), 4, "c8 c9")).hasMessageEndingWith(
        ": " + folder.resolve("words.hex") + ":1: the word c9 has the value 201, which is outside range(0, 200)\n"
            + "  write: values within the type of the memory, or a wider type");
  }

  @Test
  void bytesThatAreWrongAreRefused() {
    Path file = folder.resolve("words.bin");
    assertThatThrownBy(() -> binary(DataType.uint(16), 4, 2, ByteOrder.BIG_ENDIAN, 1, 2, 3)).hasMessageEndingWith(
        ": " + file + ": 3 bytes are no whole number of words of 2\n"
            + "  write: the number of bytes of a word, or a file that is padded");
    assertThatThrownBy(() -> binary(DataType.uint(8), 4, 2, ByteOrder.BIG_ENDIAN, 0, 2, 3, 4)).hasMessageEndingWith(
        ": " + file + ", byte 2: the word 304 has 10 bits, but words of the memory have 8\n"
            + "  write: words of at most 8 bits");
    assertThatThrownBy(() -> binary(DataType.uint(8), 1, 1, ByteOrder.BIG_ENDIAN, 0, 2)).hasMessageEndingWith(
        ": " + file + ", byte 1: word 1 is beyond the memory, which has 1 word\n"
            + "  write: at most as many words as the memory has, or a deeper memory");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    Path file = folder.resolve("nosuch.hex");
    assertThatThrownBy(() -> new Words<>(DataType.uint(8), 4, Contents.hex(file), file)).isInstanceOf(UserError.class)
        .extracting(Throwable::getMessage).asString().matches("(?s)ContentsTest\\.java:\\d+: error B302: .*")
        .endsWith(file + ": there is no such file\n  write: the path of a file, from the folder in which the program runs");
    assertThatThrownBy(() -> new Words<>(DataType.uint(8), 4, Contents.hex(folder), file)).isInstanceOf(UserError.class)
        .hasMessageContaining(folder + ": it cannot be read: ");
  }

  @Test
  void onlyPrintableFilesMatter() throws IOException {
    Path file = Files.write(folder.resolve("words.hex"), "1 \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> new Words<>(DataType.uint(8), 4, Contents.hex(file), file)).isInstanceOf(UserError.class)
        .hasMessageContaining("is no hexadecimal number");
  }
}
