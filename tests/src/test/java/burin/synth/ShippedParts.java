package burin.synth;

import burin.Burin;
import burin.apu.Apu;
import burin.apu.ApuConfig;
import burin.examples.Crossbar;
import burin.examples.FifoChain;
import burin.examples.FilterConfig;
import burin.examples.Fir;
import burin.examples.RandomLogic;
import burin.examples.SpatialPe;
import burin.examples.Tree;
import burin.examples.riscv.Program;
import burin.examples.riscv.Rv32i;
import burin.flow.Catalogue;
import burin.flow.Design;
import burin.hdl.Bits;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.ir.Circuit;
import burin.lib.arithmetic.FloatAdder;
import burin.lib.arithmetic.FloatFormat;
import burin.lib.arithmetic.FloatMultiplier;
import burin.lib.axi.Axi4Lite;
import burin.lib.axi.AxiLiteRegisters;
import burin.lib.axi.Register;
import burin.lib.axi.RegisterField;
import burin.lib.axi.RegisterMap;
import burin.lib.clock.AsyncFifo;
import burin.lib.logic.Counter;
import burin.lib.logic.Crc;
import burin.lib.logic.CrcAlgorithm;
import burin.lib.logic.Lfsr;
import burin.lib.logic.ShiftRegister;
import burin.lib.stream.Arbiter;
import burin.lib.stream.Downsizer;
import burin.lib.stream.Fifo;
import burin.lib.stream.SkidBuffer;
import burin.lib.stream.Upsizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Designs, examples and parts of the library by name, for which the estimate is compared with Yosys.
final class ShippedParts {
  private ShippedParts() {}

  static Circuit circuit(String name) {
    return Burin.circuit(all().get(name).get());
  }

  static Map<String, Supplier<Module>> all() {
    var parts = new LinkedHashMap<String, Supplier<Module>>();
    parts.put("apu pes=1 block=4", () -> apu(1, 4, 4));
    parts.put("apu pes=2 block=8", () -> apu(2, 8, 4));
    parts.put("apu pes=3 block=16 bits=2", () -> apu(3, 16, 2));
    parts.put("apu pes=4 block=16", () -> apu(4, 16, 4));
    parts.put("apu pes=2 block=24 bits=8", () -> apu(2, 24, 8));
    parts.put("apu pes=10 block=40", () -> apu(10, 40, 4));
    parts.put("spatial PE of 16 lanes", () -> new SpatialPe(new SpatialPe.Config(16, 8)));
    parts.put("filter of 8 taps", () -> new Fir(new FilterConfig(8, 8)));
    parts.put("filter of 32 taps", () -> new Fir(new FilterConfig(32, 6)));
    parts.put("tree of 16", () -> new Tree(new FilterConfig(16, 8)));
    parts.put("crossbar of 4", () -> new Crossbar(new Crossbar.Config(4, 8, 4)));
    parts.put("chain of FIFOs", () -> new FifoChain(new FifoChain.Config(3, 4, 8)));
    parts.put("random logic", () -> new RandomLogic(new RandomLogic.Config(200, 7)));
    parts.put("RV32I", () -> new Rv32i(new Rv32i.Config(256, 128), Program.shipped("hello")));
    parts.put("counter", () -> new Counter(new Counter.Config(999, Counter.AtEnd.WRAP)));
    parts.put("CRC-32 of bytes", () -> new Crc(new Crc.Config(CrcAlgorithm.CRC_32, 8)));
    parts.put("CRC-16 of words", () -> new Crc(new Crc.Config(CrcAlgorithm.CRC_16_MODBUS, 32)));
    parts.put("LFSR of 32 bits", () -> new Lfsr(Lfsr.Config.maximal(32)));
    parts.put("shift register", () -> new ShiftRegister<>(new ShiftRegister.Config<>(byteType(), 8)));
    parts.put("FIFO of 16 bytes", () -> new Fifo<>(new Fifo.Config<>(byteType(), 16)));
    parts.put("skid buffer", () -> new SkidBuffer<>(new SkidBuffer.Config<>(DataType.bits(32))));
    parts.put("round-robin arbiter",
        () -> new Arbiter<>(new Arbiter.Config<>(byteType(), 5, Arbiter.Policy.ROUND_ROBIN)));
    parts.put("downsizer", () -> new Downsizer<>(new Downsizer.Config<>(byteType(), 4)));
    parts.put("upsizer", () -> new Upsizer<>(new Upsizer.Config<>(byteType(), 4)));
    parts.put("asynchronous FIFO", () -> new AsyncFifo<>(new AsyncFifo.Config<>(byteType(), 8, 2)));
    parts.put("AXI registers", () -> new AxiLiteRegisters(new AxiLiteRegisters.Config(new Axi4Lite.Config(8, 32), registers())));
    parts.put("binary16 adder", () -> new FloatAdder(new FloatAdder.Config(FloatFormat.BINARY16, 0)));
    parts.put("binary16 multiplier", () -> new FloatMultiplier(new FloatMultiplier.Config(FloatFormat.BINARY16, 0)));
    parts.put("bfloat16 multiplier", () -> new FloatMultiplier(new FloatMultiplier.Config(FloatFormat.BFLOAT16, 1)));
    parts.put("approxconv maps1=1 maps2=1", () -> design("approxconv", Map.of("maps1", 1, "maps2", 1)));
    parts.put("approxconv maps1=2 maps2=2 scheme=0", () -> design("approxconv", Map.of("maps1", 2, "maps2", 2, "scheme", 0)));
    parts.put("mlcnn channels=2 rows=2", () -> design("mlcnn", Map.of("channels", 2, "rows", 2, "tileOutputs", 8)));
    parts.put("mlcnn channels=1 rows=1 mode=0", () -> design("mlcnn", Map.of("channels", 1, "rows", 1, "mode", 0)));
    parts.put("mlcnn", () -> design("mlcnn", Map.of()));
    parts.put("apu block=79", () -> design("apu", Map.of("block", 79)));
    return parts;
  }

  /// A design of the catalogue.
  private static Module design(String name, Map<String, Integer> given) {
    Design design = Catalogue.shipped().find(name);
    Map<String, String> written = new TreeMap<>();
    given.forEach((parameter, value) -> written.put(parameter, value.toString()));
    return design.module(design.values(written));
  }

  private static Module apu(int pes, int block, int bits) {
    return new Apu(ApuConfig.of(pes, block, bits));
  }

  private static DataType<Bits> byteType() {
    return DataType.bits(8);
  }

  static RegisterMap registers() {
    return RegisterMap.of(
        Register.at(0, "control", RegisterField.readWrite("enable", 0, 1), RegisterField.readWrite("mode", 4, 3).withReset(5)),
        Register.at(4, "status", RegisterField.readOnly("level", 0, 16), RegisterField.writeOneToClear("events", 16, 4)),
        Register.at(8, "start", RegisterField.writeOnly("go", 0, 1)));
  }
}
