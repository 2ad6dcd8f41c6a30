package burin.hdl;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// Words of equally many bytes, without anything between them.
record BinaryFile(Path file, int wordBytes, ByteOrder order) implements Contents.Source {
  /// Adds all words of the file.
  void read(FileWords words) {
    try {
      add(Files.readAllBytes(file), words);
    } catch (IOException cause) {
      throw words.unreadable(cause);
    }
  }

  private void add(byte[] bytes, FileWords words) {
    if (bytes.length % wordBytes != 0) {
      throw words.mistake(file + ": " + bytes.length + " bytes are no whole number of words of " + wordBytes,
          "the number of bytes of a word, or a file that is padded");
    }
    for (int i = 0; i < bytes.length / wordBytes; i++) {
      words.add(i, word(bytes, i * wordBytes), file + ", byte " + i * wordBytes);
    }
  }

  private BigInteger word(byte[] bytes, int from) {
    var magnitude = new byte[wordBytes];
    for (int i = 0; i < wordBytes; i++) {
      magnitude[order == ByteOrder.BIG_ENDIAN ? i : wordBytes - 1 - i] = bytes[from + i];
    }
    return new BigInteger(1, magnitude);
  }
}
