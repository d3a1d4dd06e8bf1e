#!/usr/bin/env python3
"""Plays tiny made-up towns through the program and through the slow matcher of oracle.py, and compares every cent.

    small_towns.py [--towns 1-1000] [--keep DIR]

The program: SVERKA, else .build/release/sverka. Prints each town that differs; exit status 1 then.
"""
import argparse, csv, datetime, os, random, shutil, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import oracle                                                                       # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("SVERKA", os.path.join(ROOT, ".build", "release", "sverka"))
BUSINESS = datetime.date(2026, 5, 20)
SETTINGS = """version: 1
organisation: {name: Община, id: "000471504", currency: EUR, timezone: Europe/Sofia, language: bg}
ledger: Outputs/ledger.sqlite
outputs: Outputs
sources:
  register: {role: obligations, path: "Inputs/register/*.csv"}
  bank: {role: bank, path: "Inputs/bank/*"}
  orders: {role: orders, path: "Inputs/orders/*.csv"}
  vpos: {role: pos, path: "Inputs/pos/*.csv"}
accounts:
  BG43TEST12348400000001: {type: revenue}
kinds:
"""
SETTINGS += "".join(f'  {k}: {{code: "{c}", group: {oracle.GROUP[k]}}}\n' for k, c in oracle.CODE.items())
REPORTS = "reports: {files: [payments, allocations, obligations, discrepancies, candidates]}\n"
TYPE = {"penal_decree": "НП", "fine_ticket": "фиш", "parking_notice": "уведомление"}
LOOK = dict(zip("АВЕКМНОРСТУХ", "ABEKMHOPCTYX"))
PEOPLE = "7501020050 0545231231 9021154568 8001010055 8001010158".split()


def cents(value):
    return f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02d}"


def slip(R, text):
    """One slip among the digits behind the first three characters."""
    places = [i for i, ch in enumerate(text) if ch.isdigit() and i >= 3]
    i = R.choice(places)
    what = R.randrange(4)
    if what == 0:
        return text[:i] + str((int(text[i]) + R.randrange(1, 10)) % 10) + text[i + 1:]
    if what == 1:
        return text[:i] + text[i + 1:]
    if what == 2:
        return text[:i] + text[i] + text[i:]
    if i + 1 < len(text) and text[i + 1].isdigit() and text[i + 1] != text[i]:
        return text[:i] + text[i + 1] + text[i] + text[i + 2:]
    return text[:i] + str((int(text[i]) + 1) % 10) + text[i + 1:]


def debts_of(R, people):
    """2 to 12 obligations: instalments of years, decrees, tickets, notices, fees; equal sums and days are frequent."""
    rows, serial = [], R.randrange(100, 900) * 1000
    sums = [R.randrange(500, 9000) for _ in range(3)] + [2000, 5113]
    wanted = R.randrange(2, 13)
    while len(rows) < wanted:
        kind = R.choice(list(oracle.GROUP))
        person = R.choice(people)
        year = R.choice((2024, 2025, 2025, 2026, 2026))
        serial += R.choice((3, 7, 111))
        base = dict(kind=kind, payer=person, year=year, object="", series="", number="", currency="EUR", interest=None,
                    costs=0, served_on=None, enforced=None, status="open", principal=R.choice(sums))
        if year < 2026 and R.random() < 0.6:
            base["currency"] = "BGN"
        x = R.random()
        base["status"] = "suspended" if x < 0.05 else "cancelled" if x < 0.09 else "written_off" if x < 0.11 else "open"
        group = oracle.GROUP[kind]
        if group == "tax":
            base["object"] = R.choice(("РВ1234КН", "РВ5566ТХ") if kind == "vehicle_tax" else ("5678A000123", "5678A000124"))
            if any((r["payer"], r["kind"], r["object"], r["year"]) == (person, kind, base["object"], year) for r in rows):
                continue
            dues = [datetime.date(year, 6, 30), datetime.date(year, 10, 31)]
            if year < 2026 and R.random() < 0.2:
                base["interest"], base["costs"] = R.randrange(0, 300), R.choice((0, 0, 500))
            prefix = {"property_tax": "PT", "waste_fee": "WF", "vehicle_tax": "VT"}[kind]
            whole = base["principal"]
            parts = [whole] if R.random() < 0.3 else [whole - whole // 2, whole // 2]
            for index, part in enumerate(parts):
                rows.append(dict(base, id=f"{prefix}{year % 100}-{serial + index:06d}", principal=part, due_on=dues[index],
                                 instalment=index + 1, issued_on=datetime.date(year, 2, 1)))
            if R.random() < 0.08:
                # A register without instalments: many debts are one payer's, kind's, object's and year's.
                for index in range(len(parts), len(parts) + R.randrange(3, 7)):
                    rows.append(dict(base, id=f"{prefix}{year % 100}-{serial + index:06d}", principal=R.choice(sums) // R.choice((1, 2)) + 1,
                                     due_on=R.choice(dues), instalment=index + 1, issued_on=datetime.date(year, 2, 1)))
                serial += 10
        else:
            issued = datetime.date(year, R.choice((1, 2, 3)), R.choice((5, 6, 20)))
            due = issued + datetime.timedelta(days=R.choice((14, 14, 30)))
            base.update(id=f"{'FN' if group == 'fine' else 'FE'}{year % 100}-{serial:06d}", due_on=due, issued_on=issued, instalment="")
            if group == "fine":
                base["number"] = str(R.choice((serial, 1234, 1235, 1243)) if R.random() < 0.5 else 26000000 + serial)
                if kind == "fine_ticket":
                    base["series"] = R.choice("KTE")
                if kind == "parking_notice":
                    base["object"] = R.choice(("РВ1234КН", "РВ7788ХТ"))
                if kind == "penal_decree" and R.random() < 0.6:
                    base["served_on"] = datetime.date(2026, 4, R.randrange(1, 28))
                if any((r["kind"], r["number"], r["year"], r["series"]) == (kind, base["number"], year, base["series"]) for r in rows):
                    continue
            rows.append(base)
        last = rows[-1]
        if R.random() < 0.08 and last["due_on"] < datetime.date(2026, 1, 1):
            last["enforced"], last["costs"] = datetime.date(2026, 2, 10), 1200
    return rows


def discounted(probe, debts, day):
    """What is due of each debt, less the discount where one is on offer."""
    held = [probe.debts[d["id"]] for d in debts]
    off = {part.id: cents for debt in held for part, cents in probe.discount_left(debt, day) or []}
    return [debt.due(day) - off.get(debt.id, 0) for debt in held]


def told(R, debt):
    """What a payer writes beside person and kind: plate, lot or instalment, not always the debt's."""
    text = ""
    if R.random() < 0.3 and debt["object"]:
        text = " " + (debt["object"] if R.random() < 0.8 else "РВ5566ТХ")
    if R.random() < 0.15 and debt["instalment"] in (1, 2):
        text += R.choice((" първа вноска", " втора вноска"))
    return text


def payments_of(R, debts, people):
    """3 to 15 payments with every kind of evidence."""
    probe = oracle.Town(debts, [], BUSINESS)
    payments = []
    for serial in range(R.randrange(3, 16)):
        day = datetime.date(2026, 3, 20) + datetime.timedelta(days=R.randrange(0, 60))
        if R.random() < 0.03:
            day = BUSINESS + datetime.timedelta(days=3)
        debt = R.choice(debts)
        held = probe.debts[debt["id"]]
        mine = [d for d in debts if d["payer"] == debt["payer"]]
        due = held.due(day) or held.principal0
        x = R.random()
        unit = probe.unit_sum(held, day)
        amount = due
        if x < 0.12:
            amount = max(1, due - R.choice((1, 2, 3, due // 3, due // 2)))
        elif x < 0.22:
            amount = due + R.choice((1, 2, 3, 700))
        elif x < 0.34 and unit:
            amount = unit[1] + R.choice((0, 0, 0, 1, -1))
        elif x < 0.37:
            amount = debt["principal"]
        pay = dict(reference=f"R{serial:03d}", paid_on=day, booked_on=day if day <= BUSINESS else BUSINESS, obligor="", code="",
                   text="плащане")
        kind, group = debt["kind"], oracle.GROUP[debt["kind"]]
        way = R.choice(("id", "id", "ids", "doc", "doc", "slip", "kind", "kind", "kind", "amount", "amount", "set", "plate",
                        "nothing", "unknown", "mismatch", "order"))
        if way in ("doc", "slip") and group != "fine":
            way = "id" if way == "doc" else "id_slip"
        typed = debt["id"]
        if R.random() < 0.2:
            typed = "".join({v: k for k, v in LOOK.items()}.get(ch, ch) for ch in typed)
        if way == "id":
            pay["text"] = R.choice(("{}", "плащане по {}", "задължение {} благодаря")).format(typed)
        elif way == "ids":
            others = R.sample(mine, min(len(mine), R.choice((2, 2, 3))))
            pay["text"] = "плащане " + " и ".join(d["id"] for d in others)
            amount = sum(probe.debts[d["id"]].due(day) for d in others) or amount
        elif way in ("doc", "slip"):
            number = debt["number"] if way == "doc" else slip(R, "xxx" + debt["number"])[3:]
            short = len(debt["number"]) < 7
            series = f" серия {debt['series']}" if debt["series"] and R.random() < 0.7 else ""
            word = "" if way == "slip" and R.random() < 0.2 else TYPE[kind]
            if not word:
                number, series = debt["number"], ""
            pay["text"] = f"плащане {word}{series} № {number}" + (f"/{debt['year']}" if short and R.random() < 0.7 else "")
            if R.random() < 0.4:
                pay["obligor"] = debt["payer"]
        elif way == "id_slip":
            pay["text"] = slip(R, debt["id"])
            if R.random() < 0.5:
                pay["obligor"] = debt["payer"]
        elif way == "kind":
            pay["obligor"] = debt["payer"]
            words = oracle.WORDS.get(kind)
            if words and R.random() < 0.4:
                # A word for a vehicle right before its plate says whose plate it is; behind one for a tax it is the kind.
                pay["text"] = "данък " * (kind == "vehicle_tax") + words[0]
            else:
                pay["code"] = oracle.CODE[kind]
            if R.random() < 0.3:
                pay["text"] += f" за {debt['year']} г."
            if R.random() < 0.3:
                amount = sum(probe.debts[d["id"]].due(day) for d in mine if d["kind"] == kind) or amount
            elif R.random() < 0.15:
                amount = sum(discounted(probe, [d for d in mine if d["kind"] == kind and d["year"] == debt["year"]], day)) \
                    + R.choice((0, 0, 1, -2))
            pay["text"] += told(R, debt)
        elif way == "amount":
            pay["obligor"] = debt["payer"]
            pay["text"] += told(R, debt)
        elif way == "set":
            pay["obligor"] = debt["payer"]
            some = R.sample(mine, min(len(mine), R.choice((2, 3))))
            amount = sum(probe.debts[d["id"]].due(day) for d in some) or amount
        elif way == "plate":
            if kind != "parking_notice":
                continue
            pay["text"] = "паркиране " + debt["object"]
        elif way == "unknown":
            pay["text"] = R.choice(("плащане по " + debt["id"][:5] + "999999", "НП № 98765432"))
            pay["obligor"] = debt["payer"] if R.random() < 0.7 else ""
            pay["code"] = oracle.CODE[kind] if R.random() < 0.5 else ""
        elif way == "mismatch":
            others = [p for p in people if p != debt["payer"]]
            if not others:
                continue
            pay["text"], pay["obligor"] = debt["id"], R.choice(others)
        elif way == "order":
            some = R.sample(debts, min(len(debts), R.choice((1, 1, 2))))
            pay["order"] = [(d["id"], max(1, probe.debts[d["id"]].due(day))) for d in some if not probe.debts[d["id"]].dead]
            if not pay["order"] or day > BUSINESS:
                continue
            amount = sum(share for _, share in pay["order"]) + R.choice((0, 0, 0, 0, -3, 5))
        pay["amount"] = max(1, amount)
        if payments and R.random() < 0.08:                       # competition: the same again, on that day or another
            twin = dict(R.choice(payments), reference=pay["reference"])
            if "order" not in twin:
                if R.random() < 0.5:
                    twin["paid_on"] = twin["booked_on"] = datetime.date(2026, 3, 20) + datetime.timedelta(days=R.randrange(0, 60))
                pay = twin
        payments.append(pay)
    return payments


def table(path, header, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write(folder, debts, payments):
    with open(os.path.join(folder, "pipeline.yml"), "w", encoding="utf-8") as handle:
        handle.write(SETTINGS + REPORTS)
    for name in ("orders", "pos"):
        os.makedirs(os.path.join(folder, "Inputs", name))
    text = lambda value: "" if value is None else str(value)
    table(os.path.join(folder, "Inputs/register/a.csv"),
          "obligation_id kind document_series document_no payer_id object year instalment currency principal interest costs issued_on "
          "served_on due_on enforcement_on status".split(),
          [[d["id"], d["kind"], d["series"], d["number"], d["payer"], d["object"], d["year"], d["instalment"], d["currency"],
            cents(d["principal"]), "" if d["interest"] is None else cents(d["interest"]), cents(d["costs"]), d["issued_on"],
            text(d["served_on"]), text(d["due_on"]), text(d["enforced"]), d["status"]] for d in debts])
    table(os.path.join(folder, "Inputs/bank/a.csv"),
          "account booked_on value_on amount currency bank_reference payment_code obligor_id remittance".split(),
          [["BG43TEST12348400000001", p["booked_on"], p["paid_on"], cents(p["amount"]), "EUR", p["reference"], p["code"],
            p["obligor"], p["text"]] for p in payments if "order" not in p])
    cards = [p for p in payments if "order" in p]
    table(os.path.join(folder, "Inputs/orders/a.csv"), "order_id created_at terminal_id obligation_id amount status".split(),
          [[f"9{p['reference'][1:]}00", f"{p['paid_on']}T09:00:00Z", "V1800001", debt, cents(share), "paid"]
           for p in cards for debt, share in p["order"]])
    table(os.path.join(folder, "Inputs/pos/a.csv"), "terminal_id type transacted_at order_id rrn amount action response_code".split(),
          [["V1800001", "sale", f"{p['paid_on']}T09:05:00Z", f"9{p['reference'][1:]}00", p["reference"], cents(p["amount"]), "0", "00"]
           for p in cards])


def rows(folder, name):
    with open(os.path.join(folder, "Outputs", "latest", name), encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def number(text):
    return int(text.replace(".", "") or 0)


def play(seed, keep):
    """Differences between the program and the oracle, as lines."""
    R = random.Random(f"town {seed}")
    people = PEOPLE[:R.randrange(1, 4)]
    debts = debts_of(R, people)
    payments = payments_of(R, debts, people)
    with tempfile.TemporaryDirectory() as folder:
        write(folder, debts, payments)
        run = subprocess.run([PROGRAM, "run", "--date", str(BUSINESS), "--quiet", "--threads", "1"], cwd=folder,
                             capture_output=True, text=True, check=False)
        if keep:
            shutil.copytree(folder, os.path.join(keep, str(seed)), dirs_exist_ok=True)
        if run.returncode != 0:
            return [f"exit {run.returncode}: {run.stderr[-500:]}"]
        town = oracle.Town(debts, payments, BUSINESS)
        expected = town.run()
        got, ways = {}, {}
        ids = {row["payment_id"]: row["bank_reference"] for row in rows(folder, "payments.csv")}
        for row in rows(folder, "allocations.csv"):
            target = got.setdefault(ids[row["payment_id"]], {})
            value = [number(row[name]) for name in ("principal", "interest", "costs", "credit", "discount", "rounding")]
            target[row["obligation_id"]] = tuple(a + b for a, b in zip(target.get(row["obligation_id"], (0,) * 6), value))
            ways[ids[row["payment_id"]]] = row["strategy"]
        codes = {}
        for row in rows(folder, "discrepancies.csv"):
            if row["code"] in ("AMBIGUOUS", "OBLIGOR_MISMATCH", "UNIDENTIFIED", "FUTURE_DATED"):
                codes.setdefault(ids.get(row["payment_id"]), row["code"])
        differences = []
        for payment in payments:
            want, have = expected[payment["reference"]], got.get(payment["reference"])
            shown = {k: v for k, v in payment.items() if v and k != "booked_on"}
            if want[0] == "joined" and have != want[1]:
                differences.append(f"{shown}\n    oracle  {want[1]}\n    program {have or codes.get(payment['reference'])} "
                                   f"{ways.get(payment['reference'], '')}")
            elif want[0] == "open" and (have or codes.get(payment["reference"]) != want[1]):
                differences.append(f"{shown}\n    oracle  {want[1]}\n    program {have or codes.get(payment['reference'])} "
                                   f"{ways.get(payment['reference'], '')}")
        balances = {row["obligation_id"]: tuple(number(row[name]) for name in ("paid", "discount", "rounding", "credit", "outstanding"))
                    for row in rows(folder, "obligations.csv")}
        for key, want in town.balances().items():
            if balances.get(key) != want and not differences:
                differences.append(f"{key}: paid, discount, rounding, credit, outstanding: oracle {want}, program {balances.get(key)}")
        if differences:
            differences += ["    " + " ".join(f"{k}={v}" for k, v in d.items() if v not in ("", None, 0)) for d in debts]
        return differences


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--towns", default="1-1000")
    parser.add_argument("--keep")
    options = parser.parse_args()
    first, _, last = options.towns.partition("-")
    wrong, total = 0, 0
    for seed in range(int(first), int(last or first) + 1):
        total += 1
        differences = play(seed, options.keep)
        if differences:
            wrong += 1
            print(f"town {seed}:", *differences, sep="\n  ")
    print(f"{total - wrong} of {total} small towns agree")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
