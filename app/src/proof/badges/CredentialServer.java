package org.tousaidants.label.badges;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.tousaidants.rules.archive.Ed25519SigningKey;
import org.tousaidants.rules.archive.Ed25519VerifyingKey;
import tools.jackson.databind.json.JsonMapper;

/// Answers the suites of the W3C on the loopback address with the product's own signature and verification of
/// badges. Is compiled by bin/prove, never by Maven, and is in no artefact.
///
///     java … CredentialServer PORT NPM_FOLDER
///
/// Writes `localConfig.cjs`, which names this server and its key, into NPM_FOLDER, the folder of a suite.
final class CredentialServer {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Ed25519SigningKey KEY = Ed25519SigningKey.draw();
    private static final String DID = "did:key:" + KEY.verifying().multikey();
    private static final String METHOD = DID + "#" + KEY.verifying().multikey();

    private CredentialServer() {}

    public static void main(String[] words) throws IOException {
        var port = Integer.parseInt(words[0]);
        for (var suite : List.of(words).subList(1, words.length)) Files.writeString(Path.of(suite), config(port));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/credentials/issue", exchange -> answer(exchange, CredentialServer::issue));
        server.createContext("/credentials/verify", exchange -> answer(exchange, CredentialServer::verify));
        // The product neither makes nor reads presentations.
        server.createContext("/presentations/verify", exchange -> answer(exchange, _ -> Optional.empty()));
        server.start();
    }

    private interface Act {
        Optional<Map<String, Object>> of(Map<String, Object> asked);
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Object>> issue(Map<String, Object> asked) {
        if (!(asked.get("credential") instanceof Map<?, ?> credential)) return Optional.empty();
        return Optional.of(DataIntegrityProof.sign((Map<String, Object>) credential, KEY, METHOD, Instant.now()));
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Object>> verify(Map<String, Object> asked) {
        if (!(asked.get("verifiableCredential") instanceof Map<?, ?> credential)) return Optional.empty();
        // The badge of a network is never bound to a domain or to a challenge.
        if (asked.get("options") instanceof Map<?, ?> options
                && (options.get("domain") != null || options.get("challenge") != null)) return Optional.empty();
        return DataIntegrityProof.holds((Map<String, Object>) credential, CredentialServer::key)
                ? Optional.of(Map.of("verified", true))
                : Optional.empty();
    }

    /// The key that a `did:key` states.
    private static Optional<Ed25519VerifyingKey> key(String method) {
        var parts = method.split("#", -1);
        return parts.length == 2 && parts[0].equals("did:key:" + parts[1])
                ? Ed25519VerifyingKey.of(parts[1])
                : Optional.empty();
    }

    private static void answer(HttpExchange exchange, Act act) throws IOException {
        try (exchange) {
            var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Optional<Map<String, Object>> said;
            try {
                said = BadgeVerification.read(text).flatMap(act::of);
            } catch (IllegalArgumentException refused) {
                said = Optional.empty();
            }
            var body = JSON.writeValueAsBytes(said.orElse(Map.of("errors", List.of("refused"))));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(said.isPresent() ? exchange.getRequestURI().getPath().endsWith("issue") ? 201 : 200 : 400, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String config(int port) {
        var tags = List.of("eddsa-rdfc-2022", "localhost", "vc2.0");
        var implementation = new LinkedHashMap<String, Object>(Map.of("name", "Tous Aidants", "implementation", "Tous Aidants"));
        for (var one : Map.of("issuers", "credentials/issue", "verifiers", "credentials/verify", "vpVerifiers", "presentations/verify").entrySet())
            implementation.put(
                    one.getKey(),
                    List.of(new HashMap<>(Map.of(
                            "id", DID, "endpoint", "http://127.0.0.1:" + port + "/" + one.getValue(), "tags", tags,
                            "supports", Map.of("vc", List.of("2.0"))))));
        return "module.exports = " + JSON.writeValueAsString(Map.of(
                "settings", Map.of("enableInteropTests", false, "testAllImplementations", false),
                "implementations", List.of(implementation))) + ";\n";
    }
}
