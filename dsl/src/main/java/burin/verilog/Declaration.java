package burin.verilog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The declaration of something with a name; it learns which of its bits the text reads, since Verilator has to be told
/// of bits that nobody reads.
final class Declaration {
  /// What kind of thing it is, such as `wire`; may change until the text is put together.
  String keyword;
  final boolean signed;
  final int width;
  final String name;
  /// How many words an array has; 0 where it is none.
  final int depth;
  /// Whether it never changes, so that no block has to wait for it.
  final boolean constant;
  /// Whether it is an asynchronous reset and something else too.
  boolean mixedReset;
  /// Whether nothing ever gives it a value.
  boolean undriven;
  /// Whether several clocks give it values, as the two ports of a memory may.
  boolean manyClocks;
  private boolean wholeRead;
  /// Made when it is asked for.
  private Term term;
  /// Null where none is.
  private BitSet bitsRead;

  Declaration(String keyword, boolean signed, int width, String name, int depth, boolean constant) {
    this.keyword = keyword;
    this.signed = signed;
    this.width = width;
    this.name = name;
    this.depth = depth;
    this.constant = constant;
  }

  static Declaration net(String keyword, boolean signed, int width, String name) {
    return new Declaration(keyword, signed, width, name, 0, false);
  }

  void read() {
    wholeRead = true;
  }

  void read(int high, int low) {
    if (bitsRead == null) bitsRead = new BitSet();
    bitsRead.set(low, high + 1);
  }

  /// Whether it can be left out.
  boolean isIdle() {
    return keyword.equals("localparam") && !wholeRead && bitsRead == null;
  }

  /// Whether some of its bits are read by nobody. Who reads an output is not known here.
  boolean isUnread() {
    if (wholeRead || constant || keyword.startsWith("output")) return false;
    return bitsRead == null || bitsRead.cardinality() < width;
  }

  /// The warnings of Verilator that the circuit itself is the reason of, separated by spaces.
  String warnings() {
    boolean unread = isUnread();
    if (!unread && !undriven && !manyClocks && !mixedReset) return "";
    List<String> warnings = new ArrayList<>();
    if (unread) warnings.add("UNUSEDSIGNAL");
    if (undriven) warnings.add("UNDRIVEN");
    if (manyClocks) warnings.add("MULTIDRIVEN");
    if (mixedReset) warnings.add("SYNCASYNCNET");
    return String.join(" ", warnings);
  }

  boolean isArray() {
    return depth > 0;
  }

  Select select() {
    return Select.whole(name, width, signed);
  }

  Term term() {
    if (term == null) term = Term.of(select());
    return term;
  }

  /// Without what follows the name, such as a semicolon.
  void appendTo(StringBuilder text) {
    text.append(keyword);
    if (signed) text.append(" signed");
    if (width > 1) text.append(" [").append(width - 1).append(":0]");
    text.append(' ').append(name);
    if (isArray()) text.append(" [0:").append(depth - 1).append(']');
  }
}
