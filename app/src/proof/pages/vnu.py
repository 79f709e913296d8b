"""Reads what the checker of the W3C (vnu) says of the pages that crawl.mjs kept; fails on an error that is not in the
list of the ignored ones.    vnu.py MESSAGES PAGES IGNORED"""
import collections
import json
import sys

messages, pages, ignored = sys.argv[1:]
where = dict((line.split("\t")[0].rsplit("/", 1)[1], line.rstrip("\n").split("\t")[3]) for line in open(pages, encoding="utf-8"))
reasons = [line.rstrip("\n").split("\t") for line in open(ignored, encoding="utf-8") if line.startswith("vnu\t")]
found = collections.defaultdict(list)
for message in json.load(open(messages, encoding="utf-8"))["messages"]:
    if message["type"] == "error":
        found[message["message"]].append((where.get(message["url"].rsplit("/", 1)[1]), message.get("extract", "")))
bad = 0
print(f"  vnu: {len(where)} pages")
for text, places in sorted(found.items(), key=lambda item: -len(item[1])):
    why = next((line[3] for line in reasons if line[1] in text and all(line[2] in extract for _, extract in places)), None)
    on = {address for address, _ in places}
    if why:
        print(f"  ignored, vnu: {len(places)} times on {len(on)} pages: {why}")
    else:
        bad = 1
        print(f"  vnu: {len(places)} times on {len(on)} pages, such as {places[0][0]}: {text[:200]}: {' '.join(places[0][1].split())[:160]}")
sys.exit(bad)
