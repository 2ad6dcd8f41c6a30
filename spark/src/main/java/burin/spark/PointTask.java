package burin.spark;

import burin.flow.Catalogue;
import burin.sweep.Laboratory;
import burin.sweep.Measures;
import burin.sweep.PointJson;
import burin.sweep.PointRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.Function;

/// Runs a point in an executor. A point may run twice, where its first executor was thought to be lost; it comes to the same.
final class PointTask implements Function<PointRequest, String> {
  private static final long serialVersionUID = 1;

  /// One for each sweep, kept as long as the executor's JVM: so that equal structures are measured once in it. Spark makes
  /// the tasks, so there is no other place that all of them see.
  private static final Map<PointRequest, Laboratory> LABORATORIES = new ConcurrentHashMap<>();

  @Override
  public String call(PointRequest request) {
    var laboratory = LABORATORIES.computeIfAbsent(request.anyPoint(),
        sweep -> new Laboratory(sweep.plan(Catalogue.shipped(), Measures.shipped())));
    return PointJson.text(laboratory.run(request.point()));
  }
}
