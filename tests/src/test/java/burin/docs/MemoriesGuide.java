package burin.docs;

import burin.Burin;
import burin.hdl.Bool;
import burin.hdl.Contents;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.ReadUnderWrite;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.memory.PortMode;
import burin.lib.memory.SinglePort;
import burin.lib.memory.TrueDualPort;
import burin.pass.ExtractMemories;
import burin.verilog.VerilogEmitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The modules of `docs/guide/memories.md`.
final class MemoriesGuide {
  private MemoriesGuide() {}

  // region fresh
  /// Counts how often each byte has come: reads a count, adds 1, writes it back a cycle later.
  public static final class Histogram extends Module {
    public final Bool valid = input(bool());
    public final UInt value = input(uint(8));
    public final UInt asked = input(uint(8));
    public final UInt count = output(uint(16));

    public Histogram() {
      var counts = memory(uint(16), 256);
      var present = counts.readSync(value, ReadUnderWrite.NEW);   // the same byte may come twice in a row
      var last = regNext(value);
      when(regNext(valid, 0), () -> counts.write(last, present.add(1).min(65_535)));
      count.drive(counts.readSync(asked));
    }
  }
  // endregion

  static Histogram histogram() {
    return new Histogram();
  }

  // region mask
  /// 1,024 words of four bytes, each of which can be written without the others.
  public static final class Bytes extends Module {
    public final Bool write = input(bool());
    public final Vec<Bool> enables = input(vec(4, bool()));
    public final UInt address = input(index(1024));
    public final Vec<UInt> data = input(vec(4, uint(8)));
    public final Vec<UInt> word = output(vec(4, uint(8)));

    public Bytes() {
      var words = memory(vec(4, uint(8)), 1024);
      when(write, () -> words.write(address, data, enables));
      word.drive(words.readSync(address, write.not()));
    }
  }
  // endregion

  static Bytes bytes() {
    return new Bytes();
  }

  // region file
  /// A table of 256 samples that a file gives.
  public static final class Wave extends Module {
    public final UInt phase = input(uint(8));
    public final UInt sample = output(uint(12));

    public Wave(Path file) {
      var samples = memory(uint(12), 256, Contents.hex(file));
      sample.drive(samples.readSync(phase));
    }
  }
  // endregion

  // region ports
  /// A buffer that one side fills and the other empties, each at addresses of its own.
  public static final class Shared extends Module {
    public final Bool write = input(bool());
    public final UInt to = input(index(512));
    public final UInt data = input(uint(32));
    public final UInt from = input(index(512));
    public final UInt word = output(uint(32));

    public Shared() {
      var memory = instance(new TrueDualPort<>(new TrueDualPort.Config<>(uint(32), 512, PortMode.NO_CHANGE)));
      memory.a.enable.drive(write);
      memory.a.write.drive(true);
      memory.a.address.drive(to);
      memory.a.writeData.drive(data);
      memory.b.enable.drive(true);
      memory.b.write.drive(false);
      memory.b.address.drive(from);
      memory.b.writeData.drive(0);
      word.drive(memory.b.readData);
    }
  }
  // endregion

  private static SinglePort<UInt> scratchpad() {
    return new SinglePort<>(new SinglePort.Config<>(DataType.uint(32), 1024, PortMode.NO_CHANGE));
  }

  private static String extracted(String file) {
    var result = ExtractMemories.of(Burin.circuit(scratchpad()), ExtractMemories.Which.CLOCKED);
    return VerilogEmitter.emit(result.circuit()).files().get(file);
  }

  static String wrapper() {
    return extracted("SinglePort.v");
  }

  static String macro() {
    return extracted("mem_1024x32_1rw.v");
  }

  /// Samples of a triangle, as a file of hexadecimal words.
  static Path triangle(Path folder) {
    var text = new StringBuilder("// a triangle\n");
    for (int i = 0; i < 256; i++) text.append(Integer.toHexString(i < 128 ? 16 * i : 16 * (255 - i))).append('\n');
    try {
      return Files.writeString(folder.resolve("triangle.hex"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

}
