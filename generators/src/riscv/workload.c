/* Never ends: rounds of all the other programs do, on numbers that begin with the word at the port. Gives a digest of each
   round out. */
#include "runtime.h"

#define COUNT 64
#define SIZE 6

static short values[COUNT];
static int a[SIZE * SIZE];
static int product[SIZE * SIZE];

static uint32 fill(uint32 random) {
  for (int i = 0; i < COUNT; i++) {
    random ^= random << 13;
    random ^= random >> 17;
    random ^= random << 5;
    values[i] = (short) random;
    if (i < SIZE * SIZE) a[i] = (signed char) (random >> 8);
  }
  return random;
}

int main(void) {
  uint32 random = 1;
  for (;;) {
    random = fill(PORT ^ random | 1);
    sort(values, COUNT);
    multiply(a, a, product, SIZE);
    uint32 digest = crc32((const uint8 *) values, sizeof values) ^ crc32((const uint8 *) product, sizeof product);
    PORT = digest + sieve(256 + (random & 255));
  }
}
