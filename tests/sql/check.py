#!/usr/bin/env python3
"""The measures, computed once more in plain SQL on SQLite and compared with the report cell by cell.

usage: check.py REPORT, the compiled `report` example. It reads a made-up log and a made-up shop, and CDNOW and UCI where the data
lie beside the repository (../shared/data/datasets), each as it stands and in a period seen from a past day, always with made-up
marketing spend. Python's own library is enough.
"""

import gzip
import json
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

# The folder of a repository is no place for compiled modules.
sys.dont_write_bytecode = True

from compare import compare
from compare_more import compare_more
from data import COLUMNS, a_year_before, day_number, invoices, log_orders, made_up_log, made_up_shop, made_up_spend
from figures import HERE, Check, statements

DATA = HERE.parent.parent.parent / "shared" / "data" / "datasets"


def database_of(orders, spend):
    """The tables that the statements ask."""
    database = sqlite3.connect(":memory:")
    database.row_factory = sqlite3.Row
    database.execute(f"CREATE TABLE orders (place INTEGER PRIMARY KEY, {', '.join(COLUMNS)})")
    database.execute("CREATE TABLE items (place INTEGER, product TEXT)")
    database.execute("CREATE TABLE spend (day INTEGER, channel TEXT, minor INTEGER)")
    marks = ", ".join("?" * (len(COLUMNS) + 1))
    database.executemany(f"INSERT INTO orders VALUES ({marks})", ([place, *row] for place, (row, _) in enumerate(orders)))
    database.executemany("INSERT INTO items VALUES (?, ?)", ((place, item) for place, (_, items) in enumerate(orders) for item in items))
    database.execute("CREATE INDEX items_by_place ON items (place)")
    database.executemany("INSERT INTO spend VALUES (?, ?, ?)", spend)
    return database


def asking(database, window):
    """What asks the statements of a file, once those that set it up are done."""

    def asked_of(file):
        sql = statements(file)
        for statement in sql.pop("setup", "").split(";"):
            if statement.strip():
                database.execute(statement, window)
        return lambda name, extra={}: database.execute(sql[name], {**window, **extra}).fetchall()

    return asked_of


def run(report, name, path, orders, flags, scopes):
    """Compares a file as it stands, and in each of the scopes: flags of the report."""
    orders = list(orders)
    days = [row[COLUMNS.index("day")] for row, _ in orders]
    spend_path, faults = path.with_name("spend.csv"), 0
    spend = made_up_spend(spend_path, min(days), max(days))
    for scope in [[], *scopes]:
        output = subprocess.run([report, path, spend_path, *flags, *scope], check=True, capture_output=True, text=True).stdout
        said = dict(zip(scope[::2], scope[1::2]))
        told = lambda flag, otherwise: day_number(said[flag]) if flag in said else otherwise
        as_of = told("--as-of", max(days))
        window = {"first_day": told("--from", min(days)), "last_day": told("--to", as_of), "as_of": as_of}
        before = period_before(window, said.get("--compare"))
        database = database_of(orders, spend)
        check, measures, asked_of = Check(" ".join([name, *scope])), json.loads(output)["measures"], asking(database, window)
        compare(check, measures, asked_of("measures.sql"))
        compare_more(check, measures, asked_of, database, window, before if before[0] >= min(days) else None, groups_of(said))
        print(f"{check.name}: {check.compared} comparisons, {len(check.faults)} differ", flush=True)
        for fault in check.faults[:20]:
            print("  " + fault)
        faults += len(check.faults)
    return faults


def period_before(window, compared):
    """The first and last day of what a period is compared with."""
    first, last = window["first_day"], window["last_day"]
    return (a_year_before(first), a_year_before(last)) if compared == "year" else (2 * first - last - 1, first - 1)


def groups_of(said):
    """The groups that a scope puts side by side."""
    if "--group" not in said:
        return None
    facet, one = said["--group"].split("=")
    return {"facet": facet, "one": one, "other": said["--against"].split("=")[1] if "--against" in said else None}


def unpacked(name, folder):
    source = DATA / f"{name}.csv.gz"
    if not source.exists():
        print(f"{name}: not here, skipped")
        return None
    path = Path(folder) / f"{name}.csv"
    path.write_bytes(gzip.decompress(source.read_bytes()))
    return path


def scope(first, last, as_of, **flags):
    said = {"from": first, "to": last, "as-of": as_of, **flags}
    return [part for flag, value in said.items() for part in (f"--{flag}", value)]


def main():
    (report,) = sys.argv[1:]
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.csv"
        made_up_log(path)
        scopes = [scope("2023-01-01", "2023-06-30", "2023-11-30"), scope("2022-03-10", "2022-04-09", "2023-05-20")]
        faults += run(report, "made-up log", path, log_orders(path), [], scopes)
        path = Path(folder) / "shop.csv"
        scopes = [
            scope("2023-01-01", "2023-12-31", "2024-02-29", group="country=DE"),
            scope("2023-04-01", "2023-06-30", "2023-10-15", group="code=CODE1", against="code=CODE2", compare="year"),
            scope("2022-11-15", "2022-12-05", "2023-03-15", group="discount=any"),
        ]
        faults += run(report, "made-up shop", path, made_up_shop(path), ["--basis", "total_paid"], scopes)
        if path := unpacked("cdnow_master", folder):
            scopes = [scope("1997-07-01", "1997-12-31", "1998-03-31")]
            faults += run(report, "CDNOW", path, log_orders(path), [], scopes)
        if path := unpacked("online_retail_uci_541909", folder):
            scopes = [scope("2011-04-01", "2011-06-30", "2011-09-15", group="country=Germany")]
            faults += run(report, "UCI", path, invoices(path), ["--sales-only"], scopes)
    if faults:
        sys.exit(f"{faults} figures differ")


if __name__ == "__main__":
    main()
