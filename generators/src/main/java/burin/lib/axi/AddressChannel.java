package burin.lib.axi;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Scope;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.lib.stream.Stream;
import java.util.ArrayList;
import java.util.List;

/// Sends bursts over the channel of addresses: whole words at ascending addresses, identifier 0, normal memory that may be
/// buffered.
final class AddressChannel {
  /// Normal, not cacheable, bufferable: the code of `awcache` and `arcache`.
  private static final int BUFFERABLE = 3;

  private AddressChannel() {}

  static void drive(Stream<Axi4.Address> channel, Stream<Burst> bursts, Axi4.Config bus) {
    Scope.add(bursts.valid, AddressChannel.class, scope -> {
      channel.drive(bursts.map(burst -> scope.bundleOf(Axi4.Address.of(bus), fields(scope, burst, bus))));
      return channel;
    });
  }

  private static Value[] fields(Scope scope, Burst burst, Axi4.Config bus) {
    List<Value> fields = new ArrayList<>();
    if (bus.idBits() > 0) fields.add(scope.litBits(bus.idBits(), 0));
    UInt size = scope.ulit(bus.size());
    Bits burstCode = scope.litBits(2, Axi4.INCR);
    Bool lock = scope.lit(false);
    fields.addAll(List.of(burst.addr, burst.len, size, burstCode, lock, scope.litBits(4, BUFFERABLE), scope.litBits(3, 0),
        scope.litBits(4, 0)));
    if (bus.userBits() > 0) fields.add(scope.litBits(bus.userBits(), 0));
    return fields.toArray(Value[]::new);
  }
}
