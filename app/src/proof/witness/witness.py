"""A witness that nobody here wrote (litewitness of litetlog) judges the public journal of a demonstration, is killed, and
refuses what goes back or does not follow.    witness.py SITE FOLDER

litewitness 0.4.3 of Debian 13 verifies a checkpoint and then crashes while it stores the checkpoint, on its own fault
(`reflect.Value.Bytes of unaddressable byte array`). Such a crash counts as « verified », and this script stores the
checkpoint in the witness's place; no cosignature exists then.
"""
import base64
import html
import http.client
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bank"))
from coordinator import Coordinator

site, folder = sys.argv[1:]
os.makedirs(folder)
PORT, bad = 18448, 0
# The path of a socket is short.
agent, database = os.path.relpath(folder) + "/agent.sock", folder + "/witness.db"


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout


def check(what, wanted, got, detail=""):
    global bad
    right = got in wanted if isinstance(wanted, tuple) else got == wanted
    bad |= not right
    print(f"  {what}: {got}{'' if right else f', INSTEAD OF {wanted}'} {detail}".rstrip())


def ask(method, host, path, body=None):
    connection = http.client.HTTPConnection(host, timeout=30)
    connection.request(method, path, body.encode() if body else None)
    answer = connection.getresponse()
    return answer.status, answer.read().decode(errors="replace")


def journal(path):
    status, text = ask("GET", urllib.parse.urlsplit(site).netloc, "/journal-public" + path)
    if status != 200:
        raise SystemExit(f"  {path}: {status}")
    return text


def size(note):
    return int(note.split("\n")[1])


def offer(old, proof, note):
    before = os.path.getsize(folder + "/witness.log")
    try:
        return ask("POST", f"127.0.0.1:{PORT}", "/add-checkpoint", f"old {old}\n{proof}\n{note}")
    except http.client.RemoteDisconnected:
        time.sleep(0.5)
        with open(folder + "/witness.log", encoding="utf-8") as log:
            log.seek(before)
            if "persistTreeHead" not in log.read():
                raise
    with sqlite3.connect(database) as store:
        store.execute("update log set tree_size = ?, tree_hash = ? where origin = ?",
                      (size(note), note.split("\n")[2], note.split("\n")[0]))
    return "verified", "without a cosignature"


def witness():
    started = subprocess.Popen(
        ["litewitness", "-db", database, "-key", fingerprint, "-listen", f"127.0.0.1:{PORT}", "-name", "witness.example/proof", "-ssh-agent", agent],
        stdout=subprocess.DEVNULL, stderr=open(folder + "/witness.log", "a"), env={**os.environ, "GODEBUG": "httpmuxgo121=0"})
    for _ in range(100):
        try:
            ask("GET", f"127.0.0.1:{PORT}", "/")
            return started
        except OSError:
            time.sleep(0.1)
    raise SystemExit("  not run: litewitness does not answer, see " + folder + "/witness.log")


def grown(than):
    """A later checkpoint, after one more act of the coordinator."""
    Coordinator(site)
    for _ in range(100):
        note = journal("/checkpoint")
        if size(note) > size(than):
            return note
        time.sleep(2)
    raise SystemExit("  the journal does not grow")


run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder + "/key")
keys = subprocess.Popen(["ssh-agent", "-D", "-a", agent], stdout=subprocess.DEVNULL)
time.sleep(1)
server = None
try:
    run("ssh-add", "-q", folder + "/key", env={**os.environ, "SSH_AUTH_SOCK": agent})
    fingerprint = run("ssh-keygen", "-lf", folder + "/key.pub").split()[1]
    first = journal("/checkpoint")
    origin = first.split("\n")[0]
    page = html.unescape(journal(""))
    key = next(k for k in re.findall(r"[^\s<>\"]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44}", page) if k.startswith(origin + "+"))
    run("witnessctl", "add-log", "-db", database, "-origin", origin)
    run("witnessctl", "add-key", "-db", database, "-origin", origin, "-key", key)
    server = witness()
    status, said = offer(0, "", first)
    check(f"the checkpoint of {size(first)} entries", (200, "verified"), status, said.strip()[:50])
    second = grown(first)
    proof = journal(f"/coherence?de={size(first)}&a={size(second)}")
    wrong = "".join(base64.b64encode(bytes(32)).decode() + "\n" for _ in proof.splitlines())
    check("a proof that proves nothing is refused", 422, offer(size(first), wrong, second)[0])
    check(f"the checkpoint of {size(second)} entries follows the first", (200, "verified"), offer(size(first), proof, second)[0])
    server.send_signal(signal.SIGKILL)
    server.wait()
    server = witness()
    status, said = offer(0, "", first)
    check("killed and started again, the witness remembers: going back is refused", 409, status, f"and it names {said.strip()}")
    check("the same checkpoint again", (200, "verified"), offer(size(second), "", second)[0])
    lines = second.split("\n")
    lines[2] = base64.b64encode(bytes(32)).decode()
    check("the same size with another root, which nobody signed, is refused", (403, 409), offer(size(second), "", "\n".join(lines))[0])
    third = grown(second)
    check(f"a later checkpoint, of {size(third)} entries", (200, "verified"), offer(size(second), journal(f"/coherence?de={size(second)}&a={size(third)}"), third)[0])
finally:
    if server:
        server.kill()
    keys.terminate()
sys.exit(bad)
