package burin.lib.axi;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.Scope;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.lib.stream.Stream;

/// The port of an AXI4-Lite bus: one word at a time, written or read, and a response to each.
public final class Axi4Lite extends Bundle {
  /// @param addressBits width of a byte address, 1..64
  /// @param dataBits width of a word, 32 or 64
  public record Config(int addressBits, int dataBits) {
    public Config {
      checkArgument(addressBits >= 1 && addressBits <= 64, "addressBits is %s, allowed 1..64", addressBits);
      checkArgument(dataBits == 32 || dataBits == 64, "dataBits is %s, allowed 32 or 64", dataBits);
    }

    public int bytes() {
      return dataBits / Byte.SIZE;
    }
  }

  /// Where to write or read.
  public static final class Address extends Bundle {
    public final UInt addr;
    public final Bits prot;

    public Address(Fields fields, Config config) {
      Given.notNull(config, "config");
      super(fields);
      this.addr = fields.of(DataType.uint(config.addressBits()));
      this.prot = fields.of(DataType.bits(3));
    }

    public static DataType<Address> of(Config config) {
      Given.notNull(config, "config");
      Given.notNull(config, "config");
      Given.notNull(config, "config");
      Given.notNull(config, "config");
      return DataType.bundle(fields -> new Address(fields, config));
    }
  }

  /// What to write, with a bit for each byte that is to be written.
  public static final class WriteData extends Bundle {
    public final Bits data;
    public final Bits strb;

    public WriteData(Fields fields, Config config) {
      Given.notNull(config, "config");
      super(fields);
      this.data = fields.of(DataType.bits(config.dataBits()));
      this.strb = fields.of(DataType.bits(config.bytes()));
    }

    public static DataType<WriteData> of(Config config) {
      return DataType.bundle(fields -> new WriteData(fields, config));
    }
  }

  /// What was read, and whether that went well (see [Response]).
  public static final class ReadData extends Bundle {
    public final Bits data;
    public final Bits resp;

    public ReadData(Fields fields, Config config) {
      Given.notNull(config, "config");
      super(fields);
      this.data = fields.of(DataType.bits(config.dataBits()));
      this.resp = fields.of(DataType.bits(Response.BITS));
    }

    public static DataType<ReadData> of(Config config) {
      return DataType.bundle(fields -> new ReadData(fields, config));
    }
  }

  private final Config config;

  public final Bool awvalid;
  public final Bool awready;
  public final UInt awaddr;
  public final Bits awprot;
  public final Bool wvalid;
  public final Bool wready;
  public final Bits wdata;
  public final Bits wstrb;
  public final Bool bvalid;
  public final Bool bready;
  public final Bits bresp;
  public final Bool arvalid;
  public final Bool arready;
  public final UInt araddr;
  public final Bits arprot;
  public final Bool rvalid;
  public final Bool rready;
  public final Bits rdata;
  public final Bits rresp;

  public Axi4Lite(Fields fields, Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super(fields);
    this.awvalid = fields.of(DataType.bool());
    this.awready = fields.flip(DataType.bool());
    this.awaddr = fields.of(DataType.uint(config.addressBits()));
    this.awprot = fields.of(DataType.bits(3));
    this.wvalid = fields.of(DataType.bool());
    this.wready = fields.flip(DataType.bool());
    this.wdata = fields.of(DataType.bits(config.dataBits()));
    this.wstrb = fields.of(DataType.bits(config.bytes()));
    this.bvalid = fields.flip(DataType.bool());
    this.bready = fields.of(DataType.bool());
    this.bresp = fields.flip(DataType.bits(Response.BITS));
    this.arvalid = fields.of(DataType.bool());
    this.arready = fields.flip(DataType.bool());
    this.araddr = fields.of(DataType.uint(config.addressBits()));
    this.arprot = fields.of(DataType.bits(3));
    this.rvalid = fields.flip(DataType.bool());
    this.rready = fields.of(DataType.bool());
    this.rdata = fields.flip(DataType.bits(config.dataBits()));
    this.rresp = fields.flip(DataType.bits(Response.BITS));
  }

  public static DataType<Axi4Lite> of(Config config) {
    return DataType.bundle(fields -> new Axi4Lite(fields, config));
  }

  public Config config() {
    return config;
  }

  /// The channel of addresses to write to: on the side of the slave to take from, on that of the master to drive.
  public Stream<Address> aw() {
    return channel(Address.of(config), awvalid, awready, awaddr, awprot);
  }

  /// The channel of words to write: on the side of the slave to take from, on that of the master to drive.
  public Stream<WriteData> w() {
    return channel(WriteData.of(config), wvalid, wready, wdata, wstrb);
  }

  /// The channel of responses to writes: on the side of the master to take from, on that of the slave to drive.
  public Stream<Bits> b() {
    return channel(DataType.bits(Response.BITS), bvalid, bready, bresp);
  }

  /// The channel of addresses to read: on the side of the slave to take from, on that of the master to drive.
  public Stream<Address> ar() {
    return channel(Address.of(config), arvalid, arready, araddr, arprot);
  }

  /// The channel of words that were read: on the side of the master to take from, on that of the slave to drive.
  public Stream<ReadData> r() {
    return channel(ReadData.of(config), rvalid, rready, rdata, rresp);
  }

  private <T extends Value> Stream<T> channel(DataType<T> payload, Value... signals) {
    return Scope.add(awvalid, Axi4Lite.class, scope -> scope.bundleOf(Stream.of(payload), signals));
  }
}
