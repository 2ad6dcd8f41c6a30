package burin.sim.wave;

import burin.ir.BoolType;
import burin.ir.EnumType;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import burin.sim.Packing;
import burin.sim.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A trace as a value change dump for wave viewers. Instances are scopes; numbers are vectors, signed ones in two's complement;
/// enumerations are texts, as GTKWave and Surfer read them; a vector is a scope with a signal for each scalar; the clocks rise
/// where they did and fall halfway to their next edge. Equal traces give equal bytes.
public final class Vcd {
  private final Trace trace;
  private final boolean codes;
  private final boolean packed;

  private Vcd(Trace trace, boolean codes, boolean packed) {
    this.trace = trace;
    this.codes = codes;
    this.packed = packed;
  }

  public static Vcd of(Trace trace) {
    return new Vcd(trace, false, false);
  }

  /// Enumerations as numbers, for tools that know no texts.
  public Vcd codes() {
    return new Vcd(trace, true, packed);
  }

  /// Each vector as one pattern of bits, lane 0 in the lowest.
  public Vcd packed() {
    return new Vcd(trace, codes, true);
  }

  public void write(Path file) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      write(out);
    }
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    try {
      write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  public void write(Appendable out) throws IOException {
    out.append("$version Burin $end\n$timescale 1 ns $end\n");
    var body = new Body();
    body.declare(out);
    out.append("$enddefinitions $end\n");
    body.dump(out);
  }

  /// One variable of the file.
  ///
  /// @param lane which scalar of its line it shows; -1 for the whole
  private record Var(String id, Type type, int lane) {}

  /// Gives signals their variables while it declares them, and collects by time what happens to them.
  private final class Body {
    private final SortedMap<Long, StringBuilder> events = new TreeMap<>();
    private int ids;

    void declare(Appendable out) throws IOException {
      out.append("$scope module ").append(trace.top()).append(" $end\n");
      for (Trace.ClockLine clock : trace.clocks()) clock(out, clock);
      List<String> at = List.of();
      for (Trace.Signal signal : trace.signals()) {
        move(out, at, signal.line().path());
        at = signal.line().path();
        signal(out, signal);
      }
      move(out, at, List.of());
      out.append("$upscope $end\n");
    }

    private void move(Appendable out, List<String> from, List<String> to) throws IOException {
      int same = 0;
      while (same < Math.min(from.size(), to.size()) && from.get(same).equals(to.get(same))) same++;
      for (int i = same; i < from.size(); i++) out.append("$upscope $end\n");
      for (String scope : to.subList(same, to.size())) out.append("$scope module ").append(scope).append(" $end\n");
    }

    private void clock(Appendable out, Trace.ClockLine clock) throws IOException {
      Var line = declare(out, clock.name(), BoolType.BOOL, false, -1);
      ClockWave.of(trace, clock).forEach((time, high) -> put(time, line, high ? BigInteger.ONE : BigInteger.ZERO));
    }

    private void signal(Appendable out, Trace.Signal signal) throws IOException {
      List<Var> vars = vars(out, signal.line());
      List<BigInteger> before = List.of();
      for (Trace.Change change : signal.changes()) {
        long time = trace.moments().get((int) change.column()).time();
        List<BigInteger> now = values(signal.line().type(), change.bits(), vars);
        for (int i = 0; i < vars.size(); i++) {
          if (before.isEmpty() || !before.get(i).equals(now.get(i))) put(time, vars.get(i), now.get(i));
        }
        before = now;
      }
    }

    private List<Var> vars(Appendable out, Line line) throws IOException {
      boolean isState = line.kind() == Line.Kind.STATE || line.kind() == Line.Kind.WORD;
      if (packed || !(line.type() instanceof VecType vec)) return List.of(declare(out, line.name(), line.type(), isState, -1));
      List<Var> vars = new ArrayList<>();
      out.append("$scope module ").append(line.name()).append(" $end\n");
      for (int i = 0; i < Types.scalarCount(vec); i++) {
        vars.add(declare(out, line.name() + lane(vec, i), Types.scalar(vec), isState, i));
      }
      out.append("$upscope $end\n");
      return vars;
    }

    private List<BigInteger> values(Type type, BigInteger bits, List<Var> vars) {
      if (vars.getFirst().lane() < 0) return List.of(bits);
      int width = Types.scalar(type).width();
      return Values.scalars(type, bits).stream().map(scalar -> Packing.pattern(scalar, width)).toList();
    }

    private Var declare(Appendable out, String name, Type type, boolean isState, int lane) throws IOException {
      String id = id(ids++);
      boolean isText = type instanceof EnumType && !codes;
      int width = isText ? 1 : type.width();
      out.append("$var ").append(isText ? "string" : isState ? "reg" : "wire").append(' ').append(Integer.toString(width))
          .append(' ').append(id).append(' ').append(name);
      if (!isText && !(type instanceof BoolType)) out.append(" [").append(Integer.toString(width - 1)).append(":0]");
      out.append(" $end\n");
      return new Var(id, type, lane);
    }

    private void put(long time, Var line, BigInteger bits) {
      events.computeIfAbsent(time, _ -> new StringBuilder()).append(value(line.type(), bits)).append(line.id()).append('\n');
    }

    private String value(Type type, BigInteger bits) {
      if (type instanceof BoolType) return bits.toString();
      if (type instanceof EnumType names && !codes) return "s" + Display.name(names, bits) + " ";
      return "b" + bits.toString(2) + " ";
    }

    void dump(Appendable out) throws IOException {
      boolean first = true;
      for (var event : events.entrySet()) {
        out.append('#').append(event.getKey().toString()).append('\n');
        if (first) out.append("$dumpvars\n");
        out.append(event.getValue());
        if (first) out.append("$end\n");
        first = false;
      }
      out.append('#').append(Long.toString(trace.end())).append('\n');
    }
  }

  /// `[1][3]` for the scalar of that number.
  private static String lane(Type type, int scalar) {
    if (!(type instanceof VecType vec)) return "";
    int each = Types.scalarCount(vec.element());
    return "[" + scalar / each + "]" + lane(vec.element(), scalar % each);
  }

  /// In digits of all characters that can be seen.
  private static String id(int number) {
    var id = new StringBuilder();
    for (int rest = number; rest >= 0; rest = rest / 94 - 1) id.append((char) ('!' + rest % 94));
    return id.toString();
  }
}
