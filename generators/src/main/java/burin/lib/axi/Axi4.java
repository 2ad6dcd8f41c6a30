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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The port of an AXI4 bus: bursts of up to 256 words, with identifiers and signals of the user's where the configuration asks
/// for them.
public final class Axi4 extends Bundle {
  /// Bytes of a page, across whose end no burst may go.
  public static final int PAGE = 4096;
  /// Most words of a burst.
  public static final int MAX_BURST = 256;
  /// The codes of `awburst` and `arburst`.
  public static final int FIXED = 0;
  public static final int INCR = 1;
  public static final int WRAP = 2;

  /// @param addressBits width of a byte address, 1..64
  /// @param dataBits width of a word, a power of two, 8..1024
  /// @param idBits width of identifiers; 0 for none
  /// @param userBits width of the user's signal on each channel; 0 for none
  public record Config(int addressBits, int dataBits, int idBits, int userBits) {
    public Config {
      checkArgument(addressBits >= 1 && addressBits <= 64, "addressBits is %s, allowed 1..64", addressBits);
      boolean allowed = dataBits >= 8 && dataBits <= 1024 && Integer.bitCount(dataBits) == 1;
      checkArgument(allowed, "dataBits is %s, must be a power of two within 8..1024", dataBits);
      checkArgument(idBits >= 0, "idBits is %s, must not be negative", idBits);
      checkArgument(userBits >= 0, "userBits is %s, must not be negative", userBits);
    }

    public Config(int addressBits, int dataBits) {
      this(addressBits, dataBits, 0, 0);
    }

    public int bytes() {
      return dataBits / Byte.SIZE;
    }

    /// The code of `awsize` and `arsize` for whole words: the logarithm of their bytes.
    public int size() {
      return Integer.numberOfTrailingZeros(bytes());
    }

    /// Words of a page.
    public int pageWords() {
      return PAGE / bytes();
    }
  }

  /// Where a burst begins and what it is like.
  public static final class Address extends Bundle {
    public final Optional<Bits> id;
    public final UInt addr;
    /// Words of the burst less one.
    public final UInt len;
    /// The logarithm of the bytes of a word.
    public final UInt size;
    public final Bits burst;
    public final Bool lock;
    public final Bits cache;
    public final Bits prot;
    public final Bits qos;
    public final Optional<Bits> user;

    public Address(Fields fields, Config config) {
      Given.notNull(config, "config");
      super(fields);
      Bits id = config.idBits() > 0 ? fields.of(DataType.bits(config.idBits())) : null;
      this.id = Optional.ofNullable(id);
      this.addr = fields.of(DataType.uint(config.addressBits()));
      this.len = fields.of(DataType.uint(8));
      this.size = fields.of(DataType.uint(3));
      this.burst = fields.of(DataType.bits(2));
      this.lock = fields.of(DataType.bool());
      this.cache = fields.of(DataType.bits(4));
      this.prot = fields.of(DataType.bits(3));
      this.qos = fields.of(DataType.bits(4));
      Bits user = config.userBits() > 0 ? fields.of(DataType.bits(config.userBits())) : null;
      this.user = Optional.ofNullable(user);
    }

    public static DataType<Address> of(Config config) {
      Given.notNull(config, "config");
      Given.notNull(config, "config");
      Given.notNull(config, "config");
      Given.notNull(config, "config");
      Given.notNull(config, "config");
      return DataType.bundle(fields -> new Address(fields, config));
    }
  }

  /// A word to write, with a bit for each byte that is to be written.
  public static final class WriteData extends Bundle {
    public final Bits data;
    public final Bits strb;
    public final Bool last;
    public final Optional<Bits> user;

    public WriteData(Fields fields, Config config) {
      Given.notNull(config, "config");
      super(fields);
      this.data = fields.of(DataType.bits(config.dataBits()));
      this.strb = fields.of(DataType.bits(config.bytes()));
      this.last = fields.of(DataType.bool());
      Bits user = config.userBits() > 0 ? fields.of(DataType.bits(config.userBits())) : null;
      this.user = Optional.ofNullable(user);
    }

    public static DataType<WriteData> of(Config config) {
      return DataType.bundle(fields -> new WriteData(fields, config));
    }
  }

  /// How a burst was written (see [Response]).
  public static final class WriteResponse extends Bundle {
    public final Optional<Bits> id;
    public final Bits resp;
    public final Optional<Bits> user;

    public WriteResponse(Fields fields, Config config) {
      Given.notNull(config, "config");
      super(fields);
      Bits id = config.idBits() > 0 ? fields.of(DataType.bits(config.idBits())) : null;
      this.id = Optional.ofNullable(id);
      this.resp = fields.of(DataType.bits(Response.BITS));
      Bits user = config.userBits() > 0 ? fields.of(DataType.bits(config.userBits())) : null;
      this.user = Optional.ofNullable(user);
    }

    public static DataType<WriteResponse> of(Config config) {
      return DataType.bundle(fields -> new WriteResponse(fields, config));
    }
  }

  /// A word that was read, and whether that went well (see [Response]).
  public static final class ReadData extends Bundle {
    public final Optional<Bits> id;
    public final Bits data;
    public final Bits resp;
    public final Bool last;
    public final Optional<Bits> user;

    public ReadData(Fields fields, Config config) {
      Given.notNull(config, "config");
      super(fields);
      Bits id = config.idBits() > 0 ? fields.of(DataType.bits(config.idBits())) : null;
      this.id = Optional.ofNullable(id);
      this.data = fields.of(DataType.bits(config.dataBits()));
      this.resp = fields.of(DataType.bits(Response.BITS));
      this.last = fields.of(DataType.bool());
      Bits user = config.userBits() > 0 ? fields.of(DataType.bits(config.userBits())) : null;
      this.user = Optional.ofNullable(user);
    }

    public static DataType<ReadData> of(Config config) {
      return DataType.bundle(fields -> new ReadData(fields, config));
    }
  }

  private final Config config;

  public final Bool awvalid;
  public final Bool awready;
  public final Optional<Bits> awid;
  public final UInt awaddr;
  public final UInt awlen;
  public final UInt awsize;
  public final Bits awburst;
  public final Bool awlock;
  public final Bits awcache;
  public final Bits awprot;
  public final Bits awqos;
  public final Optional<Bits> awuser;
  public final Bool wvalid;
  public final Bool wready;
  public final Bits wdata;
  public final Bits wstrb;
  public final Bool wlast;
  public final Optional<Bits> wuser;
  public final Bool bvalid;
  public final Bool bready;
  public final Optional<Bits> bid;
  public final Bits bresp;
  public final Optional<Bits> buser;
  public final Bool arvalid;
  public final Bool arready;
  public final Optional<Bits> arid;
  public final UInt araddr;
  public final UInt arlen;
  public final UInt arsize;
  public final Bits arburst;
  public final Bool arlock;
  public final Bits arcache;
  public final Bits arprot;
  public final Bits arqos;
  public final Optional<Bits> aruser;
  public final Bool rvalid;
  public final Bool rready;
  public final Optional<Bits> rid;
  public final Bits rdata;
  public final Bits rresp;
  public final Bool rlast;
  public final Optional<Bits> ruser;

  public Axi4(Fields fields, Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super(fields);
    var bit = DataType.bool();
    var address = DataType.uint(config.addressBits());
    var data = DataType.bits(config.dataBits());
    boolean hasId = config.idBits() > 0;
    var anId = hasId ? DataType.bits(config.idBits()) : null;
    boolean hasUser = config.userBits() > 0;
    var aUser = hasUser ? DataType.bits(config.userBits()) : null;

    this.awvalid = fields.of(bit);
    this.awready = fields.flip(bit);
    Bits awid = hasId ? fields.of(anId) : null;
    this.awaddr = fields.of(address);
    this.awlen = fields.of(DataType.uint(8));
    this.awsize = fields.of(DataType.uint(3));
    this.awburst = fields.of(DataType.bits(2));
    this.awlock = fields.of(bit);
    this.awcache = fields.of(DataType.bits(4));
    this.awprot = fields.of(DataType.bits(3));
    this.awqos = fields.of(DataType.bits(4));
    Bits awuser = hasUser ? fields.of(aUser) : null;

    this.wvalid = fields.of(bit);
    this.wready = fields.flip(bit);
    this.wdata = fields.of(data);
    this.wstrb = fields.of(DataType.bits(config.bytes()));
    this.wlast = fields.of(bit);
    Bits wuser = hasUser ? fields.of(aUser) : null;

    this.bvalid = fields.flip(bit);
    this.bready = fields.of(bit);
    Bits bid = hasId ? fields.flip(anId) : null;
    this.bresp = fields.flip(DataType.bits(Response.BITS));
    Bits buser = hasUser ? fields.flip(aUser) : null;

    this.arvalid = fields.of(bit);
    this.arready = fields.flip(bit);
    Bits arid = hasId ? fields.of(anId) : null;
    this.araddr = fields.of(address);
    this.arlen = fields.of(DataType.uint(8));
    this.arsize = fields.of(DataType.uint(3));
    this.arburst = fields.of(DataType.bits(2));
    this.arlock = fields.of(bit);
    this.arcache = fields.of(DataType.bits(4));
    this.arprot = fields.of(DataType.bits(3));
    this.arqos = fields.of(DataType.bits(4));
    Bits aruser = hasUser ? fields.of(aUser) : null;

    this.rvalid = fields.flip(bit);
    this.rready = fields.of(bit);
    Bits rid = hasId ? fields.flip(anId) : null;
    this.rdata = fields.flip(data);
    this.rresp = fields.flip(DataType.bits(Response.BITS));
    this.rlast = fields.flip(bit);
    Bits ruser = hasUser ? fields.flip(aUser) : null;

    this.awid = Optional.ofNullable(awid);
    this.awuser = Optional.ofNullable(awuser);
    this.wuser = Optional.ofNullable(wuser);
    this.bid = Optional.ofNullable(bid);
    this.buser = Optional.ofNullable(buser);
    this.arid = Optional.ofNullable(arid);
    this.aruser = Optional.ofNullable(aruser);
    this.rid = Optional.ofNullable(rid);
    this.ruser = Optional.ofNullable(ruser);
  }

  public static DataType<Axi4> of(Config config) {
    return DataType.bundle(fields -> new Axi4(fields, config));
  }

  public Config config() {
    return config;
  }

  /// The channel of bursts to write: on the side of the slave to take from, on that of the master to drive.
  public Stream<Address> aw() {
    return channel(Address.of(config), awvalid, awready, awid, awaddr, awlen, awsize, awburst, awlock, awcache, awprot, awqos,
        awuser);
  }

  /// The channel of words to write: on the side of the slave to take from, on that of the master to drive.
  public Stream<WriteData> w() {
    return channel(WriteData.of(config), wvalid, wready, wdata, wstrb, wlast, wuser);
  }

  /// The channel of responses to written bursts: on the side of the master to take from, on that of the slave to drive.
  public Stream<WriteResponse> b() {
    return channel(WriteResponse.of(config), bvalid, bready, bid, bresp, buser);
  }

  /// The channel of bursts to read: on the side of the slave to take from, on that of the master to drive.
  public Stream<Address> ar() {
    return channel(Address.of(config), arvalid, arready, arid, araddr, arlen, arsize, arburst, arlock, arcache, arprot, arqos,
        aruser);
  }

  /// The channel of words that were read: on the side of the master to take from, on that of the slave to drive.
  public Stream<ReadData> r() {
    return channel(ReadData.of(config), rvalid, rready, rid, rdata, rresp, rlast, ruser);
  }

  /// Leaves the channels of writing unused; on the side of a master that only reads.
  public void idleWrites() {
    Scope.add(awvalid, Axi4.class, scope -> {
      low(awvalid, wvalid, awlock, wlast);
      idle(scope, awburst, awcache, awprot, awqos, wdata, wstrb);
      List.of(awid, awuser, wuser).forEach(signal -> signal.ifPresent(bits -> idle(scope, bits)));
      List.of(awaddr, awlen, awsize).forEach(number -> number.drive(0));
      bready.drive(true);
      return this;
    });
  }

  /// Leaves the channels of reading unused; on the side of a master that only writes.
  public void idleReads() {
    Scope.add(arvalid, Axi4.class, scope -> {
      low(arvalid, arlock);
      idle(scope, arburst, arcache, arprot, arqos);
      List.of(arid, aruser).forEach(signal -> signal.ifPresent(bits -> idle(scope, bits)));
      List.of(araddr, arlen, arsize).forEach(number -> number.drive(0));
      rready.drive(true);
      return this;
    });
  }

  private static void low(Bool... signals) {
    for (Bool signal : signals) signal.drive(false);
  }

  private static void idle(Scope scope, Bits... signals) {
    for (Bits signal : signals) signal.drive(scope.litBits(signal.width(), 0));
  }

  /// @param signals values, and values that there may be
  private <T extends Value> Stream<T> channel(DataType<T> payload, Object... signals) {
    List<Value> present = new ArrayList<>();
    for (Object signal : Arrays.asList(signals)) {
      if (signal instanceof Value value) present.add(value);
      else if (signal instanceof Optional<?> optional) optional.ifPresent(value -> present.add((Value) value));
    }
    return Scope.add(awvalid, Axi4.class, scope -> scope.bundleOf(Stream.of(payload), present.toArray(Value[]::new)));
  }
}
