package burin.examples;

import burin.apu.Apu;
import burin.apu.ApuConfig;
import burin.docs.Pages;
import burin.examples.riscv.Program;
import burin.examples.riscv.Rv32i;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.lib.Catalogue;
import burin.lib.clock.AsyncFifo;
import burin.lib.clock.Handshake;
import burin.lib.clock.PulseSynchronizer;
import burin.lib.clock.Synchronizer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Named;

/// Every design that comes with Burin, for tests of all of them.
public final class Designs {
  private Designs() {}

  public static List<Named<Supplier<Module>>> all() {
    List<Named<Supplier<Module>>> all = new ArrayList<>(examples());
    all.add(named("accelerator", () -> new Apu(ApuConfig.of(4, 16, 4))));
    all.add(named("accelerator of the paper", () -> new Apu(ApuConfig.paper())));
    all.addAll(parts());
    for (Class<?> page : Pages.all()) {
      all.addAll(modulesOf(page));
    }
    return all;
  }

  /// With lanes in the hundreds.
  public static List<Named<Supplier<Module>>> examples() {
    return List.of(
        named("array", () -> new ApuArray(new ApuArray.Config(3, 400, 4))),
        named("array of odd size", () -> new ApuArray(new ApuArray.Config(5, 37, 3))),
        named("filter", () -> new Fir(new FilterConfig(100, 8))),
        named("short filter", () -> new Fir(new FilterConfig(7, 5))),
        named("filter tap by tap", () -> new UnrolledFir(new FilterConfig(100, 8))),
        named("tree", () -> new Tree(new FilterConfig(200, 8))),
        named("tree adder by adder", () -> new UnrolledTree(new FilterConfig(100, 8))),
        named("processor", () -> new Rv32i(new Rv32i.Config(256, 128), Program.shipped("hello"))),
        named("processor with its usual memories", () -> new Rv32i(Rv32i.Config.USUAL, Program.shipped("workload"))),
        named("crossbar", () -> new Crossbar(new Crossbar.Config(16, 32, 4))),
        named("crossbar of odd size", () -> new Crossbar(new Crossbar.Config(3, 5, 1))),
        named("chain of queues", () -> new FifoChain(new FifoChain.Config(64, 8, 32))),
        named("short chain", () -> new FifoChain(new FifoChain.Config(1, 3, 7))),
        named("long chain", () -> new LongChain(300)),
        named("many registers", () -> new ManyRegisters(300)),
        named("large table", () -> new LargeTable(3_000)),
        named("equal instances", () -> new ManyInstances(20, ManyInstances.Kind.EQUAL)),
        named("different instances", () -> new ManyInstances(20, ManyInstances.Kind.DIFFERENT)),
        named("array of instances", () -> new CellArray(50)),
        named("random logic", () -> new RandomLogic(new RandomLogic.Config(1_000, 1))));
  }

  private static Named<Supplier<Module>> named(String name, Supplier<Module> module) {
    return Named.of(name, module);
  }

  private static List<Named<Supplier<Module>>> parts() {
    List<Supplier<Module>> parts = new ArrayList<>(Catalogue.parts());
    parts.add(() -> new AsyncFifo<>(new AsyncFifo.Config<>(DataType.uint(8), 16)));
    parts.add(() -> new Handshake<>(new Handshake.Config<>(DataType.uint(8))));
    parts.add(() -> new Synchronizer(new Synchronizer.Config()));
    parts.add(() -> new PulseSynchronizer(new Synchronizer.Config()));
    List<Named<Supplier<Module>>> named = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) named.add(named("part " + i, parts.get(i)));
    return named;
  }

  /// The modules of a page of the docs that need no parameters.
  private static List<Named<Supplier<Module>>> modulesOf(Class<?> page) {
    List<Named<Supplier<Module>>> modules = new ArrayList<>();
    for (Class<?> type : page.getDeclaredClasses()) {
      if (!Module.class.isAssignableFrom(type) || !Modifier.isPublic(type.getModifiers())) continue;
      for (Constructor<?> constructor : type.getConstructors()) {
        if (constructor.getParameterCount() == 0) modules.add(named(type.getName(), () -> made(constructor)));
      }
    }
    return modules;
  }

  private static Module made(Constructor<?> constructor) {
    try {
      return (Module) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
