/* What the programs compute. */
#include "runtime.h"

#define MOST 4096

static uint8 composite[MOST];

/* How many primes lie below a limit, by the sieve of Eratosthenes. */
uint32 sieve(uint32 limit) {
  uint32 primes = 0;
  for (uint32 i = 0; i < limit; i++) composite[i] = 0;
  for (uint32 i = 2; i < limit; i++) {
    if (composite[i]) continue;
    primes++;
    for (uint32 multiple = i + i; multiple < limit; multiple += i) composite[multiple] = 1;
  }
  return primes;
}

/* CRC-32 as Ethernet and zip files have it, bit by bit. */
uint32 crc32(const uint8 *bytes, uint32 count) {
  uint32 crc = 0xffffffff;
  for (uint32 i = 0; i < count; i++) {
    crc ^= bytes[i];
    for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc;
}

static void sift(short *values, uint32 root, uint32 count) {
  short value = values[root];
  for (;;) {
    uint32 child = root + root + 1;
    if (child >= count) break;
    if (child + 1 < count && values[child + 1] > values[child]) child++;
    if (value >= values[child]) break;
    values[root] = values[child];
    root = child;
  }
  values[root] = value;
}

/* Heap sort. */
void sort(short *values, uint32 count) {
  for (uint32 i = count / 2; i-- > 0;) sift(values, i, count);
  for (uint32 end = count; end-- > 1;) {
    short largest = values[0];
    values[0] = values[end];
    values[end] = largest;
    sift(values, 0, end);
  }
}

/* The product of two square matrices. */
void multiply(const int *a, const int *b, int *product, uint32 size) {
  for (uint32 row = 0; row < size; row++) {
    for (uint32 column = 0; column < size; column++) {
      int sum = 0;
      for (uint32 i = 0; i < size; i++) sum += a[row * size + i] * b[i * size + column];
      product[row * size + column] = sum;
    }
  }
}
