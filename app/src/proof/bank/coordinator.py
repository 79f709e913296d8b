"""Reads pages of a demonstration as its coordinator, with Python's own library alone."""
import html
import http.client
import re
import time
import urllib.parse


class Coordinator:
    def __init__(self, site):
        self.host = urllib.parse.urlsplit(site).netloc
        self.cookies = {}
        page = self.text("/connexion")
        self.post("/connexion", page, {"mail": "nadia@village.example", "suite": "/"})
        page = self.opened()
        action = re.search(r'<form[^>]*action="([^"]*)"[^>]*>(?:(?!</form>).)*?_csrf', page, re.S).group(1)
        self.post(html.unescape(action), page, {})
        if "/deconnexion" not in self.text("/bureau"):
            raise SystemExit("  the coordinator could not sign in")

    def opened(self):
        """The page of the first link that still works; the letter takes a moment."""
        for _ in range(20):
            for link in re.findall(r'href="[^"]*?(/connexion/[\w-]{20,})"', self.text("/courriels")):
                try:
                    return self.text(link)
                except IOError:
                    continue
            time.sleep(1)
        raise SystemExit("  no letter with a link")

    def ask(self, method, path, body=None, hops=5):
        connection = http.client.HTTPConnection(self.host, timeout=60)
        # The demonstration shows its letters to a browser of this machine alone, which keeps its connection.
        headers = {"Connection": "keep-alive", "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        data = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        connection.close()
        if answer.status in (301, 302, 303) and hops:
            to = urllib.parse.urlsplit(urllib.parse.urljoin(f"http://{self.host}{path}", answer.headers["Location"]))
            return self.ask("GET", to.path + ("?" + to.query if to.query else ""), None, hops - 1)
        if answer.status >= 400:
            raise IOError(f"{path}: {answer.status}")
        return data

    def bytes(self, path):
        return self.ask("GET", path)

    def text(self, path):
        return self.bytes(path).decode("utf-8")

    def post(self, path, page, fields):
        token = re.search(r'name="_csrf" value="([^"]+)"', page).group(1)
        return self.ask("POST", path, urllib.parse.urlencode({"_csrf": token, **fields}))
