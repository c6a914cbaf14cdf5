// Makes getopt_long importable: the Glibc module leaves it out, and Swift 6 refuses its global variables.
#ifndef RDPWHY_CGETOPT_SHIM_H
#define RDPWHY_CGETOPT_SHIM_H
#include <getopt.h>
static inline const char *rdpwhy_optarg(void) { return optarg; }
static inline int rdpwhy_optind(void) { return optind; }
static inline void rdpwhy_set_optind(int value) { optind = value; }
static inline int rdpwhy_optopt(void) { return optopt; }
static inline void rdpwhy_set_opterr(int value) { opterr = value; }
#endif
