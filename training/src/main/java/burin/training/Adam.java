package burin.training;

/// The optimiser Adam (Kingma and Ba 2015) for one array of parameters.
final class Adam {
  private static final float MEAN_DECAY = 0.9f;
  private static final float SQUARE_DECAY = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final float[] parameters;
  private final float[] mean;
  private final float[] square;
  private double meanPower = 1;
  private double squarePower = 1;

  Adam(float[] parameters) {
    this.parameters = parameters;
    this.mean = new float[parameters.length];
    this.square = new float[parameters.length];
  }

  void step(float[] gradient, double rate) {
    meanPower *= MEAN_DECAY;
    squarePower *= SQUARE_DECAY;
    float stepSize = (float) (rate * Math.sqrt(1 - squarePower) / (1 - meanPower));
    for (int i = 0; i < parameters.length; i++) {
      float g = gradient[i];
      mean[i] = MEAN_DECAY * mean[i] + (1 - MEAN_DECAY) * g;
      square[i] = SQUARE_DECAY * square[i] + (1 - SQUARE_DECAY) * g * g;
      parameters[i] -= stepSize * mean[i] / ((float) Math.sqrt(square[i]) + EPSILON);
    }
  }
}
