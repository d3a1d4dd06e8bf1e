#!/usr/bin/env python3
"""Writes decisions into the sheet Open payments of a workbook, as a clerk does in a spreadsheet.

usage: decide.py IN.xlsx OUT.xlsx PAYMENT ACTION OBLIGATION REASON NAME [more of five] ; --turned: other order of rows and columns
Status 77 where openpyxl is absent.
"""
import sys

try:
    import openpyxl
except ImportError:
    sys.exit(77)

HEADERS = [
    ("Плащане №", "Решение", "Към задължение №", "Основание за решението", "Решил (име)"),
    ("Payment ID", "Decision", "For obligation ID", "Reason for the decision", "Decided by (name)"),
]
arguments = [word for word in sys.argv[1:] if word != "--turned"]
source, target, wanted = arguments[0], arguments[1], arguments[2:]
rulings = [wanted[i : i + 5] for i in range(0, len(wanted), 5)]
book = openpyxl.load_workbook(source)
sheet = next(book[name] for name in ("Отворени плащания", "Open payments") if name in book.sheetnames)
header = {cell.value: cell.column for cell in sheet[1]}
words = next(line for line in HEADERS if line[0] in header)
for payment, *values in rulings:
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, header[words[0]]).value == payment)
    for word, value in zip(words[1:], values):
        if value:
            sheet.cell(row, header[word], value)
if "--turned" in sys.argv:
    # Sorted the other way round, filtered, with the columns from right to left.
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for number in range(1, sheet.max_row + 1):
        sheet.row_dimensions[number].hidden = number % 2 == 0
    order = [rows[0]] + rows[:0:-1]
    for number, row in enumerate(order, 1):
        for place, value in enumerate(reversed(row), 1):
            cell = sheet.cell(number, place)
            cell.hyperlink = None
            cell.value = value
book.save(target)
