package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.UInt;

/// A word for the DRAM of an accelerator: those of its bytes that the mask chooses are written.
public final class DramWrite extends Bundle {
  public final UInt address;
  public final Bits data;
  public final Bits mask;

  public DramWrite(Fields fields) {
    super(fields);
    address = fields.of(DataType.uint(MlcnnConfig.ADDRESS_BITS));
    data = fields.of(DataType.bits(MlcnnConfig.WORD_BITS));
    mask = fields.of(DataType.bits(MlcnnConfig.WORD_BITS / 8));
  }

  static DataType<DramWrite> item() {
    return DataType.bundle(DramWrite::new);
  }
}
