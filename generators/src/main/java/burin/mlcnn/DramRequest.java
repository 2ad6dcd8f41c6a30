package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.UInt;

/// What an accelerator asks of its DRAM: to read a word, or to write those bytes of it that the mask chooses. Words that are
/// read come back in the order of the requests.
public final class DramRequest extends Bundle {
  public final Bool write;
  public final UInt address;
  public final Bits data;
  public final Bits mask;

  public DramRequest(Fields fields) {
    super(fields);
    write = fields.of(DataType.bool());
    address = fields.of(DataType.uint(MlcnnConfig.ADDRESS_BITS));
    data = fields.of(DataType.bits(MlcnnConfig.WORD_BITS));
    mask = fields.of(DataType.bits(MlcnnConfig.WORD_BITS / 8));
  }

  static DataType<DramRequest> item() {
    return DataType.bundle(DramRequest::new);
  }
}
