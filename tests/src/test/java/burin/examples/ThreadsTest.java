package burin.examples;

import static org.assertj.core.api.Assertions.assertThat;

import burin.Burin;
import burin.hdl.Module;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;

/// Elaboration keeps nothing that two circuits would share: eight threads that elaborate and emit every design at once, each
/// in an order of its own, get the bytes that one thread gets alone.
class ThreadsTest {
  private static final int THREADS = 8;

  @Test
  void eightAtOnceGiveTheBytesOfOneAlone() throws Exception {
    List<Named<Supplier<Module>>> designs = Designs.all();
    Map<String, Map<String, String>> alone = emitted(designs);
    var start = new CyclicBarrier(THREADS);
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Map<String, Map<String, String>>>> results = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        List<Named<Supplier<Module>>> own = new ArrayList<>(designs);
        if (thread > 0) Collections.shuffle(own, new Random(thread));
        results.add(pool.submit(() -> {
          start.await();
          return emitted(own);
        }));
      }
      for (Future<Map<String, Map<String, String>>> result : results) assertThat(result.get()).isEqualTo(alone);
    }
  }

  private static Map<String, Map<String, String>> emitted(List<Named<Supplier<Module>>> designs) {
    Map<String, Map<String, String>> files = new LinkedHashMap<>();
    for (Named<Supplier<Module>> design : designs) {
      VerilogDesign verilog = VerilogEmitter.emit(Burin.circuit(design.getPayload().get()));
      assertThat(files.put(design.getName(), verilog.files())).as("two designs are called " + design.getName()).isNull();
    }
    return files;
  }
}
