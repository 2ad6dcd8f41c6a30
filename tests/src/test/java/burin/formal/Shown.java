package burin.formal;

import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;

/// A circuit with an output for each value that it shows.
abstract class Shown extends Module {
  protected final <T extends Value> void show(String name, DataType<T> type, T value) {
    T port = naming(name, () -> output(type));
    drive(port, value);
  }
}
