"""Computes the money of the passes again from the published files alone. Shares no code with the product.

    recompute.py SITE FOLDER SCHEMA

SITE: a demonstration, whose orders are read as its coordinator. FOLDER: more files, saved there by hand from a site:
`mouvements….csv`; bank files `….xml`; `releve.xml` with `releve.csv`, the evidence of the same statement.
SCHEMA: the XSD of pain.001.001.09. Amounts are whole cents.
"""
import csv
import glob
import io
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from collections import defaultdict

from coordinator import Coordinator

site, folder, schema = sys.argv[1:]
SPACE = "{urn:iso:std:iso:20022:tech:xsd:pain.001.001.09}"
bad = 0


def fault(text):
    global bad
    bad = 1
    print(f"  WRONG: {text}")


def cents(text):
    match = re.fullmatch(r"(-?)(\d+)\.(\d\d)", text)
    if not match:
        raise ValueError(f"no amount: {text!r}")
    return int(match[1] + match[2] + match[3])


def table(data):
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    return rows[0], [row for row in rows[1:] if row]


def faults_of(data):
    """What is wrong in a file of movements: each balance is computed again, by account and by funder."""
    head, rows = table(data)
    if head[:6] != ["date", "acte", "du compte", "au compte", "financeur", "euros"]:
        return [f"columns {head}"]
    computed, by_account, stated, stated_accounts, total, moves = defaultdict(int), defaultdict(int), {}, set(), None, 0
    for date, act, source, target, funder, euros, *_ in rows:
        amount = cents(euros)
        if act == "Solde du compte":
            stated[(target, funder)] = amount
            stated_accounts.add(target)
        elif act == "Somme des soldes":
            total = amount
        else:
            moves += 1
            if not date or not source or not target or amount <= 0:
                return [f"a movement without date, accounts or amount: {date} {act}"]
            for account, sign in ((source, -1), (target, 1)):
                computed[(account, funder)] += sign * amount
                by_account[account] += sign * amount
    found = [] if total == 0 else [f"the sum of the balances is {total}"]
    if sum(stated.values()) != 0:
        found.append(f"the stated balances add up to {sum(stated.values())}")
    for account in stated_accounts | set(by_account):
        said = sum(amount for (name, _), amount in stated.items() if name == account)
        # « Dû au lieu » and « Payé au lieu » are one line of the balances: what places redeemed.
        if account in ("Encaissé par les lieux", "Dû au lieu", "Payé au lieu"):
            continue
        if said != by_account[account]:
            found.append(f"{account}: stated {said}, computed {by_account[account]}")
    places = sum(amount for account, amount in by_account.items() if account in ("Dû au lieu", "Payé au lieu"))
    said = sum(amount for (name, _), amount in stated.items() if name == "Encaissé par les lieux")
    if said != places:
        found.append(f"redeemed by places: stated {said}, computed {places}")
    for (account, funder), amount in stated.items():
        if funder and computed[(account, funder)] != amount:
            found.append(f"{account} of {funder}: stated {amount}, computed {computed[(account, funder)]}")
    return found or ([] if moves or not stated else [])


def valid(path):
    return subprocess.run(["xmllint", "--noout", "--schema", schema, path], capture_output=True).returncode == 0


def iban(text):
    digits = "".join(str(int(sign, 36)) for sign in text[4:] + text[:4])
    return int(digits) % 97 == 1


def bank(path):
    """Checks one bank file; returns the sum of its payments."""
    if not valid(path):
        fault(f"{path} breaks the XSD")
    root = xml.parse(path).getroot()
    payments = [cents(amount.text) for amount in root.iter(SPACE + "InstdAmt")]
    for group in [*root.iter(SPACE + "GrpHdr"), *root.iter(SPACE + "PmtInf")]:
        if int(group.find(SPACE + "NbOfTxs").text) != len(payments) or cents(group.find(SPACE + "CtrlSum").text) != sum(payments):
            fault(f"{path}: the head does not count its payments")
    if not all(iban(one.text) for one in root.iter(SPACE + "IBAN")):
        fault(f"{path}: an IBAN")
    ends = [one.text for one in root.iter(SPACE + "EndToEndId")]
    if len(set(ends)) != len(payments):
        fault(f"{path}: two payments have one name")
    with tempfile.NamedTemporaryFile("w", suffix=".xml") as spoilt:
        spoilt.write(open(path, encoding="utf-8").read().replace("<InstdAmt Ccy=\"EUR\">", "<InstdAmt Ccy=\"EUR\">-"))
        spoilt.flush()
        if valid(spoilt.name):
            fault(f"{path}: the XSD accepts a negative amount")
    return sum(payments)


files = {os.path.basename(path): open(path, "rb").read() for path in sorted(glob.glob(folder + "/*.csv"))}
coordinator = Coordinator(site)
for order in sorted(set(re.findall(r'href="(/bureau/pass/commandes/[\w-]{36})"', coordinator.text("/bureau/pass")))):
    files["mouvements-of-the-demonstration" + order[-5:]] = coordinator.bytes(order + "/mouvements.csv")
moved = {name: data for name, data in files.items() if name.startswith("mouvements")}
for name, data in moved.items():
    for text in faults_of(data):
        fault(f"{name}: {text}")
    rows = table(data)[1]
    lines = [i for i, row in enumerate(rows) if row[0]]
    if lines:
        # One cent more in one movement must be seen.
        text = data.decode("utf-8").splitlines(keepends=True)
        line = next(i for i, row in enumerate(text) if row.startswith(rows[lines[-1]][0]))
        cell = rows[lines[-1]][5]
        text[line] = text[line].replace(f";{cell};", f";{cell[:-1]}{(int(cell[-1]) + 1) % 10};")
        if not faults_of("".join(text).encode()):
            fault(f"{name}: one cent more is not seen")
print(f"  {len(moved)} orders, {sum(len(table(d)[1]) for d in moved.values())} lines: each balance computed again")
banks = sorted(glob.glob(folder + "/*.xml"))
if not banks:
    print(f"  not run: no bank file in {folder}; the demonstration has no statement yet")
    bad = 1
sums = {os.path.basename(path): bank(path) for path in banks}
if "releve.csv" in files and "releve.xml" in sums:
    rows = table(files["releve.csv"])[1]
    lines = sum(cents(row[8]) for row in rows if row[0] != "total" and row[8])
    total = next(cents(row[8]) for row in rows if row[0] == "total")
    if not lines == total == sums["releve.xml"]:
        fault(f"statement: evidence {lines}, its total {total}, bank file {sums['releve.xml']}")
if banks:
    print(f"  {len(banks)} bank files: valid by the XSD of pain.001.001.09 (libxml2), heads, IBANs and sums computed again")
sys.exit(bad)
