package burin.nn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.diag.UserError;
import burin.nn.RandomNetworks.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFilesTest {
  private static final String HINT = "\n  write: give a file as the training program writes it";

  private static final String TINY = """
      {
        "format": "burin-network",
        "version": 1,
        "name": "ti\\"ny",
        "layers": [
          {
            "name": "fc1",
            "inputs": 3,
            "outputs": 4,
            "blocks": 2,
            "weightBits": 4,
            "activationBits": 4,
            "outputBits": 4,
            "multiplier": 129,
            "shift": 10,
            "rowBlock": [0, 1, 1, 0],
            "columnBlock": [0, 1, 0],
            "bias": [5, -6, 0, 1],
            "weights": [
              [7, -8],
              [3],
              [-1],
              [1, 2]
            ]
          },
          {
            "name": "fc2",
            "inputs": 4,
            "outputs": 1,
            "blocks": 1,
            "weightBits": 2,
            "activationBits": 4,
            "raw": true,
            "rowBlock": [0],
            "columnBlock": [0, 0, 0, 0],
            "bias": [-3],
            "weights": [
              [1, -2, 0, 1]
            ]
          }
        ]
      }
      """;

  @TempDir Path folder;

  @Test
  void textIsCompact() throws IOException {
    var network = new BlockNetwork("ti\"ny", List.of(new LayerDraft().build(), last()));
    assertEquals(TINY, NetworkFiles.toJson(network));
    assertEquals(network, read(TINY));
  }

  private static BlockLayer last() {
    return BlockLayer.raw("fc2", 4, 1, 1, new int[1], new int[4], 2, 4, new int[][] {{1, -2, 0, 1}}, new int[] {-3});
  }

  @Test
  void readsWhatItWrote() {
    Path file = folder.resolve("network.json");
    for (long seed = 0; seed < 20; seed++) {
      var network = RandomNetworks.random(seed, Limits.of(5, 20, 12, 4, 4));
      NetworkFiles.write(network, file);
      assertEquals(network, NetworkFiles.read(file));
    }
    assertEquals(List.of("network.json"), List.of(folder.toFile().list()));
  }

  @Test
  void tellsWhenThereIsNoFile() {
    Path file = folder.resolve("none.json");
    assertEquals("error B302: " + file + ": there is no such file\n  write: check the name",
        assertThrows(UserError.class, () -> NetworkFiles.read(file)).getMessage());
  }

  @Test
  void tellsWhenItCannotWrite() {
    var network = RandomNetworks.random(1, Limits.of(1, 2, 2, 4, 4));
    Path file = folder.resolve("none").resolve("x.json");
    String message = assertThrows(UserError.class, () -> NetworkFiles.write(network, file)).getMessage();
    assertEquals("error B303: " + file + ": cannot be written: the folder does not exist\n  write: check the folder",
        message);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("\"version\": 1", "\"version\": 2", "at $.version: is 2, but this Burin reads version 1"),
        Arguments.of("\"burin-network\"", "\"other\"", "at $.format: is \"other\", must be \"burin-network\""),
        Arguments.of("\"format\"", "\"Format\"", "at $: lacks the field \"format\""),
        Arguments.of("\"version\": 1", "\"version\": 1, \"a\": 0", "at $: has an unknown field \"a\""),
        Arguments.of("\"shift\": 10", "\"shift\": 10, \"shfit\": 0",
            "at $.layers[0]: has an unknown field \"shfit\" (did you mean \"shift\"?)"),
        Arguments.of("\"raw\": true", "\"raw\": true, \"shift\": 0", "at $.layers[1]: has an unknown field \"shift\""),
        Arguments.of("\"raw\": true", "\"raw\": false", "at $.layers[1].raw: must be true, or be left out"),
        Arguments.of("\"shift\": 10,", "", "at $.layers[0]: lacks the field \"shift\""),
        Arguments.of("\"shift\": 10", "\"shift\": 10.5",
            "at $.layers[0].shift: is 10.5, must be a whole number of 32 bits"),
        Arguments.of("\"shift\": 10", "\"shift\": \"10\"",
            "at $.layers[0].shift: is the text \"10\", must be a whole number of 32 bits"),
        Arguments.of("\"shift\": 10", "\"shift\": 3000000000",
            "at $.layers[0].shift: is 3000000000, must be a whole number of 32 bits"),
        Arguments.of("\"shift\": 10", "\"shift\": 32", "at $.layers[0]: layer fc1: shift is 32, allowed 0..31"),
        Arguments.of("\"name\": \"fc1\"", "\"name\": 1", "at $.layers[0].name: is 1, must be a text"),
        Arguments.of("\"bias\": .-3.", "\"bias\": -3", "at $.layers[1].bias: is -3, must be a list"),
        Arguments.of("\"bias\": .-3.", "\"bias\": [-300]",
            "at $.layers[1]: layer fc2: bias[0] is -300, allowed -98..97 so that the 8-bit accumulator holds every sum"),
        Arguments.of(".0, 1, 0.", "[0, 1]",
            "at $.layers[0]: layer fc1: columnBlock has 2 entries, must be 3 (the inputs)"),
        Arguments.of(".0, 1, 0.", "[0, 1, 2]", "at $.layers[0]: layer fc1: columnBlock[2] is 2, allowed 0..1"),
        Arguments.of(".7, -8.", "[7, -9]", "at $.layers[0].weights[0][1]: is -9, allowed -8..7"),
        Arguments.of(".7, -8.", "[7]",
            "at $.layers[0].weights[0]: has 1 weights, must be 2 (the inputs of its block)"),
        Arguments.of(".7, -8.,", "", "at $.layers[0].weights: has 3 rows, must be 4 (the outputs)"),
        Arguments.of("\"inputs\": 4", "\"inputs\": 5",
            "at $.layers[1]: layer fc2: columnBlock has 4 entries, must be 5 (the inputs)"),
        Arguments.of("\"inputs\": 4", "\"inputs\": 2000000000",
            "at $.layers[1]: layer fc2: inputs x outputs is 2000000000 x 1 = 2000000000, allowed 1..67108864"),
        Arguments.of("\"blocks\": 1", "\"blocks\": 0", "at $.layers[1]: layer fc2: blocks is 0, allowed 1..4"),
        Arguments.of("\"activationBits\": 4,(\\s*)\"raw\"", "\"activationBits\": 3,$1\"raw\"",
            "at $.layers: network ti\"ny: layer fc2 has activationBits 3, must be 4 (the outputBits of layer fc1)"),
        Arguments.of("\"layers\": (?s).*", "\"layers\": []}",
            "at $.layers: network ti\"ny: has no layers, must have at least 1"),
        Arguments.of("\"layers\": (?s).*", "\"layers\": [7]}", "at $.layers[0]: is 7, must be an object"),
        Arguments.of("(?s).*", "[]", "at $: is a list, must be an object"));
  }

  /// The first is a regular expression, the second its replacement.
  @ParameterizedTest(name = "{2}")
  @MethodSource("refused")
  void refuses(String from, String to, String message) {
    String text = TINY.replaceFirst(from, to);
    assertFalse(text.equals(TINY), "the replacement did nothing");
    assertEquals("error B301: net.json " + message + HINT, messageFor(text));
  }

  static Stream<Arguments> wrongSyntax() {
    return Stream.of(
        Arguments.of("\"version\": 1,", "\"version\": 1",
            "net.json:4:3: not JSON: Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries"),
        Arguments.of("\"name\": \"fc2\",", "\"shift\": 1,\"shift\":2,",
            "net.json:27:25: not JSON: Duplicate Object property \"shift\""));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("wrongSyntax")
  void tellsWhereTheSyntaxIsWrong(String from, String to, String message) {
    assertEquals("error B301: " + message + HINT, messageFor(TINY.replace(from, to)));
  }

  @Test
  void refusesWhatFollows() {
    assertEquals("error B301: net.json:43:1: not JSON: more text follows the end" + HINT, messageFor(TINY + "{}"));
  }

  @Test
  void survivesDeepNesting() {
    String message = messageFor("[".repeat(100_000));
    assertTrue(message.startsWith("error B301: net.json: not JSON: Document nesting depth"), message);
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
    var random = new Random(11);
    for (int trial = 0; trial < 5_000; trial++) {
      byte[] text = TINY.getBytes(UTF_8);
      for (int i = random.nextInt(3); i >= 0; i--) text[random.nextInt(text.length)] = (byte) random.nextInt(128);
      try {
        NetworkFiles.read(new ByteArrayInputStream(text), "net.json");
      } catch (UserError expected) {
        assertEquals(2, expected.getMessage().lines().count(), expected.getMessage());
      } catch (IOException | RuntimeException other) {
        throw new AssertionError(new String(text, UTF_8), other);
      }
    }
  }

  private static String messageFor(String text) {
    return assertThrows(UserError.class, () -> read(text)).getMessage();
  }

  private static BlockNetwork read(String text) throws IOException {
    return NetworkFiles.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "net.json");
  }
}
