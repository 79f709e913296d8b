"""Reads the findings of testssl.sh; fails on each that is not OK or a mere fact, unless it is accepted with a reason."""
import json
import sys

findings, accepted = sys.argv[1:]
reasons = dict(line.rstrip("\n").split("\t") for line in open(accepted, encoding="utf-8") if line.strip() and line[0] != "#")
found = json.load(open(findings, encoding="utf-8"))
count = {}
bad = 0 if len(found) > 50 else 1
for one in found:
    count[one["severity"]] = count.get(one["severity"], 0) + 1
    if one["severity"] in ("OK", "INFO", "DEBUG"):
        continue
    reason = reasons.get(one["id"])
    print(f"  {'accepted' if reason else 'FOUND'}: {one['id']} {one['severity']}: {one['finding'][:120]}{': ' + reason if reason else ''}")
    bad |= not reason
print(f"  testssl.sh: {len(found)} findings {count}")
sys.exit(bad)
