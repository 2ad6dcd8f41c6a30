package burin.lib.memory;

import static org.assertj.core.api.Assertions.assertThat;

import burin.Burin;
import burin.hdl.Contents;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.ReadUnderWrite;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.Circuit;
import burin.pass.ExtractMemories;
import burin.tools.Yosys;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Yosys puts the memories of the library into one block RAM each.
class BlockRamTest {
  private static final DataType<UInt> WORD = DataType.uint(32);
  /// 16 Kbit: one block of the family in the script.
  private static final int DEPTH = 512;

  @TempDir Path folder;

  private static List<Supplier<Module>> memories() {
    List<Supplier<Module>> memories = new ArrayList<>();
    for (PortMode mode : PortMode.values()) {
      memories.add(() -> new SinglePort<>(new SinglePort.Config<>(WORD, DEPTH, mode)));
      memories.add(() -> new TrueDualPort<>(new TrueDualPort.Config<>(WORD, DEPTH, mode)));
    }
    for (ReadUnderWrite collision : ReadUnderWrite.values()) {
      memories.add(() -> new SimpleDualPort<>(new SimpleDualPort.Config<>(WORD, DEPTH, collision)));
    }
    DataType<Vec<UInt>> bytes = DataType.vec(4, DataType.uint(8));
    memories.add(() -> new MaskedMemory<>(new MaskedMemory.Config<>(DataType.uint(8), 4, DEPTH)));
    memories.add(() -> new SinglePort<>(new SinglePort.Config<>(bytes, DEPTH, true, PortMode.OLD)));
    memories.add(() -> new TrueDualPort<>(new TrueDualPort.Config<>(
        bytes, DEPTH, true, PortMode.OLD, PortMode.NO_CHANGE, TrueDualPort.Clocks.TWO)));
    memories.add(() -> new SimpleDualPort<>(new SimpleDualPort.Config<>(
        bytes, DEPTH, true, ReadUnderWrite.OLD, SimpleDualPort.Clocks.TWO)));
    long[] squares = LongStream.range(0, DEPTH).map(i -> i * i).toArray();
    memories.add(() -> new Rom<>(new Rom.Config<>(WORD, DEPTH, Contents.of(squares))));
    return memories;
  }

  @Test
  void eachIsOneBlock() throws Exception {
    List<Circuit> circuits = memories().stream().map(memory -> Burin.circuit(memory.get())).toList();
    assertThat(cells(circuits)).hasSize(13).containsOnly("$__XILINX_BLOCKRAM_TDP_ 1");
  }

  @Test
  void soIsTheModuleOfItsShape() throws Exception {
    List<Circuit> circuits = memories().stream()
        .map(memory -> ExtractMemories.of(Burin.circuit(memory.get()), ExtractMemories.Which.CLOCKED).circuit()).toList();
    assertThat(cells(circuits)).hasSize(13).containsOnly("$__XILINX_BLOCKRAM_TDP_ 1");
  }

  /// For each circuit the cells that its memory becomes.
  private List<String> cells(List<Circuit> circuits) throws IOException {
    var script = new StringBuilder();
    for (Circuit circuit : circuits) script.append(script(VerilogEmitter.emit(circuit), script.length()));
    Yosys.Said said = new Yosys(Path.of("yosys"), folder).run(script.toString(), Duration.ofMinutes(5));
    assertThat(said.status()).as(said.text()).isZero();
    return said.text().lines().map(String::strip).filter(line -> line.matches("(\\$__\\S+|\\$mem\\S*)\\s+\\d+"))
        .map(line -> line.replaceAll("\\s+", " ")).toList();
  }

  private String script(VerilogDesign design, int number) throws IOException {
    Path own = folder.resolve("design" + number);
    design.writeTo(own);
    var script = new StringBuilder("design -reset\n");
    for (String name : design.files().keySet()) {
      if (name.endsWith(".v")) script.append("read_verilog ").append(own.resolve(name)).append('\n');
    }
    return script + """
        hierarchy -check -top %s
        proc
        flatten
        opt
        opt_dff
        memory -nomap
        memory_libmap -lib +/xilinx/lutrams_xc5v.txt -lib +/xilinx/brams_xc4v.txt
        stat
        """.formatted(design.top());
  }
}
