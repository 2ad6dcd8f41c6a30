package burin.verilog;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BoolType;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.Concat;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.FreeLaneParams;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.Iota;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.MemoryRead;
import burin.ir.Names;
import burin.ir.PartMap;
import burin.ir.PartSet;
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
import java.util.Deque;
import java.util.List;
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
  /// A constant with more bits becomes an array if it is only read at an index.
  private static final int LARGE = 2048;

  final Constant constants = new Constant(this);
  private final Known ranges = new Known(this::worth, operand -> of(operand).origin);
  private final Names names;
  /// The value of a signal that always is just that; null for others.
  private final Function<Signal, Expr> drivers;
  private final PartSet<Signal> read = new PartSet<>();
  private final PartMap<Expr, Node> nodes = new PartMap<>();
  /// All that is alive, operands first.
  private final List<Node> order = new ArrayList<>();
  private int searches;
  /// What was asked for last, since most is asked for several times in a row.
  private Expr lastExpr;
  private Node lastNode;

  Plan(Roots roots, Names names, Function<Signal, Expr> drivers) {
    this.names = names;
    this.drivers = drivers;
    Walk.postOrder(roots.all(), this::sources, new PartSet<>(), this::describe);
    collect(roots);
    for (int i = order.size() - 1; i >= 0; i--) spread(order.get(i));
    for (Node node : order) decideName(node);
  }

  /// All that is alive, operands first.
  List<Node> order() {
    return order;
  }

  /// Whether some expression mentions the signal.
  boolean isRead(Signal signal) {
    return read.contains(signal);
  }

  Node of(Expr expr) {
    if (expr != lastExpr) {
      lastNode = nodes.get(expr);
      lastExpr = expr;
    }
    return lastNode;
  }

  private BigInteger worth(Expr expr) {
    return of(expr).worth();
  }

  /// What has to be described before an expression.
  private List<Expr> sources(Expr expr) {
    Expr driver = driver(expr);
    return driver == null ? Walk.operands(expr) : List.of(driver);
  }

  /// What the signal that an expression reads always is, or null.
  Expr driver(Expr expr) {
    return expr instanceof Ref ref ? drivers.apply(ref.signal()) : null;
  }

  private void describe(Expr expr) {
    var node = new Node(expr, names.name(expr).orElse(null));
    nodes.put(expr, node);
    lastExpr = expr;
    lastNode = node;
    if (expr instanceof Ref ref) read.add(ref.signal());
    node.same = ranges.same(expr);
    node.origin = node.same == null ? expr : of(node.same).origin;
    node.known = ranges.value(expr);
    if (node.known == null && node.same != null) node.known = of(node.same).known;
    if (expr instanceof MapLanes map) node.sameBits = sameBits(map);
    if (expr instanceof ReduceLanes reduce) node.live = LiveTree.of(reduce, body -> of(body).params);
    node.operands = node.known != null ? List.of() : nodes(operands(node));
    node.params = FreeLaneParams.of(expr, node.operands, operand -> operand.params);
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

  private static boolean all(List<Node> nodes, Predicate<Node> holds) {
    for (int i = 0; i < nodes.size(); i++) {
      if (!holds.test(nodes.get(i))) return false;
    }
    return true;
  }

  private List<Node> nodes(List<Expr> exprs) {
    if (exprs.isEmpty()) return List.of();
    Node[] nodes = new Node[exprs.size()];
    for (int i = 0; i < nodes.length; i++) nodes[i] = of(exprs.get(i));
    return List.of(nodes);
  }

  private List<Expr> operands(Node node) {
    Expr expr = node.expr;
    if (node.same != null) return List.of(node.same);
    return switch (expr) {
      case Binary binary when binary.type() instanceof BoolType && binary.op().isBitwise() -> booleanOperands(binary);
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
    order.addAll(order(roots.all(), _ -> true));
    for (int i = 0; i < order.size(); i++) {
      order.get(i).place = i;
      List<Node> operands = liveOperands(order.get(i));
      for (int k = 0; k < operands.size(); k++) operands.get(k).uses++;
    }
  }

  private boolean canBeSignal(Node node) {
    return node.signal == null && !isLeaf(node) && !isView(node.expr) && !(node.expr instanceof Extract);
  }

  List<Node> liveOperands(Node node) {
    return node.folds() ? List.of() : node.operands;
  }

  /// What is alive below the roots as far as `enter` allows, operands first. Needs no deep stack.
  List<Node> order(Iterable<? extends Expr> roots, Predicate<Node> enter) {
    var search = new Search(++searches, enter);
    for (Expr root : roots) search.visit(of(root));
    return search.found;
  }

  private final class Search {
    final int number;
    final Predicate<Node> enter;
    final List<Node> found = new ArrayList<>();
    final Deque<Step> stack = new ArrayDeque<>();

    Search(int number, Predicate<Node> enter) {
      this.number = number;
      this.enter = enter;
    }

    void visit(Node root) {
      enter(root);
      while (!stack.isEmpty()) {
        Step step = stack.peek();
        if (step.next < step.operands.size()) {
          enter(step.operands.get(step.next++));
        } else {
          found.add(stack.pop().node);
        }
      }
    }

    private void enter(Node node) {
      if (node.search == number || !enter.test(node)) return;
      node.search = number;
      List<Node> operands = liveOperands(node);
      if (operands.isEmpty()) found.add(node);
      else stack.push(new Step(node, operands));
    }
  }

  private static final class Step {
    final Node node;
    final List<Node> operands;
    int next;

    Step(Node node, List<Node> operands) {
      this.node = node;
      this.operands = operands;
    }
  }

  /// Tells a node's operands what they are for; all users of the node have been here before.
  private void spread(Node node) {
    Node only = node.root || node.signal != null ? null : node.onlyBlock();
    if (node.root) node.lanesOnly = false;
    node.block = node.loop && node.closed() && only == null ? node : only;
    if (!node.loop && !isView(node.expr)) node.block = null;
    String feeds = node.name != null ? node.name : node.feeds;
    List<Node> operands = liveOperands(node);
    for (int i = 0; i < operands.size(); i++) {
      Node operand = operands.get(i);
      if (!operand.root) operand.feeds = feeds;
      boolean lanes = takesLanes(node, i, operands.size());
      operand.body = !lanes && operand.uses == 1 && (node.expr instanceof MapLanes || node.expr instanceof ReduceLanes);
      operand.usedBy(lanes, node.closed() ? node.block : null);
      operand.indexedOnly &= lanes && node.closed() && node.expr instanceof Index;
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
    if (node.signal != null || !node.body && node.name != null) return true;
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

  /// A constant that becomes an array. No block may read it: Verilator takes one that reads an array that it does not wait
  /// for as sequential, and does not run it when the simulation starts.
  static boolean isTable(Node node) {
    return node.folds()
        && node.lanesOnly
        && node.indexedOnly
        && node.expr.type() instanceof VecType vec
        && vec.width() > LARGE
        && !(vec.element() instanceof VecType);
  }

  /// A selection of bits, or hardly more: as short as a name.
  private boolean isCheap(Node node) {
    if (node.same != null) return isSelection(node.same);
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
    List<Node> operands = liveOperands(node);
    int total = 6;
    for (int i = 0; i < operands.size(); i++) {
      Node operand = operands.get(i);
      if (list && operand.size > longest) name(operand);
      total += operand.size + 3;
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

  private Node longestOperand(List<Node> operands) {
    Node longest = null;
    for (Node node : operands) {
      boolean better = !node.named && !isLeaf(node) && node.size > NAME_SIZE && (longest == null || node.size > longest.size);
      if (better) longest = node;
    }
    return longest;
  }

  private static int leafSize(Expr expr) {
    return switch (expr) {
      case Ref ref -> Math.min(ref.signal().name().length() + 1, 30);
      case Literal constant when constant.type() instanceof EnumType names ->
          Math.min(names.name().length() + names.member(constant.value()).length() + 1, 30);
      default -> 8;
    };
  }
}
