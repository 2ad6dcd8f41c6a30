package burin.mlcnn;

import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;

/// All that a command says, in the order of [Field].
public final class CommandFields extends Bundle {
  public final LoadFields load;
  public final PrepareFields prepare;
  public final MultiplyFields multiply;
  public final StoreFields store;

  public CommandFields(Fields fields, MlcnnConfig config) {
    super(fields);
    load = fields.of(LoadFields.type(config));
    prepare = fields.of(PrepareFields.type(config));
    multiply = fields.of(MultiplyFields.type(config));
    store = fields.of(StoreFields.type(config));
  }

  static DataType<CommandFields> type(MlcnnConfig config) {
    return DataType.bundle(fields -> new CommandFields(fields, config));
  }
}
