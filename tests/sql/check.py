#!/usr/bin/env python3
"""The measures, computed once more in plain SQL on SQLite and compared with the report cell by cell.

usage: check.py REPORT, the compiled `report` example. It reads a made-up log, and CDNOW and UCI where the data lie beside the
repository (../shared/data/datasets), each as it stands and in a period seen from a past day. Python's own library is enough.
"""

import csv
import gzip
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent.parent / "shared" / "data" / "datasets"
EPOCH = date(1970, 1, 1)


def day_number(text):
    return (date.fromisoformat(text) - EPOCH).days


def half_even(amount, unit):
    """amount / unit, to the nearest whole number, a half to the even one."""
    whole, rest = divmod(amount, unit)
    return whole + (2 * rest > unit or (2 * rest == unit and whole % 2))


def exact(text, places):
    """A decimal number as a whole number of its smallest places."""
    whole, _, part = text.partition(".")
    sign = -1 if whole.startswith("-") else 1
    part = part[:places].ljust(places, "0")
    return sign * (abs(int(whole)) * 10**places + int(part))


def log_orders(path):
    """Customer, day, time, id and minor units of a log of customer, date, amount: each row is an order. Nothing but its amount
    tells two of a day apart, so the smaller counts as the earlier, wherever it stands."""
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            amount = exact(row["amount"], 4)
            yield row["customer_id"], day_number(row["date"]), "", amount, half_even(amount, 100)


def invoices(path):
    """The sales of the UCI file with a known customer, by invoice."""
    orders = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            quantity, price = int(row["Quantity"]), exact(row["UnitPrice"], 4)
            if row["InvoiceNo"].startswith("C") or quantity <= 0 or price <= 0 or not row["CustomerID"]:
                continue
            order = orders.setdefault(row["InvoiceNo"], [row["CustomerID"], row["InvoiceDate"], 0])
            order[1] = min(order[1], row["InvoiceDate"])
            order[2] += quantity * price
    for number, (customer, at, amount) in orders.items():
        yield customer, day_number(at[:10]), at[11:], number, half_even(amount, 100)


def made_up_log(path):
    """Many small things at once: several orders on a day, orders of nothing, months without a new customer."""
    chance = random.Random(20)
    with open(path, "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["customer_id", "date", "amount"])
        for customer in range(900):
            day = date(2022, 1, 5) + timedelta(days=chance.choice([0, 0, 40, 200, 380, 600]) + chance.randrange(45))
            while day < date(2024, 3, 20):
                rows.writerow([f"C{customer}", day.isoformat(), chance.choice(["12.50", "30.005", "0", "7.995", "99.9"])])
                if chance.random() < 0.45:
                    break
                day += timedelta(days=chance.choice([0, 0, 3, 14, 30, 31, 90, 365]))


class Check:
    """Compares what was computed twice, and remembers what differs."""

    def __init__(self, name):
        self.name, self.compared, self.faults = name, 0, []

    def equal(self, what, sql, report):
        self.compared += 1
        close = isinstance(sql, float) and report is not None and abs(sql - report) <= 1e-9 * max(1.0, abs(sql))
        if not (sql == report or close):
            self.faults.append(f"{self.name}: {what}: SQL {sql}, report {report}")

    def fields(self, what, row, report, names):
        for name in names:
            self.equal(f"{what} {name}", row[name], report.get(name))


def statements():
    found, name = {}, None
    for line in (HERE / "measures.sql").read_text().splitlines():
        if line.startswith("-- name: "):
            name = line.removeprefix("-- name: ")
            found[name] = ""
        elif name:
            found[name] += line + "\n"
    return found


def month_name(month):
    return f"{month // 12:04}-{month % 12 + 1:02}"


def by_key(rows, *names):
    return {tuple(row[name] for name in names): row for row in rows}


def survival(rows):
    """Day, at risk, events and Kaplan-Meier's S of each day with events."""
    left, points = 1.0, []
    for row in rows:
        if row["events"]:
            left *= 1 - row["events"] / row["at_risk"]
            points.append((row["days"], row["at_risk"], row["events"], left))
    return points


def compare(check, measures, database, window):
    sql = statements()
    for statement in sql.pop("setup").split(";"):
        if statement.strip():
            database.execute(statement, window)
    asked = lambda name, extra={}: database.execute(sql[name], {**window, **extra}).fetchall()
    of_step = lambda rows, step: [row for row in rows if row["step"] == step]

    (one,) = asked("M1")
    names = ["orders", "customers", "new_customers", "returning_customers", "later_orders", "revenue_minor", "revenue_first_orders_minor"]
    check.fields("M1", one, measures["M1"], names)
    months = {month["month"]: month for month in measures["M1"]["months"]}
    for row in asked("M1 months"):
        name = month_name(row["month"])
        check.fields(f"M1 {name}", row, months.pop(name), ["orders", "customers", "new_customers", "repeat_customers", "revenue_minor"])
    check.equal("M1 months without an order", 0, sum(month["orders"] for month in months.values()))

    (two,) = asked("M2")
    for name, whole in [("in_period", "customers"), ("all_time_flag", "customers"), ("to_date", "all_customers")]:
        check.equal(f"M2 {name}", [two[name], two[whole]], [measures["M2"][name]["numerator"], measures["M2"][name]["denominator"]])
    check.equal("M3", one["orders"] / one["customers"], measures["M3"]["orders_per_customer"])

    steps = asked("M4")
    for row in steps:
        check.fields(f"M4 order {row['number']}", row, measures["M4"]["by_order_number"][row["number"] - 1], ["orders", "revenue_minor"])
    check.equal("M4", one["revenue_minor"] / one["orders"] / 100, measures["M4"]["all"]["average"])

    mix = {month["month"]: month for month in measures["M6"]["months"]}
    for row in asked("M6"):
        month = mix[month_name(row["month"])]
        check.fields(f"M6 {month['month']}", row, month["orders"], ["numerator", "denominator"])
        check.fields(f"M6 {month['month']}", row, month, ["revenue_existing_minor", "revenue_known_minor"])

    (seven,) = asked("M7")
    check.fields("M7", seven, measures["M7"], ["start", "end", "new", "come_back"])
    check.equal("M7 strict", seven["stayed"], measures["M7"]["strict"]["numerator"])
    rate = (seven["end"] - seven["new"]) / seven["start"] if seven["start"] else None
    own = measures["M7"]["rate"]
    check.equal("M7 rate", rate, own["value"] if isinstance(own, dict) else own)
    check.equal("M8 strict", seven["start"] - seven["stayed"], measures["M8"]["strict"]["numerator"])

    cells = by_key(asked("M9"), "month", "age")
    names = ["active", "active_or_later", "bought_again_by", "orders", "revenue_minor", "cumulative_revenue_minor"]
    pooled = {}
    for cohort in measures["M9"]["cohorts"]:
        year, month = cohort["month"].split("-")
        start = int(year) * 12 + int(month) - 1
        for cell in cohort["cells"]:
            row = cells.pop((start, cell["age"]), None)
            if row is None:
                check.equal(f"M9 {cohort['month']}: nobody new", 0, cohort["customers"])
                continue
            check.equal(f"M9 {cohort['month']} customers", row["customers"], cohort["customers"])
            check.fields(f"M9 {cohort['month']} age {cell['age']}", row, cell, names)
            check.equal(f"M9 {cohort['month']} age {cell['age']} complete", bool(row["complete"]), cell["complete"])
            if row["complete"]:
                sums = pooled.setdefault(cell["age"], dict.fromkeys(["customers", *names], 0))
                for name in sums:
                    sums[name] += row[name]
    check.equal("M9 cells that the report lacks", [], sorted(cells))
    for cell in measures["M9"]["pooled"]:
        if cell["age"] in pooled:
            check.fields(f"M9 pooled age {cell['age']}", pooled[cell["age"]], cell, ["customers", *names])

    chances = {(step["after_order"], by["days"]): by["complete"] for step in measures["M10"] for by in step["by"]}
    for row in asked("M10"):
        check.fields(f"M10 order {row['after_order']} day {row['days']}", row, chances.pop((row["after_order"], row["days"])), ["numerator", "denominator"])
    check.equal("M10 where nobody was followed", 0, sum(share["denominator"] for share in chances.values()))

    waits = asked("M11")
    for step in measures["M11"]:
        points = survival(of_step(waits, step["after_order"]))
        own = [(point["day"], point["at_risk"], point["events"]) for point in step["survival"]]
        check.equal(f"M11 order {step['after_order']} days", [point[:3] for point in points], own)
        for point, own in zip(points, step["survival"]):
            check.equal(f"M11 order {step['after_order']} day {point[0]}", point[3], own["survival"])

    rungs = by_key(asked("M12"), "number")
    for rung in measures["M12"]["rungs"]:
        row = rungs.get((rung["number"],))
        if row:
            check.fields(f"M12 rung {rung['number']}", row, rung["conversion"], ["numerator", "denominator"])
            check.equal(f"M12 rung {rung['number']} short", row["short_followed"], rung["short_followed"])

    gaps = asked("M13")
    check.equal("M13 gaps", [[row["days"], row["gaps"]] for row in gaps], measures["M13"]["by_days"])
    if gaps:
        count = sum(row["gaps"] for row in gaps)
        check.equal("M13 mean", sum(row["days"] * row["gaps"] for row in gaps) / count, measures["M13"]["mean"]["value"])

    lapse, waits = {}, asked("M14")
    for step, own in enumerate(measures["M14"]["by_orders"], start=1):
        points = survival(of_step(waits, step))
        # Where the curve ends, as long as five were still there to move it.
        plateau = next((1 - left for _, at_risk, _, left in reversed(points) if at_risk >= 5), 0.0)
        for threshold in own["days"] if own else []:
            reached = [day for day, _, _, left in points if 1 - left >= threshold["share"] * plateau - 1e-12]
            check.equal(f"M14 step {step} at {threshold['share']}", reached[0] if reached else None, threshold["days"])
        lapse[f"lapse_{step}"] = measures["M14"]["lapsed_after_days"][step - 1]

    grid = by_key(asked("M15", lapse), "row", "silence")
    for cell in measures["M15"]:
        row = grid.pop((int(cell["orders"].rstrip("+")), cell["silence"]), {"customers": 0, "revenue_minor": 0})
        check.fields(f"M15 {cell['orders']} {cell['silence']}", row, cell, ["customers", "revenue_minor"])
    check.equal("M15 cells that the report lacks", {}, grid)

    scores = by_key(asked("M16"), "r", "fm")
    for r, line in enumerate(measures["M16"]["grid"], start=1):
        for fm, customers in enumerate(line, start=1):
            row = scores.get((r, fm))
            check.equal(f"M16 R {r} FM {fm}", row["customers"] if row else 0, customers)

    for row, own in zip(asked("M17"), measures["M17"]["top"]):
        check.fields(f"M17 top {row['percent']}", row, own, ["percent", "customers", "revenue_minor"])
        check.equal("M17 Gini", row["gini_numerator"] / (one["customers"] * row["all_minor"]), measures["M17"]["gini"])


def run(report, name, path, orders, flags, spans):
    faults = 0
    orders = list(orders)
    days = [order[1] for order in orders]
    for first, last, as_of in [(None, None, None), *spans]:
        scope = [part for flag, day in [("--from", first), ("--to", last), ("--as-of", as_of)] if day for part in (flag, day)]
        output = subprocess.run([report, path, *flags, *scope], check=True, capture_output=True, text=True).stdout
        as_of = day_number(as_of) if as_of else max(days)
        window = {
            "first_day": day_number(first) if first else min(days),
            "last_day": day_number(last) if last else as_of,
            "as_of": as_of,
        }
        database = sqlite3.connect(":memory:")
        database.row_factory = sqlite3.Row
        database.execute("CREATE TABLE orders (customer TEXT, day INTEGER, at TEXT, id, minor INTEGER)")
        database.executemany("INSERT INTO orders VALUES (?, ?, ?, ?, ?)", orders)
        check = Check(" ".join([name, *scope]))
        compare(check, json.loads(output)["measures"], database, window)
        print(f"{check.name}: {check.compared} comparisons, {len(check.faults)} differ")
        for fault in check.faults[:20]:
            print("  " + fault)
        faults += len(check.faults)
    return faults


def unpacked(name, folder):
    source = DATA / f"{name}.csv.gz"
    if not source.exists():
        print(f"{name}: not here, skipped")
        return None
    path = Path(folder) / f"{name}.csv"
    path.write_bytes(gzip.decompress(source.read_bytes()))
    return path


def main():
    (report,) = sys.argv[1:]
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.csv"
        made_up_log(path)
        spans = [("2023-01-01", "2023-06-30", "2023-11-30"), ("2022-03-10", "2022-04-09", "2023-05-20")]
        faults += run(report, "made-up log", path, log_orders(path), [], spans)
        if path := unpacked("cdnow_master", folder):
            faults += run(report, "CDNOW", path, log_orders(path), [], [("1997-07-01", "1997-12-31", "1998-03-31")])
        if path := unpacked("online_retail_uci_541909", folder):
            faults += run(report, "UCI", path, invoices(path), ["--sales-only"], [("2011-04-01", "2011-06-30", "2011-09-15")])
    if faults:
        sys.exit(f"{faults} figures differ")


main()
