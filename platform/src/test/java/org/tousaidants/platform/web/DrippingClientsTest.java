package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/// Seen before: 4,533 connections of one client, each dripping a body to an address that reads none, and the site
/// neither answered nor ended. Here a few, on the loopback alone.
class DrippingClientsTest extends RunningSite {
    private static final int CLIENTS = 40;

    @Autowired
    private ServletWebServerApplicationContext server;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /nowhere",
                "PUT /specimen/open",
                "GET /connexion",
                "OPTIONS /specimen/open",
                "POST /specimen/file"
            })
    void whoDripsABodyThatNobodyReadsIsSentAwayAndTheSiteAnswersTheOthers(String line) throws Exception {
        List<Socket> clients = new ArrayList<>();
        System.setProperty("ta.deadline.body", "3");
        try {
            for (var n = 0; n < CLIENTS; n++) {
                var socket = new Socket("127.0.0.1", port);
                clients.add(socket);
                socket.setSoTimeout(1);
                socket.getOutputStream()
                        .write((line
                                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                                        + "Content-Length: 1000000\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(visitor().get("/connexion").statusCode()).isEqualTo(200);
            var until = System.nanoTime() + 60_000_000_000L;
            var open = new ArrayList<>(clients);
            while (!open.isEmpty() && System.nanoTime() < until) {
                open.removeIf(DrippingClientsTest::ended);
                Thread.sleep(500);
            }
            assertThat(open).isEmpty();
        } finally {
            System.clearProperty("ta.deadline.body");
            for (var one : clients) one.close();
        }
    }

    /// One more byte; whether the other side is gone.
    private static boolean ended(Socket socket) {
        try {
            socket.getOutputStream().write('a');
            var answer = new byte[8_192];
            while (socket.getInputStream().read(answer) >= 0) continue;
            return true;
        } catch (SocketTimeoutException still) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void aBodyThatComesQuicklyIsTakenInAndTheConnectionServesAgain() throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            for (var again = 0; again < 2; again++) {
                socket.getOutputStream()
                        .write("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 404");
                // The rest of the page is of no interest; a second request is answered on the same line.
                while (socket.getInputStream().available() > 0)
                    socket.getInputStream().skip(socket.getInputStream().available());
            }
        }
    }

    @Test
    void asManyConnectionsAreLetInAsTheHeapHolds() {
        var connector = ((TomcatWebServer) server.getWebServer()).getTomcat().getConnector();
        assertThat(connector.getProperty("maxConnections"))
                .hasToString(Integer.toString(
                        RequestLimits.connections(Runtime.getRuntime().maxMemory())));
        assertThat(connector.getProperty("maxSwallowSize")).hasToString("0");
        assertThat(RequestLimits.connections(512L << 20)).isEqualTo(1_024);
        assertThat(RequestLimits.connections(64L << 20)).isEqualTo(256);
        assertThat(RequestLimits.connections(64L << 30)).isEqualTo(8_192);
    }
}
