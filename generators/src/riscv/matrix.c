/* Squares a matrix of signed numbers and prints the product's elements. */
#include "runtime.h"

#define SIZE 6

static int a[SIZE * SIZE];
static int product[SIZE * SIZE];

int main(void) {
  for (int i = 0; i < SIZE * SIZE; i++) a[i] = i * i - 600;
  multiply(a, a, product, SIZE);
  for (int i = 0; i < SIZE * SIZE; i++) {
    print_hex(product[i]);
    print("\n");
  }
  return 0;
}
