package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tomcat alone, with our connections: what becomes of those who stand in the door as it closes.
class LastArrivalsTest {
    private static final byte[] ASKED =
            "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector(new Deadlines.Protocol());

    @BeforeEach
    void open() throws Exception {
        tomcat.setBaseDir(folder.toString());
        connector.setPort(0);
        connector.setProperty("bindOnInit", "false");
        // On a busy machine a test may wait long for its turn; who has been answered is not waited for.
        assertThat(connector.setProperty("lastMoment", "60000")).isTrue();
        tomcat.setConnector(connector);
        var context = tomcat.addContext("", folder.toString());
        context.getPipeline().addValve(new ValveBase() {
            @Override
            public void invoke(Request request, Response response) throws IOException {
                response.getWriter().print("said");
            }
        });
        tomcat.start();
    }

    @AfterEach
    void close() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    /// As Spring stops Tomcat: paused, then its port closed.
    private void stop() {
        connector.pause();
        connector.getProtocolHandler().closeServerSocketGraceful();
    }

    @Test
    void whoCameBeforeTheDoorClosedMayStillAsk() throws Exception {
        var port = connector.getLocalPort();
        List<Socket> arrived = new ArrayList<>();
        for (var n = 0; n < 20; n++) arrived.add(new Socket("localhost", port));
        var stopping = Thread.ofVirtual().start(this::stop);
        // Who knocks faster than anybody opens is told to come back in a second.
        while (listens(port)) Thread.sleep(1);
        for (var socket : arrived) socket.getOutputStream().write(ASKED);
        for (var socket : arrived)
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("said");
        stopping.join();
    }

    /// Whether a newcomer is let in, who then goes without asking.
    private static boolean listens(int port) throws IOException {
        try (var _ = new Socket("localhost", port)) {
            return true;
        } catch (ConnectException closed) {
            return false;
        }
    }

    @Test
    void aStopThatNobodyWaitsForIsQuickAndMayBeginAgain() throws Exception {
        for (var times = 0; times < 3; times++) {
            var port = connector.getLocalPort();
            try (var socket = new Socket("localhost", port)) {
                socket.getOutputStream().write(ASKED);
                assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
            }
            connector.stop();
            assertThatThrownBy(() -> new Socket("localhost", port)).isInstanceOf(ConnectException.class);
            connector.start();
        }
    }
}
