// libzip: the parts of a workbook that comes back.
#include <zip.h>
