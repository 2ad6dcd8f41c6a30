package burin.lib.memory;

import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.Value;
import burin.hdl.Vec;

/// What memories with ports of the kind [MemoryPort] have in common.
abstract sealed class PortedMemory<T extends Value> extends Module permits SinglePort, TrueDualPort {
  static void checkWords(DataType<?> type, int depth, boolean masked) {
    checkArgument(depth >= 1, "depth is %s, must be at least 1", depth);
    checkArgument(!masked || type.maskableLanes().isPresent(), "a mask for words of %s, which have no lanes", type);
  }

  /// Lets a port write and read. Of two ports of one clock that write the same lane, the one that is connected later wins.
  final void connect(Memory<T> words, MemoryPort<T> port, PortMode mode) {
    var writes = port.enable.and(port.write);
    when(writes, () -> {
      if (port.mask.isPresent()) words.write(port.address, port.writeData, port.mask.get());
      else words.write(port.address, port.writeData);
    });
    var reads = mode == PortMode.NO_CHANGE ? port.enable.and(port.write.not()) : port.enable;
    var word = words.readSync(port.address, reads);
    drive(port.readData, mode == PortMode.NEW ? withWritten(word, port) : word);
  }

  @SuppressWarnings("unchecked")
  private T withWritten(T word, MemoryPort<T> port) {
    var written = regEnabled(port.writeData, port.enable);
    if (port.mask.isEmpty()) return mux(regEnabled(port.write, port.enable), written, word);
    Vec<Bool> hits = regEnabled(port.mask.get().map(lane -> lane.and(port.write)), port.enable);
    return (T) lanes(hits, (Vec<Value>) written, (Vec<Value>) word);
  }

  /// The lanes that were hit as they were written, the others as they are.
  private Vec<Value> lanes(Vec<Bool> hits, Vec<Value> written, Vec<Value> word) {
    return indices(hits.length()).map(i -> mux(hits.get(i), written.get(i), word.get(i)));
  }
}
