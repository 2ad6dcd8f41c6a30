package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.GatedDomain;
import burin.ir.Literal;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ResetDomain;
import burin.source.CallSite;

/// A clock with its reset: what registers, memories, checks and instances are declared in.
///
/// ```java
/// public final ClockDomain pixel = clockDomain(ResetStyle.ASYNC_LOW);    // inputs pixel_clock and pixel_reset_n
/// ...
/// in(pixel, () -> count.next(count.add(1).wrap(8)));
/// ```
///
/// A register belongs to the domain within which it was declared. A value that belongs to one clock cannot simply be taken
/// by a register of another: see the parts in `burin.lib.clock`.
public final class ClockDomain {
  private final Builder builder;
  private final Domain ir;

  ClockDomain(Builder builder, Domain ir) {
    this.builder = builder;
    this.ir = ir;
  }

  /// The domain in the IR.
  public Domain ir() {
    return ir;
  }

  /// This clock at those edges before which `enable` is high, behind an integrated clock gate.
  ///
  /// A synchronous reset acts only at the edges that there are: it must be long enough to meet one.
  public ClockDomain gated(Bool enable) {
    return gated(enable, GatedDomain.Form.GATE);
  }

  /// As [#gated], but with the ungated clock and an enable at every register, for targets whose clocks cannot be gated.
  public ClockDomain enabled(Bool enable) {
    return gated(enable, GatedDomain.Form.ENABLE);
  }

  private ClockDomain gated(Bool enable, GatedDomain.Form form) {
    Expr control = control(enable);
    return builder.derived(site -> new GatedDomain(
        builder.named(site, form == GatedDomain.Form.GATE ? "gated" : "enabled"), ir, control, form, site.place()));
  }

  /// This clock with a synchronous reset of its own, which acts at an edge at which `reset` is high. The reset that comes
  /// with the clock does not act on what is in the new domain, unless it is a part of `reset`.
  public ClockDomain withReset(Bool reset) {
    Expr control = control(reset);
    return builder.derived(site -> new ResetDomain(builder.named(site, "withReset"), ir, control, false, site.place()));
  }

  /// This clock with an asynchronous reset of its own, which acts as long as the register `reset` is high.
  public ClockDomain withAsyncReset(Bool reset) {
    Expr control = control(reset);
    if (!(control instanceof Ref ref && ref.signal() instanceof Register)) {
      throw builder.fatal(Diagnostic.of(Code.CLOCK, builder.here(),
              "an asynchronous reset must be a register, but " + reset.describe() + " is none: what is computed has glitches")
          .hint("a register that takes the value, or withReset(...)"));
    }
    return builder.derived(site -> new ResetDomain(builder.named(site, "withAsyncReset"), ir, control, true, site.place()));
  }

  /// This clock with an asynchronous reset that is let go in step with it: active at once when its own reset is, and not any
  /// more `stages` edges after that has ended. So all registers leave the reset at one edge, whenever the line changes.
  ///
  /// @param stages registers in a row, at least 2
  public ClockDomain withSynchronizedReset(int stages) {
    DataType.size("the number of stages", stages);
    if (builder.isPlaced()) throw notOwn(builder.parent());
    CallSite site = builder.site();
    String name = site.name().isEmpty() ? "synchronized" : site.name();
    Expr released = Literal.bool(false);
    for (int i = 1; i <= stages; i++) {
      Register stage = builder.resetStage(name + "_reset" + (i < stages ? "_" + i : ""), ir, released, site.place());
      released = new Ref(stage);
    }
    Expr reset = released;
    return builder.derived(_ -> new ResetDomain(builder.named(site, "synchronized"), ir, reset, true, site.place()));
  }

  /// As [#withSynchronizedReset(int)] with two stages.
  public ClockDomain withSynchronizedReset() {
    return withSynchronizedReset(2);
  }

  private Expr control(Bool control) {
    if (builder.isPlaced()) throw notOwn(builder.parent());
    Ops.common(builder, control);
    return control.local();
  }

  /// Connects this clock of an instance to a domain of the module around it.
  public void drive(ClockDomain domain) {
    builder.given(domain, "domain");
    if (!builder.isPlaced()) {
      throw builder.fatal(Diagnostic.of(Code.NOT_DRIVABLE, builder.here(),
              "`" + ir.label() + "` is a clock of this module, which comes from outside")
          .hint("instance(...) first; the clocks of an instance can be driven"));
    }
    Builder parent = builder.parent();
    parent.checkStatement("drive");
    if (!(ir instanceof Clock clock)) {
      throw parent.fatal(Diagnostic.of(Code.NOT_DRIVABLE, parent.here(), "`" + ir.label() + "` is made within `"
          + builder.className() + "`; only clocks that it gets from outside can be driven").hint("the clock that it is made of"));
    }
    builder.placed().connect(clock, domain.within(parent));
  }

  /// The domain, for use in a module.
  Domain within(Builder scope) {
    if (builder != scope) throw notOwn(scope);
    return ir;
  }

  private burin.diag.UserError notOwn(Builder scope) {
    return scope.fatal(Diagnostic.of(Code.FOREIGN, scope.here(),
            "`" + ir.label() + "` is a clock of `" + builder.className() + "`, not of `" + scope.className() + "`")
        .hint("clockDomain() in `" + scope.className() + "`, and drive(...) to connect the clock of an instance to it"));
  }

  @Override
  public String toString() {
    return ir.toString();
  }
}
