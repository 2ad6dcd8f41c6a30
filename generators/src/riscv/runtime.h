/* What the programs share: the port, printing, and the multiplication that RV32I has no instruction for. */
#ifndef RUNTIME_H
#define RUNTIME_H

typedef unsigned char uint8;
typedef unsigned short uint16;
typedef unsigned int uint32;

/* A word that is stored here leaves the core; a load takes the word that is offered from outside. */
#define PORT (*(volatile uint32 *) 0x20000000)

void print(const char *text);
void print_number(uint32 number);
void print_hex(uint32 number);

uint32 sieve(uint32 limit);
uint32 crc32(const uint8 *bytes, uint32 count);
void sort(short *values, uint32 count);
void multiply(const int *a, const int *b, int *product, uint32 size);

#endif
