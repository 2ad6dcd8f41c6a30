package burin.mlcnn;

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
  public final CommandFields command;

  public Stage(Fields fields, MlcnnConfig config) {
    super(fields);
    valid = fields.of(DataType.bool());
    first = fields.of(DataType.bool());
    last = fields.of(DataType.bool());
    command = fields.of(CommandFields.type(config));
  }

  static DataType<Stage> type(MlcnnConfig config) {
    return DataType.bundle(fields -> new Stage(fields, config));
  }

  /// Input channels of the group.
  UInt channels() {
    return last.mux(command.load.lastChannels, command.load.groupChannels);
  }
}
