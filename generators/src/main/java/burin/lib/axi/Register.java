package burin.lib.axi;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A word of a [RegisterMap].
///
/// @param offset its byte address
/// @param fields which do not overlap; bits of no field read as 0
public record Register(String name, long offset, List<RegisterField> fields) {
  public Register {
    Given.notNull(name, "name");
    Given.noNulls(fields, "fields");
    checkArgument(name.matches("[a-z][A-Za-z0-9]*"), "`%s` is no name for a register, write letters and digits", name);
    fields = fields.stream().sorted(Comparator.comparingInt(RegisterField::low)).toList();
    for (int i = 1; i < fields.size(); i++) {
      RegisterField below = fields.get(i - 1);
      checkArgument(below.high() < fields.get(i).low(), "%s: fields %s and %s overlap", name, below.name(), fields.get(i).name());
    }
    long names = fields.stream().map(RegisterField::name).distinct().count();
    checkArgument(names == fields.size(), "%s: two fields of one name", name);
  }

  public static Register at(long offset, String name, RegisterField... fields) {
    Given.notNull(name, "name");
    return new Register(name, offset, Arrays.asList(Given.notNull(fields, "fields")));
  }
}
