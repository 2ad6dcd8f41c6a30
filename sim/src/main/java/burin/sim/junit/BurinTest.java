package burin.sim.junit;

import burin.sim.Engine;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test of a circuit, run once on each of some engines. It may take [Simulators] as a parameter, which it opens simulators
/// with, and the [Engine].
///
/// ```java
/// @BurinTest(engines = {Engine.JVM, Engine.VERILATOR})
/// void counts(Simulators simulators) {
///   var counter = new Counter();
///   var sim = simulators.open(counter);
///   sim.step(3);
///   assertEquals(3, sim.peek(counter.count));
/// }
/// ```
///
/// Where the test fails, its message ends with the last cycles of each simulator, and the last `cycles` of them are written to
/// a VCD file in `target/burin-failures`. They are run a second time for that, from a checkpoint: while nothing fails, nothing
/// is recorded.
///
/// The system property `burin.engines`, such as `INTERP,JVM`, chooses other engines for all tests; `burin.failures` another
/// directory.
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(BurinExtension.class)
public @interface BurinTest {
  Engine[] engines() default Engine.JVM;

  /// How many cycles the VCD file has at most; at least 1.
  int cycles() default 200;
}
