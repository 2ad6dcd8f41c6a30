/* Prints the CRC-32 of a text. */
#include "runtime.h"

static const char text[] = "The quick brown fox jumps over the lazy dog";

int main(void) {
  print_hex(crc32((const uint8 *) text, sizeof text - 1));
  print("\n");
  return 0;
}
