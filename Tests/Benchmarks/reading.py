#!/usr/bin/env python3
"""How fast files are read: `sverka inspect` beside the least that others do with the same file, in turn, medians of five.

    reading.py [MEGABYTES]      the program: SVERKA, else .build/release/sverka

camt.053 beside a bare libxml2 SAX loop (sax.c), CSV beside Python's csv module and DuckDB's reader, MT940 by itself. Each prints
seconds on the clock and of the processor; the ratio is of the clock.
"""
import importlib.util, os, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
SVERKA = os.environ.get("SVERKA", os.path.join(HERE, "../../.build/release/sverka"))
PYTHON_CSV = """
import csv, sys
rows = credits = 0
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    reader = csv.reader(file)
    column = next(reader).index("amount")
    for row in reader:
        rows += 1
        credits += int(row[column].replace(".", ""))
print(rows, credits)
"""
DUCKDB = """
import duckdb, sys
print(duckdb.sql(f\"\"\"SELECT account, count(*), sum(amount), min(booked_on), max(length(remittance)) FROM read_csv('{sys.argv[1]}', header = true,
  auto_detect = false, delim = ',', quote = '"', columns = {{account: 'VARCHAR', booked_on: 'DATE', value_on: 'DATE',
  amount: 'DECIMAL(18,2)', currency: 'VARCHAR', bank_reference: 'VARCHAR', counterparty_name: 'VARCHAR', remittance: 'VARCHAR'}})
  GROUP BY account\"\"\").fetchall())
"""


def money(cents, mark):
    return f"{cents // 100}{mark}{cents % 100:02d}"


def camt(path, size):
    balance = ('<Bal><Tp><CdOrPrtry><Cd>{}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
               '<Dt><Dt>2026-05-14</Dt></Dt></Bal>\n')
    entries = size // 680
    total = sum(1000 + i % 9000 for i in range(entries))
    with open(path, "w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">'
                  "<BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>S1</Id><Acct><Id><IBAN>BG43TEST12348400000001</IBAN></Id>"
                  "<Ccy>EUR</Ccy></Acct>" + balance.format("OPBD", "0.00") + balance.format("CLBD", money(total, ".")))
        for i in range(entries):
            amount = money(1000 + i % 9000, ".")
            out.write(
                f'<Ntry><NtryRef>{i}</NtryRef><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
                f"<BookgDt><Dt>2026-05-14</Dt></BookgDt><ValDt><Dt>2026-05-14</Dt></ValDt><AcctSvcrRef>T{i:09d}</AcctSvcrRef><BkTxCd>"
                f"<Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs>"
                f'<EndToEndId>E{i}</EndToEndId></Refs><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty>'
                f"<Nm>Лице {i % 5000}</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>7501020050   такса MD26-{i:09d} благодаря</Ustrd>"
                "</RmtInf></TxDtls></NtryDtls></Ntry>\n")
        out.write("</Stmt></BkToCstmrStmt></Document>\n")


def mt940(path, size):
    balance, serial, number = 0, 0, 0
    with open(path, "w", encoding="utf-8", newline="") as out:
        while out.tell() < size:
            number += 1
            out.write(f":20:S{number}\r\n:25:BG43TEST12348400000001\r\n:28C:{number}/1\r\n:60F:C260514EUR{money(balance, ',')}\r\n")
            for _ in range(5000):
                serial += 1
                amount = 1000 + serial % 9000
                balance += amount
                out.write(f":61:2605140514C{money(amount, ',')}NTRFE{serial}//T{serial:09d}\r\n"
                          f":86:051+00Получен превод+207501020050   такса MD26-{serial:09d}\r\n благодаря+31BG80BNBG96611020345678"
                          f"+32Лице {serial % 5000}\r\n")
            out.write(f":62F:C260514EUR{money(balance, ',')}\r\n-\r\n")


def lines(path, size):
    with open(path, "w", encoding="utf-8") as out:
        out.write("account,booked_on,value_on,amount,currency,bank_reference,counterparty_name,remittance\n")
        for i in range(size // 130):
            out.write(f"BG43TEST12348400000001,2026-05-14,2026-05-14,{money(1000 + i % 9000, '.')},EUR,T{i:09d},Лице {i // 3},"
                      f'"такса MD26-{i:09d}, благодаря"\n')


def timed(arguments):
    """Seconds on the clock, seconds of the processor, peak memory in MiB."""
    started = time.perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{arguments[0]} failed")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(what, path, others):
    """`others`: name, command, and how many times as fast as it we want to be."""
    size = os.path.getsize(path) / 1e6
    commands = [[SVERKA, "inspect", path, "--json"]] + [command for _, command, _ in others]
    turns = [[timed(command) for command in commands] for _ in range(5)]
    seconds = [statistics.median(turn[i][0] for turn in turns) for i in range(len(commands))]
    used = [statistics.median(turn[i][1] for turn in turns) for i in range(len(commands))]
    print(f"{what}, {size:.0f} MB")
    print(f"  {'sverka inspect':<22}{seconds[0]:7.2f} s  {used[0]:6.2f} s of CPU  {size / seconds[0]:6.0f} MB/s  "
          f"{max(turn[0][2] for turn in turns):5.0f} MiB")
    for (name, _, target), clock, cpu in zip(others, seconds[1:], used[1:]):
        ratio = clock / seconds[0]
        print(f"  {name:<22}{clock:7.2f} s  {cpu:6.2f} s of CPU  {size / clock:6.0f} MB/s  we are {ratio:.2f} times as fast "
              f"(target {target}: {'met' if ratio >= target else 'MISSED'}; by CPU {cpu / used[0]:.2f})")
    return size / seconds[0]


def main():
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 200_000_000
    with tempfile.TemporaryDirectory(prefix="sverka-reading.") as folder:
        path = os.path.join(folder, "bare")
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libxml-2.0"], capture_output=True, text=True, check=True)
        subprocess.run(["cc", "-O2", "-o", path, os.path.join(HERE, "sax.c"), *flags.stdout.split()], check=True)
        statement = os.path.join(folder, "statement")
        camt(statement, size)
        compare("camt.053", statement, [("bare libxml2 loop", [path, statement], 0.8)])
        mt940(statement, size)
        speed = compare("MT940", statement, [])
        print(f"  (target 150 MB/s: {'met' if speed >= 150 else 'MISSED'})")
        lines(statement, size)
        others = [("Python's csv", [sys.executable, "-c", PYTHON_CSV, statement], 4)]
        if importlib.util.find_spec("duckdb"):
            others.append(("DuckDB's reader", [sys.executable, "-c", DUCKDB, statement], 1))
        else:
            print("Skipped DuckDB: its Python package is not installed (pip install duckdb).")
        compare("CSV", statement, others)


if __name__ == "__main__":
    main()
