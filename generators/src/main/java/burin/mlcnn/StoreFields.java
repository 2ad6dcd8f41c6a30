package burin.mlcnn;

import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.UInt;

/// What a command says of storing, see [Field].
public final class StoreFields extends Bundle {
  public final UInt storeRows;
  public final UInt storeColumns;
  public final UInt pool;
  public final UInt poolKind;
  public final UInt poolShift;
  public final UInt quartered;
  public final UInt storeHalves;
  public final UInt storeForm;
  public final UInt storeBase;
  public final UInt storeChannelStride;
  public final UInt storeRowStride;
  public final UInt storeByte;

  public StoreFields(Fields fields, MlcnnConfig config) {
    super(fields);
    storeRows = fields.of(DataType.uint(Field.STORE_ROWS.bits(config)));
    storeColumns = fields.of(DataType.uint(Field.STORE_COLUMNS.bits(config)));
    pool = fields.of(DataType.uint(Field.POOL.bits(config)));
    poolKind = fields.of(DataType.uint(Field.POOL_KIND.bits(config)));
    poolShift = fields.of(DataType.uint(Field.POOL_SHIFT.bits(config)));
    quartered = fields.of(DataType.uint(Field.QUARTERED.bits(config)));
    storeHalves = fields.of(DataType.uint(Field.STORE_HALVES.bits(config)));
    storeForm = fields.of(DataType.uint(Field.STORE_FORM.bits(config)));
    storeBase = fields.of(DataType.uint(Field.STORE_BASE.bits(config)));
    storeChannelStride = fields.of(DataType.uint(Field.STORE_CHANNEL_STRIDE.bits(config)));
    storeRowStride = fields.of(DataType.uint(Field.STORE_ROW_STRIDE.bits(config)));
    storeByte = fields.of(DataType.uint(Field.STORE_BYTE.bits(config)));
  }

  static DataType<StoreFields> type(MlcnnConfig config) {
    return DataType.bundle(fields -> new StoreFields(fields, config));
  }
}
