package burin.sim;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.ir.Foreign;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Type;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/// The ports of one instance of a foreign module, between an engine and the Java model.
public final class ForeignPins implements Foreign.Pinout {
  private final ModuleDef module;
  private final Map<String, BigInteger> inputs = new LinkedHashMap<>();
  private final Map<String, BigInteger> outputs = new LinkedHashMap<>();
  private final Map<String, Type> types = new LinkedHashMap<>();

  public ForeignPins(ModuleDef module) {
    this.module = module;
    for (Port port : module.ports()) {
      types.put(port.name(), port.type());
      (port.isInput() ? inputs : outputs).put(port.name(), Values.initial(port.type()));
    }
  }

  /// What the engine gives.
  public void input(String port, BigInteger bits) {
    inputs.put(port, bits);
  }

  /// What the model gave.
  public BigInteger output(String port) {
    return outputs.get(port);
  }

  @Override
  public BigInteger bits(String input) {
    BigInteger bits = inputs.get(input);
    if (bits == null) bits = outputs.get(input);
    if (bits == null) throw wrong("has no port `" + input + "`", Suggestions.hint(input, types.keySet()));
    return bits;
  }

  @Override
  public long getSigned(String input) {
    return Packing.value(bits(input), types.get(input)).longValueExact();
  }

  @Override
  public void bits(String output, BigInteger value) {
    if (!outputs.containsKey(output)) throw wrong("has no output `" + output + "`", Suggestions.hint(output, outputs.keySet()));
    Type type = types.get(output);
    BigInteger bits = value.signum() < 0 ? Packing.pattern(value, type.width()) : value;
    if (!Values.areOf(type, bits)) {
      throw wrong("gives " + value + " for `" + output + "`, which is " + type, "a value of that type");
    }
    outputs.put(output, bits);
  }

  private UserError wrong(String what, String hint) {
    return new UserError(Diagnostic.of(Code.FOREIGN_VERILOG, module.place(), "the model of `" + module.name() + "` " + what)
        .hint(hint));
  }
}
