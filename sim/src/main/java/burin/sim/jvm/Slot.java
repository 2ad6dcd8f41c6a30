package burin.sim.jvm;

import burin.ir.Type;
import java.lang.constant.ClassDesc;

/// A place in an object of a unit: a field, or an element of an array that takes what is too much for fields.
final class Slot {
  final ClassDesc desc;
  /// Null for an object of another unit.
  final Type type;
  final Rep rep;
  final String field;
  /// Which element of the array `field`; -1 where the field itself is the place.
  final int element;
  /// Holds an array that nothing else refers to and that is changed in place.
  boolean owned;
  /// An input of the unit, which the clock edge leaves alone.
  boolean input;

  Slot(ClassDesc desc, Type type, Rep rep, String field, int element) {
    this.desc = desc;
    this.type = type;
    this.rep = rep;
    this.field = field;
    this.element = element;
  }

  boolean isSpilled() {
    return element >= 0;
  }

  /// The descriptor of the array for what is too much.
  static ClassDesc spillDesc(Rep rep) {
    if (rep != null && (rep.isInt() || rep.isLong())) return rep.desc().arrayType();
    return Descs.OBJECT.arrayType();
  }

  @Override
  public String toString() {
    return isSpilled() ? field + "[" + element + "]" : field;
  }
}
