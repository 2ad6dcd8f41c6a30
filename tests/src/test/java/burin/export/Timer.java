package burin.export;

import burin.flow.Choice;
import burin.flow.Design;
import burin.flow.Parameter;
import burin.flow.ParameterValues;
import burin.flow.Workload;
import burin.hdl.Module;
import burin.lib.axi.Axi4Lite;
import burin.lib.axi.AxiLiteRegisters;
import burin.lib.axi.Register;
import burin.lib.axi.RegisterField;
import burin.lib.axi.RegisterMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A design that is nothing but its registers.
final class Timer implements Design {
  static final RegisterMap REGISTERS = RegisterMap.of(
      Register.at(0, "control", RegisterField.readWrite("enable", 0, 1), RegisterField.readWrite("waitMode", 4, 3).withReset(5)),
      Register.at(4, "status", RegisterField.readOnly("level", 0, 16), RegisterField.writeOneToClear("events", 16, 4)),
      Register.at(8, "start", RegisterField.writeOnly("go", 0, 1)));

  @Override
  public String name() {
    return "timer";
  }

  @Override
  public String description() {
    return "registers";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public void check(ParameterValues values) {}

  @Override
  public Module module(ParameterValues values) {
    return new AxiLiteRegisters(new AxiLiteRegisters.Config(new Axi4Lite.Config(8, 32), REGISTERS));
  }

  @Override
  public Optional<RegisterMap> registers(ParameterValues values) {
    return Optional.of(REGISTERS);
  }

  @Override
  public Map<String, Long> formulas(ParameterValues values) {
    return Map.of();
  }

  @Override
  public List<String> networks() {
    return List.of();
  }

  @Override
  public Workload<?> workload(ParameterValues values, Choice choice) {
    throw new UnsupportedOperationException("there is nothing to run");
  }
}
