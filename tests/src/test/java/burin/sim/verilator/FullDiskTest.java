package burin.sim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import burin.diag.UserError;
import burin.sim.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Builds on a disk that is too small, at whatever step it becomes full. Needs the right to mount one.
class FullDiskTest {
  @TempDir Path folder;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=4k", "burin-test", folder.toString()) == 0;
    assumeTrue(mounted, "may not mount");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) run("umount", "-l", folder.toString());
  }

  private static int run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    } catch (IOException missing) {
      return -1;
    }
  }

  @Test
  void nothingHalfDoneIsEverUsed() throws Exception {
    resize(200);
    VerilatorOptions options = TemporaryCaches.in(folder);
    Handwritten counter = TemporaryCaches.counter(1);
    // From no room for the Verilog to no room for the library.
    for (int kilobytes : new int[] {8, 24, 40, 60, 100, 200, 300}) {
      resize(kilobytes);
      var error = assertThrows(UserError.class, () -> counter.open(options), kilobytes + "k");
      assertTrue(error.getMessage().startsWith("error B303: the disk is full"), error.getMessage());
      assertEquals(List.of(), TemporaryCaches.models(options));
      assertEquals(List.of(), TemporaryCaches.leftovers(options));
    }
    resize(4000);
    try (Model model = counter.open(options)) {
      model.poke(0, 1);
      model.step();
      assertEquals(2, model.peek(1));
    }
  }

  private void resize(int kilobytes) throws Exception {
    assertEquals(0, run("mount", "-o", "remount,size=" + kilobytes + "k", folder.toString()));
  }
}
