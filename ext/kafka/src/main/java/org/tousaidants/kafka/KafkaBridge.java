package org.tousaidants.kafka;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// « Pont vers Kafka » — receives the signed events of the site, on this machine only, and publishes each to
/// the broker under the topic of its type. It confirms an event only when all replicas have it, so that the
/// site retries others.
///
///     KafkaBridge PORT WHSEC BROKERS [PREFIX]
public final class KafkaBridge implements AutoCloseable {
    private static final Pattern TYPE = Pattern.compile("\"type\":\"([a-z]+\\.[a-z]+)\"");
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final int LARGEST = 1 << 20;
    private static final int SECONDS = 8;

    private final HttpServer server;
    private final byte[] key;
    private final String prefix;
    private final KafkaProducer<String, String> producer;

    public KafkaBridge(int port, String secret, String brokers, String prefix) throws IOException {
        if (!secret.startsWith("whsec_")) throw new IllegalArgumentException("le secret commence par whsec_");
        key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        this.prefix = prefix;
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        "true",
                        "max.block.ms",
                        String.valueOf(1_000 * SECONDS / 2),
                        "delivery.timeout.ms",
                        String.valueOf(1_000 * SECONDS / 2 + 500),
                        "request.timeout.ms",
                        String.valueOf(1_000 * SECONDS / 2)),
                new StringSerializer(),
                new StringSerializer());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::take);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
    }

    public static void main(String[] words) throws IOException {
        if (words.length < 3) {
            System.err.println("KafkaBridge PORT WHSEC SERVEURS [PRÉFIXE]");
            System.exit(2);
        }
        var bridge = new KafkaBridge(Integer.parseInt(words[0]), words[1], words[2], words.length > 3 ? words[3] : "");
        Runtime.getRuntime().addShutdownHook(new Thread(bridge::close));
        System.out.println("Le pont attend sur http://127.0.0.1:" + bridge.port() + "/");
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(LARGEST);
            exchange.sendResponseHeaders(answer(exchange, body), -1);
        }
    }

    private int answer(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        var id = headers.getFirst("webhook-id");
        var at = headers.getFirst("webhook-timestamp");
        var signature = headers.getFirst("webhook-signature");
        if (id == null || at == null || signature == null || !at.matches("\\d{1,12}")) return 400;
        var sent = Instant.ofEpochSecond(Long.parseLong(at));
        if (Duration.between(sent, Instant.now()).abs().compareTo(OLDEST) > 0) return 401;
        if (!signed(id, at, body, signature)) return 401;
        var text = new String(body, StandardCharsets.UTF_8);
        var type = TYPE.matcher(text);
        if (!type.find()) return 422;
        try {
            producer.send(new ProducerRecord<>(prefix + type.group(1), id, text))
                    .get(SECONDS, TimeUnit.SECONDS);
            return 204;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 503;
        } catch (Exception notTaken) {
            return 503;
        }
    }

    private boolean signed(String id, String at, byte[] body, String signature) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + at + ".").getBytes(StandardCharsets.UTF_8));
            var right = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
            return MessageDigest.isEqual(
                    right.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        producer.close(Duration.ofSeconds(2));
    }
}
