package burin.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.Burin;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.examples.FilterConfig;
import burin.examples.UnrolledTree;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.verilog.VerilogEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is made of a circuit while it is being checked.
@Timeout(60)
class SideBySideTest {
  /// A loop without a register.
  static final class Loop extends Module {
    final UInt y = output(uint(8));

    Loop() {
      UInt a = wire(uint(8));
      a.drive(a.add(1).wrap(8));
      y.drive(a);
    }
  }

  static final class Unread extends Module {
    final UInt x = input(uint(8));
    final UInt y = output(uint(8));

    Unread() {
      UInt forgotten = reg(uint(8), 0);
      forgotten.next(x);
      y.drive(x);
    }
  }

  @Test
  void theVerilogIsThatOfTheCheckedCircuit() {
    var config = new FilterConfig(200, 8);
    assertThat(Burin.verilog(new UnrolledTree(config)).files())
        .isEqualTo(VerilogEmitter.emit(Burin.circuit(new UnrolledTree(config))).files());
  }

  @Test
  void aMistakeCountsWhateverIsMadeMeanwhile() {
    var forever = new CountDownLatch(1);
    assertThatThrownBy(() -> Burin.circuit(new Loop(), _ -> {}, _ -> waitFor(forever)))
        .isInstanceOf(UserError.class).hasMessageContaining("a");
    assertThatThrownBy(() -> Burin.circuit(new Loop(), _ -> {}, _ -> {
      throw new IllegalStateException("not the reason");
    })).isInstanceOf(UserError.class);
    forever.countDown();
  }

  @Test
  void aFailureOfTheUserIsHandedOn() {
    var failure = new IllegalStateException("the disk is full");
    assertThatThrownBy(() -> Burin.circuit(new Unread(), _ -> {}, _ -> {
      throw failure;
    })).isSameAs(failure);
  }

  @Test
  void warningsAreTold() {
    List<Diagnostic> warnings = new ArrayList<>();
    String top = Burin.circuit(new Unread(), warnings::add, circuit -> circuit.top().name());
    assertThat(top).isEqualTo("Unread");
    assertThat(warnings).singleElement().asString().contains("forgotten");
  }

  private static Void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return null;
  }
}
