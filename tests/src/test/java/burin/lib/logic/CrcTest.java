package burin.lib.logic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.lib.Engines;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.math.BigInteger;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CrcTest {
  private record Check(CrcAlgorithm algorithm, String value) {}

  /// The checksums of "123456789" that the catalogue of CRC algorithms gives.
  private static Stream<Check> checks() {
    return Stream.of(
        new Check(CrcAlgorithm.CRC_5_USB, "19"),
        new Check(CrcAlgorithm.CRC_8, "f4"),
        new Check(CrcAlgorithm.CRC_15_CAN, "59e"),
        new Check(CrcAlgorithm.CRC_16_CCITT_FALSE, "29b1"),
        new Check(CrcAlgorithm.CRC_16_MODBUS, "4b37"),
        new Check(CrcAlgorithm.CRC_16_XMODEM, "31c3"),
        new Check(CrcAlgorithm.CRC_32, "cbf43926"),
        new Check(CrcAlgorithm.CRC_32_BZIP2, "fc891918"),
        new Check(CrcAlgorithm.CRC_32C, "e3069283"),
        new Check(CrcAlgorithm.CRC_64_XZ, "995dc9bbdf1939fa"));
  }

  /// Words of one byte, of three, and of all nine.
  static Stream<Arguments> algorithms() {
    var quick = Engines.quick().flatMap(engine -> checks().flatMap(check ->
        Stream.of(8, 24, 72).map(bits -> Arguments.of(engine, check, bits))));
    return Stream.concat(quick, Stream.of(Arguments.of(Engine.LOCKSTEP, new Check(CrcAlgorithm.CRC_32, "cbf43926"), 24)));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void agreesWithTheCatalogue(Engine engine, Check check, int dataBits) {
    var crc = new Crc(new Crc.Config(check.algorithm(), dataBits));
    try (var sim = engine.open(crc)) {
      sim.reset();
      send(sim, crc, "something else".getBytes(US_ASCII), dataBits, false);
      send(sim, crc, "123456789".getBytes(US_ASCII), dataBits, true);
      assertEquals(check.value(), sim.peekBig(crc.checksum).toString(16));
      sim.poke(crc.clear, true).step().poke(crc.clear, false);
      send(sim, crc, "123456789".getBytes(US_ASCII), dataBits, false);
      assertEquals(check.value(), sim.peekBig(crc.checksum).toString(16));
    }
  }

  /// @param clear whether the first word comes with a clear
  private static void send(Simulator sim, Crc crc, byte[] message, int dataBits, boolean clear) {
    int bytes = dataBits / Byte.SIZE;
    for (int i = 0; i + bytes <= message.length; i += bytes) {
      BigInteger word = BigInteger.ZERO;
      for (int j = bytes - 1; j >= 0; j--) word = word.shiftLeft(8).add(BigInteger.valueOf(message[i + j] & 0xff));
      sim.poke(crc.clear, clear && i == 0).poke(crc.in.valid, true).poke(crc.in.payload, word).step();
      sim.poke(crc.in.valid, false).poke(crc.clear, false).poke(crc.in.payload, 0).step();
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void agreesWithTheJdkOnLongMessages(Engine engine) {
    var crc = new Crc(new Crc.Config(CrcAlgorithm.CRC_32, 32));
    byte[] message = new byte[400];
    new Random(13).nextBytes(message);
    var expected = new CRC32();
    expected.update(message);
    try (var sim = engine.open(crc)) {
      sim.reset();
      send(sim, crc, message, 32, false);
      assertEquals(expected.getValue(), sim.peek(crc.checksum));
    }
  }

  /// Widths that are no multiple of a byte: a bit at a time gives what a byte at a time gives.
  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void takesSingleBits(Engine engine) {
    var crc = new Crc(new Crc.Config(CrcAlgorithm.CRC_16_CCITT_FALSE, 1));
    try (var sim = engine.open(crc)) {
      sim.reset().poke(crc.in.valid, true);
      for (byte letter : "123456789".getBytes(US_ASCII)) {
        for (int i = 7; i >= 0; i--) sim.poke(crc.in.payload, letter >> i & 1).step();
      }
      assertEquals(0x29b1, sim.peek(crc.checksum));
    }
  }

  @Test
  void rejectsWhatDoesNotFit() {
    var error = assertThrows(IllegalArgumentException.class, () -> new Crc.Config(CrcAlgorithm.CRC_8, 0));
    assertEquals("dataBits is 0, must be at least 1", error.getMessage());
    var zero = BigInteger.ZERO;
    error = assertThrows(
        IllegalArgumentException.class, () -> new CrcAlgorithm(4, BigInteger.valueOf(16), zero, false, false, zero));
    assertEquals("polynomial is 16, allowed 0..2^4-1", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new CrcAlgorithm(0, zero, zero, false, false, zero));
    assertEquals("width is 0, must be at least 1", error.getMessage());
  }
}
