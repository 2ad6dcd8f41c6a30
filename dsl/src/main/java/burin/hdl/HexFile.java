package burin.hdl;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The format of `$readmemh`.
record HexFile(Path file) implements Contents.Source {
  /// Adds all words of the file.
  void read(FileWords words) {
    try {
      new Reader(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1), words).read();
    } catch (IOException cause) {
      throw words.unreadable(cause);
    }
  }

  private static final class Reader {
    /// No memory has a word beyond.
    private static final int ADDRESS_BITS = 31;

    private final String file;
    private final String text;
    private final FileWords words;
    private int at;
    private int line = 1;
    private long address;

    Reader(String file, String text, FileWords words) {
      this.file = file;
      this.text = text;
      this.words = words;
    }

    void read() {
      while (at < text.length()) {
        if (text.startsWith("//", at)) skipTo(text.indexOf('\n', at));
        else if (text.startsWith("/*", at)) skipTo(endOfComment());
        else if (isBlank(text.charAt(at))) skipTo(at + 1);
        else token();
      }
    }

    /// @param end where to go on; negative for the end of the text
    private void skipTo(int end) {
      int to = end < 0 ? text.length() : end;
      for (; at < to; at++) {
        if (text.charAt(at) == '\n') line++;
      }
    }

    private int endOfComment() {
      int end = text.indexOf("*/", at + 2);
      if (end < 0) throw words.mistake(where() + ": this comment does not end", "*/ at its end");
      return end + 2;
    }

    private void token() {
      int end = at + 1;
      while (end < text.length() && !isBlank(text.charAt(end)) && text.charAt(end) != '/') end++;
      String token = text.substring(at, end);
      if (token.startsWith("@")) goTo(token);
      else words.add(address++, number(token, token, "hexadecimal digits, such as 0f_3c"), where());
      at = end;
    }

    private void goTo(String token) {
      BigInteger to = number(token.substring(1), token, "@ and a hexadecimal address, such as @1f");
      if (to.bitLength() > ADDRESS_BITS) {
        throw words.mistake(where() + ": the address " + token + " is beyond any memory", "an address within the memory");
      }
      address = to.longValueExact();
    }

    private BigInteger number(String digits, String token, String hint) {
      String plain = digits.replace("_", "");
      if (!plain.isEmpty() && plain.chars().allMatch(Reader::isDigit)) return new BigInteger(plain, 16);
      boolean unknown = plain.chars().anyMatch(c -> "xXzZ?".indexOf(c) >= 0);
      String why = unknown ? " has unknown digits, which no circuit holds" : " is no hexadecimal number";
      throw words.mistake(where() + ": `" + token + "`" + why, hint);
    }

    private static boolean isDigit(int c) {
      return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static boolean isBlank(char c) {
      return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private String where() {
      return file + ":" + line;
    }
  }
}
