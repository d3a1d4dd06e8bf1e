// glibc: how the heap takes memory from the system.
#include <malloc.h>
