package burin.hdl;

import burin.diag.Given;
import burin.ir.BitsType;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.Expr;
import java.util.ArrayList;
import java.util.List;

/// Several signals that belong together, each with a name and a type of its own.
///
/// ```java
/// public final class Pixel extends Bundle {
///   public final UInt x;
///   public final UInt y;
///
///   public Pixel(Fields fields, int bits) {
///     super(fields);
///     x = fields.of(DataType.uint(bits));
///     y = fields.of(DataType.uint(bits));
///   }
/// }
///
/// public final Pixel in = input(bundle(f -> new Pixel(f, 8)));      // in a module: the ports in_x and in_y
/// ```
///
/// The constructor runs whenever a handle is made, so it must do nothing but take its fields, in one order. Bundles nest;
/// a bundle can be a register, a port, a lane of a vector, a word of a memory, an arm of a mux.
public abstract non-sealed class Bundle extends Value {
  private final DataType<?> type;

  protected Bundle(Fields fields) {
    super(Given.notNull(fields, "fields").builder(), fields.exprs());
    this.type = fields.type();
  }

  @Override
  public final DataType<? extends Value> type() {
    return type;
  }

  /// Connects every field to that of another bundle of the same type: this one's take the other's values, and where a field
  /// goes the other way, the other's takes this one's.
  public final void drive(Bundle value) {
    Ops.connect(this, value);
  }

  /// Gives a register the values that it takes at the next clock edge.
  public final void next(Bundle value) {
    Ops.next(this, value);
  }

  /// All bits; the first field in the most significant.
  @Override
  public final Bits asBits() {
    List<Expr> parts = new ArrayList<>();
    for (Expr leaf : locals()) parts.add(new Cast(leaf, new BitsType(leaf.type().width())));
    return scope().made(new Cat(parts), Bits::new);
  }
}
