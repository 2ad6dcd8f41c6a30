package burin.hdl;

import burin.diag.Code;
import burin.ir.Expr;
import burin.ir.LaneParam;
import burin.source.Callers;
import java.util.ArrayList;
import java.util.List;

/// Hands out the fields of a [Bundle] while its constructor runs.
public final class Fields {
  /// Null while the fields are only described.
  private final DataType<?> type;
  private final Builder builder;
  private final List<Expr> exprs;
  private final List<DataType.Leaf> described = new ArrayList<>();
  private int next;

  private Fields(DataType<?> type, Builder builder, List<Expr> exprs) {
    this.type = type;
    this.builder = builder;
    this.exprs = exprs;
  }

  static Fields describing() {
    return new Fields(null, null, List.of());
  }

  static Fields made(DataType<?> type, Builder builder, List<Expr> exprs) {
    return new Fields(type, builder, exprs);
  }

  /// The next field. It is called what the variable is called that takes it.
  public <T extends Value> T of(DataType<T> field) {
    return add(field, false);
  }

  /// A field that goes the other way than the bundle, in a port: the `ready` of a stream.
  public <T extends Value> T flip(DataType<T> field) {
    return add(field, true);
  }

  private <T extends Value> T add(DataType<T> field, boolean flipped) {
    if (field == null) throw DataType.wrong(Code.NULL, "the type of a field is null", "a type, such as DataType.uint(8)");
    int count = field.leaves().size();
    if (type == null) return describe(field, flipped);
    List<Expr> own = exprs.subList(next, next + count);
    List<burin.ir.Type> types = own.stream().map(Expr::type).toList();
    next += count;
    return field.withIr(types).make(builder, own);
  }

  private <T extends Value> T describe(DataType<T> field, boolean flipped) {
    String name = Callers.outside(Fields.class).name();
    String own = name.isEmpty() ? "field" + described.size() : name;
    List<Expr> stand = new ArrayList<>();
    for (DataType.Leaf leaf : field.leaves()) {
      described.add(leaf.under(own, flipped));
      stand.add(new LaneParam(leaf.ir()));
    }
    return field.make(null, stand);
  }

  List<DataType.Leaf> leaves() {
    return described;
  }

  DataType<?> type() {
    return type;
  }

  Builder builder() {
    return builder;
  }

  List<Expr> exprs() {
    return exprs;
  }
}
