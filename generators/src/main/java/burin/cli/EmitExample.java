package burin.cli;

import burin.Burin;
import burin.diag.Code;
import burin.diag.UserError;
import burin.examples.ApuArray;
import burin.examples.CellArray;
import burin.examples.Crossbar;
import burin.examples.FifoChain;
import burin.examples.FilterConfig;
import burin.examples.Fir;
import burin.examples.RandomLogic;
import burin.examples.LargeTable;
import burin.examples.LongChain;
import burin.examples.ManyInstances;
import burin.examples.ManyRegisters;
import burin.examples.SpatialPe;
import burin.examples.Tree;
import burin.examples.UnrolledFir;
import burin.examples.UnrolledTree;
import burin.examples.riscv.Program;
import burin.examples.riscv.Rv32i;
import burin.hdl.Module;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes the Verilog of a circuit that other languages have as well: `EmitExample DESIGN FOLDER`.
///
/// A program of its own, without a parser of options, as those of the other languages are; what `burin emit` takes longer
/// is measured beside it.
public final class EmitExample {
  /// Before the name of a filter: each tap by itself, not lanes.
  static final String UNROLLED = "unrolled-";

  /// As in the launcher.
  static final List<String> JVM_OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC",
      "-XX:-UseAdaptiveSizePolicy", "-XX:MaxTenuringThreshold=0", "-XX:+UseCompactObjectHeaders");
  /// The kinds whose size is one number, of any magnitude.
  private static final List<String> LARGE = List.of("fir", "tree", UNROLLED + "fir", UNROLLED + "tree", "chain", "registers",
      "table", "instances", "variants", "array");
  private static final int BITS = 4;
  private static final int FILTER_WIDTH = 8;
  private static final int WORD = 32;
  private static final int CROSSBAR_DEPTH = 4;
  private static final int CHAIN_DEPTH = 8;

  private EmitExample() {}

  public static void main(String[] args) throws IOException {
    Burin.verilog(design(args[0])).writeTo(Path.of(args[1]));
  }

  /// The command that writes an example to a folder, on a JVM like that of `./burin emit`.
  ///
  /// @param options more options for the JVM
  static List<String> command(List<String> options, String example, Path output) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), EmitExample.class.getName(), example,
        output.toString()));
    return command;
  }

  static boolean isFilter(String name) {
    return name.startsWith("fir") || name.startsWith("tree");
  }

  /// A name and its numbers: `pe64`, `apu4x64`, `fir1000`, `unrolled-tree1000`, `crossbar16`, `fifochain64`, `random6000`,
  /// `chain1000` and so on; or `rv32i`.
  ///
  /// @throws UserError if there is no such design
  static Module design(String name) {
    if (name.equals("rv32i")) return new Rv32i(Rv32i.Config.USUAL, Program.shipped("workload"));
    int digit = 0;
    while (digit < name.length() && !Character.isDigit(name.charAt(digit))) digit++;
    try {
      return design(name.substring(0, digit), name.substring(digit));
    } catch (IllegalArgumentException _) {
      throw unknown(name, "pe64, apu4x64, fir1000, tree1000");
    }
  }

  /// As [#design(String)] for one of the [#LARGE] kinds, but makes nothing.
  static void checkLarge(String name) {
    if (LARGE.stream().noneMatch(kind -> name.matches(kind + "[1-9][0-9]{0,8}"))) {
      throw unknown(name, "fir50000, unrolled-tree50000, chain100000, table1000000");
    }
  }

  private static UserError unknown(String name, String hint) {
    return new UserError(Code.UNKNOWN, "there is no example \"" + name + "\"", hint);
  }

  private static Module design(String kind, String size) {
    return switch (kind) {
      case "pe" -> new SpatialPe(new SpatialPe.Config(Integer.parseInt(size), BITS));
      case "apu" -> apu(size);
      case "fir" -> new Fir(filter(size));
      case "tree" -> new Tree(filter(size));
      case UNROLLED + "fir" -> new UnrolledFir(filter(size));
      case UNROLLED + "tree" -> new UnrolledTree(filter(size));
      case "crossbar" -> new Crossbar(new Crossbar.Config(Integer.parseInt(size), WORD, CROSSBAR_DEPTH));
      case "fifochain" -> new FifoChain(new FifoChain.Config(Integer.parseInt(size), CHAIN_DEPTH, WORD));
      case "random" -> new RandomLogic(new RandomLogic.Config(Integer.parseInt(size), 1));
      case "chain" -> new LongChain(Integer.parseInt(size));
      case "registers" -> new ManyRegisters(Integer.parseInt(size));
      case "table" -> new LargeTable(Integer.parseInt(size));
      case "instances" -> new ManyInstances(Integer.parseInt(size), ManyInstances.Kind.EQUAL);
      case "variants" -> new ManyInstances(Integer.parseInt(size), ManyInstances.Kind.DIFFERENT);
      case "array" -> new CellArray(Integer.parseInt(size));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static Module apu(String size) {
    int times = Math.max(size.indexOf('x'), 0);
    int pes = Integer.parseInt(size.substring(0, times));
    int lanes = Integer.parseInt(size.substring(times + 1));
    return new ApuArray(new ApuArray.Config(pes, lanes, BITS));
  }

  private static FilterConfig filter(String taps) {
    return new FilterConfig(Integer.parseInt(taps), FILTER_WIDTH);
  }
}
