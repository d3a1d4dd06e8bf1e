#!/usr/bin/env python3
"""Write the made-up day of Inputs/: people, numbers and IBANs are invented, their checksums are right.

    make-inputs.py --out Inputs                                     registers and bank files
    make-inputs.py --out Inputs --payments Outputs/latest/payments.csv   also the decisions, which need the payments' ids
"""
import argparse, csv, datetime, io, os, random

DAY = "2026-05-15"
TAX84, SECOND84, FINES31, FEES33 = ("BG43TEST12348400000001", "BG65TEST56788400000002", "BG39TEST12343100000001",
                                    "BG30TEST12343300000001")
DAYS = ["2026-05-11", "2026-05-12", "2026-05-13", "2026-05-14", "2026-05-15"]
FIRST = ["Асен", "Боян", "Вихра", "Гергана", "Детелин", "Елица", "Живка", "Захари", "Ивайла", "Калоян", "Лъчезар", "Мирослава"]
MIDDLE = ["Асен", "Боян", "Детелин", "Захари", "Калоян", "Лъчезар"]
LAST = ["Брезов", "Върбанов", "Глогов", "Дъбравин", "Еленков", "Кипров", "Лозев", "Мъглов", "Орехов", "Скалин"]
FIRMS = ["Седем реки ООД", "Тепе Трейд ЕООД", "Стар мост АД", "Бяла чешма ООД", "Глухарче ЕООД"]
STREETS = ["ул. Бряст", "ул. Глухарче", "бул. Седми вятър", "ул. Стара вада"]
rng = random.Random(20260515)


def egn(year, month, day, serial):
    text = f"{year % 100:02d}{month + (40 if year >= 2000 else 0):02d}{day:02d}{serial:03d}"
    total = sum(int(d) * w for d, w in zip(text, (2, 4, 8, 5, 10, 9, 7, 3, 6)))
    return text + str(total % 11 % 10)


def eik(serial):
    text = f"{serial:08d}"
    check = sum(int(d) * (i + 1) for i, d in enumerate(text)) % 11
    if check == 10:
        check = sum(int(d) * (i + 3) for i, d in enumerate(text)) % 11 % 10
    return text + str(check)


def iban(serial):
    body = f"DEMO{serial % 9000 + 1000:04d}10{serial:08d}"
    number = int("".join(str(int(c, 36)) for c in body + "BG00"))
    return f"BG{98 - number % 97:02d}{body}"


def money(cents, mark="."):
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}{mark}{abs(cents) % 100:02d}"


def euro(stotinki):
    return (stotinki * 100000 * 2 + 195583) // (2 * 195583)


def people():
    out = []
    for i in range(60):
        woman = i % 12 in (2, 3, 5, 6, 8, 11)
        end = "а" if woman else ""
        name = f"{FIRST[i % 12]} {MIDDLE[i % 6]}{'ов' if MIDDLE[i % 6][-1] != 'и' else 'ев'}{end} {LAST[i % 10]}{end}"
        out.append((egn(1950 + i % 55, 1 + i % 12, 1 + i % 28, 100 + i * 7), name))
    return out + [(eik(20000000 + 7919 * i), name) for i, name in enumerate(FIRMS)]


PEOPLE = people()


class Debt:
    """An obligation as the register has it, and what is due on it in euro cents."""

    def __init__(self, oid, kind, person, year, principal, due, **more):
        self.oid, self.kind, self.person, self.year, self.principal, self.due = oid, kind, person, year, principal, due
        self.currency = more.pop("currency", "EUR")
        self.interest = more.pop("interest", None)
        self.status = more.pop("status", "open")
        self.issued = more.pop("issued", f"{year}-02-10")
        self.more = more

    @property
    def owed(self):
        parts = (self.principal, self.interest or 0)
        return sum(euro(p) if self.currency == "BGN" else p for p in parts)


def taxes():
    out = []
    kinds = [("property_tax", "ДНИ"), ("waste_fee", "ТБО"), ("vehicle_tax", "МПС")]
    for i in range(150):
        kind, _ = kinds[i % 3]
        who = PEOPLE[i % len(PEOPLE)]
        year = 2026 if i % 5 < 3 else 2025 if i % 5 == 3 else 2024
        lev = year < 2026
        principal = rng.randrange(1500, 30000)
        interest = rng.randrange(50, 900) if lev else None
        due = f"{year}-{'06-30' if i % 2 else '10-31'}"
        where = f"РВ{1000 + i * 37 % 9000}КМ" if kind == "vehicle_tax" else f"{STREETS[i % 4]} {1 + i}"
        out.append(Debt(f"MD{year % 100}-{700000 + i * 13:09d}", kind, who, year, principal, due, interest=interest,
                        currency="BGN" if lev else "EUR", object=where, instalment=1 + i % 2))
    # The five years of the limitation: ended for 2020, near for 2021.
    for i, year in enumerate((2020, 2020, 2021, 2021)):
        out.append(Debt(f"MD{year % 100}-{800000 + i:09d}", "property_tax", PEOPLE[40 + i], year, 9000 + i, f"{year}-06-30",
                        currency="BGN", interest=4100, object=f"ул. Бряст {i}", instalment=1))
    out[30].status, out[33].status, out[36].status = "cancelled", "written_off", "suspended"
    return out


def fines():
    out = []
    kinds = ["penal_decree", "fine_ticket", "parking_notice"]
    for i in range(90):
        kind, year = kinds[i % 3], 2026 if i % 2 else 2025
        number = f"{rng.randrange(2000000, 9000000)}"
        issued = f"{year}-{1 + i % 4:02d}-{1 + i % 28:02d}"
        out.append(Debt(f"AN{year % 100}-{300000 + i * 11:09d}", kind, PEOPLE[i * 7 % 60], year, rng.choice((2000, 5000, 10000, 15000)),
                        "", series="К" if kind == "fine_ticket" else "", number=number, issued=issued, date=issued,
                        served=f"{year}-{2 + i % 4:02d}-{1 + i % 28:02d}"))
    # Two decrees of one number and sum: a payment that names no year fits both.
    for i, year in enumerate((2025, 2026)):
        out.append(Debt(f"AN{year % 100}-{390000 + i:09d}", "penal_decree", PEOPLE[20 + i], year, 5000, "", series="", number="4711",
                        issued=f"{year}-01-20", date=f"{year}-01-20", served=f"{year}-02-01"))
    out[7].more["outstanding"] = out[7].principal - 700
    out[8].person = (out[8].person[0][:9] + str((int(out[8].person[0][9]) + 1) % 10), out[8].person[1])
    out[9].status = "cancelled"
    return out


def fees():
    kinds = ["civil_fee", "business_fee", "planning_fee"]
    return [Debt(f"FE26-{500000 + i * 17:09d}", kinds[i % 3], PEOPLE[(i * 11 + 5) % 65], 2026, rng.randrange(300, 9000), "2026-06-30",
                 object=f"{STREETS[i % 4]} {i}", issued="2026-03-02") for i in range(58)]


class Payments:
    """Payments by account and day, in the order they were made up."""

    def __init__(self):
        self.rows, self.serial = [], 0

    def add(self, account, day, amount, text, who=None, **more):
        self.serial += 1
        payer = PEOPLE[self.serial * 5 % len(PEOPLE)] if who is None else who
        row = dict(account=account, day=day, value=more.pop("value", day), amount=amount, text=text, id=payer[0], name=payer[1],
                   iban=iban(self.serial), ref=f"T{self.serial:09d}", code="", obligor=payer[0])
        row.update(more)
        self.rows.append(row)
        return row

    def pay(self, debt, account, day, amount=None, text=None, **more):
        return self.add(account, day, debt.owed if amount is None else amount, debt.oid if text is None else text,
                        more.pop("who", debt.person), **more)


WORDS = {"penal_decree": "НП", "fine_ticket": "фиш серия К", "parking_notice": "уведомление за неправилно паркиране"}


def document(debt):
    return f"{WORDS[debt.kind]} № {debt.more['number']}/{debt.year}"


def special(p, tax, fine, fee):
    """One of each finding; gives the payments that the decisions speak of."""
    new = [d for d in tax if d.currency == "EUR" and d.status == "open"]
    old = [d for d in tax if d.currency == "BGN" and d.status == "open" and d.year in (2024, 2025)]
    new_used, old_used = iter(new), iter(old)
    n = lambda: next(new_used)
    p.pay(d := n(), TAX84, DAYS[0], d.owed - 500)                                  # UNDERPAID
    p.pay(d := n(), TAX84, DAYS[0], d.owed + 1250)                                 # OVERPAID
    p.pay(d := n(), TAX84, DAYS[0]), p.pay(d, SECOND84, DAYS[3])                   # DUPLICATE_PAYMENT
    for debt in (d for d in tax if d.status in ("cancelled", "written_off")):
        p.pay(debt, TAX84, DAYS[1])                                                # PAID_CANCELLED
    p.pay(fine[9], FINES31, DAYS[1])
    p.pay(d := n(), SECOND84, DAYS[1], code="442300" if d.kind != "vehicle_tax" else "442100")   # WRONG_CODE
    p.pay(n(), FINES31, DAYS[1])                                                   # WRONG_ACCOUNT
    p.pay(n(), TAX84, DAYS[4], value="2026-05-18")                                 # FUTURE_DATED
    p.pay(d := n(), TAX84, DAYS[2], who=next(x for x in PEOPLE if x != d.person))  # OBLIGOR_MISMATCH
    back = p.pay(n(), TAX84, DAYS[2])                                              # REVERSED, returned by the bank
    p.pay(d := next(old_used), TAX84, DAYS[2], d.principal + d.interest)           # BGN_AS_EUR
    p.pay(d := next(old_used), TAX84, DAYS[2], d.owed - 1)                         # UNDERPAID by a cent; ROUNDING later
    p.add(FINES31, DAYS[2 - 1], 5000, "НП 4711")                                   # AMBIGUOUS
    p.add(TAX84, DAYS[3], 4200, "данъци")                                          # UNIDENTIFIED
    p.add(SECOND84, DAYS[3], 1999, "за детската градина")
    ruled = dict(match=p.pay(n(), TAX84, DAYS[3], text="за данъка на апартамента"), match_to=new[len(new) - 1])
    ruled["match_to"] = d = n()
    ruled["match"].update(amount=d.owed, id=d.person[0], name=d.person[1])
    ruled["release"], ruled["release_from"] = p.pay(d := n(), TAX84, DAYS[3]), d
    ruled["ignore"] = p.add(TAX84, DAYS[3], 100, "проба")
    ruled["refund"] = p.add(SECOND84, DAYS[4], 7700, "грешен превод, моля върнете")
    return ruled, back, list(new_used), list(old_used)


VPOS = "V1800001"


def cards(p, fee):
    """Portal orders, card transactions and what BORICA credits: one of each finding; gives the files."""
    debts = iter(fee[44:])
    orders, rows, serial, batches = [], {}, iter(range(101, 999)), {}

    def order(day, debts, captured=None, paid=True, wrong_fee=0, again=False):
        number = f"{next(serial):06d}"
        reference = number + "SV" + day.replace("-", "")
        for debt in debts:
            orders.append([number, f"{day}T10:00:00+03:00", VPOS, debt.oid, money(debt.owed), debt.person[0], reference, "paid"])
        if paid:
            amount = sum(debt.owed for debt in debts) if captured is None else captured
            card(day, "sale", amount, number, reference, "60" + number, wrong_fee)
            if again:
                rows[day].append([*rows[day][-1][:10], "1", "00"])                 # DUPLICATE_CAPTURE
        return number, reference

    def card(day, what, amount, number, reference, rrn, wrong_fee=0):
        fee_ = (amount * 8 + 500) // 1000 + wrong_fee if what == "sale" else 0
        rows.setdefault(day, []).append([VPOS, what, f"{day}T07:01:00Z", day, number, reference, rrn, "5100XXXXXXXX0022", money(amount),
                                         money(fee_), "0" if what == "sale" else "", "00" if what == "sale" else ""])
        batches[day] = batches.get(day, 0) + (amount if what == "sale" else -amount) - fee_

    def credit(day, amount, of):
        p.add(TAX84, day, amount, f"BORICA POS {VPOS} {bg(of)}", who=("", "BORICA AD"))

    order("2026-05-04", [next(debts)])                                             # BATCH_MISSING
    first = order(DAYS[0], [one := next(debts), two := next(debts)], again=True)
    credit(DAYS[1], batches[DAYS[0]], DAYS[0])
    order(DAYS[1], [d := next(debts)], captured=d.owed + 100)                       # ORDER_DIFFERENCE
    order(DAYS[1], [next(debts)], wrong_fee=5)                                     # FEE_DIFFERENCE
    credit(DAYS[2], batches[DAYS[1]] - 750, DAYS[1])                               # SETTLEMENT_DIFFERENCE
    order(DAYS[2], [next(debts)])
    card(DAYS[2], "sale", 24000, "000900", "", "60000900")                         # CAPTURE_WITHOUT_ORDER
    card(DAYS[2], "chargeback", one.owed + two.owed, *first, "60" + first[0])      # CHARGEBACK
    credit(DAYS[3], batches[DAYS[2]], DAYS[2])
    credit(DAYS[3], 12340, "2026-04-09")                                           # CREDIT_WITHOUT_BATCH
    order(DAYS[3], [next(debts)], paid=False)                                      # ORDER_NOT_CAPTURED
    order(DAYS[4], [next(debts)])                                                  # BATCH_IN_TRANSIT
    card_header = ("terminal_id,type,transacted_at,settled_on,order_id,merchant_reference,rrn,card,amount,fee,action,"
                   "response_code").split(",")
    order_header = "order_id,created_at,terminal_id,obligation_id,amount,payer_id,merchant_reference,status".split(",")
    files = {f"pos/vpos-{day}.csv": csv_text(card_header, made) for day, made in rows.items()}
    return files | {f"orders/orders-{DAY}.csv": csv_text(order_header, orders)}


def more(p, fine, unpaid):
    """What the free text, the names and the dates of a payment bring."""
    lev = next(d for d in fine if d.kind == "penal_decree" and d.status == "open" and d.more["number"] != "4711" and d.year == 2025)
    p.pay(lev, TAX84, DAYS[2], lev.owed * 80 // 100, text=document(lev))           # DISCOUNT_EXPIRED
    old = next(d for d in unpaid if d.year == 2024)
    p.pay(old, SECOND84, DAYS[2], old.owed - 1)                                    # ROUNDING
    act = next(d for d in fine if d.kind == "fine_ticket" and d.status == "open" and d is not lev)
    other = next(x for x in PEOPLE if x[1].split()[0] != act.person[1].split()[0])
    p.pay(act, TAX84, DAYS[2], text=document(act), name=other[1])                  # OTHER_PAYER


def plain(p, new, old, fine, fee):
    """Everything else finds its debt by its id or its document."""
    for i, debt in enumerate(new):
        text = debt.oid if i % 3 else f"плащане по партида {debt.oid}, благодаря"
        p.pay(debt, TAX84 if i % 4 else SECOND84, DAYS[i % 5], text=text)
    for i, debt in enumerate(old[:40]):
        p.pay(debt, SECOND84 if i % 2 else TAX84, DAYS[i % 5], debt.owed if i % 6 else debt.owed // 2)
    days31 = [day for day in DAYS if day != "2026-05-13"]
    for i, debt in enumerate(fine[10:88]):
        p.pay(debt, FINES31, days31[i % 4], text=document(debt) if i % 5 else debt.oid)
    for i, debt in enumerate(fee[:44]):
        p.pay(debt, FEES33, DAYS[i % 5], text=f"RF-{debt.oid}" if i % 7 == 9 else debt.oid)


def csv_text(header, rows, delimiter=","):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def bg(day):
    return ".".join(reversed(day.split("-"))) if day else ""


def tax_file(tax):
    kinds = {"property_tax": "Данък недвижими имоти", "waste_fee": "Такса битови отпадъци", "vehicle_tax": "Данък превозни средства"}
    states = {"open": "В сила", "suspended": "Спряно", "cancelled": "Анулирано", "written_off": "Отписано"}
    rows = [[d.oid, kinds[d.kind], d.person[0], d.person[1], d.more["object"], d.year, d.more["instalment"],
             "лв" if d.currency == "BGN" else "евро", money(d.principal, ","), "" if d.interest is None else money(d.interest, ","),
             bg(d.issued), bg(d.due), states[d.status]] for d in tax]
    bad = [list(rows[0]) for _ in range(3)]
    for i, (column, value) in enumerate(((8, "12,3x"), (11, "31.02.2026"), (1, "Данък кучета"))):
        bad[i][0], bad[i][column] = f"MD26-{990000 + i:09d}", value
    header = "Партида;Вид;ЕГН/ЕИК;Име;Обект;Година;Вноска;Валута;Главница;Лихва;Издадено на;Срок;Състояние".split(";")
    return csv_text(header, rows + bad, ";").encode("cp1251")


ISSUERS = {"penal_decree": "Кмет на община Примерна", "fine_ticket": "Общинска полиция", "parking_notice": "Зона за почасово паркиране"}
# Never paid, in force for long: sent on for enforcement.
SENT = {"AN25-000300066": ("НАП", "2026-04-20"), "AN25-000300968": ("ЧСИ 901", "2026-04-27")}


def in_force(debt):
    """Decrees fourteen days after they were served, tickets and notices seven."""
    day = datetime.date.fromisoformat(debt.more["served"]) + datetime.timedelta(14 if debt.kind == "penal_decree" else 7)
    return day.isoformat() if day.isoformat() <= DAY and debt.status == "open" else ""


def fines_file(fine):
    header = ("obligation_id,kind,document_series,document_no,document_date,payer_id,payer_name,year,principal,costs,outstanding,"
              "issued_on,served_on,status,issuer,in_force_on,sent_to,enforcement_on").split(",")
    rows = [[d.oid, d.kind, d.more["series"], d.more["number"], d.more["date"], *d.person, d.year, money(d.principal), "0.00",
             money(d.more["outstanding"]) if "outstanding" in d.more else "", d.issued, d.more["served"], d.status,
             ISSUERS[d.kind], in_force(d), *SENT.get(d.oid, ("", ""))] for d in fine]
    twice = [list(rows[0]), list(rows[0])]
    for i, row in enumerate(twice):
        row[0], row[3], row[8] = "AN26-000399999", "8888888", money(2000 + 3000 * i)
    return csv_text(header, rows + twice).encode()


def fees_file(fee):
    header = "obligation_id,kind,payer_id,payer_name,object,year,principal,issued_on,due_on,status".split(",")
    return csv_text(header, [[d.oid, d.kind, *d.person, d.more["object"], d.year, money(d.principal), d.issued, d.due, d.status]
                             for d in fee]).encode()


def party(row, version):
    name = f"<Nm>{row['name']}</Nm>"
    inner = f"<Pty>{name}</Pty>" if version == "08" else name
    return f"<RltdPties><Dbtr>{inner}</Dbtr><DbtrAcct><Id><IBAN>{row['iban']}</IBAN></Id></DbtrAcct></RltdPties>"


def detail(row, version, amount=False, structured=False):
    text = f"{row['obligor']:<13}{row['code'] + ' ' if row['code'] else ''}{row['text']}" if version == "08" else row["text"]
    body = (f"<Strd><CdtrRefInf><Ref>{row['text']}</Ref></CdtrRefInf></Strd>" if structured else f"<Ustrd>{text}</Ustrd>")
    sum_ = f"<Amt Ccy=\"EUR\">{money(row['amount'])}</Amt><CdtDbtInd>CRDT</CdtDbtInd>" if amount else ""
    return (f"<TxDtls><Refs><AcctSvcrRef>{row['ref']}</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId></Refs>{sum_}"
            f"{party(row, version)}<RmtInf>{body}</RmtInf></TxDtls>")


def entry(amount, row, details, version, sign="CRDT", extra=""):
    status = "<Sts><Cd>BOOK</Cd></Sts>" if version == "08" else "<Sts>BOOK</Sts>"
    return (f"\n<Ntry><Amt Ccy=\"EUR\">{money(amount)}</Amt><CdtDbtInd>{sign}</CdtDbtInd>{extra}{status}<BookgDt><Dt>{row['day']}</Dt></BookgDt>"
            f"<ValDt><Dt>{row['value']}</Dt></ValDt><AcctSvcrRef>{row['ref']}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd>"
            f"<SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>{details}</NtryDtls></Ntry>")


def camt(account, day, number, opening, entries, version, wrong=0):
    """entries: (signed amount, xml)."""
    closing = opening + sum(amount for amount, _ in entries) + wrong
    out = [f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt>'
           f"<GrpHdr><MsgId>M{account[-2:]}{number}</MsgId><CreDtTm>{day}T23:00:00</CreDtTm></GrpHdr>\n<Stmt><Id>{account[-2:]}-{number}</Id>"
           f"<ElctrncSeqNb>{number}</ElctrncSeqNb><CreDtTm>{day}T23:00:00</CreDtTm><FrToDt><FrDtTm>{day}T00:00:00</FrDtTm>"
           f"<ToDtTm>{day}T23:59:59</ToDtTm></FrToDt><Acct><Id><IBAN>{account}</IBAN></Id><Ccy>EUR</Ccy></Acct>"]
    for code, value in (("OPBD", opening), ("CLBD", closing)):
        out.append(f'\n<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{money(value)}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
                   f"<Dt><Dt>{day}</Dt></Dt></Bal>")
    return "".join(out) + "".join(xml for _, xml in entries) + "\n</Stmt></BkToCstmrStmt></Document>\n", closing


def entries_of(rows, version):
    """The first four of a day come as one batch entry, every fifth of the rest has a structured reference."""
    batch, rest = (rows[:4], rows[4:]) if version == "08" and len(rows) > 8 else ([], rows)
    out = []
    if batch and len({row["value"] for row in batch}) == 1:
        total = sum(row["amount"] for row in batch)
        head = dict(batch[0], ref="BATCH" + batch[0]["ref"])
        out.append((total, entry(total, head, "".join(detail(row, version, amount=True) for row in batch), version)))
    else:
        rest = rows
    for i, row in enumerate(rest):
        structured = i % 5 == 4 and not row["code"] and " " not in row["text"]
        out.append((row["amount"], entry(row["amount"], row, detail(row, version, structured=structured), version)))
    return out


def returned(row, day, version):
    """The bank takes a payment back two days later, and its fee with it."""
    head = dict(row, day=day, value=day, ref="RET" + row["ref"])
    text = (f"<TxDtls><Refs><AcctSvcrRef>{row['ref']}</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId></Refs>"
            f"<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf><RmtInf><Ustrd>{row['text']}</Ustrd></RmtInf></TxDtls>")
    fee = dict(head, ref="FEE" + row["ref"])
    charge = "<TxDtls><RmtInf><Ustrd>Такса за обслужване</Ustrd></RmtInf></TxDtls>"
    return [(-row["amount"], entry(row["amount"], head, text, version, "DBIT")),
            (-120, entry(120, fee, charge, version, "DBIT").replace("RCDT", "ICDT").replace("ESCT", "CHRG"))]


def mt940(day, number, opening, rows):
    short = day[2:].replace("-", "")
    before = f"{short[:4]}{int(short[4:]) - 1:02d}"
    out = [f":20:ST31{short}", f":25:{FINES31}", f":28C:{number}/1", f":60F:C{before}EUR{money(opening, ',')}"]
    for row in rows:
        out.append(f":61:{short}{short[2:]}C{money(row['amount'], ',')}NTRFNONREF//{row['ref']}")
        out.append(f":86:{row['text']}")
        out.append(f"{row['name']}")
    closing = opening + sum(row["amount"] for row in rows)
    out += [f":62F:C{short}EUR{money(closing, ',')}", "-"]
    return "\r\n".join(out) + "\r\n", closing


def bank_csv(rows):
    header = ("account,booked_on,value_on,amount,currency,bank_reference,counterparty_name,counterparty_iban,payment_code,obligor_id,"
              "remittance").split(",")
    return csv_text(header, [[r["account"], r["day"], r["value"], money(r["amount"]), "EUR", r["ref"], r["name"], r["iban"], r["code"],
                              r["obligor"], r["text"]] for r in rows])


def bank_files(p, back):
    files, opening = {}, {TAX84: 1842055, FINES31: 906130, FEES33: 31200}
    for i, day in enumerate(DAYS):
        rows = {account: [r for r in p.rows if r["account"] == account and r["day"] == day] for account in
                (TAX84, SECOND84, FINES31, FEES33)}
        made = entries_of(rows[TAX84], "08") + (returned(back, day, "08") if i == 4 else [])
        files[f"tax-{day}.xml"], opening[TAX84] = camt(TAX84, day, 90 + i, opening[TAX84], made, "08")
        wrong = 1000 if i == 2 else 0                                              # BALANCE_BREAK
        files[f"fees-{day}.xml"], opening[FEES33] = camt(FEES33, day, 40 + i, opening[FEES33], entries_of(rows[FEES33], "02"), "02", wrong)
        opening[FEES33] -= 0
        if day == "2026-05-13":                                                    # STATEMENT_GAP: number 72 never came
            opening[FINES31] += 4400
        else:
            files[f"fines-{day}.sta"], opening[FINES31] = mt940(day, 70 + i, opening[FINES31], rows[FINES31])
        files[f"second-{day}.csv"] = bank_csv(rows[SECOND84])
    day3 = files["tax-2026-05-13.xml"]
    files["tax-2026-05-11 (1).xml"] = files["tax-2026-05-11.xml"]                  # DUPLICATE_FILE
    files["tax-2026-05-12-again.xml"] = files["tax-2026-05-12.xml"].replace("?>\n", "?>\n<!-- printed again -->\n")   # DUPLICATE_STATEMENT
    repeated = [r for r in p.rows if r["account"] == SECOND84 and r["day"] in DAYS[3:]]
    files["second-2026-05-16-last-two-days.csv"] = bank_csv(repeated)              # OVERLAP
    files["tax-2026-05-18-cut-off.xml"] = day3[:len(day3) // 2]                    # FILE_REJECTED
    return files


def decisions(path, ruled):
    with open(path, encoding="utf-8", newline="") as handle:
        ids = {row["bank_reference"]: row["payment_id"] for row in csv.DictReader(handle)}
    header = "decision_id,decided_on,decided_by,approved_by,action,payment_id,obligation_id,amount,reason".split(",")
    rows = [["R-1", "match", ids[ruled["match"]["ref"]], ruled["match_to"].oid, "", "Лицето посочи имота по телефона"],
            ["R-2", "release", ids[ruled["release"]["ref"]], ruled["release_from"].oid, "", "Платено за друг имот, лицето ще уточни"],
            ["R-3", "ignore", ids[ruled["ignore"]["ref"]], "", "", "Пробен превод на банката"],
            ["R-4", "refund", ids[ruled["refund"]["ref"]], "", "77.00", "Грешен превод, заявление вх. 12/15.05.2026"]]
    return csv_text(header, [[r[0], DAY, "Мъглова", "Скалин" if r[1] == "refund" else "", *r[1:]] for r in rows])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    parser.add_argument("--payments", help="payments.csv of a run over the same Inputs, for the decisions")
    options = parser.parse_args()
    tax, fine, fee = taxes(), fines(), fees()
    p = Payments()
    ruled, back, new, old = special(p, tax, fine, fee)
    plain(p, new, old, fine, fee)
    more(p, fine, old[40:])
    card_files = cards(p, fee)
    files = {f"register/tax-{DAY}.csv": tax_file(tax), f"register/fines-{DAY}.csv": fines_file(fine),
             f"register/fees-{DAY}.csv": fees_file(fee)}
    files |= {f"bank/{name}": text.encode() for name, text in bank_files(p, back).items()}
    files |= {name: text.encode() for name, text in card_files.items()}
    if options.payments:
        files[f"decisions/decisions-{DAY}.csv"] = decisions(options.payments, ruled).encode()
    for name, data in files.items():
        path = os.path.join(options.out, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as handle:
            handle.write(data)
    print(f"{len(tax) + len(fine) + len(fee)} obligations, {len(p.rows)} payments, {len(files)} files")


if __name__ == "__main__":
    main()
