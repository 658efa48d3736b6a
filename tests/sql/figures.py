"""What comparing needs: statements out of the SQL files, intervals and tests by their formulas, and a list of what differs."""

from math import erfc, sqrt
from pathlib import Path

HERE = Path(__file__).resolve().parent
# The normal distribution's 97.5 % point.
Z = 1.959963984540054


def is_close(sql, report):
    return isinstance(sql, float) and report is not None and abs(sql - report) <= 1e-9 * max(1.0, abs(sql))


class Check:
    """Compares what was computed twice, and remembers what differs."""

    def __init__(self, name):
        self.name, self.compared, self.faults = name, 0, []

    def equal(self, what, sql, report):
        self.compared += 1
        if not (sql == report or is_close(sql, report)):
            self.faults.append(f"{self.name}: {what}: SQL {sql}, report {report}")

    def fields(self, what, row, report, names):
        for name in names:
            self.equal(f"{what} {name}", row[name], report.get(name))

    def values(self, what, sql, report, names=("value", "low", "high")):
        """An estimate or a difference as a tuple, either of them perhaps absent."""
        for name, value in zip(names, sql or ()):
            self.equal(f"{what} {name}", value, report and report.get(name))
        if sql is None:
            self.equal(what, None, report)

    def difference(self, what, sql, report):
        self.values(f"{what} difference", sql, report, ["value", "low", "high", "p"])

    def share(self, what, sql, report):
        self.equal(what, list(sql), [report["numerator"], report["denominator"]])


def statements(file):
    """The statements of a file by name."""
    found, name = {}, None
    for line in (HERE / file).read_text().splitlines():
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


def median(points):
    """The first day by which half have had the event, of what `survival` gives."""
    return next((day for day, _, _, left in points if left <= 0.5 + 1e-12), None)


def around(value, error):
    """A value with its 95 % interval, where it has an error."""
    return (value, None, None) if error is None else (value, value - Z * error, value + Z * error)


def mean_error(count, total, squares):
    return sqrt((count * squares - total * total) / (count * (count - 1)) / count) if count > 1 else None


def mean(count, total, squares, unit=1):
    """A mean with its interval: s² / n, from the sums."""
    if not count:
        return None
    error = mean_error(count, total, squares)
    return around(total / count / unit, error and error / unit)


def ratio_error(row):
    n, r = row["customers"], row["a"] / row["b"]
    return sqrt(max(0.0, row["aa"] - 2 * r * row["ab"] + r * r * row["bb"]) * n / (n - 1)) / row["b"] if n > 1 else None


def ratio(row, unit=1):
    """Σa / Σb over customers with its interval by the delta method."""
    if not row["b"]:
        return None
    error = ratio_error(row)
    return around(row["a"] / row["b"] / unit, error and error / unit)


def two_sided(z):
    return erfc(abs(z) / sqrt(2))


def welch(one, other, unit=1):
    """The difference of two values with their errors."""
    if one is None or other is None or one[1] is None or other[1] is None:
        return None
    gap, error = (one[0] - other[0]) / unit, sqrt(one[1] ** 2 + other[1] ** 2) / unit
    return gap, gap - Z * error, gap + Z * error, two_sided(gap / error) if error else None


def of_means(one, other, unit=1):
    """The difference of two means, each told by count, sum and squares."""
    told = [(total / count, mean_error(count, total, squares)) if count else None for count, total, squares in (one, other)]
    return welch(*told, unit)


def wilson(part, whole):
    rate = part / whole
    middle = (rate + Z * Z / (2 * whole)) / (1 + Z * Z / whole)
    half = Z / (1 + Z * Z / whole) * sqrt(rate * (1 - rate) / whole + Z * Z / (4 * whole * whole))
    return middle - half, middle + half


def of_shares(one, other):
    """Newcombe's method 10, and the pooled test."""
    if not one[1] or not other[1]:
        return None
    (a, n), (b, m) = one, other
    (low_a, high_a), (low_b, high_b) = wilson(a, n), wilson(b, m)
    gap, pooled = a / n - b / m, (a + b) / (n + m)
    error = sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    low = gap - sqrt((a / n - low_a) ** 2 + (high_b - b / m) ** 2)
    high = gap + sqrt((high_a - a / n) ** 2 + (b / m - low_b) ** 2)
    return gap, low, high, two_sided(gap / error) if error else None


def log_rank(one, other):
    """p of the log-rank test of two groups, each told by days: (ended, events)."""
    at_risk = [sum(ended for ended, _ in group.values()) for group in (one, other)]
    gap = variance = 0.0
    for day in sorted(one.keys() | other.keys()):
        (ended, events), (ended_other, events_other) = one.get(day, (0, 0)), other.get(day, (0, 0))
        n, d = sum(at_risk), events + events_other
        share = at_risk[0] / n
        gap += events - d * share
        if n > 1:
            variance += d * share * (1 - share) * (n - d) / (n - 1)
        at_risk = [at_risk[0] - ended, at_risk[1] - ended_other]
    return two_sided(gap / sqrt(variance)) if variance > 0 else None


def benjamini_hochberg(values):
    """Adjusted p values by key; those that are absent are no part."""
    ranked = sorted((key for key, value in values.items() if value is not None), key=lambda key: values[key], reverse=True)
    least, adjusted = 1.0, {}
    for place, key in enumerate(ranked):
        least = min(least, values[key] * len(ranked) / (len(ranked) - place))
        adjusted[key] = least
    return adjusted
