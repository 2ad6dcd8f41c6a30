/* Sorts 200 numbers made of the word at the port and prints every twentieth. */
#include "runtime.h"

#define COUNT 200

static short values[COUNT];

int main(void) {
  uint32 random = PORT;
  for (int i = 0; i < COUNT; i++) {
    random = random * 1664525 + 1013904223;
    values[i] = (short) (random >> 16);
  }
  sort(values, COUNT);
  for (int i = 0; i < COUNT; i += 20) {
    print_hex((uint16) values[i]);
    print("\n");
  }
  return 0;
}
