// libxlsxwriter: the workbook.
#include <xlsxwriter.h>
