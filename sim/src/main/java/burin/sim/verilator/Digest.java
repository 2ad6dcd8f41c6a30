package burin.sim.verilator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A name for any amount of text, which no other text shares.
final class Digest {
  private static final int BYTES = 16;

  private final MessageDigest digest;

  private Digest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String of(String... parts) {
    var all = new Digest();
    for (String part : parts) all.add(part);
    return all.name();
  }

  static Digest start() {
    return new Digest();
  }

  /// The length goes in as well, so that it matters where one part ends and the next begins.
  Digest add(String part) {
    byte[] bytes = part.getBytes(UTF_8);
    digest.update((bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
    return this;
  }

  String name() {
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
