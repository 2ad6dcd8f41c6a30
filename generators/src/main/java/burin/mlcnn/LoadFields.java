package burin.mlcnn;

import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.UInt;

/// What a command says of loading, see [Field].
public final class LoadFields extends Bundle {
  public final UInt waits;
  public final UInt inputBase;
  public final UInt inputChannelStride;
  public final UInt inputRowStride;
  public final UInt inputRows;
  public final UInt rowWords;
  public final UInt groups;
  public final UInt groupChannels;
  public final UInt lastChannels;
  public final UInt groupWords;
  public final UInt lastGroupWords;
  public final UInt weightBase;
  public final UInt weightWords;
  public final UInt lastWeightWords;
  public final UInt scaleBase;
  public final UInt outputs;

  public LoadFields(Fields fields, MlcnnConfig config) {
    super(fields);
    waits = fields.of(DataType.uint(Field.WAITS.bits(config)));
    inputBase = fields.of(DataType.uint(Field.INPUT_BASE.bits(config)));
    inputChannelStride = fields.of(DataType.uint(Field.INPUT_CHANNEL_STRIDE.bits(config)));
    inputRowStride = fields.of(DataType.uint(Field.INPUT_ROW_STRIDE.bits(config)));
    inputRows = fields.of(DataType.uint(Field.INPUT_ROWS.bits(config)));
    rowWords = fields.of(DataType.uint(Field.ROW_WORDS.bits(config)));
    groups = fields.of(DataType.uint(Field.GROUPS.bits(config)));
    groupChannels = fields.of(DataType.uint(Field.GROUP_CHANNELS.bits(config)));
    lastChannels = fields.of(DataType.uint(Field.LAST_CHANNELS.bits(config)));
    groupWords = fields.of(DataType.uint(Field.GROUP_WORDS.bits(config)));
    lastGroupWords = fields.of(DataType.uint(Field.LAST_GROUP_WORDS.bits(config)));
    weightBase = fields.of(DataType.uint(Field.WEIGHT_BASE.bits(config)));
    weightWords = fields.of(DataType.uint(Field.WEIGHT_WORDS.bits(config)));
    lastWeightWords = fields.of(DataType.uint(Field.LAST_WEIGHT_WORDS.bits(config)));
    scaleBase = fields.of(DataType.uint(Field.SCALE_BASE.bits(config)));
    outputs = fields.of(DataType.uint(Field.OUTPUTS.bits(config)));
  }

  static DataType<LoadFields> type(MlcnnConfig config) {
    return DataType.bundle(fields -> new LoadFields(fields, config));
  }
}
