"""Walks a demonstration through nights on which clocks do odd things (libfaketime), and reads from outside whether each
job ran, and whether a letter came twice.

    walk.py FAKETIME_LIBRARY FOLDER

The program and its PostgreSQL see the moved clock; the clock jumps forward from one moment to the next, as on a machine
that slept, and once back by an hour. Letters arrive at a mail server of this script. Shares no code with the product.
"""
import collections
import datetime
import email
import email.policy
import os
import re
import signal
import socketserver
import subprocess
import sys
import threading
import time
import urllib.request
import zoneinfo

library, folder = sys.argv[1:]
PARIS = zoneinfo.ZoneInfo("Europe/Paris")
PORT, MAIL = 18446, 18447
letters, bad = [], 0


class MailServer(socketserver.StreamRequestHandler):
    def handle(self):
        say = lambda line: self.wfile.write(line.encode() + b"\r\n")
        say("220 proof")
        to = []
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                say("354 go on")
                text = b""
                while (part := self.rfile.readline()) not in (b".\r\n", b""):
                    text += part[1:] if part.startswith(b"..") else part
                letters.append((now(), tuple(to), email.message_from_bytes(text, policy=email.policy.default)))
                to = []
                say("250 kept")
            elif word == b"QUIT":
                return say("221 bye")
            else:
                if word == b"RCPT":
                    to.append(line.decode().split(":", 1)[1].strip().strip("<>"))
                say("250 yes")


def fault(text):
    global bad
    bad = 1
    print(f"  WRONG: {text}", flush=True)


def now():
    return datetime.datetime.fromtimestamp(time.time() + offset, PARIS)


def at(text):
    """A moment in Paris; « b » behind the hour that comes twice means the second time."""
    return datetime.datetime.fromisoformat(text.rstrip("b")).replace(tzinfo=PARIS, fold=text.endswith("b"))


def jump(moment):
    global offset
    offset = moment.timestamp() - time.time()
    with open(folder + "/offset.new", "w") as file:
        file.write(f"{offset:+.0f}\n")
    os.replace(folder + "/offset.new", folder + "/offset")


def rows(statement):
    command = ["psql", "-h", "127.0.0.1", "-p", str(database), "-U", "tousaidants", "-d", "tousaidants", "-AtqF", "\t",
               "-c", "set role ta_all_tenants", "-c", statement]
    said = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PGPASSWORD": password}, timeout=60)
    if said.returncode:
        raise SystemExit(f"  psql: {said.stderr}")
    return [line.split("\t") for line in said.stdout.splitlines() if line]


def tasks():
    return {name.split("@")[0]: (float(due), picked == "t", float(last) if last else 0.0, float(failed) if failed else 0.0)
            for name, due, picked, last, failed in rows(
                "select task_name, extract(epoch from execution_time), picked, extract(epoch from last_success),"
                " extract(epoch from last_failure) from jobs_task")}


runs = collections.defaultdict(set)  # job: the moments at which a run ended


def settle(moment, patience=90):
    """Jumps, and waits until nothing is due; each job must then have its next run ahead."""
    jump(moment)
    began, late = time.time(), {}
    while time.time() - began < patience:
        time.sleep(2)
        known = tasks()
        for name, (_, _, last, _) in known.items():
            if last:
                runs[name].add(round(last))
        late = {name: due for name, (due, picked, _, _) in known.items() if picked or due < now().timestamp() - 6}
        unsent = rows("select count(*) from mail_letter where sent_at is null and given_up_at is null and next_try_at <= now() and worthless_after_at > now()")[0][0]
        if not late and unsent == "0" and time.time() - began > 4:
            return known
    fault(f"{moment}: still due after {patience} s: {sorted(late)}, {unsent} letters")
    return tasks()


os.makedirs(folder, exist_ok=True)
offset = 0.0
jump(at("2026-12-30T20:00"))
socketserver.ThreadingTCPServer.allow_reuse_address = True
mail = socketserver.ThreadingTCPServer(("127.0.0.1", MAIL), MailServer)
threading.Thread(target=mail.serve_forever, daemon=True).start()
fake = {"LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": folder + "/offset", "FAKETIME_CACHE_DURATION": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1", "FAKETIME_DISABLE_SHM": "1", "NO_FAKE_STAT": "1"}
site = subprocess.Popen(["bin/run", "--no-build", "--port", str(PORT)], stdout=open(folder + "/log", "w"), stderr=subprocess.STDOUT,
                        env={**os.environ, **fake, "TA_DATA_DIR": folder + "/data", "SPRING_MAIL_HOST": "127.0.0.1", "SPRING_MAIL_PORT": str(MAIL)})
try:
    for _ in range(200):
        time.sleep(2)
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=5).read()
            break
        except OSError:
            if site.poll() is not None:
                raise SystemExit("  not run: the demonstration ended, see " + folder + "/log")
    else:
        raise SystemExit("  not run: the demonstration does not answer, see " + folder + "/log")
    password = open(folder + "/data/cluster/password").read().strip()
    database = int(open(folder + "/data/cluster/data/postmaster.pid").read().splitlines()[3])
    settle(at("2026-12-30T20:10"))
    # The pause of each job with an interval, as an ordinary evening shows it.
    ordinary = {name: due - last for name, (due, _, last, _) in settle(at("2026-12-30T20:40")).items() if last}
    daily = {name: datetime.datetime.fromtimestamp(due, PARIS).strftime("%H:%M") for name, (due, _, last, _) in tasks().items() if not last}
    print(f"  {len(ordinary)} jobs with an interval, {len(daily)} once a day: {', '.join(f'{n} {t}' for n, t in sorted(daily.items()))}", flush=True)

    def night(title, moments):
        before, sent = {name: len(runs[name]) for name in daily}, len(letters)
        start = at(moments[0])
        for moment in moments:
            known = settle(at(moment))
            waits = {name: known[name][0] - now().timestamp() for name in ordinary}
            waiting = [f"{name} {wait:.0f} s instead of {ordinary[name]:.0f}" for name, wait in waits.items() if wait > ordinary[name] + 120]
            if waiting:
                fault(f"{title}, {moment}: {len(waiting)} jobs wait too long, such as {', '.join(sorted(waiting)[-2:])}")
            failed = rows("select job, item, error from jobs_failure")
            if failed:
                fault(f"{title}, {moment}: failures {failed[:2]}")
        for name, clock in daily.items():
            hour, minute = map(int, clock.split(":"))
            day, times = start.date(), 0
            while day <= at(moments[-1]).date():
                due = datetime.datetime.combine(day, datetime.time(hour, minute), PARIS)
                times += start < due <= at(moments[-1])
                day += datetime.timedelta(days=1)
            ran = len(runs[name]) - before[name]
            if ran != times:
                fault(f"{title}: {name} of {clock} ran {ran} times instead of {times}")
        print(f"  {title}: {len(moments)} moments, {len(letters) - sent} letters", flush=True)

    hours = lambda day, first, last: [f"{day}T{hour:02}:{minute:02}" for hour in range(first, last) for minute in (0, 30)]
    settle(at("2026-12-31T20:00"))
    night("year's end", ["2026-12-31T22:00", "2026-12-31T23:59", *hours("2027-01-01", 0, 2), *[f"2027-01-01T{h:02}:55" for h in range(2, 10)]])
    settle(at("2027-02-10T13:00"))
    settle(at("2027-02-10T15:00"))
    night("a clock set back an hour", ["2027-02-10T14:00", "2027-02-10T14:10", "2027-02-10T14:40", "2027-02-10T15:10", "2027-02-10T16:30"])
    settle(at("2027-03-27T22:00"))
    night("an hour left out", ["2027-03-27T23:30", "2027-03-28T01:00", "2027-03-28T01:58", "2027-03-28T03:02", "2027-03-28T03:30", *[f"2027-03-28T{h:02}:55" for h in range(3, 10)]])
    settle(at("2027-10-30T22:00"))
    night("an hour that comes twice", ["2027-10-30T23:30", "2027-10-31T01:30", "2027-10-31T02:05", "2027-10-31T02:35", "2027-10-31T02:05b", "2027-10-31T02:35b", "2027-10-31T03:05", *[f"2027-10-31T{h:02}:55" for h in range(3, 10)]])
    settle(at("2028-02-28T22:00"))
    night("leap day", ["2028-02-28T23:30", "2028-02-29T00:05", *[f"2028-02-29T{h:02}:55" for h in (3, 4, 5, 7, 12, 20, 23)], "2028-03-01T00:05", *[f"2028-03-01T{h:02}:55" for h in (3, 4, 5, 8)]])

    # A letter is the same if its text is, but for secret links.
    seen = collections.defaultdict(list)
    for moment, to, letter in letters:
        body = letter.get_body(("plain", "html"))
        text = re.sub(r"https?://\S+", "", body.get_content()) if body else ""
        seen[(to, str(letter["Subject"]), text)].append(moment)
    for (to, subject, _), moments in seen.items():
        for first, second in zip(moments, moments[1:]):
            if (second - first).total_seconds() < 20 * 3600:
                fault(f"twice to {to[0]}: « {subject} » at {first:%Y-%m-%d %H:%M} and {second:%Y-%m-%d %H:%M}")
    waiting = rows("select count(*) from mail_letter where sent_at is null and given_up_at is null and next_try_at < now() - interval '5 minutes'")
    if waiting[0][0] != "0":
        fault(f"{waiting[0][0]} letters were never sent")
    given_up = rows("select count(*) from mail_letter where given_up_at is not null")
    print(f"  {len(letters)} letters, {len(seen)} different; {waiting[0][0]} wait, {given_up[0][0]} were given up; {sum(map(len, runs.values()))} runs of jobs were seen")
finally:
    site.send_signal(signal.SIGTERM)
    try:
        site.wait(60)
    except subprocess.TimeoutExpired:
        site.kill()
sys.exit(bad)
