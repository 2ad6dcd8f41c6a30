package burin.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A name for any amount of text, which no other text shares.
public final class Digest {
  private static final int BYTES = 16;

  private final MessageDigest digest;

  private Digest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  public static String of(String... parts) {
    var all = new Digest();
    for (String part : parts) all.add(part);
    return all.name();
  }

  public static Digest start() {
    return new Digest();
  }

  public Digest add(String part) {
    return add(part.getBytes(UTF_8));
  }

  /// The byte code of a class.
  public Digest add(Class<?> type) {
    String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    try (InputStream code = type.getResourceAsStream(file)) {
      return add(code.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The length goes in as well, so that it matters where one part ends and the next begins.
  private Digest add(byte[] bytes) {
    digest.update((bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
    return this;
  }

  public String name() {
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
