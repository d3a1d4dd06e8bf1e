#!/usr/bin/env python3
"""A large night of free texts, by the seconds of its stages; and a small one made to hurt.

    night.py [PAYMENTS …]      default: 100000; 1000000 takes some minutes and 2.5 GiB

The towns are ../shared/tools/municipality's, with 0.6 persons and 1.2 debts a payment. The program: SVERKA, else .build/release/sverka.
"""
import json, os, pathlib, re, shutil, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
program = os.environ.get("SVERKA") or root / ".build/release/sverka"
generator = pathlib.Path(os.environ.get("MUNICIPALITY") or root.parent / "shared/tools/municipality")
stages = ("intake", "settlement", "matching", "posting", "flagging")


def run(folder, date):
    """Seconds by stage, processor seconds of the whole run, peak memory in MiB."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([program, "run", "--dry-run", "--date", date], cwd=folder, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        said.seek(0)
        text = said.read().decode()
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"sverka failed:\n{text}")
    seconds = {name: float(spent) for name, spent in re.findall(r"\[?sverka\]? (\w+) ([0-9.]+) s", text)}
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def show(name, payments, folder, date):
    run(folder, date)
    # The second run: the first fetches the files and the machine's memory.
    seconds, processor, memory = run(folder, date)
    parts = "  ".join(f"{stage} {seconds.get(stage, 0):.2f} s" for stage in stages)
    micros = seconds.get("matching", 0) / payments * 1e6
    print(f"{name:<22} {parts}   matching {micros:.1f} µs a payment   processor {processor:.1f} s   {memory:.0f} MiB", flush=True)


def town(payments, folder):
    """A copy of the generator goes on where no slip is free: at these sizes nearly every number is somebody's."""
    tools = folder / "generator"
    if not tools.exists():
        shutil.copytree(generator, tools)
        stories = tools / "scenarios.py"
        text = stories.read_text(encoding="utf-8")
        text = text.replace('assert what, "no slip found"', "if not what: return None")
        stories.write_text(text.replace('raise AssertionError("no slip found")', "return None"), encoding="utf-8")
    out = folder / f"town-{payments}"
    sizes = ["--persons", payments * 6 // 10, "--payments", payments, "--obligations", payments * 12 // 10]
    command = [sys.executable, tools / "generate.py", *map(str, sizes), "--nights", "1", "--seed", "9", "--out", out]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (out / "night-01/Inputs").rename(out / "Inputs")
    date = json.loads((out / "nights.json").read_text())["night-01"]
    show(f"{payments:,} payments", payments, out, date)
    shutil.rmtree(out)


def hurting(folder):
    """One person with 5,000 equal notices, one with 5,000 different ones; texts that name them, or 500 numbers at once."""
    for name in ("register", "bank"):
        (folder / "Inputs" / name).mkdir(parents=True)
    people = ("8001010008", "8101010007")
    with open(folder / "Inputs/register/notices.csv", "w", encoding="utf-8") as out:
        out.write("obligation_id,kind,document_no,payer_id,payer_name,object,principal,issued_on,due_on,status\n")
        for i in range(10_000):
            person = i // 5_000
            cents = 2_000 if person == 0 else 1_000 + i % 5_000
            out.write(f"PN26-{i:06d},parking_notice,{700_000 + i},{people[person]},Лице {person},СА{1000 + person}ВТ,"
                      f"{cents // 100}.{cents % 100:02d},2026-02-10,2026-03-10,open\n")
    with open(folder / "Inputs/bank/payments.csv", "w", encoding="utf-8") as out:
        out.write("account,booked_on,value_on,amount,currency,bank_reference,obligor_id,remittance\n")
        for i in range(800):
            person, way = i % 2, i // 2 % 3
            numbers = " ".join(str(700_000 + (i * 7 + n) % 10_000) for n in range(500))
            text = ("глоба паркиране", f"глоба СА {1000 + person} ВТ", f"уведомления {numbers}")[way]
            identifier = "" if way == 1 else people[person]
            out.write(f"BG43TEST12348400000001,2026-05-14,2026-05-14,{20 + i % 90}.{i % 100:02d},EUR,T{i:06d},{identifier},{text}\n")
    (folder / "pipeline.yml").write_text("""version: 1
organisation: {name: Benchmark, id: "000471504", currency: EUR, timezone: Europe/Sofia, language: en}
ledger: Outputs/ledger.sqlite
outputs: Outputs
sources:
  register: {role: obligations, path: "Inputs/register/*.csv"}
  bank: {role: bank, path: "Inputs/bank/*", format: auto}
accounts:
  BG43TEST12348400000001: {type: revenue}
kinds:
  parking_notice: {code: "446500", group: fine}
""", encoding="utf-8")
    show("made to hurt, 800", 800, folder, "2026-05-15")


def main():
    sizes = [int(size) for size in sys.argv[1:]] or [100_000]
    with tempfile.TemporaryDirectory(prefix="sverka-night.") as folder:
        hurting(pathlib.Path(folder) / "hurt")
        if not generator.is_dir():
            print("Skipped the large night: its generator, ../shared/tools/municipality, is not there.")
            return
        for size in sizes:
            town(size, pathlib.Path(folder))


if __name__ == "__main__":
    main()
