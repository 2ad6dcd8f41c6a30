package burin.formal;

import static org.assertj.core.api.Assertions.assertThat;

import burin.diag.UserError;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.ClockDomain;
import burin.hdl.DataType;
import burin.hdl.Encoding;
import burin.hdl.EnumSelect;
import burin.hdl.EnumValue;
import burin.hdl.Fields;
import burin.hdl.Fixed;
import burin.hdl.InstanceArray;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.NumSelect;
import burin.hdl.Pipeline;
import burin.hdl.SInt;
import burin.hdl.Scope;
import burin.hdl.StateMachine;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.hdl.When;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every verb of the language is used by a circuit that has a twin, so that a new one has to come with its twin.
class CoverageTest {
  private static final List<Class<?>> CLASSES = List.of(
      Bool.class, UInt.class, SInt.class, Bits.class, Fixed.class, EnumValue.class, Vec.class, Bundle.class,
      Fields.class, Module.class, Memory.class, StateMachine.class, Pipeline.class, When.class, NumSelect.class,
      EnumSelect.class, InstanceArray.class, Scope.class, ClockDomain.class);

  /// What a method gives that only tells about the description.
  private static final Set<Class<?>> ANSWERS = Set.of(
      DataType.class, int.class, boolean.class, String.class, Class.class, burin.ir.Expr.class, burin.ir.Range.class,
      burin.ir.Memory.class, burin.ir.Domain.class, UserError.class, BigInteger.class, Object.class);

  private static final List<Class<?>> TWINS = List.of(
      NumberTwins.class, BitTwins.class, KindTwins.class, LaneTwins.class, StateTwins.class, StructureTwins.class,
      ClockTwins.class, Shown.class);

  /// `UInt.add(long)`.
  private static String verb(Class<?> owner, Method method) {
    return owner.getSimpleName() + "." + method.getName() + parameters(method);
  }

  private static String parameters(Method method) {
    return Stream.of(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")"));
  }

  private static boolean isVerb(Class<?> owner, Method method) {
    boolean visible = Modifier.isPublic(method.getModifiers()) || Modifier.isProtected(method.getModifiers());
    if (!visible || method.isSynthetic() || method.getDeclaringClass() == Object.class) return false;
    if (owner == Module.class) return true;
    return !ANSWERS.contains(method.getReturnType()) && !isAccessor(method);
  }

  /// A part of the description that is no value of the circuit.
  private static boolean isAccessor(Method method) {
    boolean none = method.getParameterCount() == 0;
    return none && (method.getName().equals("exprs") || method.getName().equals("module"));
  }

  private static Set<String> verbs() {
    Set<String> verbs = new TreeSet<>();
    for (Class<?> owner : CLASSES) {
      for (Method method : methods(owner)) {
        if (isVerb(owner, method)) verbs.add(verb(owner, method));
      }
    }
    return verbs;
  }

  /// A class's own methods that others see, and those that it inherits.
  private static List<Method> methods(Class<?> owner) {
    List<Method> all = new ArrayList<>();
    for (Class<?> type = owner; type != null && type.getName().startsWith("burin."); type = type.getSuperclass()) {
      all.addAll(List.of(type.getDeclaredMethods()));
    }
    return all;
  }

  @Test
  void everyVerbIsUsedInACircuitThatHasATwin() throws Exception {
    assertThat(missing(TWINS)).isEmpty();
  }

  private static Set<String> missing(List<Class<?>> twins) throws Exception {
    Set<String> missing = verbs();
    missing.removeAll(Calls.in(twins, CLASSES, CoverageTest::verb));
    return missing;
  }

  @Test
  void aVerbWithoutATwinIsFound() throws Exception {
    List<Class<?>> some = TWINS.stream().filter(twins -> twins != LaneTwins.class).toList();
    assertThat(missing(some)).contains("Vec.scan(BinaryOperator)", "Vec.transpose(Vec)", "Vec.with(UInt, Value)")
        .doesNotContain("UInt.add(long)", "Vec.shiftIn(Value)");
  }

  @Test
  void everyEncodingAndRoundingIsUsedInACircuitThatHasATwin() throws Exception {
    Set<String> used = Calls.constants(TWINS);
    assertThat(used).contains(names(Encoding.values()));
    assertThat(used).contains(names(Fixed.Rounding.values()));
  }

  private static String[] names(Enum<?>[] constants) {
    return Stream.of(constants).map(constant -> constant.getDeclaringClass().getSimpleName() + "." + constant.name())
        .toArray(String[]::new);
  }

  @Test
  void theVerbsAreFound() {
    assertThat(verbs()).contains("UInt.add(long)", "SInt.eq(Num)", "Vec.gather(int[])", "Module.pipeline()", "Bits.not()")
        .doesNotContain("UInt.type()", "Vec.length()").hasSizeGreaterThan(200);
  }
}
