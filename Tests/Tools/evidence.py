#!/usr/bin/env python3
"""Follows every row of evidence of a workbook to the line of the input file that it names.

usage: evidence.py WORKBOOK.xlsx      (in the folder that holds Inputs); prints what leads nowhere, status 1. Status 77 where openpyxl is absent.
"""
import sys

try:
    import openpyxl
except ImportError:
    sys.exit(77)

SHEETS = ["Discrepancies", "Open payments", "Allocations", "Card settlement", "Obligations", "Positions", "Completeness", "Limitation",
          "Refunds and credits", "Decisions", "Conversion differences"]
# A row about a file as a whole has no line.
WHOLE_FILES = {"DUPLICATE_FILE"}
# An entry with its details takes no more lines than this.
RECORD = 120
files = {}


def lines(name):
    if name not in files:
        with open(name, "rb") as handle:
            data = handle.read()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("windows-1251")
        files[name] = text.splitlines()
    return files[name]


def record(file, position, length):
    number = int(position.split("#")[0])
    if not 1 <= number <= len(lines(file)):
        return None
    return "\n".join(lines(file)[number - 1 : number - 1 + length])


book = openpyxl.load_workbook(sys.argv[1], data_only=True)
failures, followed = [], {}
for name in SHEETS:
    rows = list(book[name].iter_rows(values_only=True))
    header = rows[0]
    for values in rows[1:]:
        row = dict(zip(header, values))
        if values[0] in (None, "Total", "There are none."):
            break
        if row.get("Code") in WHOLE_FILES:
            continue
        file, position = row["Source file"], row["Source position"]
        if not file or not position:
            failures.append((name, values[0], "names no line"))
            continue
        one, text = record(file, position, 1), record(file, position, RECORD)
        if text is None:
            failures.append((name, values[0], f"{file} has no line {position}"))
            continue
        followed[name] = followed.get(name, 0) + 1
        if name in ("Obligations", "Limitation") and row["Obligation ID"] not in one:
            failures.append((name, values[0], one))
        if name == "Positions" and row["Latest obligation"] and not (row["Latest obligation"] in one and row["Payer ID"] in one):
            failures.append((name, values[0], one))
        if name in ("Open payments", "Allocations") and (row["Bank reference"] or "") not in text:
            failures.append((name, values[0], one))
        if name == "Card settlement":
            if row["Terminal"] not in one:
                failures.append((name, values[0], one))
            if row["Bank payment ID"]:
                credit = record(row["File of the credit"], row["Position of the credit"], RECORD)
                if credit is None or (row["Bank reference"] or "") not in credit:
                    failures.append((name, values[0], row["File of the credit"], row["Position of the credit"]))
for failure in failures:
    print(*failure)
print(", ".join(f"{name} {count}" for name, count in followed.items()))
empty = [name for name in SHEETS if name not in followed and name != "Conversion differences"]
if empty:
    print("nothing to follow in", empty)
sys.exit(1 if failures or empty else 0)
