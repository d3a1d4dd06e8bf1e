#!/usr/bin/env python3
"""Builds made-up towns, plays them night by night, and prints how right the program was.

    accuracy.py [--seeds 1-20] [--nights 5] [--payments 2000] [--templates FILE.py] [--misses]

The program: SVERKA, else .build/release/sverka. The generator and its scorer stand in ../shared/tools/municipality.
"""
import argparse, csv, glob, json, os, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TOOLS = os.path.join(os.path.dirname(ROOT), "shared", "tools", "municipality")
PROGRAM = os.environ.get("SVERKA", os.path.join(ROOT, ".build", "release", "sverka"))


def play(seed, nights, payments, templates, misses=False):
    """One town from its files to the scorer's figures."""
    with tempfile.TemporaryDirectory() as folder:
        town, project = os.path.join(folder, "town"), os.path.join(folder, "project")
        command = [sys.executable, os.path.join(TOOLS, "generate.py"), "--seed", str(seed), "--nights", str(nights),
                   "--persons", str(payments // 3), "--payments", str(payments), "--out", town]
        if templates:
            command += ["--templates", templates]
        environment = dict(os.environ, PYTHONPATH=TOOLS)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        os.makedirs(project)
        shutil.copy(os.path.join(town, "pipeline.yml"), project)
        with open(os.path.join(town, "nights.json"), encoding="utf-8") as handle:
            dates = json.load(handle)
        for night in sorted(dates):
            shutil.copytree(os.path.join(town, night, "Inputs"), os.path.join(project, "Inputs"), dirs_exist_ok=True)
            run = subprocess.run([PROGRAM, "run", "--date", dates[night], "--quiet"], cwd=project, capture_output=True,
                                 text=True, check=False)
            if run.returncode not in (0, 65):
                sys.exit(f"seed {seed}, {night}: exit {run.returncode}\n{run.stderr}")
        score = subprocess.run([sys.executable, os.path.join(TOOLS, "score.py"), "--truth", os.path.join(town, "truth"),
                                "--outputs", os.path.join(project, "Outputs"), "--json"], capture_output=True, text=True,
                               check=True)
        if misses:
            show_misses(seed, os.path.join(town, "truth"), os.path.join(project, "Outputs"))
        return json.loads(score.stdout)


def rows(pattern):
    for path in sorted(glob.glob(pattern)):
        with open(path, encoding="utf-8", newline="") as handle:
            yield from csv.DictReader(handle)


def show_misses(seed, truth, outputs):
    """Payments that did not come where the truth has them: what was written, what was expected, what was found."""
    runs = os.path.join(outputs, "2*")
    sums = lambda table: {k: v for k, v in table.items() if v != 0}
    wanted, got, written = {}, {}, {}
    for row in rows(os.path.join(truth, "allocations.csv")):
        wanted.setdefault(row["bank_reference"], {}).setdefault(row["obligation_id"], 0)
        wanted[row["bank_reference"]][row["obligation_id"]] += round(100 * float(row["amount"]))
    for row in rows(os.path.join(runs, "allocations.csv")):
        got.setdefault(row["bank_reference"], {}).setdefault(row["obligation_id"], 0)
        got[row["bank_reference"]][row["obligation_id"]] += round(100 * float(row["amount"]))
    for row in rows(os.path.join(runs, "payments.csv")):
        written[row["bank_reference"]] = row
    for row in rows(os.path.join(truth, "payments.csv")):
        key = row["bank_reference"]
        expected = wanted.get(key, {}) if row["expect"] == "match" else {}
        if row["group"] or sums(expected) == sums(got.get(key, {})) or key not in written:
            continue
        payment = written[key]
        print(f"{seed} {row['class']} {payment['channel']} {payment['amount']} {payment['paid_on']} "
              f"obligor={payment['obligor_id']} code={payment['payment_code']} {payment['status']} {payment['strategy']}\n"
              f"    {payment['remittance']}\n    expected {sums(expected)} found {sums(got.get(key, {}))}")


def add(total, part):
    """Sums all counts of two figures of one shape."""
    for key, value in part.items():
        if isinstance(value, dict):
            add(total.setdefault(key, {}), value)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            total[key] = total.get(key, 0) + value


def percent(part, whole):
    return "—" if not whole else f"{100 * part / whole:.2f} %"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", default="1-20")
    parser.add_argument("--nights", type=int, default=5)
    parser.add_argument("--payments", type=int, default=2000)
    parser.add_argument("--templates")
    parser.add_argument("--misses", action="store_true", help="prints each payment that was not joined as it should be")
    options = parser.parse_args()
    if not os.path.isdir(TOOLS):
        sys.exit("Skipped: ../shared/tools/municipality is not there.")
    first, _, last = options.seeds.partition("-")
    total = {}
    seeds = range(int(first), int(last or first) + 1)
    for seed in seeds:
        score = play(seed, options.nights, options.payments, options.templates, options.misses)
        add(total, score)
        match = score["match"]
        print(f"seed {seed}: {match['joined_right']} of {match['joined']} joined are right, "
              f"{match['right']} of {match['expected']} found", file=sys.stderr)
    match = total["match"]
    print(f"{len(seeds)} towns, {options.nights} nights, {options.payments} payments each"
          + (f", wordings {os.path.basename(options.templates)}" if options.templates else "") + "\n")
    print("| figure | value |\n| --- | --- |")
    print(f"| automatic precision | {percent(match['joined_right'], match['joined'])} ({match['joined_right']} of {match['joined']}) |")
    print(f"| recall | {percent(match['right'], match['expected'])} ({match['right']} of {match['expected']}) |")
    components, balances = total["components"], total["obligations"]
    print(f"| components | {json.dumps(components)} |")
    print(f"| final balances exact | {percent(balances['exact'], balances['count'])} ({balances['exact']} of {balances['count']}) |")
    candidates = total["candidates"]
    print(f"| open payments with the expected candidate | {candidates['found']} of {candidates['expected']} |")
    print(f"| settlements, true → reported | {json.dumps(total['settlements']['confusion'], ensure_ascii=False)} |\n")
    print("| class | payments | right | wrong | left open |\n| --- | ---: | ---: | ---: | ---: |")
    for name, row in sorted(total["classes"].items(), key=lambda item: -item[1]["count"]):
        print(f"| {name} | {row['count']} | {row['right']} | {row['wrong']} | {row['open']} |")
    codes = total["codes"]
    print("\n| code | required | found | reported | false |\n| --- | ---: | ---: | ---: | ---: |")
    for name, row in sorted(codes.items()):
        print(f"| {name} | {row.get('required', 0)} | {row.get('found', 0)} | {row.get('reported', 0)} | {row.get('false', 0)} |")


if __name__ == "__main__":
    main()
