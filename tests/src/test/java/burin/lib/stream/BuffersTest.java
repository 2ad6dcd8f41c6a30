package burin.lib.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.diag.UserError;
import burin.hdl.DataType;
import burin.hdl.UInt;
import burin.sim.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The parts that an item goes through unchanged: stages and FIFOs.
class BuffersTest {
  private static final DataType<UInt> TYPE = DataType.uint(8);

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#all")
  void stageKeepsOrder(Engine engine) {
    var stage = new Stage<>(new Stage.Config<>(TYPE));
    var trial = new Trial(engine, stage, stage.in, stage.out);
    trial.matches(Trial.number(8), items -> items);
    trial.hasLatency(1, Trial.number(8));
    trial.gives(1, 1, Trial.number(8));
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#all")
  void readyStageKeepsOrder(Engine engine) {
    var stage = new ReadyStage<>(new ReadyStage.Config<>(TYPE));
    var trial = new Trial(engine, stage, stage.in, stage.out);
    trial.matches(Trial.number(8), items -> items);
    trial.hasLatency(0, Trial.number(8));
    trial.gives(1, 1, Trial.number(8));
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#all")
  void skidBufferKeepsOrder(Engine engine) {
    var skid = new SkidBuffer<>(new SkidBuffer.Config<>(TYPE));
    var trial = new Trial(engine, skid, skid.in, skid.out);
    trial.matches(Trial.number(8), items -> items);
    trial.hasLatency(1, Trial.number(8));
    trial.gives(1, 1, Trial.number(8));
  }

  @Test
  void rejectsNoType() {
    var error = assertThrows(UserError.class, () -> new Stage.Config<>(null));
    assertTrue(error.getMessage().contains("error B015: `type` of `Stage.Config` is null"), error.getMessage());
  }
}
