// glibc: how the heap takes memory from the system.
#include <malloc.h>

// Makes the page of an address present without changing what stands there, whoever else uses it at this moment: a zero is
// replaced by a zero. What is not zero is present already.
static inline void page_touch(void *address) {
    unsigned char expected = 0;
    __atomic_compare_exchange_n((unsigned char *)address, &expected, 0, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
}
