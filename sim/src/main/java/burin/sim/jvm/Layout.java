package burin.sim.jvm;

import burin.ir.Type;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/// Gives a unit's values their places. A class file has room for some ten thousand fields; what comes after is put into
/// three arrays.
final class Layout {
  static final String INTS = "ints";
  static final String LONGS = "longs";
  static final String OBJECTS = "objects";

  private final int maxFields;
  private final List<Slot> fields = new ArrayList<>();
  private final List<Slot> buffers = new ArrayList<>();
  private int ints;
  private int longs;
  private int objects;

  Layout(int maxFields) {
    this.maxFields = maxFields;
  }

  Slot value(Type type) {
    Rep rep = Rep.of(type);
    return slot(rep.desc(), type, rep);
  }

  /// A place for an array of words that an object has from the beginning, for what is computed in one place.
  Slot buffer(Rep rep) {
    Slot slot = slot(rep.desc(), null, rep);
    buffers.add(slot);
    return slot;
  }

  List<Slot> buffers() {
    return buffers;
  }

  /// A place for an array of arrays or an object, whatever it is.
  Slot reference(ClassDesc desc) {
    return slot(desc, null, null);
  }

  private Slot slot(ClassDesc desc, Type type, Rep rep) {
    if (fields.size() < maxFields) {
      Slot slot = new Slot(desc, type, rep, "v" + fields.size(), -1);
      fields.add(slot);
      return slot;
    }
    if (rep != null && rep.isInt()) return new Slot(desc, type, rep, INTS, ints++);
    if (rep != null && rep.isLong()) return new Slot(desc, type, rep, LONGS, longs++);
    return new Slot(desc, type, rep, OBJECTS, objects++);
  }

  List<Slot> fields() {
    return fields;
  }

  int ints() {
    return ints;
  }

  int longs() {
    return longs;
  }

  int objects() {
    return objects;
  }
}
