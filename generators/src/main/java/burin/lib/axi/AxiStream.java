package burin.lib.axi;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.Scope;
import burin.hdl.Value;
import burin.lib.stream.Fragment;
import burin.lib.stream.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The port of an AXI4-Stream, with those of the optional signals that its configuration asks for.
public final class AxiStream extends Bundle {
  /// @param dataBits a multiple of 8
  /// @param keep whether there is `tkeep`, a bit for each byte that says whether it counts
  /// @param last whether there is `tlast`, which ends a packet
  /// @param idBits width of `tid`; 0 for none
  /// @param destBits width of `tdest`; 0 for none
  /// @param userBits width of `tuser`; 0 for none
  public record Config(int dataBits, boolean keep, boolean last, int idBits, int destBits, int userBits) {
    public Config {
      checkArgument(dataBits >= 8 && dataBits % 8 == 0, "dataBits is %s, must be a multiple of 8", dataBits);
      checkArgument(idBits >= 0, "idBits is %s, must not be negative", idBits);
      checkArgument(destBits >= 0, "destBits is %s, must not be negative", destBits);
      checkArgument(userBits >= 0, "userBits is %s, must not be negative", userBits);
    }

    /// Data and `tlast` alone.
    public static Config packets(int dataBits) {
      return new Config(dataBits, false, true, 0, 0, 0);
    }
  }

  /// What is transferred in one cycle.
  public static final class Beat extends Bundle {
    public final Bits data;
    public final Optional<Bits> keep;
    public final Optional<Bool> last;
    public final Optional<Bits> id;
    public final Optional<Bits> dest;
    public final Optional<Bits> user;

    public Beat(Fields fields, Config config) {
      Given.notNull(config, "config");
      super(fields);
      this.data = fields.of(DataType.bits(config.dataBits()));
      Bits keep = config.keep() ? fields.of(DataType.bits(config.dataBits() / 8)) : null;
      Bool last = config.last() ? fields.of(DataType.bool()) : null;
      Bits id = config.idBits() > 0 ? fields.of(DataType.bits(config.idBits())) : null;
      Bits dest = config.destBits() > 0 ? fields.of(DataType.bits(config.destBits())) : null;
      Bits user = config.userBits() > 0 ? fields.of(DataType.bits(config.userBits())) : null;
      this.keep = Optional.ofNullable(keep);
      this.last = Optional.ofNullable(last);
      this.id = Optional.ofNullable(id);
      this.dest = Optional.ofNullable(dest);
      this.user = Optional.ofNullable(user);
    }

    public static DataType<Beat> of(Config config) {
      Given.notNull(config, "config");
      Given.notNull(config, "config");
      return DataType.bundle(fields -> new Beat(fields, config));
    }
  }

  private final Config config;

  public final Bool tvalid;
  public final Bool tready;
  public final Bits tdata;
  public final Optional<Bits> tkeep;
  public final Optional<Bool> tlast;
  public final Optional<Bits> tid;
  public final Optional<Bits> tdest;
  public final Optional<Bits> tuser;

  public AxiStream(Fields fields, Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super(fields);
    this.tvalid = fields.of(DataType.bool());
    this.tready = fields.flip(DataType.bool());
    this.tdata = fields.of(DataType.bits(config.dataBits()));
    Bits tkeep = config.keep() ? fields.of(DataType.bits(config.dataBits() / 8)) : null;
    Bool tlast = config.last() ? fields.of(DataType.bool()) : null;
    Bits tid = config.idBits() > 0 ? fields.of(DataType.bits(config.idBits())) : null;
    Bits tdest = config.destBits() > 0 ? fields.of(DataType.bits(config.destBits())) : null;
    Bits tuser = config.userBits() > 0 ? fields.of(DataType.bits(config.userBits())) : null;
    this.tkeep = Optional.ofNullable(tkeep);
    this.tlast = Optional.ofNullable(tlast);
    this.tid = Optional.ofNullable(tid);
    this.tdest = Optional.ofNullable(tdest);
    this.tuser = Optional.ofNullable(tuser);
  }

  public static DataType<AxiStream> of(Config config) {
    return DataType.bundle(fields -> new AxiStream(fields, config));
  }

  public Config config() {
    return config;
  }

  /// The same signals as a stream: of an input to take items from, of an output to drive.
  public Stream<Beat> stream() {
    List<Value> signals = new ArrayList<>(List.of(tvalid, tready, tdata));
    tkeep.ifPresent(signals::add);
    tlast.ifPresent(signals::add);
    tid.ifPresent(signals::add);
    tdest.ifPresent(signals::add);
    tuser.ifPresent(signals::add);
    return Scope.add(tvalid, AxiStream.class, scope ->
        scope.bundleOf(Stream.of(Beat.of(config)), signals.toArray(Value[]::new)));
  }

  /// A port of data and `tlast` alone as a stream of packets: of an input to take from, of an output to drive.
  public Stream<Fragment<Bits>> packets() {
    checkPackets();
    return Scope.add(tvalid, AxiStream.class, scope -> {
      var item = Fragment.of(DataType.bits(config.dataBits()));
      return scope.bundleOf(Stream.of(item), tvalid, tready, tlast.orElseThrow(), tdata);
    });
  }

  private void checkPackets() {
    boolean bare = config.last() && !config.keep() && config.idBits() + config.destBits() + config.userBits() == 0;
    checkArgument(bare, "packets need tlast and cannot carry tkeep, tid, tdest or tuser");
  }
}
