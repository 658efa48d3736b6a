"""M5, M18 to M21, M23 and M24 of `value.sql`, `products.sql` and `drivers.sql` against the report."""

from figures import (
    around, benjamini_hochberg, by_key, log_rank, mean, mean_error, median, of_means, of_shares, ratio, ratio_error, survival, welch,
)

# Amounts are in minor units, money in the report is in major ones.
MINOR = 100
DAYS_A_YEAR = 365.25


def value(check, measures, asked, window):
    own = measures["M5"]
    lapse = dict(zip(["lapse_1", "lapse_2", "lapse_3"], own["lapsed_after_days"]))
    (row,) = asked("M5", lapse)
    check.equal("M5 customers", row["customers"], own["customers"])
    if row["customers"]:
        yearly = row["b"] / row["customers"] * DAYS_A_YEAR / (window["last_day"] - window["first_day"] + 1)
        stayed = mean(row["customers"], row["stayed"], row["stayed_squares"], DAYS_A_YEAR)
        check.values("M5 order value", ratio(row, MINOR), own["order_value"])
        check.equal("M5 orders a year", yearly, own["orders_a_year"])
        check.values("M5 years", stayed, own["stay_years"])
        check.equal("M5", row["a"] / row["b"] / MINOR * yearly * stayed[0], own["value"])

    halves = asked("M18")
    check.equal("M18 half-years", len(halves), len(measures["M18"]))
    for row, own in zip(halves, measures["M18"]):
        what = f"M18 half-year {row['bin']}"
        check.equal(f"{what} months", [6 * row["bin"] + 1, 6 * row["bin"] + 6], own["months"])
        check.fields(what, row, own, ["customers", "active", "surviving"])
        # Who is not active spends nothing.
        for name in ["active", "surviving"]:
            check.values(f"{what} per {name}", mean(row[name], row["minor"], row["squares"], MINOR), own[f"per_{name}"])

    own, (row,) = measures["M21"], asked("M21")
    if row["spend_minor"] is None:
        check.equal("M21", None, own)
        return
    check.fields("M21", row, own, ["spend_minor", "new_customers"])
    new = row["new_customers"]
    cac = row["spend_minor"] / new if new else None
    check.equal("M21 CAC", cac and cac / MINOR, own["cac"])
    check.equal("M21 CPA", row["spend_minor"] / row["orders"] / MINOR, own["cpa"])
    worth = mean(new, row["minor"], row["squares"])
    check.values("M21 LTV", mean(new, row["minor"], row["squares"], MINOR), own["ltv"])
    check.values("M21 LTV:CAC", worth and tuple(part and part / cac for part in worth), own["ltv_to_cac"])
    channels = {channel["channel"].lower(): channel for channel in own["channels"]}
    for row in asked("M21 channels"):
        channel = channels.pop(row["channel"])
        check.fields(f"M21 {row['channel']}", row, channel, ["spend_minor", "new_customers"])
        each = row["spend_minor"] / row["new_customers"] / MINOR if row["new_customers"] else None
        check.equal(f"M21 {row['channel']} CAC", each, channel["cac"])
    check.equal("M21 channels without spend", {}, channels)
    earned = [(row["month"], mean(row["customers"], row["minor"], row["squares"])) for row in asked("M21 months")]
    back = lambda part: next((month for month, told in earned if told[part] is not None and told[part] >= cac), None) if cac else None
    check.equal("M21 payback", [back(0), back(2), back(1)], [own["payback_month"], *own["payback_band"]])


def products(check, own, asked):
    (all_of,) = asked("M19")
    check.equal("M19 orders", all_of["orders"], own["orders"])
    check.equal("M19 products", all_of["products"], len(own["products"]))
    first, again = {}, {}
    for name, waits in [("M19 waits", first), ("M19 again", again)]:
        for row in asked(name):
            waits.setdefault(row["product"], []).append(row)
    for row, product in zip(asked("M19 first"), own["products"]):
        what = f"M19 {row['product']}"
        check.fields(what, row, product, ["product", "orders", "first_customers"])
        for days, share in zip([30, 60, 90, 180, 365], product["first_repeat"]):
            check.share(f"{what} by {days}", (row[f"back_{days}"] or 0, row[f"whole_{days}"] or 0), share)
        for days, estimate in zip([90, 180, 365], product["first_ltv"]):
            sums = row[f"whole_{days}"], row[f"ltv_{days}"], row[f"ltv_{days}_squares"]
            check.values(f"{what} LTV {days}", mean(*sums, MINOR) if sums[0] else None, estimate)
        check.equal(f"{what} second order", median(survival(first.get(row["product"], []))), product["first_median_days"])
        waits = again.get(row["product"], [])
        share = sum(wait["events"] for wait in waits), sum(wait["ended"] for wait in waits)
        check.share(f"{what} again", share, product["bought_again"])
        check.equal(f"{what} again after", median(survival(waits)), product["replenishment_days"])
    pairs(check, "M19 next", asked("M19 next"), own["next"], ["both", "after_a"], ["base", "steps"])
    pairs(check, "M19 basket", asked("M19 baskets"), own["baskets"], ["both", "with_a"], ["with_b", "orders"])


def pairs(check, name, rows, own, share, base):
    own = {(pair["of"], pair["with"]): pair for pair in own}
    for row in rows:
        pair = own.pop((row["a"], row["b"]), None)
        if pair is None:
            check.equal(f"{name} {row['a']}, {row['b']}", row["both"], None)
            continue
        check.share(f"{name} {row['a']}, {row['b']}", [row[part] for part in share], pair["share"])
        lift = row[share[0]] * row[base[1]] / (row[share[1]] * row[base[0]])
        check.equal(f"{name} {row['a']}, {row['b']} lift", lift, pair["lift"])
    check.equal(f"{name} pairs that SQL lacks", {}, own)


def drivers(check, own, asked):
    waits, sums = {}, by_key(asked("M20"), "driver", "value")
    for row in asked("M20 waits"):
        waits.setdefault((row["driver"], row["value"]), {})[row["days"]] = (row["ended"], row["events"])
    groups = {(driver["driver"], group["group"]): group for driver in own for group in driver["groups"]}
    check.equal("M20 groups", sorted(map(str, sums)), sorted(map(str, groups)))
    p_values, names = {}, ["customers", "whole_90", "back_90", "whole_365", "ltv", "ltv_squares"]
    for key in sums.keys() & groups.keys():
        what, row, group = f"M20 {key[0]} {key[1]}", sums[key], groups[key]
        others = [name for name in sums if name[0] == key[0] and name != key]
        rest = {name: sum(sums[other][name] for other in others) for name in names}
        check.share(what, (row["customers"], row["customers"] + rest["customers"]), group["customers"])
        check.share(f"{what} back", (row["back_90"], row["whole_90"]), group["repeat_90"])
        shares = [(side["back_90"], side["whole_90"]) for side in (row, rest)]
        check.difference(f"{what} back", of_shares(*shares), group["repeat_90_difference"])
        money = [(side["whole_365"], side["ltv"], side["ltv_squares"]) for side in (row, rest)]
        check.values(f"{what} LTV", mean(*money[0], MINOR), group["ltv_365"])
        check.difference(f"{what} LTV", of_means(*money, MINOR), group["ltv_365_difference"])
        p_values[key] = log_rank(waits[key], together(waits[other] for other in others))
        check.equal(f"{what} p", p_values[key], group["log_rank_p"])
    adjusted = benjamini_hochberg(p_values)
    for key in p_values:
        check.equal(f"M20 {key[0]} {key[1]} adjusted p", adjusted.get(key), groups[key]["adjusted_p"])


def together(groups):
    whole = {}
    for group in groups:
        for day, (ended, events) in group.items():
            before = whole.get(day, (0, 0))
            whole[day] = (before[0] + ended, before[1] + events)
    return whole


def sides(check, name, own, asked, database, spans, members):
    """Two sides: a period each, and who belongs to each."""
    found = []
    for (first, last), customers, report in zip(spans, members, [own["one"], own["other"]]):
        database.execute("DELETE FROM side")
        database.executemany("INSERT INTO side VALUES (?)", [(customer,) for customer in customers])
        span = {"from": first, "to": last}
        (row,), (stay,), waits = asked("M23 side", span), asked("M23 retention", span), asked("M23 waits", span)
        back = sum(wait["back_90"] for wait in waits), sum(wait["whole_90"] for wait in waits)
        waits = {wait["days"]: (wait["ended"], wait["events"]) for wait in waits}
        found.append((row, stay, back, waits))
        check.share(f"{name} repeat", (row["repeat"], row["customers"]), report["repeat"])
        check.values(f"{name} order value", ratio(row, MINOR), report["order_value"])
        check.values(f"{name} per customer", mean(row["customers"], row["a"], row["aa"], MINOR), report["per_customer"])
        check.values(f"{name} orders", mean(row["customers"], row["b"], row["bb"]), report["orders_per_customer"])
        check.share(f"{name} back", back, report["repeat_90"])
        check.share(f"{name} retention", (stay["stayed"], stay["start"]), report["retention"])
    (one, stay_one, back_one, waits_one), (other, stay_other, back_other, waits_other) = found
    check.difference(f"{name} repeat", of_shares(*[(row["repeat"], row["customers"]) for row in (one, other)]), own["repeat"])
    values = [(row["a"] / row["b"], ratio_error(row)) if row["b"] else None for row in (one, other)]
    check.difference(f"{name} order value", welch(*values, MINOR), own["order_value"])
    money = [(row["customers"], row["a"], row["aa"]) for row in (one, other)]
    check.difference(f"{name} per customer", of_means(*money, MINOR), own["per_customer"])
    orders = [(row["customers"], row["b"], row["bb"]) for row in (one, other)]
    check.difference(f"{name} orders", of_means(*orders), own["orders_per_customer"])
    check.difference(f"{name} back", of_shares(back_one, back_other), own["repeat_90"])
    kept = [(stay["stayed"], stay["start"]) for stay in (stay_one, stay_other)]
    whole = stay_one["complete"] and stay_other["complete"]
    check.difference(f"{name} retention", of_shares(*kept) if whole else None, own["retention"])
    check.equal(f"{name} waits p", log_rank(waits_one, waits_other), own["log_rank_p"])


def comparisons(check, own, asked, database, window, before, groups):
    """The period against the one before, absent where the file does not hold it; and the groups that are asked."""
    database.execute("CREATE TEMP TABLE side (customer)")
    everybody = [row["customer"] for row in database.execute("SELECT DISTINCT customer FROM seen")]
    span = window["first_day"], window["last_day"]
    if before is None:
        check.equal("M23 periods", None, own["periods"])
    else:
        sides(check, "M23 periods", own["periods"], asked, database, [span, before], [everybody] * 2)
    if groups is None:
        check.equal("M23 groups", None, own["groups"])
        return
    rows = asked("M23 groups", groups)
    members = [[row["customer"] for row in rows if row[side]] for side in ("one", "other")]
    sides(check, f"M23 {groups['facet']}", own["groups"], asked, database, [span, span], members)


def benchmarks(check, measures, asked):
    counts = {row["definition"]: (row["part"], row["whole"]) for row in asked("M24")}
    for own in measures["M24"]:
        what = f"M24 {own['code']}"
        if own["definition"] not in counts:
            check.equal(what, measures["M7"]["rate"] and measures["M7"]["rate"]["value"], own["own"])
            continue
        part, whole = counts[own["definition"]]
        check.share(what, (part, whole), own["own_counts"])
        check.equal(what, part / whole if whole else None, own["own"])


def compare_more(check, measures, asked_of, database, window, before, groups):
    value(check, measures, asked_of("value.sql"), window)
    products(check, measures["M19"], asked_of("products.sql"))
    asked = asked_of("drivers.sql")
    drivers(check, measures["M20"], asked)
    comparisons(check, measures["M23"], asked, database, window, before, groups)
    benchmarks(check, measures, asked)
