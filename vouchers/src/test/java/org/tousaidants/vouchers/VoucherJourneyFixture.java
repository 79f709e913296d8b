package org.tousaidants.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.tousaidants.platform.web.Visitor;

/// Acts as the people of an order on their own pages: two coordinators, and a person who hands over booklets
/// and keeps a till.
final class VoucherJourneyFixture {
    static final String DESK = "/bureau/pass";
    private static final Pattern CODES = Pattern.compile("[CV][0-9A-Z]{3}(?:-[0-9A-Z]{4}){5}");
    private static final Pattern FUNDER = Pattern.compile("<option value=\"([0-9a-f-]{36})\"[^>]*>([^<]*)</option>");

    final int port;
    Visitor nadia;
    Visitor paul;
    Visitor samira;
    /// Whether the next quote has every rule: one place, one service, some communes, a target group.
    boolean alone;

    VoucherJourneyFixture(int port) {
        this.port = port;
    }

    static String location(java.net.http.HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /// Submits a form of a page, including its hidden fields.
    static java.net.http.HttpResponse<String> send(Visitor who, String page, String action, Map<String, String> typed) {
        var html = who.get(page).body();
        var form = new HashMap<String, String>();
        form.put("_csrf", Visitor.tokenIn(html));
        form.putAll(typed);
        return who.post(action, form);
    }

    String quote(int booklets, int year, String... funders) {
        var form = new HashMap<>(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "titre",
                "Carnets des centres sociaux",
                "carnets",
                Integer.toString(booklets),
                "cheques",
                "10",
                "valeur",
                "10,00",
                "annee",
                Integer.toString(year)));
        if (alone) {
            form.put("unique", "oui");
            form.put("services", "EVERYDAY");
            form.put("public", "Personnes de plus de soixante ans");
            form.put(
                    "communes",
                    "Saintes\nRoyan\nCognac\nRochefort\nMarennes-Hiers-Brouage\nSaint-Jean-d'Angély\n"
                            + "Surgères\nJonzac\nPons\nTonnay-Charente\nLe Château-d'Oléron\nSaint-Pierre-d'Oléron");
        }
        for (var n = 0; n < funders.length; n++) {
            var words = funders[n].split(":");
            form.put("nom" + n, words[0]);
            form.put("part" + n, words[1]);
            if (words.length > 2) form.put("courriel" + n, words[2]);
        }
        return location(send(nadia, DESK + "/nouvelle", DESK + "/commandes", form));
    }

    java.net.http.HttpResponse<String> provide(String order, String funder, String euros, String mandate) {
        var html = nadia.get(order).body();
        var options = FUNDER.matcher(html);
        var id = "";
        while (options.find()) if (options.group(2).strip().equals(funder)) id = options.group(1);
        return nadia.post(
                order + "/provisions",
                Map.of(
                        "_csrf", Visitor.tokenIn(html),
                        "id", UUID.randomUUID().toString(),
                        "financeur", id,
                        "montant", euros,
                        "mandat", mandate));
    }

    /// Records money of a funder, signed by another person.
    void provided(String order, String funder, String euros, String mandate) {
        assertThat(location(provide(order, funder, euros, mandate))).contains("asked");
        assertThat(sign(paul)).contains("signed");
    }

    /// Refunds each funder of an expired order on its own page: payment details, request, second signature.
    List<String> paidBack(String order) {
        var funders = Pattern.compile("href=\"(" + order + "/financeurs/[0-9a-f-]{36})\"")
                .matcher(nadia.get(order).body())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        for (var funder : funders) {
            assertThat(nadia.get(funder + "/avoir.pdf").statusCode()).isEqualTo(404);
            assertThat(location(send(
                            nadia,
                            funder,
                            funder + "/coordonnees",
                            Map.of(
                                    "siret", "732 829 320 00074",
                                    "adresse", "Service des finances\n17100 Saintes",
                                    "iban", "FR14 2004 1010 0505 0001 3M02 606"))))
                    .contains("noted");
            assertThat(location(send(
                            nadia,
                            funder,
                            funder + "/avoirs",
                            Map.of("id", UUID.randomUUID().toString()))))
                    .contains("asked");
            assertThat(sign(paul)).contains("signed");
        }
        return funders;
    }

    byte[] bytes(Visitor who, String path) throws Exception {
        return answer(
                who,
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .GET());
    }

    private byte[] answer(Visitor who, HttpRequest.Builder request) throws Exception {
        request.header(
                "Cookie",
                who.cookies.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("; ")));
        var response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return response.body();
    }

    byte[] post(Visitor who, String page, String action, Map<String, String> typed) throws Exception {
        var form = new HashMap<>(typed);
        form.put("_csrf", who.token(page));
        var body = form.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return answer(
                who,
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + action))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0\u202f]+", " ");
        }
    }

    /// The codes on each printed sheet: the booklet's first, then its vouchers'.
    static List<List<String>> codes(byte[] pdf) throws Exception {
        var booklets = new ArrayList<List<String>>();
        try (var document = Loader.loadPDF(pdf)) {
            for (var n = 1; n <= document.getNumberOfPages(); n++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(n);
                stripper.setEndPage(n);
                stripper.setSortByPosition(false);
                var found = CODES.matcher(stripper.getText(document)
                        .replaceAll("[\\s\u00a0]+", "-")
                        .replace("--", "-"));
                var codes = new ArrayList<String>();
                while (found.find()) codes.add(found.group());
                codes.sort((a, b) -> Character.compare(a.charAt(0), b.charAt(0)));
                booklets.add(codes);
            }
        }
        return booklets;
    }

    /// Saves a document in `target/pictures` for visual checks, if pictures are enabled.
    static byte[] seen(String name, byte[] pdf) throws Exception {
        if (Boolean.getBoolean("ta.pictures")) {
            var folder = Files.createDirectories(Path.of("target", "pictures"));
            Files.write(folder.resolve("pass-" + name + ".pdf"), pdf);
        }
        return pdf;
    }

    byte[] print(String order, int many) throws Exception {
        return seen("carnets", printed(order, many));
    }

    private byte[] printed(String order, int many) throws Exception {
        return post(
                nadia,
                order + "/carnets",
                order + "/carnets/impressions",
                Map.of("lot", UUID.randomUUID().toString(), "combien", Integer.toString(many)));
    }

    /// Signs the last open request as another person.
    String sign(Visitor who) {
        var html = who.get(DESK + "/signatures").body();
        var ids = Pattern.compile("/signatures/([0-9a-f-]{36})/decisions").matcher(html);
        assertThat(ids.find()).as(html).isTrue();
        return location(who.post(
                DESK + "/signatures/" + ids.group(1) + "/decisions",
                Map.of("_csrf", Visitor.tokenIn(html), "decision", "signer")));
    }
}
