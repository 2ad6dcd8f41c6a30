/* Prints how many primes lie below 4,000. */
#include "runtime.h"

int main(void) {
  uint32 primes = sieve(4000);
  print_number(primes);
  print("\n");
  return primes;
}
