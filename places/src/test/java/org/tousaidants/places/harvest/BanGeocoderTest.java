package org.tousaidants.places.harvest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tousaidants.SharedData;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.places.harvest.Geocoder.AddressQuery;

class BanGeocoderTest {
    private static final String ADDED = "latitude,longitude,result_label,result_score,result_type\n";
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private HttpServer server;
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private volatile Function<String, String> answer = body -> "";
    private volatile int status = 200;
    private volatile CountDownLatch answers = new CountDownLatch(0);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/search/csv/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        answers.countDown();
        server.stop(0);
    }

    @Test
    void aBatchIsPostedAsACsvAndTheAnswersComeBackInOrder() {
        answer = csv ->
                "adresse," + ADDED + "x,46.15,-1.15,12 Quai Valin 17000 La Rochelle,0.97,housenumber\n" + "x,,,,,\n";
        var found = geocoder().find(List.of(asked("12 quai Valin", "17000", "La Rochelle"), asked("?", "17000", "")));
        assertThat(found.getFirst())
                .contains(new Geocoder.GeocodedAddress(
                        new GeoPoint(46.15, -1.15), 0.97, "12 Quai Valin 17000 La Rochelle"));
        assertThat(found.get(1)).isEmpty();
        assertThat(bodies.getFirst())
                .contains("name=\"columns\"", "name=\"postcode\"", "12 quai Valin,17000,La Rochelle,");
    }

    @Test
    void theCentreOfACommuneAndADoubtfulAnswerAreNoAddress() {
        answer = csv -> "a," + ADDED + "x,46.15,-1.15,La Rochelle,0.96,municipality\nx,46.15,-1.15,Rue,0.31,street\n";
        assertThat(geocoder().find(List.of(asked("a", "17000", "b"), asked("c", "17000", "d"))))
                .containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void aThousandAtATime() {
        answer = csv -> "a," + ADDED
                + "x,46.1,-1.1,l,0.9,street\n".repeat((int) csv.lines().count() - 1);
        var found = geocoder().find(Collections.nCopies(2_500, asked("rue", "17000", "La Rochelle")));
        assertThat(bodies).hasSize(3);
        assertThat(found).hasSize(2_500).allMatch(Optional::isPresent);
    }

    @Test
    void aServiceThatFailsOrAnswersNonsenseGivesNothingAndBreaksNothing() {
        var question = List.of(asked("a", "17000", "b"));
        status = 500;
        assertThat(geocoder().find(question)).containsExactly(Optional.empty());
        status = 200;
        for (var nonsense :
                List.of("", "<html>", "latitude,longitude,result_score\nx,y,z\n", "a,b\n1,2\n1,2\n", "\u0000")) {
            answer = csv -> nonsense;
            assertThat(geocoder().find(question)).as(nonsense).containsExactly(Optional.empty());
        }
        answer = csv -> "latitude,longitude,result_score\n460,1,0.9\n";
        assertThat(geocoder().find(question)).containsExactly(Optional.empty());
    }

    @Test
    void aServiceThatIsTooSlowIsNotWaitedFor() {
        answers = new CountDownLatch(1);
        var geocoder = new BanGeocoder(address(), Duration.ofMillis(200));
        var start = System.nanoTime();
        assertThat(geocoder.find(List.of(asked("a", "17000", "b")))).containsExactly(Optional.empty());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
    }

    /// Real answers of the service, replayed by a local server.
    @Test
    void realAnswersOfTheServiceAreUnderstood() throws IOException {
        var known = new HashMap<String, String>();
        var questions = new ArrayList<AddressQuery>();
        try (var rows = CSV.parse(Files.newBufferedReader(SharedData.of("geocoding/ban_geocoder_responses.csv")))) {
            for (var row : rows) {
                if (questions.size() == 500) break;
                if (row.get("ban_type").isEmpty()) continue;
                questions.add(asked(row.get("query_adresse"), row.get("query_cp"), row.get("query_commune")));
                var line = new StringBuilder();
                CsvFormat.row(
                        line,
                        ',',
                        List.of(
                                "x",
                                row.get("latitude"),
                                row.get("longitude"),
                                row.get("ban_label"),
                                row.get("ban_score"),
                                row.get("ban_type")));
                known.put(row.get("query_adresse"), line.toString());
            }
        }
        answer = csv -> {
            var out = new StringBuilder("adresse," + ADDED);
            try (var asked = CSV.parse(new StringReader(csv))) {
                for (var row : asked) out.append(known.get(row.get("adresse")));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return out.toString();
        };
        var found = geocoder().find(questions);
        assertThat(found).hasSameSizeAs(questions);
        assertThat(found.stream().filter(Optional::isPresent).count()).isGreaterThan(questions.size() / 2);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.add(body);
        try {
            answers.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var start = body.indexOf("\r\n\r\n", body.indexOf("name=\"data\"")) + 4;
        var csv = body.substring(start, body.lastIndexOf("\r\n------"));
        var bytes = answer.apply(csv.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        }
    }

    private BanGeocoder geocoder() {
        return new BanGeocoder(address(), Duration.ofSeconds(5));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/search/csv/");
    }

    private static AddressQuery asked(String address, String postcode, String commune) {
        return new AddressQuery(address, postcode, commune, "");
    }
}
