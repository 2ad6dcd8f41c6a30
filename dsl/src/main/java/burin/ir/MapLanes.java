package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/// A vector whose lane `i` is `body` with each parameter standing for lane `i` of its operand.
///
/// The body may also use signals and other expressions from outside, which are the same for all lanes, and the
/// parameters of an enclosing lane function. With no operand, every lane is the same value.
public final class MapLanes extends Expr {
  private final List<LaneParam> params;
  private final List<Expr> operands;
  private final Expr body;
  private final VecType type;

  public MapLanes(List<LaneParam> params, List<Expr> operands, Expr body, VecType type) {
    params = List.copyOf(params);
    operands = List.copyOf(operands);
    checkArgument(params.size() == operands.size(), "%s params for %s operands", params.size(), operands.size());
    for (int i = 0; i < params.size(); i++) {
      VecType vec = Types.vec(operands.get(i).type());
      checkArgument(vec.length() == type.length(), "operand has %s lanes, not %s", vec.length(), type.length());
      checkArgument(Types.fits(vec.element(), params.get(i).type()), "lane %s for %s", vec.element(), params.get(i));
    }
    checkArgument(Types.fits(type.element(), body.type()), "body %s makes no %s", body.type(), type);
    this.params = params;
    this.operands = operands;
    this.body = body;
    this.type = type;
  }

  public MapLanes(int length, List<LaneParam> params, List<Expr> operands, Expr body) {
    this(params, operands, body, new VecType(length, body.type()));
  }

  public List<LaneParam> params() {
    return params;
  }

  public List<Expr> operands() {
    return operands;
  }

  public Expr body() {
    return body;
  }

  @Override
  public VecType type() {
    return type;
  }

  public int length() {
    return type.length();
  }
}
