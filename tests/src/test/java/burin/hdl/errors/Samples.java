package burin.hdl.errors;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.ClockDomain;
import burin.hdl.Contents;
import burin.hdl.DataType;
import burin.hdl.EnumSelect;
import burin.hdl.EnumValue;
import burin.hdl.ExtModule;
import burin.hdl.Fields;
import burin.hdl.Fixed;
import burin.hdl.InstanceArray;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.Num;
import burin.hdl.NumSelect;
import burin.hdl.Pipeline;
import burin.hdl.SInt;
import burin.hdl.Scope;
import burin.hdl.Select;
import burin.hdl.StateMachine;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import burin.hdl.When;
import burin.ir.ResetStyle;
import burin.lib.arithmetic.FloatFormat;
import burin.lib.arithmetic.Floating;
import burin.lib.axi.Axi4;
import burin.lib.axi.Axi4Lite;
import burin.lib.axi.AxiStream;
import burin.lib.axi.Register;
import burin.lib.axi.RegisterField;
import burin.lib.axi.RegisterMap;
import com.google.common.primitives.ImmutableIntArray;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A module that has something of every type that a public verb of the language or the library takes: a harmless argument.
final class Samples extends Module {
  enum Mode { IDLE, BUSY }

  static final class Pair extends Bundle {
    final UInt first;
    final UInt second;

    Pair(Fields fields) {
      super(fields);
      first = fields.of(DataType.uint(3));
      second = fields.of(DataType.uint(3));
    }
  }

  static final class Part extends Module {
    final UInt in = input(uint(3));
    final UInt out = output(uint(3));

    Part() {
      out.drive(in);
    }
  }

  static final class Foreign extends ExtModule {
    final UInt in = input(uint(3));
    final ClockDomain side = clockDomain();

    Foreign() {
      super("Foreign");
      source("foreign.v", "module Foreign(input [2:0] in); endmodule");
    }
  }

  private final Map<Class<?>, Supplier<?>> things = new LinkedHashMap<>();

  Samples(Consumer<Samples> body) {
    add(Bool.class, () -> wire(bool()));
    add(UInt.class, () -> wire(uint(3)));
    add(SInt.class, () -> wire(sint(3)));
    add(Num.class, () -> wire(uint(3)));
    add(Bits.class, () -> wire(bits(8)));
    add(Fixed.class, () -> wire(fixed(8, 4)));
    add(Value.class, () -> wire(uint(3)));
    add(Bundle.class, () -> wire(bundle(Pair::new)));
    add(Module.class, Part::new);
    add(ExtModule.class, Foreign::new);
    add(Enum.class, () -> Mode.IDLE);
    add(Class.class, () -> Mode.class);
    add(ClockDomain.class, this::clockDomain);
    add(ResetStyle.class, () -> ResetStyle.SYNC_HIGH);
    add(Contents.class, () -> Contents.of(1));
    add(Memory.class, () -> memory(uint(3), 8));
    add(Pipeline.class, this::pipeline);
    add(StateMachine.class, () -> stateMachine(Mode.IDLE));
    add(When.class, () -> when(wire(bool()), () -> {}));
    add(NumSelect.class, () -> select(wire(uint(3))));
    add(EnumSelect.class, () -> select(wire(enumeration(Mode.class))));
    add(InstanceArray.class, () -> instances(2, Part::new));
    add(Scope.class, () -> Scope.add(wire(bool()), Samples.class, scope -> scope));
    add(String.class, () -> "sample");
    add(BigInteger.class, () -> BigInteger.TWO);
    add(Path.class, () -> Path.of("sample"));
    add(ByteOrder.class, () -> ByteOrder.LITTLE_ENDIAN);
    add(ImmutableIntArray.class, () -> ImmutableIntArray.of(1, 1));
    add(Axi4.Config.class, () -> new Axi4.Config(32, 32));
    add(Axi4Lite.Config.class, () -> new Axi4Lite.Config(32, 32));
    add(AxiStream.Config.class, () -> AxiStream.Config.packets(8));
    add(RegisterField.class, () -> RegisterField.readWrite("sample", 0, 2));
    add(Register.class, () -> Register.at(0, "sample", RegisterField.readWrite("sample", 0, 2)));
    add(RegisterMap.class, () -> RegisterMap.of(Register.at(0, "sample", RegisterField.readWrite("sample", 0, 2))));
    add(Object.class, () -> "object");
    add(Fields.class, this::fields);
    add(Floating.class, () -> wire(Floating.type(FloatFormat.BINARY16)));
    add(int.class, () -> 2);
    add(long.class, () -> 2L);
    add(double.class, () -> 0.5);
    add(boolean.class, () -> true);
    add(Optional.class, Optional::empty);
    body.accept(this);
  }

  /// Of a bundle that is described.
  private Fields fields() {
    Fields[] given = new Fields[1];
    bundle(fields -> {
      given[0] = fields;
      return new Pair(fields);
    });
    return given[0];
  }

  private <T> void add(Class<T> type, Supplier<?> sample) {
    things.put(type, sample);
  }

  /// @throws IllegalStateException where there is nothing of the type
  Object of(Type type) {
    return switch (type) {
      case Class<?> plain -> plain(plain, List.of());
      case ParameterizedType generic -> plain((Class<?>) generic.getRawType(), List.of(generic.getActualTypeArguments()));
      case TypeVariable<?> variable -> of(variable.getBounds()[0]);
      case WildcardType wild -> of(wild.getUpperBounds()[0]);
      default -> plain(erased(type), List.of());
    };
  }

  /// A list or an array of something and null; nothing for what is neither.
  Optional<Object> withNull(Type type) {
    Class<?> plain = erased(type);
    if (plain == List.class) {
      return Optional.of(Arrays.asList(of(((ParameterizedType) type).getActualTypeArguments()[0]), null));
    }
    if (!plain.isArray() || plain.getComponentType().isPrimitive()) return Optional.empty();
    Object array = Array.newInstance(plain.getComponentType(), 2);
    Array.set(array, 0, of(plain.getComponentType()));
    return Optional.of(array);
  }

  static Class<?> erased(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      case TypeVariable<?> variable -> erased(variable.getBounds()[0]);
      case WildcardType wild -> erased(wild.getUpperBounds()[0]);
      case java.lang.reflect.GenericArrayType array -> erased(array.getGenericComponentType()).arrayType();
      default -> throw new IllegalStateException(type.toString());
    };
  }

  private Object plain(Class<?> type, List<Type> arguments) {
    if (things.containsKey(type)) return things.get(type).get();
    if (type == Select.class) return of(NumSelect.class);
    if (type == DataType.class) return dataType(arguments.isEmpty() ? UInt.class : arguments.getFirst());
    if (type == List.class) return List.of(of(arguments.getFirst()), of(arguments.getFirst()));
    if (Value.class.isAssignableFrom(type)) return wire(dataType(type, arguments));
    if (type.isArray()) return array(type.getComponentType());
    if (type.isEnum()) return type.getEnumConstants()[0];
    if (type.isInterface()) return function(type, arguments);
    return made(type);
  }

  private Object array(Class<?> component) {
    if (component == int.class) return new int[] {0, 1};
    if (component == long.class) return new long[] {0, 1};
    Object array = Array.newInstance(component, 1);
    Array.set(array, 0, of(component));
    return array;
  }

  private DataType<?> dataType(Type type) {
    return type instanceof ParameterizedType generic
        ? dataType(erased(type), List.of(generic.getActualTypeArguments())) : dataType(erased(type), List.of());
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private DataType<?> dataType(Class<?> type, List<Type> arguments) {
    if (type == Vec.class) return vec(4, (DataType) dataType(arguments.isEmpty() ? UInt.class : arguments.getFirst()));
    if (type == EnumValue.class) return enumeration(Mode.class);
    if (things.containsKey(type)) return ((Value) things.get(type).get()).type();
    return bundle(fields -> (Bundle) madeOf(type, fields, arguments));
  }

  /// A bundle of the library, whose constructor takes the types of its parts.
  private Object madeOf(Class<?> bundle, Fields fields, List<Type> arguments) {
    Constructor<?> constructor = shortest(bundle);
    var types = arguments.iterator();
    Object[] values = Arrays.stream(constructor.getGenericParameterTypes()).map(type -> {
      if (type == Fields.class) return fields;
      return erased(type) == DataType.class && types.hasNext() ? dataType(types.next()) : of(type);
    }).toArray();
    return call(constructor, values);
  }

  private Object made(Class<?> type) {
    Constructor<?> constructor = shortest(type);
    return call(constructor, Arrays.stream(constructor.getGenericParameterTypes()).map(this::of).toArray());
  }

  private static Constructor<?> shortest(Class<?> type) {
    return Arrays.stream(type.getDeclaredConstructors()).filter(made -> !Modifier.isPrivate(made.getModifiers()))
        .min(Comparator.comparingInt(Constructor::getParameterCount))
        .orElseThrow(() -> new IllegalStateException("no sample of " + type));
  }

  private static Object call(Constructor<?> constructor, Object[] values) {
    try {
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException cause) {
      throw new IllegalStateException("no sample of " + constructor.getDeclaringClass(), cause);
    }
  }

  /// A function that gives a sample of what it has to give; one of its parameters where that is one.
  private Object function(Class<?> type, List<Type> arguments) {
    Type gives = arguments.isEmpty() ? Object.class : arguments.getLast();
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, values) -> {
      if (method.getReturnType() == void.class) return null;
      boolean same = values != null && values.length > 0 && erased(gives).isInstance(values[0]);
      return same ? values[0] : of(gives);
    });
  }
}
