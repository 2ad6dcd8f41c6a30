package burin.lib;

import static burin.lib.axi.RegisterField.readOnly;
import static burin.lib.axi.RegisterField.readWrite;
import static burin.lib.axi.RegisterField.writeOneToClear;
import static burin.lib.axi.RegisterField.writeOnly;

import burin.hdl.Contents;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.ReadUnderWrite;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.arithmetic.FloatAdder;
import burin.lib.arithmetic.FloatConverter;
import burin.lib.arithmetic.FloatFormat;
import burin.lib.arithmetic.FloatMultiplier;
import burin.lib.arithmetic.FloatToInteger;
import burin.lib.arithmetic.IntegerToFloat;
import burin.lib.arithmetic.Subnormals;
import burin.lib.arithmetic.Tree;
import burin.lib.arithmetic.TreeMultiplier;
import burin.lib.axi.Axi4;
import burin.lib.axi.Axi4Checker;
import burin.lib.axi.Axi4Lite;
import burin.lib.axi.Axi4LiteChecker;
import burin.lib.axi.AxiLiteRegisters;
import burin.lib.axi.AxiReader;
import burin.lib.axi.AxiWriter;
import burin.lib.axi.MasterConfig;
import burin.lib.axi.Register;
import burin.lib.axi.RegisterMap;
import burin.lib.image.AveragePool;
import burin.lib.image.FrameMarker;
import burin.lib.image.ImageSize;
import burin.lib.image.LineBuffer;
import burin.lib.image.MaxPool;
import burin.lib.image.Padding;
import burin.lib.image.Pool;
import burin.lib.image.Requantiser;
import burin.lib.image.Subsampler;
import burin.lib.image.Window;
import burin.lib.logic.Counter;
import burin.lib.logic.Crc;
import burin.lib.logic.CrcAlgorithm;
import burin.lib.logic.DelayLine;
import burin.lib.logic.EdgeDetector;
import burin.lib.logic.Lfsr;
import burin.lib.logic.PulseStretcher;
import burin.lib.logic.ShiftRegister;
import burin.lib.logic.Ticker;
import burin.lib.memory.MaskedMemory;
import burin.lib.memory.PortMode;
import burin.lib.memory.Rom;
import burin.lib.memory.SimpleDualPort;
import burin.lib.memory.SinglePort;
import burin.lib.memory.TrueDualPort;
import burin.lib.stream.Arbiter;
import burin.lib.stream.Demux;
import burin.lib.stream.Downsizer;
import burin.lib.stream.Fifo;
import burin.lib.stream.FlowBuffer;
import burin.lib.stream.FlowStage;
import burin.lib.stream.Fork;
import burin.lib.stream.Fragment;
import burin.lib.stream.LazyFork;
import burin.lib.stream.Mux;
import burin.lib.stream.PacketArbiter;
import burin.lib.stream.PacketDownsizer;
import burin.lib.stream.PacketMarker;
import burin.lib.stream.PacketUpsizer;
import burin.lib.stream.Pair;
import burin.lib.stream.ReadyStage;
import burin.lib.stream.SkidBuffer;
import burin.lib.stream.Stage;
import burin.lib.stream.StreamChecker;
import burin.lib.stream.Upsizer;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Every part of the library, small and large, for tests of all of them.
public final class Catalogue {
  private static final DataType<UInt> BYTE = DataType.uint(8);
  private static final DataType<Pair<SInt, Fragment<UInt>>> BUNDLE =
      Pair.of(DataType.signedRange(-3, 9), Fragment.of(DataType.range(2, 5)));

  private final List<Supplier<Module>> parts = new ArrayList<>();

  private Catalogue() {}

  public static List<Supplier<Module>> parts() {
    var catalogue = new Catalogue();
    catalogue.buffers();
    catalogue.choices();
    catalogue.groups();
    catalogue.logic();
    catalogue.memories();
    catalogue.images();
    catalogue.buses();
    catalogue.arithmetic();
    return catalogue.parts;
  }

  private void add(Supplier<Module> part) {
    parts.add(part);
  }

  private void buffers() {
    add(() -> new Stage<>(new Stage.Config<>(BUNDLE)));
    add(() -> new ReadyStage<>(new ReadyStage.Config<>(BUNDLE)));
    add(() -> new SkidBuffer<>(new SkidBuffer.Config<>(BUNDLE)));
    for (Fifo.Read read : Fifo.Read.values()) {
      for (int depth : new int[] {1, 2, 3, 16, 1000}) add(() -> new Fifo<>(new Fifo.Config<>(BUNDLE, depth, read)));
    }
    add(() -> new FlowStage<>(new FlowStage.Config<>(BUNDLE)));
    add(() -> new FlowBuffer<>(new FlowBuffer.Config<>(BUNDLE, 4)));
    add(() -> new StreamChecker<>(new StreamChecker.Config<>(BUNDLE)));
  }

  private void choices() {
    for (int count : new int[] {1, 2, 5}) {
      add(() -> new Fork<>(new Fork.Config<>(BUNDLE, count)));
      add(() -> new LazyFork<>(new LazyFork.Config<>(BUNDLE, count)));
      add(() -> new Demux<>(new Demux.Config<>(BUNDLE, count)));
      add(() -> new Mux<>(new Mux.Config<>(BUNDLE, count)));
      for (Arbiter.Policy policy : Arbiter.Policy.values()) {
        add(() -> new Arbiter<>(new Arbiter.Config<>(BUNDLE, count, policy)));
        add(() -> new PacketArbiter<>(BYTE, count, policy));
      }
    }
  }

  private void groups() {
    for (int count : new int[] {1, 2, 5}) {
      add(() -> new Upsizer<>(new Upsizer.Config<>(BUNDLE, count)));
      add(() -> new Downsizer<>(new Downsizer.Config<>(BUNDLE, count)));
      add(() -> new PacketUpsizer<>(new PacketUpsizer.Config<>(BYTE, count)));
      add(() -> new PacketDownsizer<>(new PacketDownsizer.Config<>(BYTE, count)));
      add(() -> new PacketMarker<>(new PacketMarker.Config<>(BYTE, count)));
    }
  }

  private void logic() {
    for (Counter.AtEnd atEnd : Counter.AtEnd.values()) {
      for (long max : new long[] {1, 7, 10}) add(() -> new Counter(new Counter.Config(max, atEnd)));
    }
    add(EdgeDetector::new);
    for (int cycles : new int[] {1, 2, 10}) {
      add(() -> new Ticker(new Ticker.Config(cycles)));
      add(() -> new PulseStretcher(new PulseStretcher.Config(cycles)));
      add(() -> new ShiftRegister<>(new ShiftRegister.Config<>(BYTE, cycles)));
      add(() -> new DelayLine<>(new DelayLine.Config<>(BYTE, cycles, DelayLine.Style.REGISTERS)));
      add(() -> new DelayLine<>(new DelayLine.Config<>(BYTE, cycles + 1, DelayLine.Style.MEMORY)));
    }
    add(() -> new Lfsr(Lfsr.Config.maximal(2)));
    add(() -> new Lfsr(Lfsr.Config.maximal(64).withSteps(7)));
    add(() -> new Crc(new Crc.Config(CrcAlgorithm.CRC_5_USB, 1)));
    add(() -> new Crc(new Crc.Config(CrcAlgorithm.CRC_32, 64)));
  }

  private void memories() {
    for (ReadUnderWrite collision : ReadUnderWrite.values()) {
      for (int depth : new int[] {1, 5, 64}) {
        add(() -> new SimpleDualPort<>(new SimpleDualPort.Config<>(BUNDLE, depth, collision)));
      }
    }
    for (PortMode mode : PortMode.values()) {
      add(() -> new SinglePort<>(new SinglePort.Config<>(BUNDLE, 100, mode)));
      add(() -> new TrueDualPort<>(new TrueDualPort.Config<>(BUNDLE, 100, mode)));
    }
    DataType<Vec<UInt>> lanes = DataType.vec(4, BYTE);
    for (PortMode mode : PortMode.values()) {
      add(() -> new SinglePort<>(new SinglePort.Config<>(lanes, 100, true, mode)));
      for (TrueDualPort.Clocks clocks : TrueDualPort.Clocks.values()) {
        add(() -> new TrueDualPort<>(new TrueDualPort.Config<>(lanes, 100, true, mode, PortMode.OLD, clocks)));
      }
    }
    add(() -> new SimpleDualPort<>(new SimpleDualPort.Config<>(
        lanes, 100, true, ReadUnderWrite.NEW, SimpleDualPort.Clocks.ONE)));
    add(() -> new SimpleDualPort<>(new SimpleDualPort.Config<>(
        lanes, 100, true, ReadUnderWrite.OLD, SimpleDualPort.Clocks.TWO)));
    add(() -> new Rom<>(new Rom.Config<>(BYTE, 100, Contents.of(1, 2, 3))));
    add(() -> new MaskedMemory<>(new MaskedMemory.Config<>(BYTE, 4, 100)));
  }

  private void images() {
    var size = new ImageSize(7, 9);
    for (int lines : new int[] {1, 2, 5}) {
      var config = new LineBuffer.Config<>(BUNDLE, size, lines);
      add(() -> new LineBuffer<>(config));
      add(() -> new Window<>(Window.Config.after(config)));
    }
    add(() -> new LineBuffer<>(new LineBuffer.Config<>(BYTE, new ImageSize(3, 1), 2)));
    add(() -> new FrameMarker<>(new FrameMarker.Config<>(BUNDLE, size)));
    for (int side : new int[] {1, 2, 3}) {
      add(() -> new Subsampler<>(new Subsampler.Config<>(BUNDLE, size, side)));
      add(() -> new MaxPool<>(new Pool.Config<>(DataType.sint(6), 3, size, side)));
      add(() -> new AveragePool(new Pool.Config<>(BYTE, 3, size, side)));
    }
    for (int border : new int[] {0, 2}) add(() -> new Padding(new Padding.Config(BYTE, 3, size, border, 7)));
    add(() -> new Requantiser(new Requantiser.Config(20, ImmutableIntArray.of(1, 40_000, 0), 16, 8)));
    add(() -> new Requantiser(new Requantiser.Config(9, ImmutableIntArray.of(3), 0, 4)));
  }

  private void buses() {
    var map = RegisterMap.of(
        Register.at(0x0, "control", readWrite("enable", 0, 1).withReset(1), readWrite("mode", 4, 9)),
        Register.at(0x4, "status", readOnly("busy", 0, 1), writeOneToClear("done", 7, 3), readOnly("level", 20, 12)),
        Register.at(0x8, "data", writeOnly("word", 0, 32)));
    var lite = new Axi4Lite.Config(12, 32);
    add(() -> new AxiLiteRegisters(new AxiLiteRegisters.Config(lite, map)));
    add(() -> new Axi4LiteChecker(new Axi4LiteChecker.Config(lite, 4)));
    for (Axi4.Config bus : List.of(new Axi4.Config(32, 32), new Axi4.Config(64, 512, 2, 3), new Axi4.Config(10, 8))) {
      for (int maxBurst : new int[] {1, 256}) {
        add(() -> new AxiReader(new MasterConfig(bus, 100_000, maxBurst, 4)));
        add(() -> new AxiWriter(new MasterConfig(bus, 1, maxBurst, 1)));
      }
      add(() -> new Axi4Checker(new Axi4Checker.Config(bus, 4)));
    }
  }

  private void arithmetic() {
    for (Subnormals subnormals : Subnormals.values()) {
      for (FloatFormat format : List.of(FloatFormat.BINARY32, FloatFormat.BINARY16, FloatFormat.BFLOAT16)) {
        floating(format.with(subnormals));
      }
    }
    for (Tree tree : Tree.values()) {
      add(() -> new TreeMultiplier(TreeMultiplier.Config.of(8, true, tree, 0)));
      add(() -> new TreeMultiplier(TreeMultiplier.Config.of(3, false, tree, 2)));
    }
  }

  private void floating(FloatFormat format) {
    for (int latency : new int[] {0, 3}) {
      add(() -> new FloatAdder(new FloatAdder.Config(format, latency)));
      add(() -> new FloatMultiplier(new FloatMultiplier.Config(format, latency)));
    }
    add(() -> new FloatConverter(new FloatConverter.Config(format, FloatFormat.BINARY16, -2, 2)));
    for (boolean signed : new boolean[] {false, true}) {
      add(() -> new IntegerToFloat(new IntegerToFloat.Config(format, 20, signed, 1)));
      add(() -> new FloatToInteger(new FloatToInteger.Config(format, 20, signed, 1)));
    }
  }
}
