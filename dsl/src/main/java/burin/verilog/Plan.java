package burin.verilog;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BoolType;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.Concat;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.Iota;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.MemoryRead;
import burin.ir.Mux;
import burin.ir.Names;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.Signal;
import burin.ir.Slice;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.VecType;
import burin.ir.Walk;
import burin.ir.Wrap;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Decides which expressions of a module get a name in the Verilog, which are written in place, and which lane operations
/// share a block.
///
/// A name goes to what the author named, to what is used more than once and is more than a selection of bits, and to what
/// would make a line too long.
final class Plan {
  /// A longer expression is cut by naming its longest operands.
  private static final int LONGEST = 72;
  /// The same for what is one of a list, such as the parts of a concatenation.
  private static final int LONGEST_PART = 40;
  private static final int NAME_SIZE = 12;
  /// A constant with more bits becomes an array if it is only read lane by lane.
  private static final int LARGE = 2048;

  final Constant constants = new Constant(this);
  private final Names names;
  /// The value of a signal that always is just that; null for others.
  private final Function<Signal, Expr> drivers;
  private final Set<Signal> read = new HashSet<>();
  private final Map<Expr, Node> nodes = new IdentityHashMap<>();
  /// All that is alive, operands first.
  private final List<Expr> order = new ArrayList<>();

  Plan(Roots roots, Names names, Function<Signal, Expr> drivers) {
    this.names = names;
    this.drivers = drivers;
    Walk.postOrder(roots.all(), this::sources, this::describe);
    collect(roots);
    for (int i = order.size() - 1; i >= 0; i--) spread(of(order.get(i)));
    for (Expr expr : order) decideName(of(expr));
  }

  /// All that is alive, operands first.
  List<Expr> order() {
    return order;
  }

  /// Whether some expression mentions the signal.
  boolean isRead(Signal signal) {
    return read.contains(signal);
  }

  Node of(Expr expr) {
    return nodes.get(expr);
  }

  /// What has to be described before an expression.
  private List<Expr> sources(Expr expr) {
    Expr driver = driver(expr);
    return driver == null ? Walk.operands(expr) : List.of(driver);
  }

  /// What the signal that an expression reads always is, or null.
  Expr driver(Expr expr) {
    return expr instanceof Ref(Signal signal) ? drivers.apply(signal) : null;
  }

  private void describe(Expr expr) {
    var node = new Node(expr);
    nodes.put(expr, node);
    if (expr instanceof Ref ref) read.add(ref.signal());
    node.known = Known.value(expr, operand -> of(operand).worth());
    if (expr instanceof MapLanes map) node.sameBits = sameBits(map);
    if (expr instanceof ReduceLanes reduce) node.live = LiveTree.of(reduce, body -> of(body).params);
    node.operands = node.known != null ? List.of() : operands(node);
    node.params = FreeParams.of(expr, node.operands, operand -> of(operand).params);
    node.constant = isConstant(node);
    if (expr instanceof Ref && node.constant && !(expr.type() instanceof VecType)) node.behind = constant(expr);
    if (node.known == null && node.folds() && !(expr.type() instanceof VecType)) {
      node.known = constant(expr);
      node.operands = List.of();
    }
    node.loop = node.known == null && !node.folds() && isLaneByLane(node);
  }

  private BigInteger constant(Expr scalar) {
    return ((Literal) constants.of(scalar)).value();
  }

  private boolean isConstant(Node node) {
    if (node.known != null) return true;
    return switch (node.expr) {
      case Ref ref -> {
        // A signal that, bit by bit, depends on itself may have no node yet.
        Node driver = driver(ref) == null ? null : of(driver(ref));
        yield driver != null && driver.constant;
      }
      case MemoryRead _ -> false;
      default -> all(node.operands, operand -> operand.constant);
    };
  }

  private static boolean isLaneByLane(Node node) {
    return node.expr instanceof ReduceLanes || node.expr instanceof MapLanes && node.operands.size() > 1;
  }

  private boolean all(List<Expr> operands, Predicate<Node> holds) {
    for (Expr operand : operands) {
      if (!holds.test(of(operand))) return false;
    }
    return true;
  }

  private List<Expr> operands(Node node) {
    Expr expr = node.expr;
    return switch (expr) {
      case Binary binary when binary.type() instanceof BoolType && binary.op().isBitwise() -> booleanOperands(binary);
      case Mux mux when of(mux.select()).known != null ->
          List.of(of(mux.select()).known.signum() != 0 ? mux.onTrue() : mux.onFalse());
      case MapLanes _ when node.sameBits != null -> List.of(node.sameBits);
      case MapLanes map -> mapOperands(map);
      case ReduceLanes reduce -> treeOperands(reduce, node.live);
      case Index index when of(index.index()).known != null -> List.of(index.operand());
      case MemoryRead read when of(read.address()).known != null -> List.of();
      default -> Walk.operands(expr);
    };
  }

  /// `x && 1'b1` is `x`.
  private List<Expr> booleanOperands(Binary binary) {
    if (binary.op() == BinaryOp.XOR) return Walk.operands(binary);
    if (of(binary.left()).known != null) return List.of(binary.right());
    if (of(binary.right()).known != null) return List.of(binary.left());
    return Walk.operands(binary);
  }

  /// The operand whose bits a lane function hands on unchanged, if that is all it does; else null.
  private static Expr sameBits(MapLanes map) {
    Expr body = map.body();
    while (true) {
      switch (body) {
        case Cast cast -> body = cast.operand();
        case Wrap wrap when wrap.type().width() == wrap.operand().type().width() -> body = wrap.operand();
        case LaneParam param -> {
          int index = map.params().indexOf(param);
          if (index < 0) return null;
          Type lane = Types.vec(map.operands().get(index).type()).element();
          boolean same = lane.width() == param.type().width() && lane.width() == map.type().element().width();
          return same && Types.scalar(lane).width() == Types.scalar(param.type()).width() ? map.operands().get(index) : null;
        }
        default -> {
          return null;
        }
      }
    }
  }

  /// The operands whose lanes the body uses, then the body.
  private List<Expr> mapOperands(MapLanes map) {
    List<Expr> operands = new ArrayList<>();
    for (int i = 0; i < map.params().size(); i++) {
      if (of(map.body()).params.contains(map.params().get(i))) operands.add(map.operands().get(i));
    }
    operands.add(map.body());
    return operands;
  }

  /// The operand, if its lanes count, then the bodies that count.
  private static List<Expr> treeOperands(ReduceLanes reduce, LiveTree live) {
    List<Expr> operands = new ArrayList<>();
    if (live.lanes()) operands.add(reduce.operand());
    for (int i = 0; i < reduce.levels().size(); i++) {
      if (live.pairs().get(i)) operands.add(reduce.levels().get(i).pair().orElseThrow().body());
      if (live.tails().get(i)) operands.add(reduce.levels().get(i).tail().orElseThrow().body());
    }
    return operands;
  }

  /// Finds what is alive and counts the uses.
  private void collect(Roots roots) {
    for (Roots.Root root : roots.list()) {
      Node node = of(root.expr());
      if (!root.again()) node.uses++;
      node.root = true;
      node.inAlways |= root.inAlways();
      if (node.feeds.isEmpty()) node.feeds = root.feeds();
      if (root.owner() != null && canBeSignal(node)) node.signal = root.owner();
    }
    for (Expr expr : order(roots.all(), _ -> true)) {
      order.add(expr);
      for (Expr operand : liveOperands(of(expr))) of(operand).uses++;
    }
  }

  private boolean canBeSignal(Node node) {
    return node.signal == null && !isLeaf(node) && !isView(node.expr) && !(node.expr instanceof Extract);
  }

  List<Expr> liveOperands(Node node) {
    return node.folds() ? List.of() : node.operands;
  }

  /// What is alive below the roots as far as `enter` allows, operands first. Needs no deep stack.
  List<Expr> order(Iterable<? extends Expr> roots, Predicate<Node> enter) {
    List<Expr> found = new ArrayList<>();
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Expr root : roots) visit(of(root), seen, enter, found);
    return found;
  }

  private record Step(Node node, List<Expr> operands, int[] next) {}

  private void visit(Node root, Set<Node> seen, Predicate<Node> enter, List<Expr> found) {
    Deque<Step> stack = new ArrayDeque<>();
    if (enter.test(root) && seen.add(root)) stack.push(step(root));
    while (!stack.isEmpty()) {
      Step step = stack.peek();
      if (step.next[0] < step.operands.size()) {
        Node operand = of(step.operands.get(step.next[0]++));
        if (enter.test(operand) && seen.add(operand)) stack.push(step(operand));
      } else {
        found.add(stack.pop().node.expr);
      }
    }
  }

  private Step step(Node node) {
    return new Step(node, liveOperands(node), new int[1]);
  }

  /// Tells a node's operands what they are for; all users of the node have been here before.
  private void spread(Node node) {
    Node only = node.root || node.signal != null ? null : node.onlyBlock();
    if (node.root) node.lanesOnly = false;
    node.block = node.loop && node.closed() && only == null ? node : only;
    if (!node.loop && !isView(node.expr)) node.block = null;
    String feeds = names.name(node.expr).orElse(node.feeds);
    List<Expr> operands = liveOperands(node);
    for (int i = 0; i < operands.size(); i++) {
      Node operand = of(operands.get(i));
      if (!operand.root) operand.feeds = feeds;
      boolean lanes = takesLanes(node, i, operands.size());
      operand.body = !lanes && operand.uses == 1 && (node.expr instanceof MapLanes || node.expr instanceof ReduceLanes);
      operand.usedBy(lanes, node.closed() ? node.block : null);
    }
  }

  private static boolean takesLanes(Node node, int operand, int operands) {
    return switch (node.expr) {
      case MapLanes _ -> operand < operands - 1;
      case ReduceLanes _ -> operand == 0 && node.live.lanes();
      case Slice _, Gather _ -> isView(node.expr) && node.lanesOnly;
      case Index _ -> operand == 0 && !(node.expr.type() instanceof VecType);
      default -> false;
    };
  }

  /// Other lanes of its operand, chosen by a simple rule, so that it need not be computed.
  static boolean isView(Expr expr) {
    return expr instanceof Slice || expr instanceof Gather gather && Stride.of(gather.sources()) != null;
  }

  private boolean isLeaf(Node node) {
    return switch (node.expr) {
      case Ref _, LaneParam _, Literal _, VecLiteral _, Iota _ -> true;
      default -> node.known != null || node.folds();
    };
  }

  private void decideName(Node node) {
    node.size = node.loop ? NAME_SIZE : size(node);
    node.cheap = isCheap(node);
    if (isLeaf(node)) return;
    boolean inBlock = node.block != null && node.block != node && isView(node.expr);
    node.named = !inBlock && wantsName(node);
    if (node.named) node.size = NAME_SIZE;
  }

  private boolean wantsName(Node node) {
    if (node.signal != null || !node.body && names.name(node.expr).isPresent()) return true;
    boolean onlyRoot = (node.root || node.body) && node.uses == 1;
    return switch (node.expr) {
      case MapLanes _ when !node.loop -> node.uses > 1 && !node.cheap;
      case MapLanes _, ReduceLanes _, Update _ -> true;
      case MemoryRead _ -> !node.root || node.uses > 1 || node.inAlways;
      case Index index when isTable(of(index.operand())) -> true;
      case Binary binary when binary.op() == BinaryOp.DIV || binary.op() == BinaryOp.REM -> !onlyRoot;
      default -> node.uses > 1 && !node.cheap;
    };
  }

  /// A constant that becomes an array, which an `always @*` may not read.
  static boolean isTable(Node node) {
    return node.folds()
        && node.lanesOnly
        && node.expr.type() instanceof VecType vec
        && vec.width() > LARGE
        && !(vec.element() instanceof VecType);
  }

  /// A selection of bits, or hardly more: as short as a name.
  private boolean isCheap(Node node) {
    return switch (node.expr) {
      case Extract _, Slice _ -> true;
      case Gather gather -> isView(gather);
      case MapLanes _ -> node.sameBits != null && isSelection(node.sameBits);
      case Index index -> of(index.index()).known != null;
      case Cast cast -> isSelection(cast.operand());
      case Wrap wrap -> isSelection(wrap.operand()) && wrap.type().width() <= wrap.operand().type().width();
      case Unary unary -> unary.op() == UnaryOp.NOT && isSelection(unary.operand());
      default -> false;
    };
  }

  private boolean isSelection(Expr expr) {
    Node node = of(expr);
    return isLeaf(node) || node.named || node.cheap;
  }

  private int size(Node node) {
    if (isLeaf(node)) return leafSize(node.expr);
    boolean list = node.expr instanceof Cat || node.expr instanceof VecOf || node.expr instanceof Concat;
    int longest = list ? LONGEST_PART : LONGEST;
    List<Expr> operands = liveOperands(node);
    int total = 6;
    for (Expr operand : operands) {
      Node of = of(operand);
      if (list && of.size > longest) name(of);
      total += of.size + 3;
    }
    while (!list && total > longest) {
      Node widest = longestOperand(operands);
      if (widest == null) break;
      total -= widest.size - NAME_SIZE;
      name(widest);
    }
    return total;
  }

  private void name(Node node) {
    node.named = true;
    node.size = NAME_SIZE;
  }

  private Node longestOperand(List<Expr> operands) {
    Node longest = null;
    for (Expr operand : operands) {
      Node node = of(operand);
      boolean better = !node.named && !isLeaf(node) && node.size > NAME_SIZE && (longest == null || node.size > longest.size);
      if (better) longest = node;
    }
    return longest;
  }

  private static int leafSize(Expr expr) {
    return expr instanceof Ref ref ? Math.min(ref.signal().name().length() + 1, 30) : 8;
  }
}
