/// Small parts that most circuits need: counters, pulses, delays, codes, pseudo-random numbers and checksums.
package burin.lib.logic;
