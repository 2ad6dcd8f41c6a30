package burin.spark;

import burin.Burin;
import burin.flow.Catalogue;
import burin.sim.Simulator;
import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.internal.InternalFutureFailureAccess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.elk.alg.common.NodeMicroLayout;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.xmi.XMIResource;
import org.eclipse.xtext.xbase.lib.CollectionLiterals;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// The jars that executors need beside Spark's own.
final class Shipment {
  /// One class of each.
  private static final List<Class<?>> PARTS = List.of(Burin.class, Simulator.class, Catalogue.class, Shipment.class,
      ImmutableList.class, InternalFutureFailureAccess.class, JsonFactory.class, JsonMapper.class, LayeredOptions.class,
      CoreOptions.class, NodeMicroLayout.class, ElkNode.class, EObject.class, EList.class, XMIResource.class,
      CollectionLiterals.class);

  private Shipment() {}

  static List<String> jars() {
    Set<String> jars = new LinkedHashSet<>();
    for (Class<?> part : PARTS) {
      Path home = home(part);
      jars.add((Files.isDirectory(home) ? jar(home) : home).toString());
    }
    return List.copyOf(jars);
  }

  private static Path home(Class<?> part) {
    try {
      return Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException cause) {
      throw new IllegalStateException(cause);
    }
  }

  /// Classes that were compiled, but not packed yet, as in a test.
  private static Path jar(Path classes) {
    try {
      Path jar = Files.createTempFile("burin-", ".jar");
      jar.toFile().deleteOnExit();
      try (OutputStream out = Files.newOutputStream(jar); var zip = new ZipOutputStream(out);
          Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
          Files.copy(file, zip);
        }
      }
      return jar;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
