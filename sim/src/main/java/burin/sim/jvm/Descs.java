package burin.sim.jvm;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.math.BigInteger;

/// The classes that generated code names.
final class Descs {
  static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  static final ClassDesc INT = ConstantDescs.CD_int;
  static final ClassDesc LONG = ConstantDescs.CD_long;
  static final ClassDesc VOID = ConstantDescs.CD_void;
  static final ClassDesc BOOLEAN = ConstantDescs.CD_boolean;
  static final ClassDesc BIG = of(BigInteger.class);
  static final ClassDesc MATH = of(Math.class);
  static final ClassDesc SYSTEM = of(System.class);
  static final ClassDesc ARRAYS = of(java.util.Arrays.class);
  static final ClassDesc HELPERS = of(Helpers.class);
  static final ClassDesc WIDE = of(Wide.class);
  static final ClassDesc CODEC = of(Codec.class);
  static final ClassDesc LOADER = of(GeneratedLoader.class);
  static final ClassDesc MODEL = of(JvmModel.class);
  static final ClassDesc SIGHTINGS = of(Sightings.class);
  static final ClassDesc FOREIGN = of(ForeignBox.class);

  private Descs() {}

  static ClassDesc of(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  static MethodTypeDesc method(ClassDesc result, ClassDesc... params) {
    return MethodTypeDesc.of(result, params);
  }
}
