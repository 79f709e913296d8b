package org.tousaidants.places.harvest;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.territory.GeoPoint;

/// Locates addresses with the batch form of the service « Base adresse nationale »: posts a CSV to `…/search/csv/`,
/// which is returned with the added columns `latitude`, `longitude`, `result_score`, `result_type` and
/// `result_label`. https://adresse.data.gouv.fr/outils/api-doc/adresse
final class BanGeocoder implements Geocoder {
    /// Number of addresses per request, as in the national tool. The service accepts more addresses, but it
    /// answers a request completely or not at all, so a failure of a larger request would lose more answers.
    private static final int BATCH = 1_000;

    /// Minimum score of an answer, from 0 to 1. If the score is lower, the service has usually found another
    /// street with the same name.
    private static final double SURE_ENOUGH = 0.5;

    /// Accepted precisions of an answer. The precision `municipality` is not accepted, because the centre of the
    /// commune is already known.
    private static final Set<String> PRECISE = Set.of("housenumber", "street", "locality");

    private static final String BOUNDARY = "----tous-aidants-6f1d2c0b9a";

    private final URI service;
    private final Duration patience;
    private final HttpClient http;

    BanGeocoder(URI service, Duration patience) {
        this.service = service;
        this.patience = patience;
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    @Override
    public List<Optional<GeocodedAddress>> find(List<AddressQuery> questions) {
        var answers = new ArrayList<Optional<GeocodedAddress>>(questions.size());
        for (var from = 0; from < questions.size(); from += BATCH)
            answers.addAll(batch(questions.subList(from, Math.min(questions.size(), from + BATCH))));
        return answers;
    }

    private List<Optional<GeocodedAddress>> batch(List<AddressQuery> questions) {
        try {
            var response = http.send(request(questions), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return response.statusCode() == 200 ? answers(response.body(), questions.size()) : none(questions.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return none(questions.size());
        } catch (IOException | RuntimeException e) {
            return none(questions.size());
        }
    }

    private HttpRequest request(List<AddressQuery> questions) {
        var csv = new StringBuilder("adresse,code_postal,commune,code_insee\n");
        for (var asked : questions)
            CsvFormat.row(csv, ',', List.of(asked.address(), asked.postcode(), asked.commune(), asked.insee()));
        var body = new StringBuilder();
        field(body, "columns", "adresse");
        field(body, "columns", "commune");
        field(body, "postcode", "code_postal");
        body.append("--").append(BOUNDARY).append("\r\n");
        body.append("Content-Disposition: form-data; name=\"data\"; filename=\"places.csv\"\r\n");
        body.append("Content-Type: text/csv; charset=utf-8\r\n\r\n").append(csv).append("\r\n");
        body.append("--").append(BOUNDARY).append("--\r\n");
        return HttpRequest.newBuilder(service)
                .timeout(patience)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
                .build();
    }

    private static void field(StringBuilder body, String name, String value) {
        body.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name);
        body.append("\"\r\n\r\n").append(value).append("\r\n");
    }

    private static List<Optional<GeocodedAddress>> answers(String csv, int expected) throws IOException {
        try (var parser = CsvFormat.HEADED.parse(new StringReader(csv))) {
            var answers = new ArrayList<Optional<GeocodedAddress>>(expected);
            for (var row : parser) answers.add(found(row));
            // Answers are matched to addresses by their position in the file. If the number of answers
            // is not that of the addresses, none of them can be used.
            return answers.size() == expected ? answers : none(expected);
        }
    }

    private static Optional<GeocodedAddress> found(CSVRecord row) {
        if (!row.isMapped("latitude") || !row.isMapped("longitude") || !row.isMapped("result_score"))
            return Optional.empty();
        if (row.isMapped("result_type") && !PRECISE.contains(row.get("result_type"))) return Optional.empty();
        try {
            var score = Double.parseDouble(row.get("result_score"));
            var point = new GeoPoint(Double.parseDouble(row.get("latitude")), Double.parseDouble(row.get("longitude")));
            var label = row.isMapped("result_label") ? row.get("result_label") : "";
            return score < SURE_ENOUGH ? Optional.empty() : Optional.of(new GeocodedAddress(point, score, label));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Optional<GeocodedAddress>> none(int size) {
        return Collections.nCopies(size, Optional.empty());
    }
}
