package burin.verilog;

import burin.ir.Constants;
import burin.ir.Memory;
import burin.ir.Types;
import com.google.common.collect.ImmutableMap;

/// Writes what memories and tables hold at the start, into the module or into files beside it.
final class ContentFiles {
  /// Contents of more words go into a file.
  private static final int INLINE_WORDS = 16;

  private final String module;
  private final VerilogEmitter.Contents where;
  private final ImmutableMap.Builder<String, String> files;

  ContentFiles(String module, VerilogEmitter.Contents where, ImmutableMap.Builder<String, String> files) {
    this.module = module;
    this.where = where;
    this.files = files;
  }

  /// @param written whether the circuit can write the memory; if not, all words have to be given
  void memory(Memory memory, String name, boolean written, Lines lines) {
    if (memory.contents().isEmpty() || where == VerilogEmitter.Contents.NONE) return;
    Constants values = memory.contents().get();
    int scalars = Types.scalarCount(memory.element());
    int words = written ? values.size() / scalars : memory.depth();
    write(name, values, scalars, Types.scalar(memory.element()).width(), words, memory.depth(), lines);
  }

  /// A table of constants, which is there in any case.
  void constants(String name, Constants values, int width, Lines lines) {
    write(name, values, 1, width, values.size(), values.size(), lines);
  }

  private void write(String name, Constants values, int scalars, int width, int words, int depth, Lines lines) {
    if (words == 0) return;
    if (where == VerilogEmitter.Contents.FILES && words > INLINE_WORDS) {
      String file = module + "." + name + ".hex";
      files.put(file, hexFile(values, scalars, width, words));
      String part = words == depth ? "" : ", 0, " + (words - 1);
      lines.add("initial $readmemh(\"" + file + "\", " + name + part + ");");
      return;
    }
    lines.add("initial begin");
    for (int word = 0; word < words; word++) {
      int bits = scalars * width;
      lines.add("  " + name + "[" + word + "] = " + bits + "'h" + word(values, scalars, width, word) + ";");
    }
    lines.add("end");
  }

  private static String hexFile(Constants values, int scalars, int width, int words) {
    var text = new StringBuilder();
    for (int word = 0; word < words; word++) text.append(word(values, scalars, width, word)).append('\n');
    return text.toString();
  }

  /// Words beyond the contents hold 0.
  private static String word(Constants values, int scalars, int width, int word) {
    boolean given = (long) (word + 1) * scalars <= values.size();
    return given ? Literals.hexadecimal(values, word * scalars, scalars, width) : "0";
  }
}
