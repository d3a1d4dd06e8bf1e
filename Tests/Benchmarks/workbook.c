// The bare library on the cells of a workbook: reads them (see workbook.py) into memory, then writes them, and prints the
// seconds of the processor that the writing took. What the program's own writer is measured against.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

#pragma pack(push, 1)
struct cell {
    uint8_t type;
    uint32_t row;
    uint16_t column;
    uint16_t style;
    double number;
    uint32_t length, extra;
};
#pragma pack(pop)

int main(int count, char **words) {
    if (count != 4) return 64;
    FILE *file = fopen(words[1], "rb");
    if (!file) return 66;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *bytes = malloc(size);
    if (fread(bytes, 1, size, file) != (size_t)size) return 74;
    fclose(file);

    struct timespec start, end;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    lxw_workbook_options options = {0};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = words[3];
    lxw_workbook *book = workbook_new_opt(words[2], &options);
    lxw_format *formats[64];
    for (int index = 0; index < 64; index++) {
        formats[index] = workbook_add_format(book);
        format_set_font_size(formats[index], 9);
        if (index % 4 == 1) format_set_num_format(formats[index], "#,##0.00");
        if (index % 4 == 2) format_set_text_wrap(formats[index]);
    }
    lxw_worksheet *sheet = NULL;
    long cells = 0;
    for (char *place = bytes; place < bytes + size;) {
        struct cell cell;
        memcpy(&cell, place, sizeof cell);
        const char *text = place + sizeof cell;
        const char *extra = text + cell.length + 1;
        place += sizeof cell + cell.length + 1 + cell.extra + 1;
        lxw_format *format = cell.style < 64 ? formats[cell.style] : NULL;
        switch (cell.type) {
        case 'N': sheet = workbook_add_worksheet(book, text); continue;
        case 'W': worksheet_set_column(sheet, cell.column, cell.column, cell.number, NULL); continue;
        case 'H': worksheet_set_row(sheet, cell.row, cell.number, NULL); continue;
        case 's': worksheet_write_string(sheet, cell.row, cell.column, text, format); break;
        case 'l': worksheet_write_url_opt(sheet, cell.row, cell.column, extra, format, text, NULL); break;
        case 'n': worksheet_write_number(sheet, cell.row, cell.column, cell.number, format); break;
        case 'f': worksheet_write_formula_num(sheet, cell.row, cell.column, text, format, cell.number); break;
        case 'b': worksheet_write_blank(sheet, cell.row, cell.column, format); break;
        }
        cells++;
    }
    if (workbook_close(book)) return 73;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    printf("%.3f %ld\n", end.tv_sec - start.tv_sec + (end.tv_nsec - start.tv_nsec) / 1e9, cells);
    return 0;
}
