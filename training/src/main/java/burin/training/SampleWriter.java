package burin.training;

import burin.diag.Code;
import burin.diag.UserError;
import burin.nn.Dataset;
import burin.nn.Idx;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Writes the first test images of MNIST as the gzipped IDX files that Burin ships.
final class SampleWriter {
  static final int IMAGES = 1_000;

  private SampleWriter() {}

  static void write(Dataset test, Path folder) {
    Dataset sample = test.first(IMAGES);
    try {
      Files.createDirectories(folder);
      write(folder.resolve("mnist-sample-images-idx3-ubyte.gz"), Idx.write(sample.images()));
      write(folder.resolve("mnist-sample-labels-idx1-ubyte.gz"), Idx.write(sample.labels()));
    } catch (IOException cause) {
      throw new UserError(Code.OUTPUT, folder + ": cannot be written: " + cause, "choose another folder");
    }
  }

  /// Java's gzip header holds neither a time nor a name, so the same content makes the same bytes.
  private static void write(Path file, byte[] content) throws IOException {
    try (OutputStream out = new Best(Files.newOutputStream(file))) {
      out.write(content);
    }
  }

  private static final class Best extends GZIPOutputStream {
    Best(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
