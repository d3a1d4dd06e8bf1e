#!/usr/bin/env python3
"""Memory that `sverka inspect` takes for one camt.053 statement of any size: 128 MiB is the most it may.

    large-statement.py [GIGABYTES]      the program: SVERKA, else .build/release/sverka
"""
import os, sys, tempfile

from reading import SVERKA, camt, timed

MOST = 128


def main():
    size = int(float(sys.argv[1]) * 1e9) if len(sys.argv) > 1 else 2_210_000_000
    with tempfile.TemporaryDirectory(prefix="sverka-large.") as folder:
        path = os.path.join(folder, "statement.xml")
        camt(path, size)
        clock, cpu, memory = timed([SVERKA, "inspect", path, "--json"])
        print(f"camt.053, {os.path.getsize(path) / 1e6:.0f} MB: {clock:.2f} s, {cpu:.2f} s of CPU, {memory:.0f} MiB "
              f"(target {MOST} at most: {'met' if memory <= MOST else 'MISSED'})")


if __name__ == "__main__":
    main()
