package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.Given;
import burin.diag.UserError;
import burin.ir.Expr;
import burin.ir.Literal;
import burin.ir.Names;
import burin.ir.Ref;
import burin.ir.Type;
import burin.ir.Types;
import burin.source.CallSite;
import burin.source.Callers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// How a library's verb adds to the module in which a value is used, such as `stream.fifo(8)` an instance of a FIFO.
///
/// ```java
/// public Stream<T> fifo(int depth) {
///   return Scope.add(valid, Stream.class, scope -> {
///     var fifo = scope.instance(new Fifo<>(new Fifo.Config<>(type(), depth)));
///     fifo.in.drive(this);
///     return fifo.out;
///   });
/// }
/// ```
///
/// What it declares is called what the verb's caller calls the result, and stands where the verb is called. What it adds
/// holds always, also where the verb is called within a [Module#when].
public final class Scope {
  private final Builder builder;

  private Scope(Builder builder) {
    this.builder = builder;
  }

  /// Runs a verb.
  ///
  /// @param inside any value of the module that is to be added to, or a port of an instance in it
  /// @param library the class that the verb belongs to: what calls it from outside counts as the caller
  public static <R> R add(Value inside, Class<?> library, Function<Scope, R> verb) {
    Given.notNull(inside, "inside");
    Given.notNull(library, "library");
    Given.notNull(verb, "verb");
    Builder builder = inside.scope();
    CallSite caller = Callers.outside(Scope.class, library);
    return builder.at(caller, () -> builder.always(() -> verb.apply(new Scope(builder))));
  }

  /// As [Module#instance].
  public <M extends Module> M instance(M module) {
    builder.given(module, "module");
    builder.place(module.builder(), 0);
    return module;
  }

  /// As [Module#in].
  public <T> T in(ClockDomain domain, Supplier<T> body) {
    builder.given(domain, "domain");
    builder.given(body, "body");
    return builder.in(domain.within(builder), body);
  }

  /// As [Module#wire].
  public <T extends Value> T wire(DataType<T> type) {
    return builder.wire(type);
  }

  /// As `target.drive(value)`, where the kind of value is a type parameter.
  public <T extends Value> void drive(T target, T value) {
    builder.given(target, "target");
    builder.given(value, "value");
    Ops.connect(target, value);
  }

  /// As [Module#bundleOf].
  public <B extends Bundle> B bundleOf(DataType<B> type, Value... fields) {
    builder.given(type, "type");
    builder.given(fields, "fields");
    return bundleOf(builder, type, fields);
  }

  /// As [Module#vecOf].
  public <T extends Value> Vec<T> vecOf(List<T> lanes) {
    return Vec.of(builder, lanes);
  }

  public Bool lit(boolean value) {
    return new Bool(builder, Literal.bool(value));
  }

  public UInt ulit(long value) {
    return DataType.range(value, value).make(builder, List.of(Literal.number(value)));
  }

  /// As [Module#litBits].
  public Bits litBits(int width, long value) {
    return builder.pattern(width, value);
  }

  /// A mistake in how the verb is used.
  public UserError error(Code code, String message, String hint) {
    builder.given(code, "code");
    builder.given(message, "message");
    builder.given(hint, "hint");
    return builder.fatal(Diagnostic.of(code, builder.here(), message).hint(hint));
  }

  static <B extends Bundle> B bundleOf(Builder builder, DataType<B> type, Value... fields) {
    if (type == null) throw builder.nullOperand();
    List<Expr> leaves = new ArrayList<>();
    for (Value field : fields) {
      Ops.common(builder, field);
      leaves.addAll(field.locals());
    }
    checkFields(builder, type, leaves);
    CallSite site = builder.site();
    for (int i = 0; i < leaves.size(); i++) name(builder, leaves.get(i), type.leaves().get(i), site);
    return type.withIr(leaves.stream().map(Expr::type).toList()).make(builder, leaves);
  }

  private static void checkFields(Builder builder, DataType<?> type, List<Expr> leaves) {
    List<Type> wanted = type.leaves().stream().map(DataType.Leaf::ir).toList();
    List<Type> given = leaves.stream().map(Expr::type).toList();
    for (int i = 0; i < Math.max(wanted.size(), given.size()); i++) {
      if (i < wanted.size() && i < given.size() && Types.sameKind(wanted.get(i), given.get(i))) continue;
      throw builder.fatal(Diagnostic.of(Code.TYPE, builder.here(), type + " of values that are " + given)
          .hint("one value for each field, in the order of the fields"));
    }
  }

  /// A field that is computed is called after the bundle, unless its author called it something.
  private static void name(Builder builder, Expr value, DataType.Leaf leaf, CallSite site) {
    if (site.name().isEmpty() || value instanceof Ref || value instanceof Literal) return;
    if (builder.names().name(value).isPresent()) return;
    builder.names().put(value, new Names.Hint(leaf.of(site.name()), site.place()));
  }
}
