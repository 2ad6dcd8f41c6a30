package burin.sim.verilator;

import java.util.List;
import java.util.Optional;

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
      #define EXPORT extern "C" __attribute__((visibility("default")))

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

      EXPORT void burin_places(Model* model, int64_t* offsets) {
      """;

  /// For tests, and for whoever wonders why a model is slow.
  private static final String SCHEDULE = """

      EXPORT int64_t burin_schedule() {
        return NUMBER;
      }
      """;

  private static final String TAIL = """

      EXPORT Model* burin_new() {
        return new Model;
      }

      EXPORT int burin_start(Model* model) {
        return model->run([=] { model->top.eval(); });
      }

      EXPORT void burin_free(Model* model) {
        delete model;
      }

      EXPORT const char* burin_text(Model* model) {
        return model->text;
      }

      EXPORT void* burin_memory(Model* model) {
        return &model->syms;
      }

      EXPORT int64_t burin_memory_size() {
        return sizeof(Vm__Syms);
      }

      EXPORT int burin_settle(Model* model) {
        return model->run([=] { Vm___024root___eval_settle(&model->syms.TOP); });
      }

      EXPORT int burin_eval(Model* model) {
        return model->run([=] { eval(*model); });
      }

      EXPORT int burin_step(Model* model, int64_t cycles, int poked) {
        return model->run([=] { step(*model, cycles, poked); });
      }
      """;

  /// What Verilator itself does at `eval()`, with a low phase of the clock after each high one.
  private static final String PLAIN_STEP = """

      static inline void eval(Model& model) {
        model.top.eval();
      }

      static inline void step(Model& model, int64_t cycles, int poked) {
        if (poked) model.top.eval();  // latches are open while the clock is low
        for (int64_t i = 0; i < cycles; i++) {
          CLOCK_HIGH
          model.top.eval();
          CLOCK_LOW
          model.top.eval();
        }
      }
      """;

  /// Where one rising edge of one clock is all that can happen, what Verilator's `eval()` finds out by looking for changes
  /// is known beforehand: after an input has changed, the logic that depends on inputs; at a step, what the edge starts.
  private static final String DIRECT_STEP = """

      void Vm___024root___eval_act(Vm___024root* root);
      void Vm___024root___eval_nba(Vm___024root* root);

      static inline void eval(Model& model) {
        EVAL_INPUTS
      }

      static inline void step(Model& model, int64_t cycles, int poked) {
        Vm___024root* const root = &model.syms.TOP;
        if (poked) eval(model);
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

  /// All that the text is made from but for its arguments.
  static String templates() {
    return HEAD + TABLE + SCHEDULE + TAIL + PLAIN_STEP + DIRECT_STEP + EVAL_INPUTS;
  }

  /// @param places for each slot how C++ reaches it from the symbol table
  /// @param clock how C++ reaches the clock; empty where there is none
  static String text(List<Slot> slots, List<String> places, Optional<String> clock, Schedule schedule) {
    String number = SCHEDULE.replace("NUMBER", Integer.toString(schedule.ordinal()));
    return HEAD + stepping(clock, schedule) + table(slots, places) + number + TAIL;
  }

  private static String stepping(Optional<String> clock, Schedule schedule) {
    String inputs = "void Vm___024root___eval_ico(Vm___024root* root);\n";
    return switch (schedule) {
      case PLAIN -> PLAIN_STEP
          .replace("CLOCK_HIGH", clock.map(port -> "model.syms." + port + " = 1;").orElse(""))
          .replace("CLOCK_LOW", clock.map(port -> "model.syms." + port + " = 0;").orElse(""));
      case ONE_EDGE -> DIRECT_STEP.replace("EVAL_INPUTS", "");
      case ONE_EDGE_AND_INPUTS -> inputs + DIRECT_STEP.replace("EVAL_INPUTS", EVAL_INPUTS);
    };
  }

  private static String table(List<Slot> slots, List<String> places) {
    var rows = new StringBuilder();
    for (int i = 0; i < slots.size(); i++) {
      rows.append("  PLACE(%d, %s, %d)  // %s\n".formatted(i, places.get(i), slots.get(i).totalBytes(), slots.get(i)));
    }
    return TABLE + rows + "}\n";
  }
}
