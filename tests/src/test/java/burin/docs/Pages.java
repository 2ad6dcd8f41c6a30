package burin.docs;

import java.util.List;

/// The classes whose nested ones are the code of the docs.
public final class Pages {
  private Pages() {}

  public static List<Class<?>> all() {
    return List.of(Readme.class, Tutorial.class, TypesGuide.class, StateGuide.class, ControlGuide.class, NamesGuide.class,
        StreamsGuide.class, AxiGuide.class, ArithmeticGuide.class);
  }
}
