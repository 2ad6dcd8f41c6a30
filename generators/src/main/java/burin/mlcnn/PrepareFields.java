package burin.mlcnn;

import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.UInt;

/// What a command says of making operands, see [Field].
public final class PrepareFields extends Bundle {
  public final UInt channelWords;
  public final UInt reads;
  public final UInt readStep;
  public final UInt wideHalves;
  public final UInt rows;
  public final UInt columnGroups;
  public final UInt lastPairs;
  public final UInt single;
  public final UInt window;
  public final UInt spacing;
  public final UInt bankRows;
  public final UInt stride;

  public PrepareFields(Fields fields, MlcnnConfig config) {
    super(fields);
    channelWords = fields.of(DataType.uint(Field.CHANNEL_WORDS.bits(config)));
    reads = fields.of(DataType.uint(Field.READS.bits(config)));
    readStep = fields.of(DataType.uint(Field.READ_STEP.bits(config)));
    wideHalves = fields.of(DataType.uint(Field.WIDE_HALVES.bits(config)));
    rows = fields.of(DataType.uint(Field.ROWS.bits(config)));
    columnGroups = fields.of(DataType.uint(Field.COLUMN_GROUPS.bits(config)));
    lastPairs = fields.of(DataType.uint(Field.LAST_PAIRS.bits(config)));
    single = fields.of(DataType.uint(Field.SINGLE.bits(config)));
    window = fields.of(DataType.uint(Field.WINDOW.bits(config)));
    spacing = fields.of(DataType.uint(Field.SPACING.bits(config)));
    bankRows = fields.of(DataType.uint(Field.BANK_ROWS.bits(config)));
    stride = fields.of(DataType.uint(Field.STRIDE.bits(config)));
  }

  static DataType<PrepareFields> type(MlcnnConfig config) {
    return DataType.bundle(fields -> new PrepareFields(fields, config));
  }
}
