package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Expr;
import burin.ir.Literal;
import burin.ir.MemoryRead;
import burin.ir.Range;
import burin.ir.Ref;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import burin.ir.Wire;
import burin.source.CallSite;
import burin.source.Place;
import java.util.List;
import java.util.Optional;

/// Words of one type with an address each. Writes happen at the clock edge; reads see what was there before it, unless
/// [ReadUnderWrite] says otherwise.
public final class Memory<T extends Value> {
  private final Builder builder;
  private final burin.ir.Memory ir;
  private final DataType<T> word;
  /// What a word is in the IR: bundles are kept as bits.
  private final DataType<? extends Value> stored;

  Memory(Builder builder, burin.ir.Memory ir, DataType<T> word) {
    this.builder = builder;
    this.ir = ir;
    this.word = word;
    this.stored = stored(word);
  }

  static DataType<? extends Value> stored(DataType<?> word) {
    return word.isLeaf() ? word : DataType.bits(word.width());
  }

  @SuppressWarnings("unchecked")
  private T unpacked(Value stored) {
    return word.isLeaf() ? (T) stored : Ops.unpackKnown((Bits) stored, word);
  }

  /// The memory in the IR.
  public burin.ir.Memory ir() {
    return ir;
  }

  Builder owner() {
    return builder;
  }

  public int depth() {
    return ir.depth();
  }

  public DataType<T> word() {
    return word;
  }

  /// The word at an address, in the same cycle.
  public T read(UInt address) {
    Expr checked = checked(address);
    return unpacked(builder.made(List.of(new MemoryRead(ir, checked)), stored));
  }

  /// The word at the address of the cycle before.
  public T readSync(UInt address) {
    return readSync(address, ReadUnderWrite.OLD);
  }

  /// The word at the address of the last cycle in which `enable` was high.
  public T readSync(UInt address, Bool enable) {
    return readSync(address, enable, ReadUnderWrite.OLD);
  }

  /// As [#readSync(UInt)], saying what is read where the word is written in the same cycle.
  public T readSync(UInt address, ReadUnderWrite mode) {
    builder.given(address, "address");
    builder.given(mode, "mode");
    return readSync(checked(address), Optional.empty(), mode);
  }

  /// As [#readSync(UInt, Bool)], saying what is read where the word is written in the same cycle.
  public T readSync(UInt address, Bool enable, ReadUnderWrite mode) {
    builder.given(address, "address");
    builder.given(enable, "enable");
    builder.given(mode, "mode");
    Expr checked = checked(address);
    Ops.common(builder, enable);
    return readSync(checked, Optional.of(enable.local()), mode);
  }

  private T readSync(Expr address, Optional<Expr> enable, ReadUnderWrite mode) {
    builder.checkDeclaration("a read port");
    CallSite site = builder.site();
    String name = builder.unique(site.name().isEmpty() ? ir.name() + "Data" : site.name(), site.place());
    Signal word = switch (mode) {
      case OLD -> port(name, address, enable, site.place());
      case NEW -> forwarded(name, address, enable, site.place());
    };
    return unpacked(stored.make(builder, List.of(new Ref(word))));
  }

  private SyncRead port(String name, Expr address, Optional<Expr> enable, Place place) {
    var read = new SyncRead(name, ir, address, enable, builder.domain(), builder.isCrossing(), place);
    builder.add(read);
    return read;
  }

  private Signal forwarded(String name, Expr address, Optional<Expr> enable, Place place) {
    var word = new Wire(name, ir.element(), place);
    builder.add(word);
    var forwarding = new Forwarding(builder, word, port(builder.unique(name + "_old", place), address, enable, place));
    builder.atEnd(forwarding::finish);
    return word;
  }

  /// Writes a word at the clock edge; within a [Module#when], where its condition holds.
  public void write(UInt address, T value) {
    builder.given(address, "address");
    builder.given(value, "value");
    Expr checked = checked(address);
    Ops.common(builder, value);
    builder.checkStatement("write");
    if (!fits(value)) return;
    Expr stored = word.isLeaf() ? value.local() : Ops.pack(value, word).local();
    builder.add(new Stmt.Write(ir, checked, stored, Optional.empty(), builder.domain(), builder.here()));
  }

  /// Writes those lanes of a word at the clock edge whose bit in `mask` is set, for words that are vectors; a lane of
  /// `bits(8)` has a byte enable.
  public void write(UInt address, T value, Vec<Bool> mask) {
    builder.given(address, "address");
    builder.given(value, "value");
    builder.given(mask, "mask");
    Expr checked = checked(address);
    Ops.common(builder, value);
    Ops.common(builder, mask);
    builder.checkStatement("write");
    if (!fits(value) || !isMask(mask)) return;
    builder.add(new Stmt.Write(
        ir, checked, value.local(), Optional.of(mask.local()), builder.domain(), builder.here()));
  }

  private boolean isMask(Vec<Bool> mask) {
    if (ir.element() instanceof VecType lanes && mask.length() == lanes.length()) return true;
    String lanes = ir.element() instanceof VecType vec ? vec.length() + " lanes" : "no lanes: it is " + word;
    builder.report(Diagnostic.of(Code.SIZE, builder.here(),
            "a mask of " + mask.length() + " bits for words of `" + ir.name() + "` with " + lanes)
        .note("`" + ir.name() + "` is declared here", ir.place())
        .hint("words of vec(n, ...) and a mask of n bits"));
    return false;
  }

  private boolean fits(T value) {
    if (!word.isAlike(value.type())) {
      builder.report(Diagnostic.of(Code.TYPE, builder.here(),
              "a word of `" + ir.name() + "` is " + word + ", but " + value.describe() + " is " + value.type())
          .note("`" + ir.name() + "` is declared here", ir.place())
          .hint("a value of type " + word));
      return false;
    }
    List<Expr> given = value.locals();
    for (int i = 0; i < given.size(); i++) {
      Type wanted = word.leaves().get(i).ir();
      if (Types.fits(given.get(i).type(), wanted)) continue;
      builder.report(new RangeMistake(builder, "a word of `" + ir.name() + "`", wanted)
          .declared("`" + ir.name() + "`", ir.place())
          .given(given.get(i), value));
      return false;
    }
    return true;
  }

  /// The address, or 0 where that may be outside.
  private Expr checked(UInt address) {
    if (builder.isPlaced()) {
      throw builder.parent().fatal(Diagnostic.of(Code.FOREIGN, builder.parent().here(),
              "`" + ir.name() + "` is inside `" + builder.className() + "`; only its ports can be used from outside")
          .note("`" + ir.name() + "` is declared here", ir.place())
          .hint("ports of `" + builder.className() + "` for the address and the data"));
    }
    Ops.common(builder, address);
    int last = depth() - 1;
    if (Range.of(0, last).contains(address.range())) return address.local();
    builder.report(Diagnostic.of(Code.BOUNDS, builder.here(),
            address.describe("the address") + " is " + address.range() + ", but `" + ir.name() + "` has " + words())
        .note("`" + ir.name() + "` is declared here", ir.place())
        .hint(Ops.within(last) + ", or an address declared as range(0, " + last + ")"));
    return Literal.number(0);
  }

  private String words() {
    return depth() == 1 ? "1 word" : depth() + " words";
  }
}
