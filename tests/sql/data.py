"""The files that are checked: read here by other means than the report's, or made up."""

import csv
import random
from datetime import date, timedelta

EPOCH = date(1970, 1, 1)

# What an order holds; `items` are its products, the rest are columns of the table `orders`.
COLUMNS = ["customer", "day", "at", "id", "minor", "country", "channel", "payment", "code", "hour", "off", "before", "refunded", "paid"]


def order_of(customer, day, at, id, minor, items=(), **said):
    """An order as a row of COLUMNS with its items. What is not said is absent, and money not said of is nothing."""
    known = {"customer": customer, "day": day, "at": at, "id": id, "minor": minor, "off": 0, "before": 0, "refunded": 0, "paid": 0, **said}
    return [known.get(name) for name in COLUMNS], list(items)


def day_number(text):
    return (date.fromisoformat(text) - EPOCH).days


def a_year_before(day):
    """The same day of the year before; not for the 29th of February."""
    day = EPOCH + timedelta(days=day)
    return (day.replace(year=day.year - 1) - EPOCH).days


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
    """A log of customer, date, amount: each row is an order. Nothing but its amount tells two of a day apart, so the smaller
    counts as the earlier, wherever it stands."""
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            amount = exact(row["amount"], 4)
            yield order_of(row["customer_id"], day_number(row["date"]), "", amount, half_even(amount, 100))


def invoices(path):
    """The sales of the UCI file with a known customer, by invoice. What is in it for nothing is held too, but makes no sale."""
    orders, gifts = {}, []
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            quantity, price = int(row["Quantity"]), exact(row["UnitPrice"], 4)
            if row["InvoiceNo"].startswith("C") or quantity <= 0 or price < 0 or not row["CustomerID"]:
                continue
            if price == 0:
                gifts.append((row["InvoiceNo"], row["Description"].strip()))
                continue
            order = orders.setdefault(row["InvoiceNo"], [row["CustomerID"], row["InvoiceDate"], 0, [], row["Country"]])
            order[1] = min(order[1], row["InvoiceDate"])
            order[2] += quantity * price
            order[3].append(row["Description"].strip())
    for number, item in gifts:
        if number in orders:
            orders[number][3].append(item)
    for number, (customer, at, amount, items, country) in orders.items():
        hour = int(at[11:13])
        yield order_of(customer, day_number(at[:10]), at[11:], number, half_even(amount, 100), filter(None, items), country=country, hour=hour)


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


PRODUCTS = [f"Thing {number}" for number in range(1, 81)]
CODES = [f"CODE{number}" for number in range(1, 16)]


def made_up_shop(path):
    """An export as Shopify writes it, where what the first order is goes with coming back: items, codes, refunds, guests. Returns the
    orders by what was paid less what was paid back."""
    chance = random.Random(5)
    orders, number = [], 1000
    for customer in range(1400):
        first = PRODUCTS[min(int(chance.expovariate(0.06)), 79)]
        country = chance.choice(["DE", "DE", "DE", "FR", "FR", "US", ""])
        day = date(2022, 2, 1) + timedelta(days=chance.choice([chance.randrange(730), 290 + chance.randrange(8), 654 + chance.randrange(8)]))
        loyal = 0.25 + 0.3 * (first in PRODUCTS[:3]) + 0.15 * (country == "DE")
        guest = chance.random() < 0.05
        code = chance.choice(CODES[: 1 + int(chance.expovariate(0.2))][-15:]) if chance.random() < 0.4 else ""
        while day < date(2024, 6, 1):
            number += 1
            items = {first: 1} if chance.random() < 0.5 else {}
            for _ in range(chance.choice([0, 1, 1, 2, 3, 6]) + (not items)):
                items[PRODUCTS[min(int(chance.expovariate(0.05)), 79)]] = chance.randrange(1, 4)
            before = sum(quantity * (500 + 135 * PRODUCTS.index(item)) for item, quantity in items.items())
            off = before * chance.choice([5, 10, 11, 20, 30, 31, 50, 100]) // 100 if code else 0
            total = before - off + 490
            refunded = chance.choice([total, total // 2, total // 150]) if chance.random() < 0.1 else 0
            time = f"{chance.randrange(24):02}:{chance.randrange(60):02}:{chance.randrange(60):02}"
            said = {
                "country": country, "code": code, "channel": chance.choice(["web", "web", "pos", "Instagram"]),
                "payment": chance.choice(["Credit Card", "PayPal", ""]),
            }
            orders.append((number, "" if guest else f"c{customer}@example.com", day, time, items, (before, off, total, refunded), said))
            if guest or chance.random() > loyal:
                break
            day += timedelta(days=chance.choice([0, 2, 7, 14, 30, 31, 60, 90, 91, 200, 365]))
            code = chance.choice(CODES) if chance.random() < 0.2 else ""
    write_shop(path, orders)
    for number, email, day, time, items, (before, off, total, refunded), said in orders:
        said = {name: text or None for name, text in said.items()}
        money = {"off": off, "before": before, "refunded": refunded, "paid": total}
        yield order_of(email or None, (day - EPOCH).days, time, number, total - refunded, items, hour=int(time[:2]), **said, **money)


def write_shop(path, orders):
    money = lambda minor: f"{minor // 100}.{minor % 100:02}"
    with open(path, "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow([
            "Name", "Email", "Financial Status", "Created at", "Currency", "Subtotal", "Shipping", "Total", "Discount Code",
            "Discount Amount", "Refunded Amount", "Source", "Shipping Country", "Payment Method", "Lineitem quantity", "Lineitem name",
        ])
        for number, email, day, time, items, (before, off, total, refunded), said in orders:
            head = ["paid", f"{day} {time} +0200", "EUR", money(before - off), "4.90", money(total), said["code"], money(off), money(refunded)]
            head += [said["channel"], said["country"], said["payment"]]
            for item, quantity in items.items():
                rows.writerow([f"#{number}", email, *head, quantity, item])
                head = ["", f"{day} {time} +0200"] + [""] * (len(head) - 2)


def made_up_spend(path, first, last):
    """Marketing spend week by week, its channels written in more than one way."""
    chance = random.Random(9)
    spend = []
    for number, day in enumerate(range(first - 10, last + 10, 7)):
        spend.append((day, ["web", "Web", "instagram", "fair"][number % 4], chance.randrange(5_000, 90_000)))
    with open(path, "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["date", "channel", "amount spent"])
        rows.writerows([(EPOCH + timedelta(days=day)).isoformat(), channel, f"{minor / 100:.2f}"] for day, channel, minor in spend)
    return spend
