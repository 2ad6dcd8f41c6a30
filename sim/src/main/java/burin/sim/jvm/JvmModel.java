package burin.sim.jvm;

import burin.ir.Circuit;
import burin.ir.Port;
import burin.sim.Model;
import java.math.BigInteger;
import java.util.List;

/// A circuit as byte code of the JVM: the engine to use unless there is a reason for another.
///
/// The generated class of the top module extends this one and implements what has to be quick.
public abstract class JvmModel implements Model {
  private final JvmProgram program;
  /// Read by generated code.
  protected boolean resetHigh;
  /// What generated code sees.
  protected final Sightings sightings = new Sightings();
  /// What holds each element of the state, as far as it has been looked for.
  private Object[] owners;

  /// Called by generated code.
  protected JvmModel(JvmProgram program) {
    this.program = program;
  }

  public static JvmModel of(Circuit circuit) {
    return JvmProgram.compile(circuit).newModel();
  }

  /// Sets an input to a value as [Codec] makes it.
  protected abstract void pokeObject(int port, Object value);

  protected abstract Object peekObject(int port);

  /// Forgets what was computed from the state.
  protected abstract void touch();

  /// Lets the asynchronous resets act that are active.
  protected void holdResets() {}

  /// Called by generated code.
  protected final RuntimeException noSuchPort(int number) {
    if (number < 0 || number >= program.ports().size()) {
      return new IllegalArgumentException("port " + number + " of " + program.ports().size());
    }
    Port port = program.ports().get(number);
    return new IllegalArgumentException(port + ": not that way");
  }

  @Override
  public void pokeLanes(int port, long[] lanes) {
    pokeObject(port, program.codec(port).fromLanes(lanes));
  }

  @Override
  public void pokeBits(int port, BigInteger bits) {
    pokeObject(port, program.codec(port).fromBits(bits));
  }

  @Override
  public void peekLanes(int port, long[] lanes) {
    program.codec(port).toLanes(peekObject(port), lanes, 0);
  }

  @Override
  public BigInteger peekBits(int port) {
    return program.codec(port).toBits(peekObject(port));
  }

  /// Of the only clock, if there is one; overridden where more has to be told.
  @Override
  public void resets(long active) {
    resetHigh = (active & program.clocks()) != 0;
  }

  /// Of the only clock; overridden where there are several.
  @Override
  public void edge(long clocks) {
    if ((clocks & program.clocks()) != 0) step();
    else sightings.clear();
  }

  @Override
  public List<Sighting> sightings() {
    return sightings.list();
  }

  @Override
  public BigInteger state(int element, int word) {
    return program.state(element).get(this, word);
  }

  @Override
  public long[] stateWords(int element, int word) {
    if (owners == null) owners = new Object[program.states().size()];
    StateAccess access = program.state(element);
    if (owners[element] == null) owners[element] = access.owner(this);
    return access.words(owners[element], word);
  }

  @Override
  public void setState(int element, int word, BigInteger bits) {
    program.state(element).set(this, word, bits);
    holdResets();
    touch();
  }

  @Override
  public void close() {}
}
