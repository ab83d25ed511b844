"""Times the libraries that an office would pick on the work of benches/due.rs.

    pip install holidays numpy && python3 kernel/calendar/benches/peers.py

Needs nothing of ours: starts are every day of 2015-2024 in turn, terms 1 to 60 working days. `date-holidays` (npm) is timed
when node can load it from the folder in which this is run.
"""

import datetime as dt
import subprocess
import time

STARTS = 100_000
FIRST = dt.date(2015, 1, 1)
WORK = [(FIRST + dt.timedelta(days=i % 3_653), i % 60 + 1) for i in range(STARTS)]

NODE = """
const Holidays = require('date-holidays');
const hd = new Holidays('VN');
const n = 200, first = Date.UTC(2015, 0, 1), day = 86400000;
const begin = process.hrtime.bigint();
for (let i = 0; i < n; i++) {
  let at = first + (i % 3653) * day, left = i % 60 + 1;
  while (left > 0) {
    at += day;
    const date = new Date(at), weekday = date.getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !hd.isHoliday(date)) left--;
  }
}
console.log(n * 1e9 / Number(process.hrtime.bigint() - begin));
"""


def rate(name, count, run):
    """Prints how many due dates a second `run` finds; the first run warms caches up."""
    run()
    begin = time.perf_counter()
    run()
    print(f"{name}: {count / (time.perf_counter() - begin):,.0f} due dates a second")


def with_holidays():
    import holidays

    vietnam = holidays.country_holidays("VN", years=range(2015, 2026))
    # It knows the swapped Saturdays and walks day by day.
    sample = WORK[:2_000]
    rate(
        f"python-holidays {holidays.__version__} get_nth_working_day",
        len(sample),
        lambda: [vietnam.get_nth_working_day(start, n) for start, n in sample],
    )
    return sorted(vietnam)


def with_numpy(days_off):
    import numpy as np

    calendar = np.busdaycalendar(holidays=np.array(days_off, dtype="datetime64[D]"))
    starts = np.array([start for start, _ in WORK], dtype="datetime64[D]")
    terms = np.array([n for _, n in WORK])
    # A start on a day off is rolled back, so that the day after it is the first that can count.
    rate(
        f"numpy {np.__version__} busday_offset (one vector; no worked Saturdays)",
        STARTS,
        lambda: np.busday_offset(starts, terms, roll="backward", busdaycal=calendar),
    )


def with_date_holidays():
    try:
        done = subprocess.run(["node", "-e", NODE], capture_output=True, text=True, timeout=300, check=True)
    except (OSError, subprocess.SubprocessError):
        print("date-holidays: not timed (node cannot load it here)")
        return
    print(f"date-holidays isHoliday, walking: {float(done.stdout):,.0f} due dates a second")


if __name__ == "__main__":
    with_numpy(with_holidays())
    with_date_holidays()
