"""Compares the results of one suite with the tests that do not apply. Fails on any other failure, and on a line of
the list that no longer fails or that names no test."""
import json
import re
import sys

suite, results, listed = sys.argv[1:]
text = open(results, encoding="utf-8").read()
start = text.find('{\n  "stats"')
if start < 0:
    sys.exit(f"  {suite}: no result, see {results}")
report = json.loads(text[start:])
reasons = {}
for line in open(listed, encoding="utf-8"):
    if line.strip() and not line.startswith("#"):
        of, title, reason = line.rstrip("\n").split("\t")
        if of == suite:
            reasons[title] = reason
bad = 0
left_out, used = {}, set()
for test in report["failures"]:
    title = next((t for t in reasons if t in test["fullTitle"]), None)
    if title is None:
        print(f"  {suite} FAILS: {test['fullTitle'][:200]}: {test['err'].get('message', '')[:200]}")
        bad = 1
    else:
        used.add(title)
        left_out[reasons[title]] = left_out.get(reasons[title], 0) + 1
for title in reasons.keys() - used:
    print(f"  {suite}: listed as not applicable, but does not fail: {title}")
    bad = 1
if report["stats"]["passes"] == 0:
    print(f"  {suite}: nothing was tested")
    bad = 1
# A presentation is refused whatever it holds: a test that only wants a refusal says nothing about us.
idle = sum(bool(re.search(r"\bpresentation", test["fullTitle"].lower())) for test in report["passes"])
passes = report["stats"]["passes"] - idle
print(f"  {suite}: {passes} tests pass, {len(report['failures'])} do not apply" + (":" if left_out else ""))
if idle:
    print(f"    {idle} more pass for no merit: they want a presentation refused, and each is")
for reason, count in left_out.items():
    print(f"    {count}: {reason}")
sys.exit(bad)
