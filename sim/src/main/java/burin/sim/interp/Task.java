package burin.sim.interp;

import java.util.ArrayDeque;
import java.util.Deque;

/// Something to be found out that may first need other things. Tasks wait for one another on a stack of their own, so
/// that deep graphs need no deep Java stack.
interface Task {
  /// Goes on until finished or until something is missing.
  ///
  /// @return what has to be finished before this is called again; null when finished
  Task advance();

  static void finish(Task task) {
    Deque<Task> waiting = new ArrayDeque<>();
    waiting.push(task);
    while (!waiting.isEmpty()) {
      Task missing = waiting.peek().advance();
      if (missing == null) {
        waiting.pop();
      } else {
        waiting.push(missing);
      }
    }
  }
}
