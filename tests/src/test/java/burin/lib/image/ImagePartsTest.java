package burin.lib.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.hdl.DataType;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.Engines;
import burin.lib.stream.Trial;
import burin.sim.Engine;
import burin.sim.testing.Item;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each part against a model in plain Java, under random stalls, resets, and images that are cut short.
class ImagePartsTest {
  private static final DataType<UInt> BYTE = DataType.uint(8);
  private static final DataType<Vec<UInt>> PIXEL = DataType.vec(2, BYTE);
  private static final ImageSize SIZE = new ImageSize(5, 6);

  /// Each engine but Verilator's many sizes: building a model takes it seconds.
  private static Stream<Arguments> on(List<Object[]> sizes) {
    var quick = Engines.quick().flatMap(engine -> sizes.stream().map(size -> with(engine, size)));
    return Stream.concat(quick, Stream.of(with(Engine.LOCKSTEP, sizes.getFirst())));
  }

  private static Arguments with(Engine engine, Object[] size) {
    return Arguments.of(Stream.concat(Stream.of(engine), Stream.of(size)).toArray());
  }

  private static Object[] size(int rows, int columns, Object... more) {
    return Stream.concat(Stream.of(new ImageSize(rows, columns)), Stream.of(more)).toArray();
  }

  static Stream<Arguments> lines() {
    return on(List.of(size(5, 6, 3), size(5, 6, 1), size(3, 1, 2), size(4, 2, 4), size(1, 7, 1)));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void lineBufferGivesColumns(Engine engine, ImageSize size, int lines) {
    var config = new LineBuffer.Config<>(PIXEL, size, lines);
    var part = new LineBuffer<>(config);
    new Trial(engine, part, part.in, part.out).matches(Frames.any(2), items -> Frames.results(
        Frames.images(size, items), config.outputSize(), r -> r + lines - 1, c -> c,
        (image, r, c) -> IntStream.range(r, r + lines).mapToObj(row -> image.pixel(row, c))
            .flatMapToLong(LongStream::of).toArray()));
  }

  static Stream<Arguments> windows() {
    return on(List.of(size(3, 6, 2, 3), size(3, 6, 1, 1), size(2, 4, 3, 4), size(4, 1, 2, 1)));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void windowGivesMatrices(Engine engine, ImageSize size, int lines, int width) {
    var config = new Window.Config<>(BYTE, size, lines, width);
    var part = new Window<>(config);
    new Trial(engine, part, part.in, part.out).matches(Frames.any(lines), items -> Frames.results(
        Frames.images(size, items), config.outputSize(), r -> r, c -> c + width - 1,
        (image, r, c) -> IntStream.range(0, lines).boxed()
            .flatMapToLong(line -> IntStream.range(c, c + width).mapToLong(x -> image.pixel(r, x)[line])).toArray()));
  }

  static Stream<Arguments> steps() {
    return on(List.of(size(5, 6, 2), size(5, 6, 1), size(5, 7, 3), size(2, 2, 5)));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void subsamplerGivesEveryNth(Engine engine, ImageSize size, int step) {
    var config = new Subsampler.Config<>(PIXEL, size, step);
    var part = new Subsampler<>(config);
    new Trial(engine, part, part.in, part.out).matches(Frames.any(2), items -> Frames.results(
        Frames.images(size, items), config.outputSize(), r -> r * step, c -> c * step,
        (image, r, c) -> image.pixel(r * step, c * step)));
  }

  static Stream<Arguments> tiles() {
    return on(List.of(size(5, 7, 2), size(4, 4, 2), size(3, 4, 1), size(7, 6, 3), size(2, 2, 2), size(4, 9, 4)));
  }

  @ParameterizedTest
  @MethodSource("tiles")
  void maxPoolGivesTheLargest(Engine engine, ImageSize size, int side) {
    var part = new MaxPool<>(new Pool.Config<>(BYTE, 2, size, side));
    new Trial(engine, part, part.in, part.out).matches(Frames.any(2), items ->
        pooled(items, size, side, 2, values -> values.max().orElseThrow()));
  }

  @ParameterizedTest
  @MethodSource("tiles")
  void maxPoolTakesSignedNumbers(Engine engine, ImageSize size, int side) {
    DataType<SInt> lane = DataType.sint(5);
    var part = new MaxPool<>(new Pool.Config<>(lane, 1, size, side));
    new Trial(engine, part, part.in, part.out).matches(Frames.any(1, random -> random.nextInt(32) - 16), items ->
        pooled(items, size, side, 1, values -> values.max().orElseThrow()));
  }

  @ParameterizedTest
  @MethodSource("tiles")
  void averagePoolGivesTheAverage(Engine engine, ImageSize size, int side) {
    int count = side * side;
    var part = new AveragePool(new Pool.Config<>(BYTE, 2, size, side));
    new Trial(engine, part, part.in, part.out).matches(Frames.any(2), items ->
        pooled(items, size, side, 2, values -> (values.sum() + count / 2) / count));
  }

  private interface Summary {
    long of(LongStream values);
  }

  private static List<Item> pooled(List<Item> items, ImageSize size, int side, int lanes, Summary summary) {
    return Frames.results(Frames.images(size, items), size.tiles(side), r -> r * side + side - 1, c -> c * side + side - 1,
        (image, r, c) -> IntStream.range(0, lanes).mapToLong(lane -> summary.of(IntStream.range(0, side * side)
            .mapToLong(i -> image.pixel(r * side + i / side, c * side + i % side)[lane]))).toArray());
  }

  static Stream<Arguments> requantisers() {
    return on(List.of(new Object[] {12, 20, 8}, new Object[] {9, 0, 4}, new Object[] {20, 31, 8}));
  }

  @ParameterizedTest
  @MethodSource("requantisers")
  void requantiserScalesAndClamps(Engine engine, int sumBits, int shift, int bits) {
    int[] multipliers = {65_535, 1, 0, 1 << 30};
    var part = new Requantiser(new Requantiser.Config(sumBits, ImmutableIntArray.copyOf(multipliers), shift, bits));
    long half = shift == 0 ? 0 : 1L << (shift - 1);
    new Trial(engine, part, part.in, part.out).matches(
        Frames.any(4, random -> random.nextInt(1 << sumBits) - (1 << (sumBits - 1))),
        items -> items.stream().map(item -> Frames.item(item.get(0) == 1, IntStream.range(0, 4).mapToLong(i ->
            Math.clamp((item.get(i + 1) * multipliers[i] + half) >> shift, 0L, (1L << bits) - 1)).toArray())).toList());
  }

  static Stream<Arguments> borders() {
    return on(List.of(size(3, 4, 1, 9L), size(2, 2, 0, 0L), size(1, 1, 2, 255L), size(5, 3, 3, 0L)));
  }

  @ParameterizedTest
  @MethodSource("borders")
  void paddingPutsABorderAround(Engine engine, ImageSize size, int border, long value) {
    var part = new Padding(new Padding.Config(BYTE, 2, size, border, value));
    new Trial(engine, part, part.in, part.out).matches(Frames.any(2), items -> {
      var out = new ArrayList<Item>();
      for (Frames.Image image : Frames.images(size, items)) addPadded(out, image, size, border, value);
      return out;
    });
  }

  /// An image that is cut short gives all that does not need the first pixel that is missing.
  private static void addPadded(List<Item> out, Frames.Image image, ImageSize size, int border, long value) {
    for (int r = -border; r < size.rows() + border; r++) {
      for (int c = -border; c < size.columns() + border; c++) {
        boolean inside = 0 <= r && r < size.rows() && 0 <= c && c < size.columns();
        if (inside && !image.has(r, c)) return;
        boolean first = r == -border && c == -border;
        out.add(inside ? Frames.item(first, image.pixel(r, c)) : Frames.item(first, value, value));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#all")
  void frameMarkerMarksTheFirst(Engine engine) {
    var part = new FrameMarker<>(new FrameMarker.Config<>(BYTE, SIZE));
    new Trial(engine, part, part.in, part.out).matches(Trial.number(8), items -> IntStream.range(0, items.size())
        .mapToObj(i -> Frames.item(i % SIZE.pixels() == 0, items.get(i).get(0))).toList());
  }

  @Test
  void takesAPixelEveryCycleAndHasLatencyOne() {
    var lines = new LineBuffer<>(new LineBuffer.Config<>(BYTE, SIZE, 3));
    trialTakesAll(new Trial(Engine.JVM, lines, lines.in, lines.out), 12);
    var window = new Window<>(new Window.Config<>(BYTE, SIZE, 1, 3));
    trialTakesAll(new Trial(Engine.JVM, window, window.in, window.out), 2);
    var pool = new MaxPool<>(new Pool.Config<>(BYTE, 1, SIZE, 2));
    trialTakesAll(new Trial(Engine.JVM, pool, pool.in, pool.out), 7);
  }

  private static void trialTakesAll(Trial trial, int firstResult) {
    trial.takes(1, 1, random -> Frames.item(false, random.nextInt(256)));
    trial.hasLatency(1, firstResult, 0, random -> Frames.item(false, random.nextInt(256)));
  }

  @Test
  void mistakesAreTold() {
    assertTells("rows is 0, must be at least 1", () -> new ImageSize(0, 3));
    assertTells("100000 x 100000 pixels, at most 67108864 are allowed", () -> new ImageSize(100_000, 100_000));
    assertTells("a window of 6 x 1 has no place in an image of 5 x 6", () -> new LineBuffer.Config<>(BYTE, SIZE, 6));
    assertTells("a window of 1 x 7 has no place in an image of 5 x 6", () -> new Window.Config<>(BYTE, SIZE, 3, 7));
    assertTells("a tile of 6 x 6 has no place in an image of 5 x 6", () -> new Pool.Config<>(BYTE, 1, SIZE, 6));
    assertTells("step is 0, must be at least 1", () -> new Subsampler.Config<>(BYTE, SIZE, 0));
    assertTells("border is -1, must not be negative", () -> new Padding.Config(BYTE, 1, SIZE, -1, 0));
    assertTells("multiplier 1 is -4, must not be negative",
        () -> new Requantiser.Config(8, ImmutableIntArray.of(1, -4), 3, 8));
    assertTells("shift is 63, allowed 0..62", () -> new Requantiser.Config(8, ImmutableIntArray.of(1), 63, 8));
  }

  private static void assertTells(String message, Runnable mistake) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, mistake::run).getMessage());
  }
}
