package org.tousaidants.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server for tests. It speaks SMTP over a real socket, and refuses, delays or stops answering on
/// request.
public final class FailingMailServer implements AutoCloseable {
    public enum Mood {
        TAKES,
        /// Answers 550 to each recipient: the address does not exist.
        REFUSES,
        /// Answers 450 to each recipient: a temporary failure.
        BUSY,
        /// Closes each connection, like an unreachable server.
        AWAY,
        /// Accepts the whole letter but does not acknowledge it.
        SILENT_AT_THE_END
    }

    private final ServerSocket door;
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private volatile Mood mood;

    public FailingMailServer(Mood mood) {
        this.mood = mood;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        Thread.ofVirtual().start(this::welcome);
    }

    public int port() {
        return door.getLocalPort();
    }

    public void mood(Mood changed) {
        mood = changed;
    }

    /// The number of complete letters received, acknowledged or not.
    public int taken() {
        return letters.size();
    }

    /// The complete letters received, with their headers.
    public List<String> letters() {
        return List.copyOf(letters);
    }

    public void awaitTaken(int many) throws InterruptedException {
        for (var tries = 0; tries < 600 && taken() < many; tries++) Thread.sleep(50);
        if (taken() < many) throw new AssertionError(taken() + " letters came");
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                Thread.ofVirtual().start(() -> listen(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void listen(Socket caller) {
        try (caller;
                var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
            if (mood == Mood.AWAY) return;
            say(caller, "220 stubborn");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.toUpperCase(Locale.ROOT);
                if (verb.startsWith("EHLO") || verb.startsWith("HELO")) say(caller, "250 stubborn");
                else if (verb.startsWith("RCPT")) say(caller, recipient());
                else if (verb.startsWith("DATA")) {
                    say(caller, "354 go on");
                    letters.add(letter(in));
                    if (mood == Mood.SILENT_AT_THE_END) Thread.sleep(60_000);
                    say(caller, "250 taken");
                } else if (verb.startsWith("QUIT")) {
                    say(caller, "221 bye");
                    return;
                } else say(caller, "250 ok");
            }
        } catch (IOException | InterruptedException hungUp) {
            Thread.currentThread().interrupt();
        }
    }

    private String recipient() {
        return switch (mood) {
            case TAKES, SILENT_AT_THE_END -> "250 ok";
            case REFUSES -> "550 5.1.1 <zoe@exemple.fr> nobody of that name here";
            case BUSY, AWAY -> "450 4.2.1 come back later";
        };
    }

    private static String letter(BufferedReader in) throws IOException {
        var letter = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine())
            letter.append(line).append('\n');
        return letter.toString();
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
