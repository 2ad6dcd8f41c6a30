package burin.docs;

import static burin.lib.axi.RegisterField.readWrite;
import static burin.lib.axi.RegisterField.writeOneToClear;
import static burin.lib.axi.RegisterField.writeOnly;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.lib.axi.Axi4;
import burin.lib.axi.Axi4Checker;
import burin.lib.axi.Axi4Lite;
import burin.lib.axi.AxiLiteRegisters;
import burin.lib.axi.AxiReader;
import burin.lib.axi.AxiStream;
import burin.lib.axi.AxiWriter;
import burin.lib.axi.MasterConfig;
import burin.lib.axi.Register;
import burin.lib.axi.RegisterMap;
import burin.lib.axi.Transfer;
import burin.lib.stream.Pair;

/// The modules of `docs/guide/axi.md`.
final class AxiGuide {
  private AxiGuide() {}

  // region stream
  /// Sets the byte 0 of every word to 0.
  public static final class Eraser extends Module {
    private static final AxiStream.Config CONFIG = AxiStream.Config.packets(32);

    public final AxiStream s_axis = input(AxiStream.of(CONFIG));
    public final AxiStream m_axis = output(AxiStream.of(CONFIG));

    public Eraser() {
      var cleared = s_axis.packets().map(word -> word.with(word.payload.slice(31, 8).cat(litBits(8, 0))));
      m_axis.packets().drive(cleared.skid());
    }
  }
  // endregion

  static Eraser eraser() {
    return new Eraser();
  }

  // region registers
  static final RegisterMap MAP = RegisterMap.of(
      Register.at(0x00, "source", readWrite("address", 0, 32)),
      Register.at(0x04, "target", readWrite("address", 0, 32)),
      Register.at(0x08, "size", readWrite("words", 0, 16)),
      Register.at(0x0c, "factor", readWrite("value", 0, 8).withReset(1)),
      Register.at(0x10, "control", writeOnly("start", 0, 1)),
      Register.at(0x14, "status", writeOneToClear("done", 0, 1), writeOneToClear("error", 1, 1)));
  // endregion

  static String table() {
    return MAP.table();
  }

  // region scaler
  /// Multiplies a region of memory by a factor into another.
  public static final class Scaler extends Module {
    public final Axi4Lite s_axi = input(Axi4Lite.of(new Axi4Lite.Config(8, 32)));
    public final Axi4 m_axi = output(Axi4.of(new Axi4.Config(32, 32)));

    public Scaler() {
      var registers = instance(new AxiLiteRegisters(new AxiLiteRegisters.Config(s_axi.config(), MAP)));
      registers.axi.drive(s_axi);
      var master = new MasterConfig(m_axi.config(), 1 << 16, 64, 4);
      var reader = instance(new AxiReader(master));
      var writer = instance(new AxiWriter(master));

      // A write to `control` sends one transfer to either master.
      var words = registers.value("size.words").asUInt();
      var transfer = Transfer.of(m_axi.config(), master.maxWords());
      var from = bundleOf(transfer, registers.value("source.address").asUInt(), words);
      var to = bundleOf(transfer, registers.value("target.address").asUInt(), words);
      var start = registers.written("control.start").map(_ -> bundleOf(Pair.of(transfer, transfer), from, to));
      var transfers = start.buffer(1).out.fork(2);
      reader.in.drive(transfers.get(0).map(pair -> pair.first));
      writer.in.drive(transfers.get(1).map(pair -> pair.second));

      var factor = registers.value("factor.value").asUInt();
      writer.data.drive(reader.out.map(word -> word.payload.asUInt().mul(factor).truncate(32).asBits()).stage());

      m_axi.ar().drive(reader.ar);
      reader.r.drive(m_axi.r());
      m_axi.aw().drive(writer.aw);
      m_axi.w().drive(writer.w);
      writer.b.drive(m_axi.b());

      registers.events("status.done").drive(writer.done.valid.asBits());
      var failed = writer.done.valid.and(writer.done.payload).or(reader.error);
      registers.events("status.error").drive(failed.asBits());
    }
  }
  // endregion

  // region checked
  /// The same with a checker that looks on.
  public static final class CheckedScaler extends Module {
    public final Axi4Lite s_axi = input(Axi4Lite.of(new Axi4Lite.Config(8, 32)));
    public final Axi4 m_axi = output(Axi4.of(new Axi4.Config(32, 32)));
    public final Bool failed = output(bool());

    public CheckedScaler() {
      var scaler = instance(new Scaler());
      scaler.s_axi.drive(s_axi);
      m_axi.drive(scaler.m_axi);
      var checker = instance(new Axi4Checker(new Axi4Checker.Config(m_axi.config(), 16)));
      checker.axi.drive(m_axi);
      failed.drive(checker.failed);
    }
  }
  // endregion
}
