package burin.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerilogStoreTest {
  private static final int THREADS = 4;
  private static final int DESIGNS = 100;

  @TempDir Path folder;

  /// Two points may have one design, and be done at the same time.
  @Test
  void threadsMayAddOneDesignAtOnce() throws Exception {
    var store = new VerilogStore(folder);
    store.tidy();
    var barrier = new CyclicBarrier(THREADS);
    Map<String, String> files = Map.of("Top.v", "module Top;\nendmodule\n", "Leaf.v", "module Leaf;\nendmodule\n");
    try (var pool = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) running.add(pool.submit(() -> {
        for (int design = 0; design < DESIGNS; design++) {
          barrier.await(10, TimeUnit.SECONDS);
          store.add("design" + design, files);
        }
        return null;
      }));
      for (Future<?> each : running) each.get();
    }
    try (Stream<Path> made = Files.list(folder.resolve(VerilogStore.FOLDER))) {
      assertThat(made.map(path -> path.getFileName().toString())).hasSize(DESIGNS).allMatch(name -> name.startsWith("design"));
    }
    assertThat(store.files("design0")).isEqualTo(files);
  }
}
