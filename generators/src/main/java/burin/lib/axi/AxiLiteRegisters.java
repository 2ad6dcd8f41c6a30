package burin.lib.axi;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.diag.Suggestions;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.lib.axi.RegisterField.Access;
import burin.lib.stream.Flow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The registers of a [RegisterMap] as a slave on an AXI4-Lite bus.
///
/// Every field has ports of its own, named `register_field`, which Java finds by `register.field`: [#value] of fields that the
/// bus writes, [#given] of those that only the hardware does, [#events] that set bits which the bus clears, [#written] of those
/// that are only written. Bytes whose strobe is low are not written. Writing to read-only bits does nothing.
///
/// An address is that of the word that it lies in; where there is no register, the response is SLVERR, reads give 0 and writes
/// do nothing.
///
/// The response is there in the cycle after the request (a write is requested once address and data both are there), and a
/// request is taken in every cycle. `awready` and `wready` depend on both valids, and all three readies on the ready of the
/// response. Reset sets the fields to their reset values and drops responses.
public final class AxiLiteRegisters extends Module {
  public record Config(Axi4Lite.Config bus, RegisterMap map) {
    public Config {
      Given.notNull(bus, "bus");
      Given.notNull(map, "map");
      map.checkFits(bus);
    }
  }

  private final Config config;
  private final Map<String, Value> ports = new LinkedHashMap<>();

  public final Axi4Lite axi = input(Axi4Lite.of(config.bus()));

  /// The fields that read as something but 0, each with its value.
  private final Map<String, Bits> readable = new LinkedHashMap<>();

  public AxiLiteRegisters(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var hits = hits("write", axi.awaddr);
    var write = writeRequest(anyOf(hits));
    var mask = axi.wstrb.asVec(bool()).map(strobe -> strobe.asBits().repeat(Byte.SIZE)).asBits();
    for (Register register : config.map().registers()) {
      var selected = write.and(hits.get(register));
      for (RegisterField field : register.fields()) {
        field(register.name() + "." + field.name(), field, selected, mask.slice(field.high(), field.low()));
      }
    }
    read(hits("read", axi.araddr));
  }

  // Addresses

  /// Which register an address is in.
  private Map<Register, Bool> hits(String what, UInt address) {
    int shift = Integer.numberOfTrailingZeros(config.bus().bytes());
    Map<Register, Bool> hits = new LinkedHashMap<>();
    for (Register register : config.map().registers()) {
      Bool hit = address.shr(shift).eq(register.offset() >> shift);
      hits.put(register, named(what + "_" + register.name(), hit));
    }
    return hits;
  }

  private static Bool anyOf(Map<Register, Bool> hits) {
    return hits.values().stream().reduce(Bool::or).orElseThrow();
  }

  private Bits response(Bool mapped) {
    return mux(mapped, litBits(Response.BITS, Response.OKAY.code()), litBits(Response.BITS, Response.SLVERR.code()));
  }

  // Writing

  /// Takes address and data together, and answers.
  private Bool writeRequest(Bool mapped) {
    var writePending = reg(bool(), 0);
    var free = writePending.not().or(axi.bready);
    var request = axi.awvalid.and(axi.wvalid).and(free);
    axi.awready.drive(request);
    axi.wready.drive(request);
    when(free, () -> writePending.next(request));
    axi.bvalid.drive(writePending);
    var writeResponse = regEnabled(response(mapped), request);
    axi.bresp.drive(writeResponse);
    return request;
  }

  private void field(String path, RegisterField field, Bool selected, Bits mask) {
    String name = path.replace('.', '_');
    Bits data = axi.wdata.slice(field.high(), field.low());
    switch (field.access()) {
      case READ_WRITE -> {
        Bits value = register(name, field);
        when(selected, () -> value.next(value.and(mask.not()).or(data.and(mask))));
        output(path, name, value);
        readable.put(path, value);
      }
      case READ_ONLY -> {
        Bits given = naming(name, () -> input(bits(field.width())));
        ports.put(path, given);
        readable.put(path, given);
      }
      case WRITE_ONLY -> {
        Flow<Bits> written = naming(name, () -> output(Flow.of(bits(field.width()))));
        written.valid.drive(selected.and(mask.anyOne()));
        written.payload.drive(data.and(mask));
        ports.put(path, written);
      }
      case WRITE_ONE_TO_CLEAR -> {
        Bits set = naming(name + "_set", () -> input(bits(field.width())));
        Bits value = register(name, field);
        Bits none = litBits(field.width(), 0);
        Bits cleared = mux(selected, data.and(mask), none);
        value.next(value.and(cleared.not()).or(set));
        output(path, name, value);
        ports.put(path + ".set", set);
        readable.put(path, value);
      }
    }
  }

  private Bits register(String name, RegisterField field) {
    return naming(name + "_value", () -> reg(bits(field.width()), field.reset()));
  }

  private void output(String path, String name, Bits value) {
    Bits port = naming(name, () -> output(bits(value.width())));
    port.drive(value);
    ports.put(path, port);
  }

  // Reading

  private void read(Map<Register, Bool> hits) {
    var readPending = reg(bool(), 0);
    var free = readPending.not().or(axi.rready);
    var request = axi.arvalid.and(free);
    axi.arready.drive(free);
    when(free, () -> readPending.next(request));
    axi.rvalid.drive(readPending);

    Bits word = litBits(config.bus().dataBits(), 0);
    for (Register register : config.map().registers()) word = mux(hits.get(register), word(register), word);
    var readWord = regEnabled(word, request);
    var readResponse = regEnabled(response(anyOf(hits)), request);
    axi.rdata.drive(readWord);
    axi.rresp.drive(readResponse);
  }

  /// All bits of a register, with zeros where nothing is to be read.
  private Bits word(Register register) {
    Optional<Bits> word = Optional.empty();
    int next = 0;
    for (RegisterField field : register.fields()) {
      Bits value = readable.get(register.name() + "." + field.name());
      if (value == null) continue;
      if (field.low() > next) word = above(litBits(field.low() - next, 0), word);
      word = above(value, word);
      next = field.high() + 1;
    }
    int rest = config.bus().dataBits() - next;
    return (rest > 0 ? above(litBits(rest, 0), word) : word).orElseThrow();
  }

  private static Optional<Bits> above(Bits high, Optional<Bits> low) {
    return Optional.of(low.map(high::cat).orElse(high));
  }

  // The hardware's side

  /// What a field holds that the bus writes or clears.
  public Bits value(String path) {
    Given.notNull(path, "path");
    checkAccess(path, Access.READ_WRITE, Access.WRITE_ONE_TO_CLEAR);
    return (Bits) ports.get(path);
  }

  /// What the bus shall read of a read-only field; to be driven.
  public Bits given(String path) {
    Given.notNull(path, "path");
    checkAccess(path, Access.READ_ONLY);
    return (Bits) ports.get(path);
  }

  /// The bits to set of a field that the bus clears; to be driven.
  public Bits events(String path) {
    Given.notNull(path, "path");
    checkAccess(path, Access.WRITE_ONE_TO_CLEAR);
    return (Bits) ports.get(path + ".set");
  }

  /// What the bus writes into a write-only field, as it does; bits that are not written are 0.
  @SuppressWarnings("unchecked")
  public Flow<Bits> written(String path) {
    Given.notNull(path, "path");
    checkAccess(path, Access.WRITE_ONLY);
    return (Flow<Bits>) ports.get(path);
  }

  private void checkAccess(String path, Access... allowed) {
    Access access = config.map().registers().stream()
        .flatMap(register -> register.fields().stream()
            .filter(field -> path.equals(register.name() + "." + field.name())))
        .map(RegisterField::access).findFirst().orElse(null);
    checkArgument(access != null, "there is no field %s (%s)", path, Suggestions.hint(path, paths()));
    checkArgument(List.of(allowed).contains(access), "%s is %s, not one of %s", path, access, List.of(allowed));
  }

  private List<String> paths() {
    return config.map().registers().stream()
        .flatMap(register -> register.fields().stream().map(field -> register.name() + "." + field.name())).toList();
  }
}
