package org.tousaidants.kafka;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// « Essai du pont » — tests the bridge: starts a real broker in its own process, sends signed events, reads
/// them back, stops the broker, and checks that nothing is confirmed until it runs again.
public final class KafkaBridgeCheck {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    private final Path folder;
    private final int broker;
    private final HttpClient client = HttpClient.newHttpClient();
    private int passed;

    private KafkaBridgeCheck(Path folder) throws IOException {
        this.folder = folder;
        broker = free();
    }

    public static void main(String[] words) throws Exception {
        var check = new KafkaBridgeCheck(Path.of(words[0]));
        check.run();
        System.out.println(check.passed + " passed, 0 failed");
        System.exit(0);
    }

    private void run() throws Exception {
        var settings = folder.resolve("server.properties");
        Files.writeString(
                settings,
                String.join(
                        "\n",
                        "process.roles=broker,controller",
                        "node.id=1",
                        "listeners=PLAINTEXT://127.0.0.1:" + broker + ",CONTROLLER://127.0.0.1:" + free(),
                        "advertised.listeners=PLAINTEXT://127.0.0.1:" + broker,
                        "controller.listener.names=CONTROLLER",
                        "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "log.dirs=" + folder.resolve("log"),
                        "offsets.topic.replication.factor=1",
                        "transaction.state.log.replication.factor=1",
                        "transaction.state.log.min.isr=1",
                        "group.initial.rebalance.delay.ms=0",
                        ""));
        var text = Files.readString(settings);
        var controller = text.replaceAll("(?s).*CONTROLLER://127.0.0.1:(\\d+).*", "$1");
        Files.writeString(settings, text + "controller.quorum.voters=1@127.0.0.1:" + controller + "\n");
        said(java("kafka.tools.StorageTool", "format", "-t", "MkU3OEVBNTcwNTJENDM2Qk", "-c", settings.toString()));
        var server = started(settings);
        try (var bridge =
                new KafkaBridge(0, "whsec_" + Base64.getEncoder().encodeToString(KEY), "127.0.0.1:" + broker, "ta.")) {
            for (var n = 0; n < 20; n++) expect(204, give(bridge, event(n), "e" + n, true), "event " + n + " is taken");
            expect(401, give(bridge, event(99), "e99", false), "a false signature is refused");
            expect(422, give(bridge, "{}", "e98", true), "what has no type is refused");
            expect(20, read(20).size(), "all that was taken is read back from the topic, in order, once");
            server.destroyForcibly().waitFor();
            expect(503, give(bridge, event(20), "e20", true), "without a broker nothing is said to be taken");
            server = started(settings);
            var answer = 503;
            for (var tries = 0; tries < 20 && answer == 503; tries++) answer = give(bridge, event(21), "e21", true);
            expect(204, answer, "when the broker is back the event is taken");
            var all = read(21);
            if (!all.contains("e21") || all.size() < 21) throw new IllegalStateException("lost: " + all);
            passed++;
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private void expect(int wanted, int had, String sentence) {
        if (wanted != had) throw new IllegalStateException(sentence + ": " + wanted + " wanted, " + had);
        passed++;
    }

    private static String event(int n) {
        return "{\"id\":\"" + n + "\",\"type\":\"place.closed\",\"network\":\"n\",\"data\":{}}";
    }

    private int give(KafkaBridge bridge, String body, String id, boolean right) throws Exception {
        var at = String.valueOf(Instant.now().getEpochSecond());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        var signed = mac.doFinal((id + "." + at + "." + (right ? body : body + " ")).getBytes(StandardCharsets.UTF_8));
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bridge.port() + "/"))
                                .header("webhook-id", id)
                                .header("webhook-timestamp", at)
                                .header(
                                        "webhook-signature",
                                        "v1," + Base64.getEncoder().encodeToString(signed))
                                .timeout(Duration.ofSeconds(20))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private List<String> read(int wanted) {
        var keys = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", "127.0.0.1:" + broker,
                        "group.id", "check" + System.nanoTime(),
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("ta.place.closed"));
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (keys.size() < wanted && System.nanoTime() < end)
                for (var one : consumer.poll(Duration.ofSeconds(1))) keys.add(one.key());
        }
        return keys;
    }

    private Process started(Path settings) throws Exception {
        var server = java("kafka.Kafka", settings.toString());
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (System.nanoTime() < end) {
            if (!server.isAlive()) throw new IllegalStateException(Files.readString(folder.resolve("said")));
            try (var probe = new java.net.Socket("127.0.0.1", broker)) {
                return server;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(300);
            }
        }
        throw new IllegalStateException("the broker does not answer");
    }

    private void said(Process process) throws Exception {
        if (process.waitFor() != 0) throw new IllegalStateException(Files.readString(folder.resolve("said")));
    }

    private Process java(String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()))
                .directory(new File(folder.toString()))
                .start();
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
