package burin.nn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.diag.UserError;
import burin.nn.Pooling.Order;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConvNetworkFilesTest {
  private static final String HINT = "\n  write: give a file as the training program writes it";

  private static final String TINY = """
      {
        "format": "burin-conv-network",
        "version": 1,
        "name": "tiny",
        "channels": 1,
        "rows": 5,
        "columns": 6,
        "convolutions": [
          {
            "name": "conv1",
            "inputs": 1,
            "outputs": 2,
            "kernel": 2,
            "stride": 1,
            "padding": 1,
            "pooling": "AVERAGE",
            "poolingSize": 2,
            "order": "POOL_THEN_RELU",
            "multiplier": 4096,
            "shift": 12,
            "bias": [0, -100],
            "weights": [
              [
                [1, -2, 3, -1]
              ],
              [
                [0, 127, -128, 5]
              ]
            ]
          },
          {
            "name": "conv2",
            "inputs": 2,
            "outputs": 1,
            "kernel": 1,
            "stride": 2,
            "padding": 0,
            "pooling": "NONE",
            "multiplier": 1,
            "shift": 8,
            "bias": [7],
            "weights": [
              [
                [9],
                [-9]
              ]
            ]
          }
        ],
        "dense": [
          {
            "name": "fc1",
            "inputs": 4,
            "outputs": 1,
            "raw": true,
            "bias": [5],
            "weights": [
              [1, 2, 3, 4]
            ]
          }
        ]
      }
      """;

  @TempDir Path folder;

  @Test
  void textIsReadable() throws IOException {
    var first = new ConvLayer("conv1", 1, 2, 2, 1, 1, new int[][][][] {{{{1, -2}, {3, -1}}}, {{{0, 127}, {-128, 5}}}},
        new int[] {0, -100}, Pooling.average(2, Order.POOL_THEN_RELU), Optional.of(new Requantiser(4096, 12)));
    var second = new ConvLayer("conv2", 2, 1, 1, 2, 0, new int[][][][] {{{{9}}, {{-9}}}}, new int[] {7}, Pooling.NONE,
        Optional.of(new Requantiser(1, 8)));
    var last = new DenseLayer("fc1", 4, 1, new int[][] {{1, 2, 3, 4}}, new int[] {5}, Optional.empty());
    var network = new ConvNetwork("tiny", new MapShape(1, 5, 6), List.of(first, second), List.of(last));
    assertEquals(TINY, ConvNetworkFiles.toJson(network));
    assertEquals(network, read(TINY));
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Path plain = folder.resolve("network.json");
    Path compressed = folder.resolve("network.json.gz");
    for (long seed = 0; seed < 30; seed++) {
      var network = RandomConvNetworks.random(seed, RandomConvNetworks.Limits.small());
      ConvNetworkFiles.write(network, plain);
      ConvNetworkFiles.write(network, compressed);
      assertEquals(network, ConvNetworkFiles.read(plain));
      assertEquals(network, ConvNetworkFiles.read(compressed));
      byte[] bytes = Files.readAllBytes(compressed);
      ConvNetworkFiles.write(network, compressed);
      assertArrayEquals(bytes, Files.readAllBytes(compressed));
    }
    assertTrue(Files.size(compressed) < Files.size(plain) / 2);
  }

  @Test
  void tellsWhenCompressedDataAreDamaged() throws IOException {
    Path file = folder.resolve("network.json.gz");
    ConvNetworkFiles.write(read(TINY), file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertEquals("error B301: " + file + ": damaged GZIP data: Unexpected end of ZLIB input stream"
            + "\n  write: fetch or write the file again",
        assertThrows(UserError.class, () -> ConvNetworkFiles.read(file)).getMessage());
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("burin-conv-network", "burin-network",
            "at $.format: is \"burin-network\", must be \"burin-conv-network\""),
        Arguments.of("\"version\": 1", "\"version\": 2", "at $.version: is 2, but this Burin reads version 1"),
        Arguments.of("\"version\": 1", "\"version\": 1, \"row\": 0",
            "at $: has an unknown field \"row\" (did you mean \"rows\"?)"),
        Arguments.of("\"rows\": 5", "\"rows\": 0", "at $: maps of 1x0x6, each must be at least 1"),
        Arguments.of("\"AVERAGE\"", "\"MEAN\"", "at $.convolutions[0].pooling: is \"MEAN\", must be one of NONE, AVERAGE, MAX"),
        Arguments.of("\"AVERAGE\"", "\"NONE\"", "at $.convolutions[0]: has an unknown field \"poolingSize\""),
        Arguments.of("\"NONE\"", "\"MAX\"", "at $.convolutions[1]: lacks the field \"poolingSize\""),
        Arguments.of("\"poolingSize\": 2", "\"poolingSize\": 1",
            "at $.convolutions[0]: pooling AVERAGE of size 1, allowed 2..64"),
        Arguments.of("\"shift\": 12", "\"shift\": 7", "at $.convolutions[0]: shift is 7, allowed 8..31"),
        Arguments.of("\"shift\": 12,", "", "at $.convolutions[0]: lacks the field \"shift\""),
        Arguments.of("\"shift\": 12,", "\"shift\": 12, \"raw\": true,",
            "at $.convolutions[0]: has an unknown field \"(shift|multiplier)\".*"),
        Arguments.of("\"raw\": true", "\"raw\": false", "at $.dense[0].raw: must be true, or be left out"),
        Arguments.of("\"kernel\": 2", "\"kernel\": 3",
            "at $.convolutions[0].weights[0][0]: has 4 weights, must be 9 (the kernel squared)"),
        Arguments.of("\"inputs\": 2", "\"inputs\": 3",
            "at $.convolutions[1].weights[0]: has 2 kernels, must be 3 (the inputs)"),
        Arguments.of("\"outputs\": 2", "\"outputs\": 3",
            "at $.convolutions[0].weights: has 2 entries, must be 3 (the outputs)"),
        Arguments.of("-128, 5", "-129, 5", "at $.convolutions[0].weights[1][0][2]: is -129, allowed -128..127"),
        Arguments.of("\"inputs\": 1", "\"inputs\": 1000000000",
            "at $.convolutions[0]: layer conv1: inputs is 1000000000, allowed 1..65536"),
        Arguments.of("3, 4.", "3]", "at $.dense[0].weights[0]: has 3 weights, must be 4 (the inputs)"),
        Arguments.of("\"columns\": 6", "\"columns\": 9",
            "at $: network tiny: layer fc1 has 4 inputs, must be 6 (the values of maps of 1x2x3)"),
        Arguments.of("\"bias\": .5.", "\"bias\": []", "at $.dense[0]: layer fc1: bias has 0 entries, must be 1 (the outputs)"));
  }

  /// The first is a regular expression, the second its replacement; a message may end in one.
  @ParameterizedTest(name = "{2}")
  @MethodSource("refused")
  void refuses(String from, String to, String message) {
    String text = TINY.replaceFirst(from, to);
    assertFalse(text.equals(TINY), "the replacement did nothing");
    String found = assertThrows(UserError.class, () -> read(text)).getMessage();
    String expected = "error B301: net.json " + message + HINT;
    if (!message.endsWith(".*")) assertEquals(expected, found);
    else assertTrue(found.startsWith("error B301: net.json " + message.substring(0, message.indexOf('('))), found);
  }

  /// However much is cut off, there is one clear complaint and never another exception.
  @Test
  void refusesEveryBeginning() {
    for (int length = 0; length < TINY.length() - 2; length++) {
      String text = TINY.substring(0, length);
      String message = assertThrows(UserError.class, () -> read(text), text).getMessage();
      assertEquals(2, message.lines().count(), message);
    }
  }

  /// A damaged file is either refused by name or still a network.
  @Test
  void survivesDamage() {
    var random = new Random(12);
    for (int trial = 0; trial < 5_000; trial++) {
      byte[] text = TINY.getBytes(UTF_8);
      for (int i = random.nextInt(3); i >= 0; i--) text[random.nextInt(text.length)] = (byte) random.nextInt(128);
      try {
        ConvNetworkFiles.read(new ByteArrayInputStream(text), "net.json");
      } catch (UserError expected) {
        assertEquals(2, expected.getMessage().lines().count(), expected.getMessage());
      } catch (IOException | RuntimeException other) {
        throw new AssertionError(new String(text, UTF_8), other);
      }
    }
  }

  private static ConvNetwork read(String text) throws IOException {
    return ConvNetworkFiles.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "net.json");
  }
}
