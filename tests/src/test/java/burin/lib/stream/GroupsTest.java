package burin.lib.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.hdl.DataType;
import burin.hdl.UInt;
import burin.lib.Engines;
import burin.sim.Engine;
import burin.sim.testing.Item;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Width adapters, with packets and without.
class GroupsTest {
  private static final DataType<UInt> TYPE = DataType.uint(8);

  static Stream<Arguments> sizes() {
    var quick = Engines.quick().flatMap(engine -> Stream.of(1, 2, 3, 4, 7).map(n -> Arguments.of(engine, n)));
    return Stream.concat(quick, Stream.of(Arguments.of(Engine.LOCKSTEP, 3)));
  }

  private static Function<Random, Item> lanes(int count) {
    return random -> new Item(random.ints(count, 0, 256).mapToObj(BigInteger::valueOf).toList());
  }

  /// An item that ends its packet in one of four cases.
  private static Item fragment(Random random) {
    return Item.of(random.nextInt(4) == 0 ? 1 : 0, random.nextInt(256));
  }

  private static List<Item> grouped(List<Item> items, int count) {
    List<Item> groups = new ArrayList<>();
    for (int i = 0; i + count <= items.size(); i += count) {
      groups.add(new Item(items.subList(i, i + count).stream().flatMap(item -> item.scalars().stream()).toList()));
    }
    return groups;
  }

  private static List<Item> flattened(List<Item> groups) {
    return groups.stream().flatMap(group -> group.scalars().stream()).map(Item::of).toList();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void gathers(Engine engine, int count) {
    var upsizer = new Upsizer<>(new Upsizer.Config<>(TYPE, count));
    var trial = new Trial(engine, upsizer, upsizer.in, upsizer.out);
    trial.matches(Trial.number(8), items -> grouped(items, count));
    trial.hasLatency(1, count - 1, 0, Trial.number(8));
    trial.takes(1, 1, Trial.number(8));
    trial.gives(1, count, Trial.number(8));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void scatters(Engine engine, int count) {
    var downsizer = new Downsizer<>(new Downsizer.Config<>(TYPE, count));
    var trial = new Trial(engine, downsizer, downsizer.in, downsizer.out);
    trial.matches(lanes(count), GroupsTest::flattened);
    trial.hasLatency(0, 0, count - 1, lanes(count));
    trial.takes(1, count, lanes(count));
    trial.gives(1, 1, lanes(count));
  }

  /// Groups of packets without the lanes that mean nothing: last, count, items.
  private static List<List<BigInteger>> packetGroups(List<Item> fragments, int count) {
    List<List<BigInteger>> groups = new ArrayList<>();
    List<BigInteger> group = new ArrayList<>();
    for (Item fragment : fragments) {
      group.add(fragment.scalars().get(1));
      boolean last = fragment.get(0) == 1;
      if (!last && group.size() < count) continue;
      group.addFirst(BigInteger.valueOf(group.size()));
      group.addFirst(BigInteger.valueOf(last ? 1 : 0));
      groups.add(List.copyOf(group));
      group.clear();
    }
    return groups;
  }

  /// A packet upsizer followed by a downsizer gives back what came in.
  static final class There extends burin.hdl.Module {
    private final int count;
    final burin.lib.stream.Stream<Fragment<UInt>> in = input(burin.lib.stream.Stream.of(Fragment.of(TYPE)));
    final burin.lib.stream.Stream<Fragment<UInt>> out = output(burin.lib.stream.Stream.of(Fragment.of(TYPE)));

    There(int count) {
      this.count = count;
      super();
      var up = instance(new PacketUpsizer<>(new PacketUpsizer.Config<>(TYPE, count)));
      var down = instance(new PacketDownsizer<>(new PacketDownsizer.Config<>(TYPE, count)));
      up.in.drive(in);
      down.in.drive(up.out);
      out.drive(down.out);
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void packetsComeBackFromGroups(Engine engine, int count) {
    var there = new There(count);
    new Trial(engine, there, there.in, there.out).matches(GroupsTest::fragment, items -> {
      int end = items.size();
      while (end > 0 && items.get(end - 1).get(0) == 0) end--;
      int whole = end + (items.size() - end) / count * count;
      return items.subList(0, whole);
    });
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void gathersPackets(Engine engine, int count) {
    var upsizer = new PacketUpsizer<>(new PacketUpsizer.Config<>(TYPE, count));
    try (var sim = engine.open(upsizer)) {
      var bench = new burin.sim.testing.TestBench(sim, count).reset();
      var random = bench.random();
      List<Item> fragments = Stream.generate(() -> fragment(random)).limit(100).toList();
      var driver = Ports.driver(bench, upsizer.in, 30).send(fragments);
      var monitor = Ports.monitor(bench, upsizer.out, 30);
      bench.runUntil(driver::isDone).run(20);
      var groups = monitor.items().stream()
          .map(item -> item.scalars().subList(0, 2 + (int) item.get(1))).toList();
      assertEquals(packetGroups(fragments, count), groups);
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void packetUpsizerTakesAnItemEveryCycle(Engine engine, int count) {
    var upsizer = new PacketUpsizer<>(new PacketUpsizer.Config<>(TYPE, count));
    var trial = new Trial(engine, upsizer, upsizer.in, upsizer.out);
    trial.takes(1, 1, GroupsTest::fragment);
    trial.hasLatency(1, random -> Item.of(1, random.nextInt(256)));
    var downsizer = new PacketDownsizer<>(new PacketDownsizer.Config<>(TYPE, count));
    Function<Random, Item> group = random -> {
      List<BigInteger> scalars = new ArrayList<>(List.of(BigInteger.ZERO, BigInteger.valueOf(count)));
      scalars.addAll(lanes(count).apply(random).scalars());
      return new Item(scalars);
    };
    new Trial(engine, downsizer, downsizer.in, downsizer.out).gives(1, 1, group);
    new Trial(engine, downsizer, downsizer.in, downsizer.out).hasLatency(0, 0, count - 1, group);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void marksPackets(Engine engine, int length) {
    var marker = new PacketMarker<>(new PacketMarker.Config<>(TYPE, length));
    var trial = new Trial(engine, marker, marker.in, marker.out);
    trial.matches(Trial.number(8), items -> {
      List<Item> fragments = new ArrayList<>();
      for (Item item : items) fragments.add(Item.of((fragments.size() + 1) % length == 0 ? 1 : 0, item.get(0)));
      return fragments;
    });
    trial.hasLatency(0, Trial.number(8));
    trial.gives(1, 1, Trial.number(8));
  }

  @Test
  void rejectsGroupsOfNothing() {
    for (Runnable config : List.<Runnable>of(
        () -> new Upsizer.Config<>(TYPE, 0), () -> new Downsizer.Config<>(TYPE, 0),
        () -> new PacketUpsizer.Config<>(TYPE, 0), () -> new PacketDownsizer.Config<>(TYPE, 0))) {
      var error = assertThrows(IllegalArgumentException.class, config::run);
      assertEquals("count is 0, must be at least 1", error.getMessage());
    }
    var error = assertThrows(IllegalArgumentException.class, () -> new PacketMarker.Config<>(TYPE, 0));
    assertEquals("length is 0, must be at least 1", error.getMessage());
  }
}
