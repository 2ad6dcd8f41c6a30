package burin.sim.testing;

import burin.diag.Code;
import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.ClockDomain;
import burin.hdl.Value;
import burin.sim.LockstepDifference;
import burin.sim.Simulator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Steps a simulator together with agents, all on the caller's thread.
///
/// Everything random in a bench comes from its seed, which is part of the message of whatever fails.
public final class TestBench {
  private static final long PATIENCE = 10_000;

  private final Simulator sim;
  private final long seed;
  private final Random random;
  private final List<Seat> seats = new ArrayList<>();
  /// What was made here, of which some may never be added.
  private final Map<Agent, String> made = new LinkedHashMap<>();
  private Random order;

  /// @param clock whose edges the agent takes part in; null for one that takes part in all
  private record Seat(Agent agent, ClockDomain clock) {
    boolean takesPart(List<ClockDomain> clocks) {
      return clock == null || clocks.stream().anyMatch(stepped -> stepped.ir() == clock.ir());
    }
  }

  public TestBench(Simulator sim, long seed) {
    this.sim = Given.notNull(sim, "sim");
    this.seed = seed;
    this.random = new Random(seed);
  }

  public Simulator sim() {
    return sim;
  }

  /// A source of numbers of its own for whoever asks, so that one more agent does not change what the others draw later.
  public Random random() {
    return new Random(random.nextLong());
  }

  public <A extends Agent> A add(A agent) {
    seats.add(new Seat(Given.notNull(agent, "agent"), null));
    return agent;
  }

  /// An agent that takes part in the edges of one clock only.
  public <A extends Agent> A add(A agent, ClockDomain clock) {
    seats.add(new Seat(Given.notNull(agent, "agent"), Given.notNull(clock, "clock")));
    return agent;
  }

  /// A source of items; to be added. The payload may be in several parts, such as the fields of a bundle.
  public StreamDriver driver(Bool valid, Bool ready, Value... payload) {
    return made(new StreamDriver(this, new Handshake(sim, valid, ready, payload)), "driver");
  }

  /// As [#driver(Bool, Bool, Value...)], of a bundle with fields `valid` and `ready`, such as a `Stream`, whose other fields are
  /// the payload.
  public StreamDriver driver(Bundle stream) {
    return made(new StreamDriver(this, new Handshake(sim, stream)), "driver");
  }

  /// A sink of items; to be added.
  public StreamMonitor monitor(Bool valid, Bool ready, Value... payload) {
    return made(new StreamMonitor(this, new Handshake(sim, valid, ready, payload)), "monitor");
  }

  /// As [#monitor(Bool, Bool, Value...)], of a bundle as [#driver(Bundle)] takes it.
  public StreamMonitor monitor(Bundle stream) {
    return made(new StreamMonitor(this, new Handshake(sim, stream)), "monitor");
  }

  /// As [#watcher(Bool, Bool, Value...)], of a bundle as [#driver(Bundle)] takes it.
  public StreamWatcher watcher(Bundle stream) {
    return new StreamWatcher(new Handshake(sim, stream));
  }

  /// Watches a stream that two parts of the circuit make up between them; to be added.
  public StreamWatcher watcher(Bool valid, Bool ready, Value... payload) {
    return new StreamWatcher(new Handshake(sim, valid, ready, payload));
  }

  /// One cycle with the reset high, in which no agent takes part.
  public TestBench reset() {
    sim.reset();
    return this;
  }

  /// One cycle; of all clocks, where there are several.
  public TestBench step() {
    return step(seats.stream().map(Seat::agent).toList(), sim::step);
  }

  /// One edge of some clocks, at once.
  public TestBench step(ClockDomain... clocks) {
    List<ClockDomain> stepped = List.of(clocks);
    return step(seats.stream().filter(seat -> seat.takesPart(stepped)).map(Seat::agent).toList(), () -> sim.step(clocks));
  }

  /// An edge of one of these clocks or of several at once, at random.
  ///
  /// @param likely how likely each clock takes part, in percent, drawn until one does; in an order that is always the same
  public TestBench stepRandomly(SequencedMap<ClockDomain, Integer> likely) {
    checkLikely(Given.notNull(likely, "likely"));
    if (order == null) order = random();
    ClockDomain[] clocks = {};
    while (clocks.length == 0) {
      clocks = likely.keySet().stream().filter(clock -> order.nextInt(100) < likely.get(clock)).toArray(ClockDomain[]::new);
    }
    return step(clocks);
  }

  private static void checkLikely(SequencedMap<ClockDomain, Integer> likely) {
    for (Integer percent : likely.values()) {
      if (percent != null && 0 <= percent && percent <= 100) continue;
      throw Signals.wrong(Code.SIZE, "an edge in " + percent + " of 100 steps", "a percentage in [0, 100]");
    }
    if (likely.values().stream().anyMatch(percent -> percent > 0)) return;
    throw Signals.wrong(Code.CLOCK, "no clock ever has an edge", "a percentage above 0 for one of them");
  }

  private TestBench step(List<Agent> agents, Runnable edge) {
    explaining(() -> {
      agents.forEach(Agent::drive);
      agents.forEach(Agent::observe);
      edge.run();
    });
    return this;
  }

  public TestBench run(long cycles) {
    if (cycles < 0) throw Signals.wrong(Code.SIZE, "a run of " + cycles + " cycles", "at least 0");
    for (long i = 0; i < cycles; i++) step();
    return this;
  }

  /// Steps until a condition holds, 10,000 cycles at most.
  public TestBench runUntil(BooleanSupplier done) {
    return runUntil(done, PATIENCE);
  }

  /// Steps until a condition holds.
  ///
  /// @throws AssertionError after `patience` cycles, with what every agent waits for
  public TestBench runUntil(BooleanSupplier done, long patience) {
    Given.notNull(done, "done");
    if (patience < 0) throw Signals.wrong(Code.SIZE, "a patience of " + patience + " cycles", "at least 0");
    for (long i = 0; !done.getAsBoolean(); i++) {
      if (i == patience) explaining(() -> {
        throw new AssertionError("nothing came of waiting " + patience + " cycles" + waiting());
      });
      step();
    }
    return this;
  }

  private String waiting() {
    Stream<String> waiting = seats.stream().map(Seat::agent).map(Agent::waiting).flatMap(Optional::stream);
    return Stream.concat(waiting, forgotten()).map(text -> "\n  " + text).collect(Collectors.joining());
  }

  private Stream<String> forgotten() {
    Set<Agent> seated = Collections.newSetFromMap(new IdentityHashMap<>());
    seats.forEach(seat -> seated.add(seat.agent()));
    return made.entrySet().stream().filter(each -> !seated.contains(each.getKey()))
        .map(each -> "a " + each.getValue() + " was never added; write: bench.add(bench." + each.getValue() + "(...))");
  }

  private <A extends Agent> A made(A agent, String kind) {
    made.put(agent, kind);
    return agent;
  }

  /// Runs checks whose failure shall tell the seed and the cycle.
  public void explaining(Runnable checks) {
    try {
      checks.run();
    } catch (AssertionError | LockstepDifference error) {
      if (error.getMessage() != null && error.getMessage().contains("(seed ")) throw error;
      throw new AssertionError(error.getMessage() + "\n(seed " + seed + ", cycle " + sim.cycle() + ")", error);
    }
  }
}
