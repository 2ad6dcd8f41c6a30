package burin.lib.memory;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import java.util.Optional;

/// A port through which words are both read and written, seen from the memory.
///
/// In a cycle in which `enable` is high, the port writes the word at `address` if `write` is high, with a `mask` only those
/// lanes whose bit is set, and reads it as its [PortMode] says; `readData` has it one cycle later, and keeps it while
/// `enable` is low.
public final class MemoryPort<T extends Value> extends Bundle {
  public final Bool enable;
  public final Bool write;
  public final Optional<Vec<Bool>> mask;
  public final UInt address;
  public final T writeData;
  public final T readData;

  public MemoryPort(Fields fields, DataType<T> type, int depth, boolean masked) {
    Given.notNull(fields, "fields");
    Given.notNull(type, "type");
    PortedMemory.checkWords(type, depth, masked);
    super(fields);
    this.enable = fields.of(DataType.bool());
    this.write = fields.of(DataType.bool());
    Vec<Bool> mask = masked ? fields.of(DataType.vec(type.maskableLanes().getAsInt(), DataType.bool())) : null;
    this.mask = Optional.ofNullable(mask);
    this.address = fields.of(DataType.index(depth));
    this.writeData = fields.of(type);
    this.readData = fields.flip(type);
  }

  public static <T extends Value> DataType<MemoryPort<T>> of(DataType<T> type, int depth, boolean masked) {
    Given.notNull(type, "type");
    return DataType.bundle(fields -> new MemoryPort<>(fields, type, depth, masked));
  }
}
