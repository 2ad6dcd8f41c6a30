package burin.flow;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import java.util.List;

/// The designs that the command line offers.
public record Catalogue(List<Design> designs) {

  public Catalogue {
    designs = List.copyOf(designs);
  }

  /// All that are shipped.
  public static Catalogue shipped() {
    return new Catalogue(List.of(new ApuDesign(), new ApproxConvDesign(), new MlcnnDesign()));
  }

  public List<String> names() {
    return designs.stream().map(Design::name).toList();
  }

  /// The design of that name.
  ///
  /// @throws UserError if there is none, with the name that was probably meant
  public Design find(String name) {
    for (Design design : designs) {
      if (design.name().equals(name)) return design;
    }
    throw new UserError(Code.UNKNOWN, "there is no design \"%s\"".formatted(name), Suggestions.hint(name, names()));
  }
}
