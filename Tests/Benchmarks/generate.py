#!/usr/bin/env python3
"""Obligations and payments for the benchmark: canonical CSV, the remittance names the obligation's id.

    generate.py DIR [ROWS]
"""
import os, random, sys

folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
rng = random.Random(7)
os.makedirs(f"{folder}/Inputs/register", exist_ok=True)
os.makedirs(f"{folder}/Inputs/bank", exist_ok=True)
sums = [rng.randrange(500, 50000) for _ in range(count)]


def money(cents):
    return f"{cents // 100}.{cents % 100:02d}"


with open(f"{folder}/Inputs/register/obligations.csv", "w", encoding="utf-8") as out:
    out.write("obligation_id,kind,payer_id,payer_name,object,principal,issued_on,due_on,status\n")
    for i in range(count):
        person = i // 3
        out.write(f"MD26-{i:09d},waste_fee,F{person:09d},Лице {person},имот {i},{money(sums[i])},2026-02-10,2026-10-31,open\n")
order = list(range(count))
rng.shuffle(order)
with open(f"{folder}/Inputs/bank/payments.csv", "w", encoding="utf-8") as out:
    out.write("account,booked_on,value_on,amount,currency,bank_reference,counterparty_name,remittance\n")
    for serial, i in enumerate(order):
        amount = sums[i] if serial % 10 else sums[i] // 2 if serial % 20 else sums[i] + 100
        out.write(f"BG43TEST12348400000001,2026-05-14,2026-05-14,{money(amount)},EUR,T{serial:09d},Лице {i // 3},такса MD26-{i:09d} благодаря\n")
with open(f"{folder}/pipeline.yml", "w", encoding="utf-8") as out:
    out.write("""version: 1
organisation: {name: Benchmark, id: "000471504", currency: EUR, timezone: Europe/Sofia, language: en}
ledger: Outputs/ledger.sqlite
outputs: Outputs
sources:
  register: {role: obligations, path: "Inputs/register/*.csv"}
  bank: {role: bank, path: "Inputs/bank/*", format: auto}
accounts:
  BG43TEST12348400000001: {type: revenue}
kinds:
  waste_fee: {code: "442400", group: tax, interest: none}
reports: {files: [obligations, payments, allocations, discrepancies]}
""")
