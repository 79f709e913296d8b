package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Malformed requests, written byte by byte: each gets our error page, never that of the container.
class UnreadableRequestsTest extends RunningSite {
    private static final String COMMON = "Host: localhost\r\nConnection: close\r\n";

    private record Sent(String what, String bytes) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Sent> toAPage() {
        return hostile("/connexion");
    }

    static Stream<Sent> toTheApi() {
        return hostile("/api/v1/places");
    }

    private static Stream<Sent> hostile(String path) {
        return Stream.of(
                get("an escape that is none in the path", path + "/%zz", ""),
                get("an escape cut off", path + "/%4", ""),
                get("an escape that is no text in the path", path + "/%ff%fe", ""),
                get("an escape that is none in the query", path + "?q=%zz", ""),
                get("an escape that is no text in the query", path + "?q=%ff%fe", ""),
                get("a NUL in the path", path + "/%00", ""),
                get("a bare NUL in the path", path + "/\0", ""),
                get("letters that no address has", path + "/<a>\"{}|^`", ""),
                get("letters that no query has", path + "?q=<a>\"{}|^`", ""),
                get("an accent that is not escaped", path + "/\u00e9", ""),
                get("a slash that hides", path + "/a%2fb", ""),
                get("a way out", path + "/../../../../etc/passwd", ""),
                get("a header too long", path, "X-A: " + "a".repeat(20_000) + "\r\n"),
                get("a cookie too long", path, "Cookie: a=" + "a".repeat(20_000) + "\r\n"),
                get("an address too long", path + "?q=" + "a".repeat(20_000), ""),
                get("headers without end", path, "X: 1\r\n".repeat(300)),
                get("a header without a colon", path, "Foo\r\n"),
                get("a header with a NUL", path, "X: a\0b\r\n"),
                get("an expectation nobody knows", path, "Expect: a miracle\r\n"),
                get("parameters without end", path + "?" + "a&".repeat(3_000), ""),
                new Sent("a method nobody knows", "BREW " + path + " HTTP/1.1\r\n" + COMMON + "\r\n"),
                new Sent("TRACE", "TRACE " + path + " HTTP/1.1\r\n" + COMMON + "\r\n"),
                new Sent("PATCH", "PATCH " + path + " HTTP/1.1\r\n" + COMMON + "\r\n"),
                new Sent("PUT", "PUT " + path + " HTTP/1.1\r\n" + COMMON + "Content-Length: 0\r\n\r\n"),
                new Sent("CONNECT", "CONNECT " + path + " HTTP/1.1\r\n" + COMMON + "\r\n"),
                new Sent("a version nobody knows", "GET " + path + " HTTP/3.7\r\n" + COMMON + "\r\n"),
                new Sent("no host", "GET " + path + " HTTP/1.1\r\nConnection: close\r\n\r\n"),
                new Sent(
                        "a host that is none", "GET " + path + " HTTP/1.1\r\nHost: a b<>\r\nConnection: close\r\n\r\n"),
                post("ten thousand fields", path, fields(10_000)),
                post("three million letters", path, "mail=" + "a".repeat(3_000_000)),
                post("an escape that is none", path, "mail=%zz"),
                post("a NUL", path, "mail=a%00b"),
                announced("two gigabytes announced", path, "Content-Length: 2147483648"),
                announced("less than nothing announced", path, "Content-Length: -1"),
                announced("no number announced", path, "Content-Length: abc"),
                announced("two lengths", path, "Content-Length: 3\r\nContent-Length: 4"),
                announced("a coding nobody knows", path, "Transfer-Encoding: banana"));
    }

    @ParameterizedTest
    @MethodSource
    void toAPage(Sent sent) throws IOException {
        var answer = answer(sent);
        isRefusedWithCare(answer);
        assertThat(answer).containsIgnoringCase("content-type: text/html;charset=utf-8");
        assertThat(answer).containsPattern("<h1>[A-ZÉ][^<]+</h1>").contains("class=\"foot\"", "<html lang=\"fr\">");
    }

    @ParameterizedTest
    @MethodSource
    void toTheApi(Sent sent) throws IOException {
        var answer = answer(sent);
        isRefusedWithCare(answer);
        // Where the address could not be read, it is unknown that a program asked.
        if (answer.contains("<h1>")) assertThat(answer).contains("class=\"foot\"");
        else
            assertThat(answer)
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"title\":", "\"detail\":");
    }

    static Stream<Sent> chunks() {
        return Stream.of("/connexion", "/api/v1/places")
                .flatMap(path -> Stream.of(
                        chunked(
                                "a chunk of no size",
                                path,
                                "application/x-www-form-urlencoded",
                                "zz\r\nmail=a\r\n0\r\n\r\n"),
                        chunked(
                                "a chunk that is cut",
                                path,
                                "multipart/form-data; boundary=x",
                                "ffffffffff\r\n--x\r\n"),
                        chunked("a chunk of no size, as JSON", path, "application/json", "-1\r\n{}\r\n0\r\n\r\n")));
    }

    /// Tomcat may answer before our error page; its status must not be a server error.
    @ParameterizedTest
    @MethodSource("chunks")
    void aChunkThatIsNoneIsRefusedAndIsNoFailureOfOurs(Sent sent) throws IOException {
        assertThat(answer(sent))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("Exception", "Tomcat", "at org.", "HTTP Status");
    }

    private static void isRefusedWithCare(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(answer)
                .contains("Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff")
                .doesNotContain("Exception", "Tomcat", "at org.", "HTTP Status");
    }

    private static Sent get(String what, String path, String headers) {
        return new Sent(what, "GET " + path + " HTTP/1.1\r\n" + COMMON + headers + "\r\n");
    }

    private static Sent post(String what, String path, String body) {
        return new Sent(
                what,
                "POST " + path + " HTTP/1.1\r\n" + COMMON
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    private static Sent chunked(String what, String path, String type, String body) {
        return new Sent(
                what,
                "POST " + path + " HTTP/1.1\r\n" + COMMON + "Content-Type: " + type
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
    }

    private static Sent announced(String what, String path, String header) {
        return new Sent(
                what,
                "POST " + path + " HTTP/1.1\r\n" + COMMON + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + header + "\r\n\r\n");
    }

    private static String fields(int many) {
        return String.join("&", IntStream.range(0, many).mapToObj(n -> "a" + n).toList());
    }

    private String answer(Sent sent) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(sent.bytes().getBytes(StandardCharsets.ISO_8859_1));
            var answer = new StringBuilder();
            var in = socket.getInputStream();
            var some = new byte[8192];
            try {
                for (var n = in.read(some); n >= 0; n = in.read(some)) {
                    answer.append(new String(some, 0, n, StandardCharsets.ISO_8859_1));
                    // A server that waits for the announced length learns that it never comes.
                    if (!socket.isOutputShutdown()) socket.shutdownOutput();
                }
            } catch (IOException closedOnUs) {
                // Tomcat may close before everything is sent.
            }
            return new String(answer.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }
}
