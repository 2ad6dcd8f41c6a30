/* Prints a text. */
#include "runtime.h"

int main(void) {
  print("Hello from RV32I.\n");
  return 42;
}
