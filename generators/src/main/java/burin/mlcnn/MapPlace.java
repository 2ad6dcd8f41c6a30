package burin.mlcnn;

/// Where the maps of a layer lie in DRAM. Each row begins at a word; around the maps there is a border of zeros, as wide as the
/// padding of the next layer.
///
/// @param base the first word
/// @param channels number of maps
/// @param rows rows of a map, without the border
/// @param columns columns of a map, without the border
/// @param border rows and columns of zeros on each side
/// @param form of the numbers
/// @param rowWords words of a row, the border included
public record MapPlace(int base, int channels, int rows, int columns, int border, StoreForm form, int rowWords) {

  static MapPlace of(int base, int channels, int rows, int columns, int border, StoreForm form) {
    int words = Math.ceilDiv((columns + 2 * border) * form.bytes(), Long.BYTES);
    // Half sums are read in eights of columns, so there must be as many words.
    int rowWords = form == StoreForm.HALVES ? 2 * Math.ceilDiv(columns, 8) : words;
    return new MapPlace(base, channels, rows, columns, border, form, rowWords);
  }

  /// Rows of a map, the border included.
  int framedRows() {
    return rows + 2 * border;
  }

  int channelWords() {
    return framedRows() * rowWords;
  }

  int words() {
    return channels * channelWords();
  }

  /// The word in which a number lies.
  public int word(int channel, int row, int column) {
    return base + channel * channelWords() + (row + border) * rowWords + (column + border) * form.bytes() / Long.BYTES;
  }

  /// The lowest bit of the number in its word.
  public int shift(int column) {
    return 8 * ((column + border) * form.bytes() % Long.BYTES);
  }

  /// The number at a place of `dram`.
  public int get(long[] dram, int channel, int row, int column) {
    long bits = dram[word(channel, row, column)] >>> shift(column);
    return switch (form) {
      case BYTES -> (int) (bits & 0xff);
      case HALVES, BINARY16 -> (int) (bits & 0xffff);
      case RAW, BINARY32 -> (int) bits;
    };
  }

  /// Puts a number at a place of `dram`.
  public void set(long[] dram, int channel, int row, int column, int value) {
    int word = word(channel, row, column);
    int shift = shift(column);
    long mask = -1L >>> Long.SIZE - Byte.SIZE * form.bytes();
    dram[word] = dram[word] & ~(mask << shift) | (value & mask) << shift;
  }
}
