package burin.mlcnn;

import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.UInt;

/// What a command says of multiplying, see [Field].
public final class MultiplyFields extends Bundle {
  public final UInt kernel;
  public final UInt rowBlocks;
  public final UInt lastRows;
  public final UInt lastParts;
  public final UInt lastColumns;
  public final UInt lastFull;
  public final UInt lastRest;
  public final UInt channelBlocks;
  public final UInt lastLanes;
  public final UInt columns;
  public final UInt blockWords;
  public final UInt firstColumn;

  public MultiplyFields(Fields fields, MlcnnConfig config) {
    super(fields);
    kernel = fields.of(DataType.uint(Field.KERNEL.bits(config)));
    rowBlocks = fields.of(DataType.uint(Field.ROW_BLOCKS.bits(config)));
    lastRows = fields.of(DataType.uint(Field.LAST_ROWS.bits(config)));
    lastParts = fields.of(DataType.uint(Field.LAST_PARTS.bits(config)));
    lastColumns = fields.of(DataType.uint(Field.LAST_COLUMNS.bits(config)));
    lastFull = fields.of(DataType.uint(Field.LAST_FULL.bits(config)));
    lastRest = fields.of(DataType.uint(Field.LAST_REST.bits(config)));
    channelBlocks = fields.of(DataType.uint(Field.CHANNEL_BLOCKS.bits(config)));
    lastLanes = fields.of(DataType.uint(Field.LAST_LANES.bits(config)));
    columns = fields.of(DataType.uint(Field.COLUMNS.bits(config)));
    blockWords = fields.of(DataType.uint(Field.BLOCK_WORDS.bits(config)));
    firstColumn = fields.of(DataType.uint(Field.FIRST_COLUMN.bits(config)));
  }

  static DataType<MultiplyFields> type(MlcnnConfig config) {
    return DataType.bundle(fields -> new MultiplyFields(fields, config));
  }
}
