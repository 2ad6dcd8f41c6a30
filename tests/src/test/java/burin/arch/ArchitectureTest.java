package burin.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import burin.ir.Part;
import com.google.common.cache.Cache;
import com.google.common.collect.ImmutableCollection;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Random;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// Which package may see which, and that no state hides in statics.
///
/// A package may be empty while it is being written, so every rule allows that.
@AnalyzeClasses(packages = "burin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final DescribedPredicate<JavaClass> NOT_BURIN = DescribedPredicate.not(resideInAPackage("burin.."));
  private static final DescribedPredicate<JavaClass> LANGUAGE =
      in("source", "diag", "ir", "hdl", "pass", "verilog");
  private static final DescribedPredicate<JavaClass> JOINERS =
      in("cli", "sweep", "flow", "bench", "paper", "power", "synth", "export", "schematic", "script");
  /// `burin.Burin` itself, which joins elaboration and checks for those who use circuits.
  private static final DescribedPredicate<JavaClass> FACADE = resideInAPackage("burin").as("the facade");

  private static final DescribedPredicate<JavaClass> REFERENCES =
      resideInAPackage("burin..reference..").as("reference models");

  private static final DescribedPredicate<JavaClass> PARTS =
      in("lib").and(DescribedPredicate.not(REFERENCES)).as("parts of the library");

  /// What is none of the frame: the circuits of `burin.lib`, of `burin.nn` and of each accelerator.
  private static final DescribedPredicate<JavaClass> GENERATORS = resideInAPackage("burin..")
      .and(DescribedPredicate.not(LANGUAGE.or(JOINERS).or(FACADE).or(in("sim", "cache", "tools"))))
      .as("generators");

  @ArchTest static final ArchRule sourceSeesNothing = onlySees("source");
  @ArchTest static final ArchRule diagnosticsSeeSources = onlySees("diag", "source");
  @ArchTest static final ArchRule irSeesDiagnostics = onlySees("ir", "source", "diag");
  @ArchTest static final ArchRule hdlSeesIr = onlySees("hdl", "source", "diag", "ir");
  @ArchTest static final ArchRule passesSeeIr = onlySees("pass", "source", "diag", "ir");
  @ArchTest static final ArchRule verilogSeesIr = onlySees("verilog", "source", "diag", "ir");

  @ArchTest static final ArchRule cacheSeesDiagnostics = onlySees("cache", "source", "diag");
  @ArchTest static final ArchRule toolsSeeDiagnostics = onlySees("tools", "source", "diag");

  @ArchTest static final ArchRule simulationSeesTheLanguage = classes()
      .that(in("sim"))
      .should().onlyDependOnClassesThat(LANGUAGE.or(FACADE).or(in("sim", "cache")).or(NOT_BURIN))
      .allowEmptyShould(true);

  @ArchTest static final ArchRule onlyTheVerilatorEngineEmitsVerilog = noClasses()
      .that().resideInAPackage("burin.sim..").and().resideOutsideOfPackage("burin.sim.verilator..")
      .should().dependOnClassesThat(in("verilog"))
      .allowEmptyShould(true);

  @ArchTest static final ArchRule generatorsStayCircuits = noClasses()
      .that(GENERATORS)
      .should().dependOnClassesThat(in("sim", "pass", "verilog").or(JOINERS).or(FACADE))
      .because("a generator describes; the command line, sweeps and flows decide what to do with it")
      .allowEmptyShould(true);

  @ArchTest static final ArchRule libraryKnowsNoAccelerator = noClasses()
      .that(in("lib"))
      .should().dependOnClassesThat(GENERATORS.and(DescribedPredicate.not(in("lib"))))
      .allowEmptyShould(true);

  @ArchTest static final ArchRule referencesKnowNoCircuits = noClasses()
      .that(REFERENCES)
      .should().dependOnClassesThat(in("ir", "hdl", "pass", "verilog", "sim").or(PARTS).or(JOINERS))
      .because("a reference that shares code with the circuit shares its mistakes")
      .allowEmptyShould(true);

  @ArchTest static final ArchRule nobodySeesTheCommandLine = noClasses()
      .that().resideOutsideOfPackage("burin.cli..")
      .should().dependOnClassesThat(in("cli"))
      .allowEmptyShould(true);

  @ArchTest static final ArchRule packagesHaveNoCycles =
      slices().matching("burin.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest static final ArchRule staticsAreFinal =
      fields().that().areStatic().should().haveModifier(FINAL).allowEmptyShould(true);

  @ArchTest static final ArchRule staticsHoldNoState = noFields()
      .that().areStatic().and().areNotDeclaredIn(Part.class)
      .should().haveRawType(mutableHolder())
      .because("two circuits are elaborated at once in two threads; only the numbers of parts are drawn by all, and mean nothing")
      .allowEmptyShould(true);

  @ArchTest static final ArchRule onlySourcesAreRemembered = noFields()
      .that().areStatic().and().areDeclaredInClassesThat().resideOutsideOfPackage("burin.source..")
      .should().haveRawType(assignableTo(ClassValue.class))
      .because("what a class file says never changes, so it alone may be remembered for all circuits")
      .allowEmptyShould(true);

  @ArchTest static final ArchRule noThreadLocals = noClasses()
      .should().dependOnClassesThat().areAssignableTo(ThreadLocal.class)
      .allowEmptyShould(true);

  @ArchTest static final ArchRule randomNumbersAreSeeded = noClasses()
      .should().callConstructor(Random.class)
      .orShould().callMethod(Math.class, "random")
      .orShould().dependOnClassesThat().areAssignableTo(ThreadLocalRandom.class)
      .because("every run must be repeatable")
      .allowEmptyShould(true);

  @ArchTest static final ArchRule onlyJoinersPrint = noClasses()
      .that(DescribedPredicate.not(JOINERS)).and().doNotHaveFullyQualifiedName("burin.sim.Watcher")
      .should(ACCESS_STANDARD_STREAMS)
      .because("standard output belongs to the command line's result, and to the print statements of a circuit")
      .allowEmptyShould(true);

  private static ArchRule onlySees(String name, String... others) {
    var allowed = in(name).or(in(others)).or(NOT_BURIN);
    return classes().that(in(name)).should().onlyDependOnClassesThat(allowed)
        .as("burin.%s sees of Burin only %s".formatted(name, others.length == 0 ? "itself" : String.join(", ", others)))
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> in(String... names) {
    return resideInAnyPackage(Stream.of(names).map("burin.%s.."::formatted).toArray(String[]::new));
  }

  /// A constant may be declared `List` or `Map`, of which an immutable one is expected; these types are never immutable.
  private static DescribedPredicate<JavaClass> mutableHolder() {
    return assignableTo(AbstractMap.class)
        .or(assignableTo(AbstractCollection.class).and(DescribedPredicate.not(assignableTo(ImmutableCollection.class))))
        .or(assignableTo(ConcurrentMap.class))
        .or(assignableTo(Cache.class))
        .or(assignableTo(Random.class))
        .or(resideInAPackage(AtomicBoolean.class.getPackageName()))
        .as("a type made to be changed");
  }
}
