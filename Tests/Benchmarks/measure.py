#!/usr/bin/env python3
"""Runs both programs in turn and prints medians, the ratio, memory and the seconds per stage."""
import csv, importlib.util, os, re, statistics, subprocess, sys, tempfile, time

folder, rows = sys.argv[1], int(sys.argv[2])
here = os.path.dirname(os.path.abspath(__file__))


def timed(arguments):
    """Seconds, peak memory in MiB, what it said, processor seconds."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(arguments, cwd=folder, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        said.seek(0)
        text = said.read().decode()
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{arguments[0]} failed:\n{text}")
    return seconds, usage.ru_maxrss / 1024, text, usage.ru_utime + usage.ru_stime


def sums(path):
    with open(path, encoding="utf-8", newline="") as handle:
        wanted = ("paid", "outstanding", "credit")
        total = dict.fromkeys(wanted, 0)
        for row in csv.DictReader(handle):
            for name in wanted:
                total[name] += round(float(row[name]) * 100)
    return total


def main():
    rival = importlib.util.find_spec("duckdb") is not None
    if not rival:
        print("Skipped DuckDB: its Python package is not installed (pip install duckdb).")
    ours, theirs = [], []
    for turn in range(3):
        # Each turn starts with an empty folder, in it no published run.
        subprocess.run(["rm", "-rf", f"{folder}/out"], check=True)
        ours.append(timed([os.environ["SVERKA"], "run", "--dry-run", "--to", "out", "--date", "2026-05-15"]))
        if rival:
            theirs.append(timed([sys.executable, f"{here}/rival.py", folder, f"{folder}/rival.csv"]))
    wall = statistics.median(run[0] for run in ours)
    memory = max(run[1] for run in ours)
    print(f"sverka  {wall:6.2f} s  {memory:6.0f} MiB  {rows:,} payments against {rows:,} obligations   {[round(r[0], 2) for r in ours]}")
    if rival:
        other = statistics.median(run[0] for run in theirs)
        print(f"duckdb  {other:6.2f} s  {max(r[1] for r in theirs):6.0f} MiB  the bare join   {[round(r[0], 2) for r in theirs]}")
        print(f"ratio   {wall / other:6.2f}    (target 2.00 at most: {'met' if wall <= 2 * other else 'MISSED'})")
        spent = [statistics.median(run[3] for run in runs) for runs in (ours, theirs)]
        print(f"processor {spent[0]:.2f} s against {spent[1]:.2f} s: {spent[0] / spent[1]:.2f}")
        snapshots = sums(f"{folder}/out/obligations.csv"), sums(f"{folder}/rival.csv")
        print("snapshots agree" if snapshots[0] == snapshots[1] else f"SNAPSHOTS DIFFER: {snapshots}")
    print(f"memory  {memory:6.0f} MiB (target 1536 at most: {'met' if memory <= 1536 else 'MISSED'})")
    middle = sorted(ours)[1][2]
    for stage, seconds in re.findall(r"\[?sverka\]? (\w+) ([0-9.]+) s", middle):
        print(f"  {stage:<12}{seconds:>8} s")


if __name__ == "__main__":
    main()
