package burin.sim;

/// What every engine must do: each expression, each statement and all state, at their corners. One subclass an engine.
public abstract class ComplianceSuite implements ArithmeticCompliance, WideNumberCompliance, BitCompliance, VectorCompliance,
    LaneFunctionCompliance, StatementCompliance, StateCompliance, InstanceCompliance, ModelCompliance {}
