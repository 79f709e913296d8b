package org.tousaidants.platform.web;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser for tests: keeps cookies, does not follow redirects, sends forms with the token of the last page.
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /// One for all visitors of the same address: it keeps no cookie, and each further client
    /// would take three threads.
    private static final HttpClient CLIENT = client(HttpClient.newBuilder());

    private final String site;
    private final HttpClient client;
    public final Map<String, String> cookies = new LinkedHashMap<>();
    public final Map<String, String> headers = new LinkedHashMap<>();

    public Visitor(int port) {
        this("http://localhost:" + port, CLIENT);
    }

    private Visitor(String site, HttpClient client) {
        this.site = site;
        this.client = client;
    }

    /// A visitor who calls this machine by another host name.
    public static Visitor at(String host, int port) {
        return new Visitor("http://" + host + ":" + port, CLIENT);
    }

    /// A visitor with another client address of this machine, such as 127.0.0.2.
    public static Visitor from(String address, int port) {
        return new Visitor(
                "http://127.0.0.1:" + port,
                client(HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(address))));
    }

    /// Like a browser at a site without a certificate: no other protocol is proposed.
    private static HttpClient client(HttpClient.Builder builder) {
        return builder.version(HttpClient.Version.HTTP_1_1).build();
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<byte[]> file(String path) {
        try {
            return client.send(request(path).build(), BodyHandlers.ofByteArray());
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    /// The file returned by a form.
    public HttpResponse<byte[]> file(String path, Map<String, String> form) {
        try {
            return client.send(
                    request(path)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofByteArray(body(form)))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    /// Types a paper code on that page, and returns the opened page.
    public HttpResponse<String> types(String code, String page) {
        return types(code, page, page);
    }

    public HttpResponse<String> types(String code, String page, String action) {
        var answer = post(action, Map.of("_csrf", token(page), "code", code));
        return answer.statusCode() == 303
                ? get(answer.headers().firstValue("Location").orElseThrow())
                : answer;
    }

    /// The hidden field of a page that shows a form.
    public String token(String path) {
        return tokenIn(get(path).body());
    }

    /// The text of a page, without links to the lexicon.
    public static String unlinked(String html) {
        return html.replaceAll("<a rel=\"help\"[^>]*>([^<]*)</a>", "$1");
    }

    public static String tokenIn(String html) {
        var found = TOKEN.matcher(html);
        if (!found.find()) throw new AssertionError("no form in: " + html);
        return found.group(1);
    }

    public HttpResponse<String> post(String path, Map<String, String> form) {
        return post(path, "application/x-www-form-urlencoded", body(form));
    }

    private static byte[] body(Map<String, String> form) {
        return form.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    public HttpResponse<String> post(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    public HttpResponse<String> send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(site + path));
        headers.forEach(request::header);
        if (!cookies.isEmpty())
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; ")));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            for (var set : response.headers().allValues("Set-Cookie")) {
                var pair = set.substring(0, set.indexOf(';')).split("=", 2);
                if (pair[1].isEmpty() || set.contains("Max-Age=0")) cookies.remove(pair[0]);
                else cookies.put(pair[0], pair[1]);
            }
            return response;
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
