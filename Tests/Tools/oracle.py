"""A slow and simple matcher of small towns, written from matching.md alone: it shares no line with the program.

One night, one pass: payments by day; on a day every strategy, strongest first, asks every payment that is still free.
Where matching.md leaves something open the decision stands beside the line, marked DECIDED.
"""
import datetime, itertools, re
from fractions import Fraction

GROUP = {"property_tax": "tax", "waste_fee": "tax", "vehicle_tax": "tax", "penal_decree": "fine", "fine_ticket": "fine",
         "parking_notice": "fine", "civil_fee": "fee", "business_fee": "fee"}
CODE = {"property_tax": "442100", "waste_fee": "442400", "vehicle_tax": "442300", "penal_decree": "446500",
        "fine_ticket": "446500", "parking_notice": "446500", "civil_fee": "448007", "business_fee": "448007"}
WORDS = {"property_tax": ("ДНИ", "недвижими имоти"), "waste_fee": ("ТБО", "битови отпадъци"), "vehicle_tax": ("МПС",),
         "civil_fee": ("ГРАО",), "business_fee": ("стопански дейности",)}
RATES = ((datetime.date(2024, 1, 1), 1380), (datetime.date(2025, 7, 1), 1191), (datetime.date(2026, 1, 1), 1015))
TWINS = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")
DAY = datetime.timedelta(days=1)
TOLERANCE = 2


def half_away(value):
    sign = -1 if value < 0 else 1
    return sign * ((2 * abs(value.numerator) + value.denominator) // (2 * value.denominator))


def euro(cents, currency):
    return half_away(Fraction(cents) * 100000 / 195583) if currency == "BGN" else cents


def free_days(year):
    """Holidays by law: fixed ones on a weekend free the next working day, Easter ones don't."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    easter = datetime.date(year, month, day + 1) + 13 * DAY
    days = {easter - 2 * DAY, easter - DAY, easter, easter + DAY}
    fixed = [datetime.date(year, m, d) for m, d in ((1, 1), (3, 3), (5, 1), (5, 6), (5, 24), (9, 6), (9, 22), (12, 24),
                                                     (12, 25), (12, 26))]
    days |= set(fixed)
    for day in fixed:
        if day.weekday() >= 5:
            while day.weekday() >= 5 or day in days:
                day += DAY
            days.add(day)
    return days


def working(day):
    while day.weekday() >= 5 or day in free_days(day.year):
        day += DAY
    return day


class Debt:
    def __init__(self, row):
        self.__dict__.update({key: value for key, value in row.items() if key != "interest"})
        self.principal0 = euro(row["principal"], row["currency"])
        self.frozen = None if row["interest"] is None else euro(row["interest"], row["currency"])
        self.costs0 = euro(row["costs"], row["currency"])
        self.law = GROUP[self.kind] == "tax"
        self.dead = self.status in ("cancelled", "written_off")
        self.aside = self.status == "suspended" or self.enforced
        self.sort = (self.year, self.due_on or datetime.date.max, self.id)
        self.start()

    def start(self):
        self.p, self.c, self.ipaid = self.principal0, self.costs0, 0
        self.raw, self.since = Fraction(0), self.due_on
        self.discount = self.rounding = self.credit = self.money = 0
        self.converted = self.currency == "BGN"
        self.discounted = False

    def accrued(self, day):
        """All interest since the due date, unrounded; principal as it stood on each day."""
        if GROUP[self.kind] == "fine":
            return Fraction(0)
        if self.frozen is not None:
            return Fraction(self.frozen)
        total, at = self.raw, self.since
        while at is not None and at < day:
            at += DAY
            rate = [percent for first, percent in RATES if first <= at] or [RATES[0][1]]
            total += Fraction(self.p * rate[-1], 10000 * 360)
        return total

    def interest(self, day):
        return max(0, half_away(self.accrued(day)) - self.ipaid)

    def due(self, day):
        return 0 if self.dead else self.p + self.interest(day) + self.c

    def settled(self, day):
        return self.due(day) == 0

    def fix(self, day):
        if self.since is not None and self.frozen is None and day > self.since:
            self.raw, self.since = self.accrued(day), day

    def take(self, amount, day):
        """Money toward the debt, never more than is due; gives (principal, interest, costs)."""
        self.fix(day)
        interest = self.interest(day)
        want = [("c", self.c), ("p", self.p), ("i", interest)] if self.enforced else \
            [("p", self.p), ("i", interest), ("c", self.c)]
        got = {"p": 0, "i": 0, "c": 0}
        for name, most in want:
            got[name] = min(amount, most)
            amount -= got[name]
        self.p, self.c, self.ipaid = self.p - got["p"], self.c - got["c"], self.ipaid + got["i"]
        self.money += sum(got.values())
        return got["p"], got["i"], got["c"]


class Town:
    def __init__(self, debts, payments, business):
        self.debts = {row["id"]: Debt(row) for row in debts}
        self.payments, self.business = payments, business
        self.result = {}

    # ------------------------------------------------------------------ units: a debt, or a year that earns 5 %

    def year_unit(self, debt):
        return sorted((d for d in self.debts.values() if (d.payer, d.kind, d.object, d.year) ==
                       (debt.payer, debt.kind, debt.object, debt.year) and not d.dead), key=lambda d: d.sort)

    def discount_left(self, debt, day):
        """What the debt's year, or the decree, would be forgiven if paid whole today: [(debt, cents)] or None."""
        if debt.dead or debt.discounted:
            return None
        if debt.law:
            unit, percent, last = self.year_unit(debt), 5, working(datetime.date(debt.year, 4, 30))
        elif debt.kind == "penal_decree" and debt.served_on:
            unit, percent, last = [debt], 20, working(debt.served_on + 14 * DAY)
            if day < debt.served_on:
                return None
        else:
            return None
        if day > last or all(d.p == 0 for d in unit):
            return None
        total = half_away(Fraction(sum(d.principal0 for d in unit) * percent, 100))
        shares, given, carry = [], 0, 0
        whole = sum(d.principal0 for d in unit)
        for index, d in enumerate(unit):
            share = total - given if index == len(unit) - 1 else half_away(Fraction(total * d.principal0, whole))
            given += share
            share += carry
            take = min(share, d.p)
            carry = share - take
            shares.append((d, take))
        return shares

    def unit_sum(self, debt, day):
        """(members, what is due today less the discount), or None."""
        shares = self.discount_left(debt, day)
        return None if shares is None else ([d for d, _ in shares], sum(d.due(day) - off for d, off in shares))

    # ------------------------------------------------------------------ laying money down

    def lay(self, payment, debts, *, last=None, granted=()):
        """Puts the payment on the debts in this order; what is left stands as credit on the last one touched. Debts that are
        granted are paid less their discount, whatever comes after them."""
        left, day, rows = payment["amount"], payment["paid_on"], {}

        def row(debt):
            return rows.setdefault(debt.id, [0, 0, 0, 0, 0, 0])     # principal interest costs credit discount rounding

        def put(debt, amount):
            for index, part in enumerate(debt.take(amount, day)):
                row(debt)[index] += part

        touched = None
        queue = list(debts)
        while queue and left > 0:
            debt = queue[0]
            unit = self.unit_sum(debt, day)
            if unit and set(d.id for d in unit[0] if d.due(day)) <= set(d.id for d in queue):
                rest_due = sum(d.due(day) for d in unit[0])
                bound = TOLERANCE * len(unit[0])
                others = [d for d in queue if d not in unit[0]]
                if debt in granted or \
                        abs(left - unit[1]) <= TOLERANCE and left < rest_due and (left == unit[1] or not others or bound):
                    for d, off in self.discount_left(debt, day):
                        # A part of one debt's share given now closes the whole unit.
                        d.fix(day)
                        d.p -= off
                        d.discount += off
                        d.discounted = True
                        if off:
                            row(d)[4] += off
                    for d in unit[0]:
                        if left > 0 and d.due(day):
                            before = left
                            part = min(left, d.due(day))
                            put(d, part)
                            left = before - part
                            touched = d
                    self.close_cents(unit[0], rows, day)
                    if 0 < left <= TOLERANCE and not any(d in granted for d in others):
                        put_over(self, touched, row, left)
                        left = 0
                    queue = [d for d in queue if d not in unit[0]]
                    continue
            queue.pop(0)
            due = debt.due(day)
            if due == 0:
                continue
            part = min(left, due)
            put(debt, part)
            left -= part
            touched = debt
            self.close_cents([debt], rows, day)
            if 0 < left <= TOLERANCE and debt.converted and debt.due(day) == 0 and not any(d.due(day) for d in queue):
                put_over(self, debt, row, left)
                left = 0
        if left > 0:
            debt = last or touched or debts[-1]
            debt.credit += left
            debt.money += left
            row(debt)[3] += left
        self.result[payment["reference"]] = ("joined", {key: tuple(value) for key, value in rows.items() if any(value)})

    def close_cents(self, debts, rows, day):
        for debt in debts:
            left = debt.due(day)
            if 0 < left <= TOLERANCE and (debt.converted or debt.discounted) and debt.money > 0:
                cents = {"p": debt.p, "i": debt.interest(day), "c": debt.c}
                debt.fix(day)
                debt.p, debt.c, debt.ipaid = 0, 0, debt.ipaid + cents["i"]
                debt.rounding += left
                row = rows.setdefault(debt.id, [0, 0, 0, 0, 0, 0])
                # "The cent stands in principal": interest and costs count as paid whole.
                row[5] += left
                row[0] -= cents["i"] + cents["c"]
                row[1] += cents["i"]
                row[2] += cents["c"]

    def open(self, payment, code, candidates=()):
        self.result[payment["reference"]] = ("open", code)

    # ------------------------------------------------------------------ evidence

    def evidence(self, payment):
        text = payment["text"]
        words = text.translate(TWINS)
        found = {"ids": [], "docs": [], "near": set(), "named": False, "years": set(), "plates": set(), "kinds": set()}
        rest = words
        for token in re.findall(r"[A-Z]{2}\d{1,3}-\d{5,7}", words):
            found["named"] = True
            rest = rest.replace(token, " ")
            if token in self.debts:
                found["ids"].append(token)
            else:
                found["near"] |= {d for d in self.debts if one_slip(token, d)}
        types = (("penal_decree", "HП"), ("fine_ticket", "фиш"), ("parking_notice", "уведомление"))
        pattern = r"(HП|фиш|уведомление)( сeрия ([A-Z]))?(?: сeрия)? № ?(\d{3,11})(?:/(\d{4}))?".replace("сeрия", "серия")
        for match in re.finditer(pattern, rest):
            kind = next(k for k, w in types if w == match[1])
            found["named"] = True
            found["docs"].append((kind, match[3], match[4], match[5]))
        rest = re.sub(pattern, " ", rest)
        for match in re.finditer(r"(?<!\d)№ ?(\d{3,11})(?:/(\d{4}))?", rest):
            # DECIDED: a short number without its type is a reference only beside its year; it may be of a house.
            if len(match[1]) < 6 and not match[2]:
                continue
            found["named"] = True
            found["docs"].append((None, None, match[1], match[2]))
        rest = re.sub(r"(?<!\d)№ ?(\d{3,11})(?:/(\d{4}))?", " ", rest)
        found["years"] = {int(y) for y in re.findall(r"за (20\d\d) г", rest)}
        found["plates"] = set(re.findall(r"\b[A-Z]{2}\d{4}[A-Z]{2}\b", rest))
        for kind, names in WORDS.items():
            if any(name.translate(TWINS) in rest for name in names):
                found["kinds"].add(kind)
        if re.search("паркиране", rest):
            found["kinds"].add("parking_notice")
        # Plates and lots of the register that stand in the text by themselves; an instalment by its ordinal.
        found["objects"] = {d.object for d in self.debts.values() if re.search(r"\d", d.object) and
                            re.search(r"(?<!\w)" + re.escape(d.object.translate(TWINS)) + r"(?!\w)", rest)}
        ordinals = {i for i, word in ((1, "първа"), (2, "втора")) if word.translate(TWINS) + " вноска".translate(TWINS) in rest}
        found["instalment"] = ordinals.pop() if len(ordinals) == 1 else None
        found["obligor"] = payment["obligor"]
        if not found["obligor"]:
            for token in re.findall(r"(?<!\d)\d{10}(?!\d)", rest):
                if any(d.payer == token for d in self.debts.values()):
                    found["obligor"] = token
        found["code"] = payment["code"] or None
        return found

    def documents(self, doc, found, payment):
        """Exact holders of a named document, narrowed by obligor, year, amount."""
        kind, series, number, year = doc
        if kind is None:
            return None
        hits = [d for d in self.debts.values() if d.kind == kind and d.number and d.number.lstrip("0") == number.lstrip("0")
                and (series is None or d.series == series) and (year is None or str(d.year) == year)]
        for narrow in (lambda d: d.payer == found["obligor"], lambda d: d.year in found["years"],
                       lambda d: payment["amount"] in self.sums(d, payment["paid_on"]),
                       lambda d: self.is_near(d, payment["paid_on"], payment["amount"])):
            if len(hits) > 1 and any(narrow(d) for d in hits):
                hits = [d for d in hits if narrow(d)]
        return hits

    def sums(self, debt, day):
        """What is due today, whole or less the discount."""
        sums = {debt.due(day)}
        unit = self.unit_sum(debt, day)
        # A year of which all but this instalment is paid is a single debt.
        if unit and [d for d in unit[0] if d.due(day)] == [debt]:
            sums.add(unit[1])
        return sums - {0}

    def is_near(self, debt, day, amount):
        """Due within the tolerance of rounding, which holds only where a discount or the conversion takes part."""
        unit = self.unit_sum(debt, day)
        discounted = unit and [d for d in unit[0] if d.due(day)] == [debt] and abs(amount - unit[1]) <= TOLERANCE \
            and amount < debt.due(day)
        return bool(discounted or debt.due(day) and debt.converted and abs(amount - debt.due(day)) <= TOLERANCE)

    def year_near(self, members, day, amount):
        """The same of all that is due of a year's object, two debts or more."""
        unit, total = self.unit_sum(members[0], day), sum(d.due(day) for d in members)
        whole = unit and {d.id for d in unit[0] if d.due(day)} <= {d.id for d in members}
        return bool(whole and abs(amount - unit[1]) <= TOLERANCE and amount < total
                    or all(d.converted for d in members) and abs(amount - total) <= TOLERANCE)

    # ------------------------------------------------------------------ strategies: joined or open for good -> True

    def person(self, payer):
        return [d for d in self.debts.values() if d.payer == payer]

    def pay_named(self, payment, found, named):
        """Reference evidence leads to these debts."""
        day, amount = payment["paid_on"], payment["amount"]
        total = sum(d.due(day) for d in named)
        exact = amount == total or len(named) == 1 and (amount in self.sums(named[0], day) or self.is_near(named[0], day, amount)) \
            or len(named) > 1 and all(d.converted for d in named) and abs(amount - total) <= TOLERANCE \
            or len(named) > 1 and len({(d.payer, d.kind, d.object, d.year) for d in named}) == 1 and \
            abs((self.unit_sum(named[0], day) or [0, 0])[1] - amount) <= TOLERANCE
        if found["obligor"] and any(d.payer != found["obligor"] for d in named) and not exact:
            self.open(payment, "OBLIGOR_MISMATCH")
            return True
        live = [d for d in named if d.due(day) > 0]
        if not live:                                    # settled or cancelled: all of it is credit
            self.lay_credit(payment, named[-1])
            return True
        # DECIDED: several named ones are paid in the order of the text, each with what is due of it; what those of one kind get
        # is laid on them together, an older debt of the kind before them. What is left is credit of the last.
        left, shares = amount, []
        for debt in named:
            shares.append(left if debt is named[-1] else min(left, debt.due(day)))
            left -= shares[-1]
        self.by_kinds(payment, named, shares, lambda part, some: self.pay_kind(part, some, named))
        return True

    def by_kinds(self, payment, debts, shares, pay):
        """Debts of each kind get their shares together; enforced ones are apart."""
        rows = {}
        for order in dict.fromkeys((d.payer, d.kind, bool(d.enforced)) for d in debts):
            places = [i for i, d in enumerate(debts) if (d.payer, d.kind, bool(d.enforced)) == order]
            share = sum(shares[i] for i in places)
            if share:
                pay(dict(payment, amount=share, reference="part"), [debts[i] for i in places])
                for key, value in self.result.pop("part")[1].items():
                    rows[key] = tuple(a + b for a, b in zip(rows.get(key, (0,) * 6), value))
        self.result[payment["reference"]] = ("joined", rows)

    def pay_kind(self, payment, some, named):
        """One kind's named debts; older ones of the kind before them, where the law orders it."""
        day, amount = payment["paid_on"], payment["amount"]
        live = [d for d in some if d.due(day) > 0]
        if not live:
            return self.lay_credit(payment, some[-1])
        order = []
        if live[0].law:
            live = sorted(live, key=lambda d: d.sort)
        for debt in live:
            # Once a debt is under enforcement, чл. 169 ал. 3а no longer orders it (ал. 8).
            if debt.law and not any(d.enforced for d in live):
                pool = [d for d in self.person(debt.payer) if d.kind == debt.kind and d.due(day) > 0
                        and (d in live or not d.aside)]
                before = [d for d in pool if d.year < debt.year]
                unit = self.unit_sum(debt, day)
                same = [d for d in pool if d.year == debt.year and d in live]
                rest = [d for d in unit[0] if d in pool and d not in same] if unit else []
                older = sum(d.due(day) for d in before)
                if unit and abs(amount - older - unit[1]) <= TOLERANCE and rest:
                    same = sorted(same + rest, key=lambda d: d.sort)
                for d in sorted(before, key=lambda d: d.sort) + sorted(same, key=lambda d: d.sort):
                    if d not in order:
                        order.append(d)
            elif debt not in order:
                order.append(debt)
        self.lay(payment, order, last=some[-1] if len(named) > 1 else None)

    def lay_credit(self, payment, debt):
        debt.credit += payment["amount"]
        debt.money += payment["amount"]
        self.result[payment["reference"]] = ("joined", {debt.id: (0, 0, 0, payment["amount"], 0, 0)})

    def obligation_id(self, payment, found):
        if not found["ids"]:
            return False
        return self.pay_named(payment, found, [self.debts[i] for i in dict.fromkeys(found["ids"])])

    def document(self, payment, found):
        named = []
        for doc in found["docs"]:
            hits = self.documents(doc, found, payment)
            if hits is None or not hits:
                continue
            if len(hits) > 1:
                self.open(payment, "AMBIGUOUS")
                return True
            if hits[0] not in named:
                named.append(hits[0])
        if not named:
            return False
        return self.pay_named(payment, found, named)

    def document_repaired(self, payment, found):
        near = {self.debts[i] for i in found["near"]}
        for kind, series, number, year in found["docs"]:
            for d in self.debts.values():
                if not d.number or year is not None and str(d.year) != year:
                    continue
                if kind is None:                                    # the slip is that the type is missing
                    hit = d.number.lstrip("0") == number.lstrip("0")
                else:
                    hit = d.kind == kind and one_slip(number, d.number) and (series is None or d.series == series)
                if hit:
                    near.add(d)
        if len(near) != 1:
            return False
        debt = next(iter(near))
        agrees = debt.payer == found["obligor"] or debt.object.translate(TWINS) in found["plates"] or \
            payment["amount"] in self.sums(debt, payment["paid_on"])
        if not agrees or found["obligor"] and found["obligor"] != debt.payer:
            return False
        return self.pay_named(payment, found, [debt])

    def obligor_kind(self, payment, found):
        if not found["obligor"] or not (found["code"] or found["kinds"]):
            return False
        day, amount = payment["paid_on"], payment["amount"]
        kinds = {k for k, code in CODE.items() if code == found["code"]} if found["code"] else set(found["kinds"])
        if found["code"] and kinds & found["kinds"]:
            kinds &= found["kinds"]
        pool = [d for d in self.person(found["obligor"]) if d.kind in kinds and d.due(day) > 0 and not d.aside]
        if found["named"]:
            pool = [d for d in pool if d.law]
        if not pool:
            return False
        if all(d.law for d in pool):
            order, granted = self.legal_order(pool, day, amount, found)
            self.lay(payment, order, granted=granted)
            return True
        own, _ = self.declared(pool, found)
        due = sum(d.due(day) for d in own)
        if own and (amount <= due or len(own) == len(pool)):
            order = self.acts(own, day, amount, found)
        elif own:
            rest = self.acts([d for d in pool if d not in own], day, amount - due, found)
            order = rest and own + rest
        else:
            order = self.acts(pool, day, amount, found)
        if not order:
            self.open(payment, "AMBIGUOUS")
            return True
        self.lay(payment, order)
        return True

    def acts(self, pool, day, amount, found):
        """The order of acts and fees for this sum; None: several fit equally."""
        pool = sorted(pool, key=lambda d: (d.due_on or datetime.date.max, d.id))
        # DECIDED: nearly counts less the discount only; what the conversion leaves beside an act goes on to the next one.
        less = lambda d: self.unit_sum(d, day) and abs(self.unit_sum(d, day)[1] - amount) <= TOLERANCE and amount < d.due(day)
        fits = [d for d in pool if amount in self.sums(d, day)] or [d for d in pool if less(d)]
        # DECIDED: a year that is named tells acts that fit the sum from each other, and nothing else.
        fits = [d for d in fits if of_year(d, found["years"])] or fits
        if fits:
            first = [d for d in fits if d.due_on == fits[0].due_on]
            return None if len(first) > 1 else first
        left = amount
        for due_on, members in itertools.groupby(pool, key=lambda d: d.due_on):
            members = list(members)
            total = sum(d.due(day) for d in members)
            # DECIDED: also where the rest of the sum goes on to acts that are due on one day and doesn't meet them all.
            if left < total and len(members) > 1 and left > 0:
                return None
            left -= total
        return pool

    def declared(self, pool, found):
        """Debts that the text tells from the others by plate or lot, and those by their instalment, of these."""
        objects = [d for d in pool if d.object in found["objects"]]
        objects = [] if len(objects) == len(pool) else objects
        some = objects or pool
        parts = [d for d in some if str(d.instalment) == str(found["instalment"])]
        return objects, [] if len(parts) == len(some) else parts

    def legal_order(self, pool, day, amount, found):
        """The oldest year first; within a year what the payer declared, or a sum that is due for all objects or for one of
        them, is a choice: to the cent before nearly, less the discount before whole. Also the debts that get their discount
        whatever comes behind them."""
        objects, parts = self.declared(pool, found)
        order, left = [], amount
        for year in sorted({d.year for d in pool}):
            members = sorted((d for d in pool if d.year == year),
                             key=lambda d: (d not in parts, d not in objects, d.sort))
            some = self.choice(sorted(members, key=lambda d: d.sort), day, left, parts or objects) if left > 0 else None
            if some is not None and some[1]:
                return order + some[0] + [d for d in members if d not in some[0]], some[0]
            order += (some[0] if some else []) + [d for d in members if not some or d not in some[0]]
            left -= sum(d.due(day) for d in members)
        return order, []

    def choice(self, members, day, left, declared):
        """(debts, whether each of them gets its discount whatever comes behind), or None."""
        units = []
        for key in dict.fromkeys((d.kind, d.object) for d in members):
            some = [d for d in members if (d.kind, d.object) == key]
            unit, whole = self.unit_sum(some[0], day), sum(d.due(day) for d in some)
            offered = unit is not None and {d.id for d in unit[0] if d.due(day)} <= {d.id for d in some}
            units.append((some, whole, unit[1] if offered else None))
        chosen = [u for u in units if any(d in declared for d in u[0])] or units
        for bound in (0, TOLERANCE):
            if bound and left == sum(u[1] for u in units):
                return None
            fits = lambda a: abs(a - left) <= bound
            all_of = lambda us: any(u[2] is not None for u in us) and fits(sum(u[1] if u[2] is None else u[2] for u in us))
            granted = lambda us: ([d for u in us for d in u[0]], True)
            if all_of(chosen):
                return granted(chosen)
            for some, whole, less in chosen:
                if less is not None and fits(less) and left < whole:
                    return some, False
            for some, whole, less in chosen:
                if whole == left:
                    return some, False
            if all_of(units):
                return granted(units)
        return None

    def obligor_amount(self, payment, found):
        if not found["obligor"] or found["named"]:
            return False
        day, amount = payment["paid_on"], payment["amount"]
        pool = sorted((d for d in self.person(found["obligor"]) if d.due(day) > 0), key=lambda d: d.id)
        # DECIDED: what the text tells may be paid already: the sum of another thing is not meant then either.
        objects, parts = self.declared([d for d in self.person(found["obligor"]) if d.status in ("open", "suspended")], found)
        if objects or parts:
            found = dict(found, years=())
            if self.by_sum(payment, [d for d in pool if d in (parts or objects)], day, amount, found):
                return True
        return self.by_sum(payment, pool, day, amount, found, (objects, parts))

    def contradicts(self, some, objects, parts):
        """What the text tells is none of these, though each has a plate, a lot or an instalment of its own."""
        told = parts or objects
        if not told or any(d in told for d in some):
            return False
        of_object = not objects or any(d in objects for d in some)
        return all(d.instalment if of_object else d.object for d in some)

    def by_sum(self, payment, pool, day, amount, found=None, declared=((), ())):
        sets = self.fitting(pool, day, amount, found is not None)
        if len(sets) > 1 and found:
            # DECIDED: of several sets the only one of the year that is named.
            years = [some for some in sets if all(of_year(d, found["years"]) for d in some)]
            sets = years if len(years) == 1 and len(sets) < 5 else sets
        if len(sets) > 1:
            self.open(payment, "AMBIGUOUS")
            return True
        if not sets:
            return False
        # DECIDED: the text tells of one thing and the sum is another's: a person decides.
        if self.contradicts(sets[0], *declared):
            self.open(payment, "AMBIGUOUS")
            return True
        shares = [d.due(day) for d in sets[0]]
        # DECIDED: an older debt takes what its own kind has in the set, nothing of the other kinds.
        if sum(shares) == amount and len({d.kind for d in sets[0]}) > 1:
            self.by_kinds(payment, sets[0], shares, lambda part, some: self.lay(part, self.older_first(some, day)))
            return True
        self.lay(payment, self.older_first(sets[0], day))
        return True

    def older_first(self, debts, day):
        """Debts that were found by their sum, each behind the older ones of its kind, where the law orders it."""
        order = []
        for debt in sorted(debts, key=lambda d: d.sort):
            if debt.law and not debt.enforced:
                for d in sorted(self.person(debt.payer), key=lambda d: d.sort):
                    if d.kind == debt.kind and d.year < debt.year and d.due(day) > 0 and not d.aside and d not in order:
                        order.append(d)
            if debt not in order:
                order.append(debt)
        return order

    def fitting(self, pool, day, amount, near):
        """Single debts that are due the sum, else sets of them; where nothing fits to the cent, what fits nearly."""
        single = [[d] for d in pool if amount in self.sums(d, day)]
        sets = single or self.sets(pool, day, amount)
        if sets or not near:
            return sets
        years = {}
        for d in pool:
            if d.law:
                years.setdefault((d.payer, d.kind, d.object, d.year), []).append(d)
        return [[d] for d in pool if self.is_near(d, day, amount)] or \
            [some for some in years.values() if len(some) > 1 and self.year_near(some, day, amount)]

    def sets(self, pool, day, amount):
        """Every set of debts due that sum; a year may be in it whole with its discount."""
        found = []
        for size in range(1, len(pool) + 1):
            for chosen in itertools.combinations(pool, size):
                sums = {0}
                done = set()
                for d in chosen:
                    unit = self.unit_sum(d, day)
                    if unit and len(unit[0]) > 1 and d.id in done:
                        continue
                    if unit and {m.id for m in unit[0] if m.due(day)} <= {c.id for c in chosen}:
                        done |= {m.id for m in unit[0]}
                        ways = {sum(m.due(day) for m in unit[0]), unit[1]}
                    else:
                        ways = {d.due(day)}
                    sums = {a + b for a in sums for b in ways}
                if amount in sums:
                    found.append(list(chosen))
        return found

    def plate(self, payment, found):
        if not found["plates"] or found["named"]:
            return False
        day, amount = payment["paid_on"], payment["amount"]
        pool = [d for d in self.debts.values() if d.kind == "parking_notice" and d.object.translate(TWINS) in found["plates"] and d.due(day) > 0]
        return bool(pool) and self.by_sum(payment, sorted(pool, key=lambda d: d.id), day, amount)

    def suggest(self, payment, found):
        mismatch = False
        self.open(payment, "OBLIGOR_MISMATCH" if mismatch else "UNIDENTIFIED")
        return True

    def order(self, payment, found):
        rows = payment.get("order")
        if not rows:
            return False
        left, shares = payment["amount"], []
        for debt, share in rows:
            part = min(left, share)
            if part:
                shares.append([self.debts[debt], part])
            left -= part
        if left:
            shares[-1][1] += left
        rows = {}
        for debt, part in shares:
            single = dict(payment, amount=part, reference="part")
            if debt.due(payment["paid_on"]):
                self.lay(single, [debt])
            else:
                self.lay_credit(single, debt)
            for key, value in self.result.pop("part")[1].items():
                rows[key] = tuple(a + b for a, b in zip(rows.get(key, (0,) * 6), value))
        self.result[payment["reference"]] = ("joined", rows)
        return True

    def run(self):
        strategies = (self.order, self.obligation_id, self.document, self.document_repaired, self.obligor_kind,
                      self.obligor_amount, self.plate, self.suggest)
        for day in sorted({p["paid_on"] for p in self.payments}):
            free = sorted((p for p in self.payments if p["paid_on"] == day),
                          key=lambda p: (p["booked_on"], p["amount"], p["reference"]))
            if day > self.business:
                for payment in free:
                    self.open(payment, "FUTURE_DATED")
                continue
            for strategy in strategies:
                for payment in list(free):
                    if strategy(payment, self.evidence(payment)):
                        free.remove(payment)
        return self.result

    def balances(self):
        return {d.id: (d.money, d.discount, d.rounding, d.credit, 0 if d.dead else d.due(self.business))
                for d in self.debts.values()}


def put_over(town, debt, row, left):
    """A cent or two over a converted or discounted debt: it stands in principal, the rounding is negative."""
    debt.rounding -= left
    debt.money += left
    row(debt)[0] += left
    row(debt)[5] -= left


def of_year(debt, years):
    """Whether a year that is named is the debt's, or of the day of the act."""
    return any(y in years for y in (debt.year, debt.issued_on.year, debt.served_on and debt.served_on.year))


def one_slip(typed, true):
    """A digit wrong, missing, doubled or too many, or two swapped."""
    if typed == true:
        return False
    digits = lambda text: re.sub(r"\D", "", text)
    if re.sub(r"\d", "", typed) != re.sub(r"\d", "", true):
        return False
    a, b = digits(typed), digits(true)
    if len(a) == len(b):
        wrong = [i for i in range(len(a)) if a[i] != b[i]]
        return len(wrong) == 1 or len(wrong) == 2 and wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] \
            and a[wrong[1]] == b[wrong[0]]
    if len(a) + 1 == len(b):
        return any(b[:i] + b[i + 1:] == a for i in range(len(b)))
    if len(a) == len(b) + 1:
        # DECIDED: one digit too many is a slip also where it isn't the same as its neighbour.
        return any(a[:i] + a[i + 1:] == b for i in range(len(a)))
    return False
