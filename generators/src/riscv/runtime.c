#include "runtime.h"

/* The compiler calls this for `*`. */
uint32 __mulsi3(uint32 a, uint32 b) {
  uint32 product = 0;
  for (; b != 0; b >>= 1, a <<= 1) {
    if (b & 1) product += a;
  }
  return product;
}

/* The compiler may call these two for initial values of arrays. */
void *memset(void *to, int value, uint32 count) {
  for (uint8 *at = to; count > 0; count--) *at++ = (uint8) value;
  return to;
}

void *memcpy(void *to, const void *from, uint32 count) {
  uint8 *at = to;
  for (const uint8 *next = from; count > 0; count--) *at++ = *next++;
  return to;
}

void print(const char *text) {
  while (*text != 0) PORT = (uint8) *text++;
}

void print_number(uint32 number) {
  static const uint32 powers[] = {1000000000, 100000000, 10000000, 1000000, 100000, 10000, 1000, 100, 10, 1};
  int begun = 0;
  for (int i = 0; i < 10; i++) {
    uint32 digit = 0;
    while (number >= powers[i]) {
      number -= powers[i];
      digit++;
    }
    begun |= digit != 0 || i == 9;
    if (begun) PORT = '0' + digit;
  }
}

void print_hex(uint32 number) {
  for (int shift = 28; shift >= 0; shift -= 4) PORT = "0123456789abcdef"[number >> shift & 15];
}
