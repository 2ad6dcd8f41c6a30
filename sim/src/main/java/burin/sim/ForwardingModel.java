package burin.sim;

import java.math.BigInteger;
import java.util.List;

/// A model that hands everything on to another, as the base of those that look on.
///
/// Steps become edges, so that what looks at edges sees all of them; [#behind] is this one.
public abstract class ForwardingModel implements Model {
  private Model model;

  protected ForwardingModel(Model model) {
    this.model = model;
  }

  /// The other.
  protected final Model model() {
    return model;
  }

  /// From now on everything goes to that one; the one before is not closed.
  protected final void handOnTo(Model model) {
    this.model = model;
  }

  @Override
  public void poke(int port, long value) {
    model.poke(port, value);
  }

  @Override
  public void pokeLanes(int port, long[] lanes) {
    model.pokeLanes(port, lanes);
  }

  @Override
  public void pokeBits(int port, BigInteger bits) {
    model.pokeBits(port, bits);
  }

  @Override
  public long peek(int port) {
    return model.peek(port);
  }

  @Override
  public void peekLanes(int port, long[] lanes) {
    model.peekLanes(port, lanes);
  }

  @Override
  public BigInteger peekBits(int port) {
    return model.peekBits(port);
  }

  @Override
  public void resets(long active) {
    model.resets(active);
  }

  @Override
  public void edge(long clocks) {
    model.edge(clocks);
  }

  @Override
  public List<Sighting> sightings() {
    return model.sightings();
  }

  @Override
  public BigInteger state(int element, int word) {
    return model.state(element, word);
  }

  @Override
  public long[] stateWords(int element, int word) {
    return model.stateWords(element, word);
  }

  @Override
  public void setState(int element, int word, BigInteger bits) {
    model.setState(element, word, bits);
  }

  @Override
  public void close() {
    model.close();
  }
}
