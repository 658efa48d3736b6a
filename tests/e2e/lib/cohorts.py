"""Monthly acquisition cohorts by the plain rules, for comparison with what the page computes.

    python3 cohorts.py uci FILE.csv      invoice lines: sales lines of known customers only
    python3 cohorts.py log FILE.csv      one order a row: customer, date, amount

Prints {"orders", "customers", "revenue_minor", "repeat_buyers", "cohorts": [{"month", "customers", "cells": [{"age", "active",
"bought_again_by", "orders", "revenue_minor"}]}]}. An order's amount is summed exactly and rounded once, half to even. Only the
standard library, and no cleverness: every cell is counted on its own.
"""

import csv
import json
import sys
from collections import defaultdict
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal


def invoice_orders(path):
    """One (customer, moment, amount) for each invoice."""
    invoices = {}
    with open(path, newline="", encoding="utf-8", errors="replace") as file:
        for row in csv.DictReader(file):
            quantity, price = int(row["Quantity"]), Decimal(row["UnitPrice"])
            if not row["CustomerID"] or row["InvoiceNo"].startswith("C") or quantity <= 0 or price <= 0:
                continue
            moment = datetime.strptime(row["InvoiceDate"], "%Y-%m-%d %H:%M:%S")
            customer, first, amount = invoices.get(row["InvoiceNo"], (row["CustomerID"], moment, Decimal(0)))
            invoices[row["InvoiceNo"]] = (customer, min(first, moment), amount + quantity * price)
    return list(invoices.values())


def log_orders(path):
    """One (customer, moment, amount) for each row."""
    with open(path, newline="", encoding="utf-8") as file:
        return [
            (row["customer_id"], datetime.strptime(row["date"], "%Y-%m-%d"), Decimal(row["amount"]))
            for row in csv.DictReader(file)
        ]


def month_number(moment):
    return moment.year * 12 + moment.month - 1


def main():
    kind, path = sys.argv[1:3]
    orders = {"uci": invoice_orders, "log": log_orders}[kind](path)
    by_customer = defaultdict(list)
    for customer, moment, amount in orders:
        minor = int((amount * 100).quantize(Decimal(1), rounding=ROUND_HALF_EVEN))
        by_customer[customer].append((moment, minor))
    members = defaultdict(list)
    for bought in by_customer.values():
        bought.sort()
        members[month_number(bought[0][0])].append([(month_number(moment), minor) for moment, minor in bought])
    first, last = min(members), max(month for cohort in members.values() for bought in cohort for month, _ in bought)

    cohorts = []
    for month in range(first, last + 1):
        cohort = members.get(month, [])
        cells = []
        for now in range(month, last + 1):
            cells.append(
                {
                    "age": now - month,
                    "active": sum(any(at == now for at, _ in bought) for bought in cohort),
                    "bought_again_by": sum(sum(at <= now for at, _ in bought) >= 2 for bought in cohort),
                    "orders": sum(at == now for bought in cohort for at, _ in bought),
                    "revenue_minor": sum(minor for bought in cohort for at, minor in bought if at == now),
                }
            )
        name = f"{month // 12:04d}-{month % 12 + 1:02d}"
        cohorts.append({"month": name, "customers": len(cohort), "cells": cells})
    print(
        json.dumps(
            {
                "orders": len(orders),
                "customers": len(by_customer),
                "revenue_minor": sum(minor for bought in by_customer.values() for _, minor in bought),
                "repeat_buyers": sum(len(bought) > 1 for bought in by_customer.values()),
                "cohorts": cohorts,
            }
        )
    )


main()
