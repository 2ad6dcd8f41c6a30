package burin.sim.verilator;

import java.util.List;
import java.util.stream.Collectors;

/// Writes the C++ through which Java drives a model: a few plain C functions that are the same for every model.
///
/// Every function that runs the model returns a status, 0 where all is well; [SharedLibrary] has the list.
final class Shim {
  static final int TEXT_BYTES = 1000;

  private static final String HEAD = """
      #include "Vm.h"
      #include "Vm__Syms.h"
      #include <cstdint>
      #include <cstring>
      #include <exception>

      // All functions are alike, so that Java needs one way to call them only, which takes some time to be made.
      #define EXPORT(name) \\
        extern "C" __attribute__((visibility("default"))) int64_t name(Model* model, int64_t a, int64_t b)

      struct Model {
        VerilatedContext context;
        Vm top{&context};
        Vm__Syms& syms = *top.rootp->vlSymsp;
        char text[1000] = "";

        template <typename Action> int run(Action action) {
          try {
            action();
            return 0;
          } catch (const BurinStop& stop) {
            memcpy(text, stop.text, sizeof text);
            return stop.status;
          } catch (const std::exception& error) {
            strncpy(text, error.what(), sizeof text - 1);
            return 4;
          }
        }
      };

      void Vm___024root___eval_settle(Vm___024root* root);
      """;

  private static final String TABLE = """

      #define PLACE(number, member, size) \\
        static_assert(sizeof(model->syms.member) == size, "not as big as Java believes"); \\
        offsets[number] = (char*)&model->syms.member - (char*)&model->syms;

      EXPORT(burin_places) {
        int64_t* const offsets = (int64_t*)a;
      """;

  private static final String TAIL = """
        return 0;
      }

      EXPORT(burin_new) {
        return (int64_t) new Model;
      }

      EXPORT(burin_start) {
        return model->run([=] { model->top.eval(); });
      }

      EXPORT(burin_free) {
        // The scopes of what is watched sign off at the thread's context, which may be that of a model freed before.
        Verilated::threadContextp(&model->context);
        delete model;
        return 0;
      }

      EXPORT(burin_text) {
        return (int64_t)model->text;
      }

      EXPORT(burin_memory) {
        return (int64_t)&model->syms;
      }

      EXPORT(burin_memory_size) {
        return sizeof(Vm__Syms);
      }

      EXPORT(burin_settle) {
        return model->run([=] {
          Vm___024root___eval_settle(&model->syms.TOP);
          AFTER_SETTLE
        });
      }

      EXPORT(burin_eval) {
        return model->run([=] { eval(*model); });
      }

      EXPORT(burin_step) {
        return model->run([=] { step(*model, a, b); });
      }

      EXPORT(burin_schedule) {
        return SCHEDULE;
      }
      """;

  /// What Verilator itself does at `eval()`, with a low phase of the clock after each high one.
  private static final String PLAIN_STEP = """

      static inline void eval(Model& model) {
        model.top.eval();
      }

      static inline void step(Model& model, int64_t cycles, int64_t poked) {
        if (poked & 1) model.top.eval();  // latches are open while the clock is low
        for (int64_t i = 0; i < cycles; i++) {
          CLOCK_HIGH
          model.top.eval();
          CLOCK_LOW
          model.top.eval();
        }
      }
      """;

  /// Where one rising edge of one clock is all that can happen, what Verilator's `eval()` finds out by looking for
  /// changes is known beforehand: after an input has changed, the logic that depends on inputs; at a step, what the
  /// edge starts.
  private static final String DIRECT_STEP = """

      void Vm___024root___eval_act(Vm___024root* root);
      void Vm___024root___eval_nba(Vm___024root* root);

      static inline void eval(Model& model) {
        EVAL_INPUTS
      }

      static inline void step(Model& model, int64_t cycles, int64_t poked) {
        Vm___024root* const root = &model.syms.TOP;
        if (poked & 1) eval(model);
        for (int64_t i = 0; i < cycles; i++) {
          root->__VactTriggered.at(0) = 1;
          root->__VnbaTriggered.at(0) = 1;
          Vm___024root___eval_act(root);
          Vm___024root___eval_nba(root);
        }
      }
      """;

  private static final String EVAL_INPUTS = """
      Vm___024root* const root = &model.syms.TOP;
        root->__VicoTriggered.at(0) = 1;
        Vm___024root___eval_ico(root);""";

  private Shim() {}

  /// @param number of the clock in the mask that a step is given
  /// @param place how C++ reaches it from the symbol table
  record Clock(int number, String place) {}

  /// @param places for each slot how C++ reaches it from the symbol table
  /// @param async whether what is written to state may be the edge of a reset
  static String text(
      List<Slot> slots, List<String> places, List<Clock> clocks, boolean async, Schedule schedule) {
    String tail = TAIL.replace("SCHEDULE", Integer.toString(schedule.ordinal()))
        .replace("AFTER_SETTLE", async ? "model->top.eval();" : "");
    return HEAD + stepping(clocks, schedule) + table(slots, places) + tail;
  }

  /// Of several clocks, `poked` says above its lowest bit which ones have an edge.
  private static String high(List<Clock> clocks) {
    if (clocks.size() == 1) return "model.syms." + clocks.getFirst().place() + " = 1;";
    return clocks.stream().map(clock -> "model.syms.%s = poked >> %d & 1;".formatted(clock.place(), clock.number() + 1))
        .collect(Collectors.joining("\n    "));
  }

  private static String low(List<Clock> clocks) {
    return clocks.stream().map(clock -> "model.syms." + clock.place() + " = 0;").collect(Collectors.joining("\n    "));
  }

  private static String stepping(List<Clock> clocks, Schedule schedule) {
    String inputs = "void Vm___024root___eval_ico(Vm___024root* root);\n";
    return switch (schedule) {
      case PLAIN -> PLAIN_STEP
          .replace("CLOCK_HIGH", high(clocks))
          .replace("CLOCK_LOW", low(clocks));
      case ONE_EDGE -> DIRECT_STEP.replace("EVAL_INPUTS", "");
      case ONE_EDGE_AND_INPUTS -> inputs + DIRECT_STEP.replace("EVAL_INPUTS", EVAL_INPUTS);
    };
  }

  private static String table(List<Slot> slots, List<String> places) {
    var rows = new StringBuilder();
    for (int i = 0; i < slots.size(); i++) {
      rows.append("  PLACE(%d, %s, %d)  // %s\n".formatted(i, places.get(i), slots.get(i).totalBytes(), slots.get(i)));
    }
    return TABLE + rows;
  }
}
