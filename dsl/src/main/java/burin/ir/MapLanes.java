package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/// A vector whose lane `i` is `body` with each parameter standing for lane `i` of its operand.
///
/// The body may also use signals and other expressions from outside, which are the same for all lanes, and the
/// parameters of an enclosing lane function. With no operand, every lane is the same value.
public record MapLanes(List<LaneParam> params, List<Expr> operands, Expr body, VecType type) implements Expr {
  public MapLanes {
    params = List.copyOf(params);
    operands = List.copyOf(operands);
    checkArgument(params.size() == operands.size(), "%s params for %s operands", params.size(), operands.size());
    for (int i = 0; i < params.size(); i++) {
      VecType vec = Types.vec(operands.get(i).type());
      checkArgument(vec.length() == type.length(), "operand has %s lanes, not %s", vec.length(), type.length());
      checkArgument(Types.fits(vec.element(), params.get(i).type()), "lane %s for %s", vec.element(), params.get(i));
    }
    checkArgument(Types.fits(type.element(), body.type()), "body %s makes no %s", body.type(), type);
  }

  public MapLanes(int length, List<LaneParam> params, List<Expr> operands, Expr body) {
    this(params, operands, body, new VecType(length, body.type()));
  }

  public int length() {
    return type.length();
  }
}
