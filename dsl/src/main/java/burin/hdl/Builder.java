package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.Given;
import burin.diag.UserError;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.Clocking;
import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.Foreign;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.IntType;
import burin.ir.Iota;
import burin.ir.Literal;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Names;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ResetStyle;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import burin.ir.Wire;
import burin.source.CallSite;
import burin.source.Callers;
import burin.source.Place;
import java.math.BigInteger;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What a module being written consists of so far, and where it is used once it is written.
final class Builder {
  /// More modules of one class, each made by the constructor of another, are taken for ones without end.
  private static final int MOST_NESTED = 1_000;
  /// Looks for the user's call.
  private static final Function<Stream<StackFrame>, CallSite> USER = Callers.searchOutside(Builder.class);
  /// From a verb that does several things, and from an operator's.
  private static final StackWalker NEAR = Callers.walker(3);
  private static final StackWalker FAR = Callers.walker(4);

  private final Module module;
  private final Place made;
  private final Names names = new Names();
  private final NameTable taken = new NameTable();
  private final List<Port> ports = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();
  private final List<Register> registers = new ArrayList<>();
  private final List<Memory> memories = new ArrayList<>();
  private final List<SyncRead> reads = new ArrayList<>();
  private final List<Instance> instances = new ArrayList<>();
  /// The modules of the instances.
  private final List<Builder> children = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<Runnable> atFinish = new ArrayList<>();
  private final List<Runnable> atEnd = new ArrayList<>();
  private final List<Clock> clocks = new ArrayList<>(List.of(Clock.MAIN));
  private final List<Domain> derived = new ArrayList<>();
  private final Map<Clock, ResetStyle> resetStyles = new LinkedHashMap<>();
  /// Drives that hold where nothing else is said; the same values may all be given again.
  private final Set<Stmt> defaults = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Stmt> answers = Collections.newSetFromMap(new IdentityHashMap<>());
  /// What nothing needs to use.
  private final Set<Signal> unused = new HashSet<>();
  private boolean inDefaults;
  private boolean inAnswer;
  /// What is declared now belongs to this.
  private Domain domain = Clock.MAIN;
  /// Whether what is declared now may take values of other clocks.
  private boolean crossing;
  /// What the caller of a verb with a body calls its result; empty outside of such a verb.
  private String taker = "";
  private Optional<Foreign> foreign = Optional.empty();
  private final When.Block body = new When.Block();
  private When.Block block = body;
  /// How many lane functions are being called, one within the other.
  private int tracing;
  /// Where everything is said to stand and what it is called while a library's verb runs; null otherwise.
  private CallSite verb;
  /// Whether the name is the user's own wish.
  private boolean naming;
  /// The user's call of a verb that makes several nodes; only its result takes the name. Null outside of such a verb.
  private CallSite composing;
  /// The user's call of a verb that looks for it once although it does several things; null otherwise.
  private CallSite call;

  /// Set once the module is finished.
  private ModuleDef definition;
  /// Set once it is an instance of another.
  private Builder parent;
  private Instance placed;
  /// Set once it is the top of a circuit.
  private Circuit circuit;

  Builder(Module module) {
    this.module = module;
    Callers.Construction construction = Callers.construction(module.getClass(), MOST_NESTED);
    this.made = construction.place();
    if (construction.nested() == MOST_NESTED) throw new UserError(Construction.endless(className(), made));
  }

  /// Where the module was made.
  Place made() {
    return made;
  }

  List<Builder> children() {
    return children;
  }

  Module module() {
    return module;
  }

  boolean isFinished() {
    return definition != null;
  }

  String className() {
    String name = module.getClass().getSimpleName();
    return name.isEmpty() ? "Anonymous" : name;
  }

  Names names() {
    return names;
  }

  boolean isPlaced() {
    return parent != null;
  }

  Builder parent() {
    return parent;
  }

  Instance placed() {
    return placed;
  }

  Expr seenFromParent(Port port) {
    if (placed.isArray()) {
      throw parent.fatal(Diagnostic.of(Code.FOREIGN, parent.here(),
              "`" + placed.name() + "` is an array, whose instances have a `" + port.name() + "` each")
          .hint(placed.name() + (port.isInput() ? ".each(m -> m." : ".get(m -> m.") + port.name()
              + (port.isInput() ? ", values)" : ")")));
    }
    return new Ref(placed.port(port));
  }

  // Places and names

  CallSite site() {
    CallSite known = knownSite();
    return known != null ? known : FAR.walk(USER);
  }

  /// Null where the stack has to be searched. The busiest verbs do it themselves: it takes a tenth longer from here.
  private CallSite knownSite() {
    return verb != null ? verb : call;
  }

  Place here() {
    return site().place();
  }

  /// A name that nothing in this module has yet: the wish itself, or with the next free number.
  String unique(String wish, Place place) {
    if (NameTable.isIdentifier(wish)) return taken.unique(wish);
    report(Diagnostic.of(Code.NAME, place, "`" + wish + "` is no name for a signal").hint(NameTable.RULE));
    return taken.unique("unnamed");
  }

  /// A handle for a new node, which keeps the name and the place of the call that made it.
  <T extends Value> T made(Expr node, DataType.LeafMaker<T> maker) {
    checkWidth(node.type());
    if (isUnnamed(node)) {
      CallSite known = knownSite();
      keepName(node, known != null ? known : FAR.walk(USER));
    }
    return maker.make(this, node);
  }

  /// Numbers grow, so any verb can make one that is too wide.
  private void checkWidth(Type type) {
    if (type instanceof VecType || type.width() <= DataType.MOST_BITS) return;
    throw fatal(Diagnostic.of(Code.SIZE, here(), "a value of " + type.width() + " bits")
        .hint("operands that are narrowed before with truncate(n) or saturate(n); at most " + DataType.MOST_BITS + " bits"));
  }

  /// A handle for the new nodes of its leaves; the type takes their exact ranges.
  <T extends Value> T made(List<Expr> nodes, DataType<T> type) {
    CallSite site = null;
    List<Type> types = new ArrayList<>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      checkWidth(nodes.get(i).type());
      types.add(nodes.get(i).type());
      if (!isUnnamed(nodes.get(i))) continue;
      if (site == null) site = site();
      keepName(nodes.get(i), site, type.leaves().get(i));
    }
    return type.withIr(types).make(this, nodes);
  }

  /// A node may be made in one call and named by a later one that adds nothing to it, such as a cast that fits. What is made of
  /// a finished module, as a lane that a test asks for, is no part of it.
  private boolean isUnnamed(Expr node) {
    return !(node instanceof Ref) && !isFinished() && !names.isNamed(node);
  }

  /// Within a library's verb values have no names, since its name belongs to what it declares.
  private void keepName(Expr node, CallSite site, DataType.Leaf leaf) {
    names.name(node, hidesNames(site) ? "" : leaf.of(site.name()), site.place());
  }

  /// As [#keepName(Expr, CallSite, DataType.Leaf)], for what is no part of anything.
  private void keepName(Expr node, CallSite site) {
    names.name(node, hidesNames(site) ? "" : site.name(), site.place());
  }

  private boolean hidesNames(CallSite site) {
    return verb != null || site.name().isEmpty() || site.equals(composing);
  }

  /// Runs a verb that makes its result in several steps: of the nodes that it makes itself only the last is named.
  <T extends Value> T composed(Supplier<T> verb) {
    T result = apart(verb);
    for (int i = 0; i < result.exprs().size(); i++) {
      Expr node = result.exprs().get(i);
      if (isUnnamed(node)) keepName(node, site(), result.type().leaves().get(i));
    }
    return result;
  }

  /// Runs a verb that declares and states several things in one call of the user's, who is looked for just once. Nothing of
  /// the user's may be called within it.
  <T> T inOneCall(Supplier<T> steps) {
    CallSite outer = call;
    CallSite known = knownSite();
    call = known != null ? known : NEAR.walk(USER);
    try {
      return steps.get();
    } finally {
      call = outer;
    }
  }

  /// As [#inOneCall(Supplier)].
  void inOneCall(Runnable steps) {
    CallSite outer = call;
    CallSite known = knownSite();
    call = known != null ? known : NEAR.walk(USER);
    try {
      steps.run();
    } finally {
      call = outer;
    }
  }

  private <T> T apart(Supplier<T> steps) {
    CallSite outer = composing;
    composing = site();
    try {
      return steps.get();
    } finally {
      composing = outer;
    }
  }

  void name(Value value, String name) {
    if (value.exprs().getFirst() instanceof Ref ref) {
      report(Diagnostic.of(Code.NAME, here(), "`" + ref.signal().name() + "` has a name of its own already")
          .hint("the name as that of the variable or field that takes it"));
      return;
    }
    if (!NameTable.isIdentifier(name)) {
      report(Diagnostic.of(Code.NAME, here(), "`" + name + "` is no name for a value").hint(NameTable.RULE));
      return;
    }
    List<Expr> leaves = value.exprs();
    for (int i = 0; i < leaves.size(); i++) {
      names.put(leaves.get(i), new Names.Hint(value.type().leaves().get(i).of(name), here()));
    }
  }

  SInt number(long value) {
    return new SInt(this, Literal.number(value));
  }

  /// The numbers of `count` lanes.
  Vec<UInt> lanes(int count) {
    DataType<Vec<UInt>> type = Vec.type(count, DataType.index(count));
    return made(List.of(new Iota(count)), type);
  }

  Bits pattern(int width, long value) {
    return new Bits(this, new Literal(new BitsType(width), BigInteger.valueOf(value)));
  }

  // Declarations

  <T extends Value> T port(Port.Direction direction, DataType<T> type) {
    checkDeclaration("a port");
    checkPortName(site());
    checkOwnName();
    return declare(type, direction == Port.Direction.IN ? "in" : "out", (leaf, name, place) -> {
      boolean in = (direction == Port.Direction.IN) ^ leaf.flipped();
      var port = new Port(name, in ? Port.Direction.IN : Port.Direction.OUT, leaf.ir(), place);
      ports.add(port);
      return port;
    });
  }

  /// Others than ports are renamed, but who connects a port knows it by its name.
  private void checkPortName(CallSite site) {
    if (!NameTable.isImplicit(site.name())) return;
    report(Diagnostic.of(Code.NAME, site.place(),
            "`" + site.name() + "` is the name of a port that every module with registers has")
        .hint("another name; registers take clock and reset by themselves"));
  }

  /// Ports of one variable, as in a loop, are numbered, but a name that is asked for means just one.
  private void checkOwnName() {
    if (!naming || !taken.isTaken(verb.name())) return;
    report(Diagnostic.of(Code.NAME, verb.place(), "there is something else called `" + verb.name() + "` already")
        .hint("another name for one of them"));
  }

  <T extends Value> T wire(DataType<T> type) {
    checkDeclaration("a wire");
    return declare(type, "wire", (leaf, name, place) -> {
      var wire = new Wire(name, leaf.ir(), place);
      wires.add(wire);
      return wire;
    });
  }

  /// @param reset one constant a leaf, or none at all
  <T extends Value> T register(DataType<T> type, List<Expr> reset) {
    return register(type, reset, "reg");
  }

  /// A register that will hold what `value` is now; without a name of its own it is named after that.
  <T extends Value> T registerOf(T value, DataType<T> type, List<Expr> reset) {
    return register(type, reset, type.isLeaf() && site().name().isEmpty() ? nameOf(value.local()) + "_reg" : "reg");
  }

  private <T extends Value> T register(DataType<T> type, List<Expr> reset, String otherwise) {
    checkDeclaration("a register");
    var resets = reset.iterator();
    return declare(type, otherwise, (leaf, name, place) -> {
      if (reset.isEmpty()) checkHoldsZero(leaf.ir(), place);
      var register = new Register(
          name, leaf.ir(), resets.hasNext() ? Optional.of(resets.next()) : Optional.empty(), domain, crossing, place);
      registers.add(register);
      return register;
    });
  }

  /// A register without reset that takes `before`; named after `value` with an addition.
  <T extends Value> T delayed(T value, T before, String addition) {
    checkDeclaration("a register");
    Place here = here();
    DataType<T> type = DataType.of(before).including(0);
    List<Expr> refs = new ArrayList<>();
    for (int i = 0; i < type.leaves().size(); i++) {
      DataType.Leaf leaf = type.leaves().get(i);
      String name = unique(nameOf(value.locals().get(i)) + "_" + addition, here);
      var register = new Register(name, leaf.ir(), Optional.empty(), domain, crossing, here);
      registers.add(register);
      refs.add(new Ref(register));
    }
    T delayed = type.make(this, refs);
    Ops.next(delayed, before);
    return delayed;
  }

  private String nameOf(Expr leaf) {
    return switch (leaf) {
      case Ref ref when ref.signal() instanceof InstancePort port -> port.instance().name() + "_" + port.port().name();
      case Ref ref -> ref.signal().name();
      default -> names.name(leaf).orElse("value");
    };
  }

  private void checkHoldsZero(Type type, Place place) {
    Type scalar = Types.scalar(type);
    if (Types.nearestToZero(scalar).signum() == 0) return;
    throw fatal(Diagnostic.of(Code.RANGE, place, "a register without reset begins at 0, which " + scalar + " does not hold")
        .hint(scalar instanceof IntType number
            ? "reg(type, " + number.range().lo() + "), or a range that holds 0"
            : "reg(type, constant)"));
  }

  private interface Declaration {
    Signal declare(DataType.Leaf leaf, String name, Place place);
  }

  /// One signal for each leaf, named after the variable that takes the whole.
  private <T extends Value> T declare(DataType<T> type, String otherwise, Declaration declaration) {
    requiredType(type);
    CallSite site = site();
    String base = nameOr(site, otherwise);
    List<Expr> refs = new ArrayList<>(type.leaves().size());
    for (DataType.Leaf leaf : type.leaves()) {
      String name = unique(leaf.of(base), site.place());
      refs.add(new Ref(declaration.declare(leaf, name, site.place())));
    }
    return type.make(this, refs);
  }

  void add(Memory memory) {
    memories.add(memory);
  }

  void add(SyncRead read) {
    reads.add(read);
  }

  void add(Wire wire) {
    wires.add(wire);
  }

  void add(Register register) {
    registers.add(register);
  }

  String named(CallSite site, String otherwise) {
    return unique(nameOr(site, otherwise), site.place());
  }

  /// Makes `child` an instance of this module: a single one where `count` is 0.
  Instance place(Builder child, int count) {
    checkDeclaration("an instance");
    CallSite site = site();
    if (child == this || child.isPlaced() || child.definition != null) throw fatal(alreadyUsed(child, site.place()));
    String name = named(site, lowerFirst(child.className()));
    ModuleDef definition = child.finish();
    diagnostics.addAll(child.diagnostics);
    for (Port port : definition.ports()) DataType.checkLanes(Math.max(1, count), port.type());
    Instance instance = count == 0
        ? Instance.single(name, definition, site.place())
        : Instance.array(name, definition, count, site.place());
    instance.connect(Clock.MAIN, domain);
    child.parent = this;
    child.placed = instance;
    children.add(child);
    instances.add(instance);
    return instance;
  }

  private Diagnostic alreadyUsed(Builder child, Place here) {
    String name = "`" + child.className() + "`";
    if (child == this) {
      return Diagnostic.of(Code.NOT_ADDED, here, name + " cannot be an instance of itself").hint("another module");
    }
    String again = "a new " + child.className() + "(...) for each instance";
    if (!child.isPlaced()) {
      return Diagnostic.of(Code.NOT_ADDED, here, "this " + name + " is the top of a circuit already").hint(again);
    }
    return Diagnostic.of(Code.NOT_ADDED, here, "this " + name + " is an instance already")
        .note("it was added here, as `" + child.placed.name() + "`", child.placed.place())
        .hint(again);
  }

  private static String lowerFirst(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  // Clocks

  Domain domain() {
    return domain;
  }

  boolean isCrossing() {
    return crossing;
  }

  /// A clock from outside. The lines that it comes with take their names.
  ClockDomain clock(Optional<ResetStyle> style) {
    checkDeclaration("a clock");
    CallSite site = site();
    var clock = new Clock(named(site, "clockDomain"), site.place());
    for (String line : clock.lines()) {
      if (taken.unique(line).equals(line)) continue;
      report(Diagnostic.of(Code.NAME, site.place(), "`" + line + "` is a line of the clock `" + clock.name()
          + "`, but there is one already").hint("another name for one of them"));
    }
    clocks.add(clock);
    style.ifPresent(wanted -> resetStyles.put(clock, wanted));
    return new ClockDomain(this, clock);
  }

  void resetStyle(Clock clock, ResetStyle style) {
    resetStyles.put(clock, style);
  }

  ClockDomain derived(Function<CallSite, Domain> made) {
    checkDeclaration("a clock domain");
    CallSite site = site();
    Domain domain = made.apply(site);
    derived.add(domain);
    return new ClockDomain(this, domain);
  }

  /// A register that a reset sets, and that takes `next` at every edge.
  Register resetStage(String name, Domain domain, Expr next, Place place) {
    checkDeclaration("a clock domain");
    var stage = new Register(
        unique(name, place), BoolType.BOOL, Optional.of(Literal.bool(true)), domain, true, place);
    registers.add(stage);
    always(() -> {
      add(new Stmt.Drive(stage, next, place));
      return null;
    });
    return stage;
  }

  /// What is declared and written within belongs to a domain.
  <T> T in(Domain inner, Supplier<T> body) {
    Domain outer = domain;
    domain = inner;
    try {
      return givenBack(body);
    } finally {
      domain = outer;
    }
  }

  <T> T crossing(Supplier<T> body) {
    boolean outer = crossing;
    crossing = true;
    try {
      return givenBack(body);
    } finally {
      crossing = outer;
    }
  }

  /// What a body declares without a name, since it gives it back at once, is called what the caller calls the result.
  private <T> T givenBack(Supplier<T> body) {
    String outer = taker;
    String name = site().name();
    if (!name.isEmpty()) taker = name;
    try {
      return body.get();
    } finally {
      taker = outer;
    }
  }

  private String nameOr(CallSite site, String otherwise) {
    if (!site.name().isEmpty()) return site.name();
    return taker.isEmpty() ? otherwise : taker;
  }

  void foreign(Foreign foreign) {
    this.foreign = Optional.of(foreign);
  }

  List<Port> ports() {
    return ports;
  }

  /// Whether there is anything but ports and clocks.
  boolean hasContents() {
    return !(wires.isEmpty() && registers.isEmpty() && memories.isEmpty() && instances.isEmpty()
        && body.statements().isEmpty() && derived.isEmpty());
  }

  /// Instances whose clocks nobody has said anything about.
  private void connectClocks() {
    for (Instance instance : instances) {
      for (Clock clock : instance.module().clocking().clocks()) {
        if (instance.isConnected(clock)) continue;
        if (instance.module().uses(clock)) report(notConnected(instance, clock));
        instance.connect(clock, Clock.MAIN);
      }
    }
  }

  private static Diagnostic notConnected(Instance instance, Clock clock) {
    String name = instance.name() + "." + clock.name();
    return Diagnostic.of(Code.UNCONNECTED, instance.place(), "clock `" + name + "` is not connected")
        .note("the clock is declared here", clock.place())
        .hint(name + ".drive(...)");
  }

  // Statements

  void add(Stmt stmt) {
    if (inDefaults) defaults.add(stmt);
    if (inAnswer) answers.add(stmt);
    block.add(stmt);
  }

  /// What `statement` drives goes back to the side that a connection takes its values from, as the ready of a stream.
  void answer(Runnable statement) {
    inAnswer = true;
    try {
      statement.run();
    } finally {
      inAnswer = false;
    }
  }

  void byDefault(Runnable statements) {
    checkStatement("byDefault");
    boolean outer = inDefaults;
    inDefaults = true;
    try {
      statements.run();
    } finally {
      inDefaults = outer;
    }
  }

  void markUnused(Value value) {
    if (value == null) throw nullOperand();
    for (Expr leaf : value.locals()) {
      if (leaf instanceof Ref ref) unused.add(ref.signal());
    }
  }

  Set<Signal> unused() {
    return unused;
  }

  void addDrive(Signal target, Expr value) {
    checkStatement("drive");
    add(new Stmt.Drive(target, value, here()));
  }

  NumSelect select(Num selector) {
    checkSelector(selector);
    return added(new NumSelect(this, selector, here()));
  }

  <E extends Enum<E>> EnumSelect<E> select(EnumValue<E> selector) {
    checkSelector(selector);
    return added(new EnumSelect<>(this, selector, here()));
  }

  private void checkSelector(Value selector) {
    checkStatement("select");
    if (selector == null) throw nullOperand();
    Ops.common(this, selector);
  }

  /// Lets a part of the module have the last word before it is finished, for instance on what is missing.
  void atFinish(Runnable check) {
    atFinish.add(check);
  }

  /// Lets a part of the module add what depends on all statements of the module, once they are complete.
  void atEnd(Runnable addition) {
    atEnd.add(addition);
  }

  /// The statements that are there, of the whole module.
  List<Stmt> statements() {
    return body.statements();
  }

  private <S extends Select<?, ?>> S added(S select) {
    atFinish(select::finish);
    return select;
  }

  When when(Bool condition, Runnable then) {
    checkStatement("when");
    Place here = here();
    var when = new When(this, here);
    block.add(when);
    return when.branch(condition, then, here);
  }

  void within(When.Block inner, Runnable statements) {
    When.Block outer = block;
    block = inner;
    try {
      statements.run();
    } finally {
      block = outer;
    }
  }

  /// Runs what declares something or adds statements as if all of it stood at `site`. An outer one counts.
  <T> T at(CallSite site, Supplier<T> body) {
    CallSite outer = verb;
    if (outer == null) verb = site;
    try {
      return body.get();
    } finally {
      verb = outer;
    }
  }

  /// As [#at], where the user gives the name.
  <T> T naming(CallSite site, Supplier<T> declaration) {
    boolean outer = naming;
    naming = verb == null;
    try {
      return at(site, declaration);
    } finally {
      naming = outer;
    }
  }

  /// Statements that hold whatever the conditions around them. The when that they are in may go on after them.
  <T> T always(Supplier<T> statements) {
    When.Block outer = block;
    Object latest = body.latest;
    block = body;
    try {
      return statements.get();
    } finally {
      block = outer;
      body.latest = latest;
    }
  }

  /// Runs a lane function: within it only values can be computed, since it stands for every lane. A method reference makes
  /// its node at the call that takes the whole vector, whose name is for the vector.
  <T> T trace(Supplier<T> function) {
    checkOpen();
    tracing++;
    try {
      return apart(function);
    } finally {
      tracing--;
    }
  }

  // Mistakes

  /// Told with the others when the module is finished; at once where it is, as of a lane that a test asks for.
  void report(Diagnostic diagnostic) {
    if (isFinished()) throw new UserError(diagnostic);
    diagnostics.add(diagnostic);
  }

  /// For a mistake after which nothing sensible can follow: everything found so far is thrown together.
  UserError fatal(Diagnostic diagnostic) {
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    all.add(diagnostic);
    return new UserError(all);
  }

  UserError nullOperand() {
    return fatal(Given.isOperandNull());
  }

  /// What a verb with several parameters is given for the one of this name.
  <T> T given(T value, String name) {
    if (value == null) throw fatal(Given.isNull(name));
    return value;
  }

  UserError isNull(String what, String hint) {
    return fatal(Diagnostic.of(Code.NULL, here(), what + " is null").hint(hint));
  }

  void requiredType(DataType<?> type) {
    if (type == null) throw isNull("the type", "the declaration of the type above its use");
  }

  /// A function that the user gives to a verb.
  <F> F required(F function, String what) {
    if (function == null) throw isNull(what, "a lambda or a method reference");
    return function;
  }

  /// A value of a module that is neither this one nor an instance in it.
  UserError strangers(Value value) {
    Builder other = value.scope();
    for (Builder inner = other; inner.isPlaced(); inner = inner.parent) {
      if (inner.parent == this) throw fatal(deepInside(value, inner));
    }
    String mine = "`" + className() + "`";
    String theirs = "`" + other.className() + "`";
    List<Diagnostic> all = new ArrayList<>(other.diagnostics);
    all.addAll(diagnostics);
    all.add(Diagnostic.of(Code.NOT_ADDED, here(),
            value.describe() + " of " + theirs + " is used in " + mine + ", but neither is an instance in the other")
        .hint("instance(new ...(...)) before the ports of a module are used, and an input for what it needs from outside"));
    return new UserError(all);
  }

  private Diagnostic deepInside(Value value, Builder instance) {
    String name = "`" + instance.className() + "`";
    return Diagnostic.of(Code.FOREIGN, here(),
            value.describe() + " is inside the instance `" + instance.placed.name() + "`; only ports of " + name
                + " can be used from outside")
        .hint("an output in " + name + " that it drives");
  }

  /// @param what such as `when`
  /// @param closed where its otherwise, or the last case that it needed, stands
  UserError afterOtherwise(String what, Place closed) {
    return fatal(Diagnostic.of(Code.WHEN, here(), "this " + what + " is complete; nothing can follow in it")
        .note("it was completed here", closed)
        .hint("otherwise as the last one"));
  }

  /// Whether nothing has been said since `when` but what stands in it.
  boolean isLatest(When when) {
    return block.latest == when;
  }

  void checkDeclaration(String what) {
    checkOpen();
    if (tracing > 0) throw inLane(what + " in a lane function");
  }

  void checkStatement(String verb) {
    checkOpen();
    if (tracing > 0) throw inLane("`" + verb + "` in a lane function");
  }

  private UserError inLane(String what) {
    return fatal(Diagnostic.of(Code.LANE, here(), what + ", which is called once for all lanes")
        .hint("only computed values within it; vecOf(n, i -> ...) for what differs from lane to lane"));
  }

  void checkOpen() {
    if (definition == null) return;
    var finished = Diagnostic.of(Code.FINISHED, here(), "`" + className() + "` is finished; nothing can be added to it");
    throw fatal((isPlaced() ? finished.note("it became an instance here", placed.place()) : finished)
        .hint("everything within the constructor of the module"));
  }

  // Finishing

  Circuit circuit(Supplier<Circuit> made) {
    if (circuit == null) circuit = made.get();
    return circuit;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  ModuleDef finish() {
    if (definition == null) {
      atFinish.forEach(Runnable::run);
      atEnd.forEach(Runnable::run);
      connectClocks();
      List<Stmt> statements = body.statements();
      diagnostics.addAll(Overwritten.in(statements, defaults, answers));
      definition = new ModuleDef(className(), Parameters.of(module), Callers.declaration(module.getClass()), ports,
          new Clocking(clocks, derived, resetStyles), wires, registers, memories, reads, instances, statements, names,
          foreign);
    }
    return definition;
  }
}
