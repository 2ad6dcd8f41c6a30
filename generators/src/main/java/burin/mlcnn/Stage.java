package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.UInt;

/// What a step works on in a beat: a group of input channels of a command, or nothing.
public final class Stage extends Bundle {
  public final Bool valid;
  /// The first group of its command.
  public final Bool first;
  /// The last group of its command.
  public final Bool last;
  /// All of its command, see [#fields].
  public final Bits command;
  private final MlcnnConfig config;

  public Stage(Fields fields, MlcnnConfig config) {
    super(fields);
    this.config = config;
    valid = fields.of(DataType.bool());
    first = fields.of(DataType.bool());
    last = fields.of(DataType.bool());
    command = fields.of(DataType.bits(Command.bits(config)));
  }

  static DataType<Stage> type(MlcnnConfig config) {
    return DataType.bundle(fields -> new Stage(fields, config));
  }

  /// What its command says.
  CommandFields fields() {
    return command.as(CommandFields.type(config));
  }

  /// Input channels of the group.
  UInt channels() {
    LoadFields load = fields().load;
    return last.mux(load.lastChannels, load.groupChannels);
  }
}
