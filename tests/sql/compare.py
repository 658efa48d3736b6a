"""M1 to M17 of `measures.sql` against the report."""

from figures import by_key, month_name, survival


def compare(check, measures, asked):
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
    check.equal("M3", one["known_orders"] / one["customers"], measures["M3"]["orders_per_customer"])

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
