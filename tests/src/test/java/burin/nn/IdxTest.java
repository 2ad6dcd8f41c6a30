package burin.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.diag.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxTest {
  private static final Idx.Images IMAGES = new Idx.Images(2, 1, 3, new byte[] {1, 2, 3, -1, 0, 7});

  @TempDir Path folder;

  @Test
  void readsPlainAndZippedFilesByTheirContent() throws IOException {
    Path plain = file("images.gz", Idx.write(IMAGES));
    Path zipped = file("images", zip(Idx.write(IMAGES)));
    for (Path file : new Path[] {plain, zipped}) {
      var images = Idx.images(file);
      assertEquals("2 x 1 x 3", images.count() + " x " + images.rows() + " x " + images.columns());
      assertArrayEquals(IMAGES.pixels(), images.pixels());
    }
    assertArrayEquals(new byte[] {9, -1}, Idx.labels(file("labels", zip(Idx.write(new byte[] {9, -1})))));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(delimiter = '|', textBlock = """
      ''                                       | ends inside its header
      00000803                                 | ends inside its header
      0000080300000001000000                   | ends inside its header
      00000801 00000001 05 | begins with 0x00000801, the number of a labels file, but IDX images (0x00000803) are wanted
      89504e47 00000000                        | begins with 0x89504e47, but IDX images (0x00000803) are wanted
      00000803 00000000 00000001 00000001      | the header says count 0, which is not positive
      00000803 00000001 00000000 00000001      | the header says rows 0, which is not positive
      00000803 00000001 00000001 ffffffff      | the header says columns 4294967295, which is not positive
      00000803 7fffffff 7fffffff 7fffffff | the header says 2147483647 images of 2147483647 x 2147483647, which are over 2 GiB
      00000803 00010000 00000100 00000080      | the header says 65536 images of 256 x 128, which are over 2 GiB
      00000803 00000002 00000001 00000002 0102 | the header says 2 images of 1 x 2, which are 4 bytes, but only 2 follow
      00000803 00000001 00000001 00000001 0102 | the header says 1 images of 1 x 1, which are 1 bytes, but more follow
      """)
  void refusesImages(String hex, String message) throws IOException {
    Path file = file("images", HexFormat.of().parseHex(hex.replace(" ", "")));
    assertMessage("error B301: " + file + ": " + message, () -> Idx.images(file));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(delimiter = '|', textBlock = """
      00000803 00000001 | begins with 0x00000803, the number of an images file, but IDX labels (0x00000801) are wanted
      00000801 00000003 0102                 | the header says 3 labels, which are 3 bytes, but only 2 follow
      00000801 00000001 0102                 | the header says 1 labels, which are 1 bytes, but more follow
      """)
  void refusesLabels(String hex, String message) throws IOException {
    Path file = file("labels", HexFormat.of().parseHex(hex.replace(" ", "")));
    assertMessage("error B301: " + file + ": " + message, () -> Idx.labels(file));
  }

  @Test
  void tellsDamagedGzip() throws IOException {
    byte[] zipped = zip(Idx.write(IMAGES));
    Path cut = file("cut", Arrays.copyOf(zipped, zipped.length - 10));
    assertMessage("error B301: " + cut + ": the gzip data is damaged or cut off (Unexpected end of ZLIB input stream)",
        () -> Idx.images(cut));
    zipped[zipped.length - 5] ^= 1;
    Path damaged = file("damaged", zipped);
    assertMessage("error B301: " + damaged + ": the gzip data is damaged or cut off (Corrupt GZIP trailer)",
        () -> Idx.images(damaged));
  }

  @Test
  void tellsWhenThereIsNoFile() {
    Path file = folder.resolve("none");
    assertEquals("error B302: " + file + ": there is no such file\n  write: check the name",
        assertThrows(UserError.class, () -> Idx.labels(file)).getMessage());
  }

  /// A header may promise what it likes: memory is only taken for what the file has.
  @Test
  void headerAloneTakesNoMemory() throws IOException {
    Path file = file("images", ByteBuffer.allocate(16).putInt(Idx.IMAGES).putInt(2_000_000_000).putInt(1).putInt(1).array());
    assertMessage("error B301: " + file + ": the header says 2000000000 images of 1 x 1, which are 2000000000 bytes, "
        + "but only 0 follow", () -> Idx.images(file));
  }

  private static void assertMessage(String message, Executable read) {
    assertEquals(message + "\n  write: give the file as published, whole, plain or gzipped",
        assertThrows(UserError.class, read).getMessage());
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static byte[] zip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
