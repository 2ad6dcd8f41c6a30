package burin.sim.jvm;

import burin.ir.Constants;
import burin.ir.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The constants of a program that no instruction can hold: vectors, large numbers, memory contents.
final class Pool {
  private final List<Object> values = new ArrayList<>();
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final Map<Object, Integer> identities = new IdentityHashMap<>();

  private record Vector(Type type, Constants values) {}

  private record Words(BigInteger value, int count) {}

  private record Initial(Type type) {}

  private record CodecOf(Type type) {}

  int words(BigInteger value, int count) {
    return numbers.computeIfAbsent(new Words(value, count), _ -> add(Wide.words(value, count)));
  }

  int vector(Type type, Constants constants) {
    return numbers.computeIfAbsent(new Vector(type, constants), _ -> add(Codec.of(type).of(constants, 0)));
  }

  int initial(Type type) {
    return numbers.computeIfAbsent(new Initial(type), _ -> add(Codec.of(type).initial()));
  }

  int codec(Type type) {
    return numbers.computeIfAbsent(new CodecOf(type), _ -> add(Codec.of(type)));
  }

  int object(Object value) {
    return identities.computeIfAbsent(value, this::add);
  }

  private int add(Object value) {
    values.add(value);
    return values.size() - 1;
  }

  Object[] values() {
    return values.toArray();
  }
}
