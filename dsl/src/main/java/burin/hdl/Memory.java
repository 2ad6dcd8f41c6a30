package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Expr;
import burin.ir.MemoryRead;
import burin.ir.Range;
import burin.ir.Ref;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Types;
import burin.source.CallSite;
import java.util.List;
import java.util.Optional;

/// Words of one type with an address each. Writes happen at the clock edge; reads see what was there before it.
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
    checkAddress(address);
    return unpacked(builder.made(List.of(new MemoryRead(ir, address.local())), stored));
  }

  /// The word at the address of the cycle before.
  public T readSync(UInt address) {
    return readSync(address, Optional.empty());
  }

  /// The word at the address of the last cycle in which `enable` was high.
  public T readSync(UInt address, Bool enable) {
    Ops.common(builder, enable);
    return readSync(address, Optional.of(enable));
  }

  private T readSync(UInt address, Optional<Bool> enable) {
    checkAddress(address);
    CallSite site = builder.site();
    String name = builder.unique(site.name().isEmpty() ? ir.name() + "Data" : site.name(), site.place());
    var read = new SyncRead(name, ir, address.local(), enable.map(Value::local), site.place());
    builder.add(read);
    return unpacked(stored.make(builder, List.of(new Ref(read))));
  }

  /// Writes a word at the clock edge; within a [Module#when], where its condition holds.
  public void write(UInt address, T value) {
    checkAddress(address);
    Ops.common(builder, value);
    builder.checkStatement("write");
    if (!fits(value)) return;
    Expr stored = word.isLeaf() ? value.local() : Ops.pack(value, word).local();
    builder.add(new Stmt.Write(ir, address.local(), stored, builder.here()));
  }

  private boolean fits(T value) {
    List<Expr> given = value.locals();
    for (int i = 0; i < given.size(); i++) {
      Type wanted = word.leaves().get(i).ir();
      if (Types.fits(given.get(i).type(), wanted)) continue;
      builder.report(builder.rangeMismatch("a word of `" + ir.name() + "`", wanted, ir.place(), given.get(i), value));
      return false;
    }
    return true;
  }

  private void checkAddress(UInt address) {
    Ops.common(builder, address);
    if (Range.of(0, depth() - 1).contains(address.range())) return;
    throw builder.fatal(Diagnostic.of(Code.BOUNDS, builder.here(),
            "the address " + address.describe() + " is " + address.range() + ", but `" + ir.name() + "` has " + depth()
                + " words")
        .note("`" + ir.name() + "` is declared here", ir.place())
        .hint("an address in [0, " + (depth() - 1) + "], for instance a register of range(0, " + (depth() - 1) + ")"));
  }
}
