// Zstandard: the compressed archive.
#include <zstd.h>
