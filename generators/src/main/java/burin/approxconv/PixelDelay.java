package burin.approxconv;

/// How a window waits for what its predictor says of it.
public enum PixelDelay {
  /// The pixels wait in a shift register and then fill a second chain of rows, as in the paper.
  SECOND_LB,
  /// Whole windows wait in a shift register.
  WINDOW,
  /// The one chain of rows is a few pixels longer, and the late window lies that much further along. Results that wait move on
  /// with the pixels, and by themselves between two images.
  TAPS
}
