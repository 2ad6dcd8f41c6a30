package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Value;
import java.util.Optional;

/// As [Arbiter], but packet by packet: a stream that was chosen is served until the last item of its packet, and the others
/// wait even while it has nothing to offer.
public final class PacketArbiter<T extends Value> extends Arbiter<Fragment<T>> {
  public PacketArbiter(DataType<T> type, int inputs, Policy policy) {
    Given.notNull(policy, "policy");
    super(new Config<>(Fragment.of(type), inputs, policy), Optional.of(fragment -> fragment.last));
  }
}
