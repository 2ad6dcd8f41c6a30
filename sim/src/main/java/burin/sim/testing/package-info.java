/// What tests of circuits are made of: agents that drive and watch groups of signals, stepped with the clock on one thread.
///
/// ```java
/// try (var sim = Engine.JVM.open(fifo)) {
///   var bench = new TestBench(sim, seed);
///   var driver = bench.add(bench.driver(fifo.in.valid, fifo.in.ready, fifo.in.payload).stalling(30));
///   var monitor = bench.add(bench.monitor(fifo.out.valid, fifo.out.ready, fifo.out.payload).stalling(50));
///   driver.send(1, 2, 3);
///   bench.runUntil(() -> monitor.items().size() == 3);
///   assertEquals(Item.each(1, 2, 3), monitor.items());
/// }
/// ```
package burin.sim.testing;
