package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.platform.identity.Account;

/// Pages of one object with personal data are logged before they are shown (`@LogsPersonalDataReading`, or an
/// event of the package). Each person of the demonstration opens all their pages, and all linked ones.
/// `DemoStoriesTest` covers pages without an id in their address.
class PersonalDataReadingLogTest extends RunningSite {
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"?#]*)");
    private static final int OF_A_KIND = 3;

    /// The demonstration has no data for these. Their own packages log readings, where they name people.
    private static final List<String> UNSEEN = List.of(
            "/bureau/ateliers/{id}/decisions/{n}",
            "/bureau/conservation/certificats/{n}",
            "/bureau/doublons/lots/{id}",
            "/bureau/label/lieux/{code}",
            "/bureau/pass/commandes/{id}/financeurs/{funder}/virement.xml",
            "/bureau/pass/reglements/{id}/preuves.csv",
            "/bureau/pass/reglements/{id}/virement.xml",
            "/bureau/personne/certificats/{number}",
            "/bureau/pix/fichiers/{id}",
            "/bureau/protocole/projets/{id}/regle",
            "/bureau/protocole/projets/{id}/reprise",
            "/bureau/recensements/{id}",
            "/bureau/recensements/{id}/reponses.csv",
            "/bureau/sources/{name}/colonnes",
            "/bureau/sources/{name}/valeurs",
            "/bureau/territoire/{id}",
            "/lettre/{month}",
            "/mon-dossier/label/{proposal}/recours",
            "/pass/encaisser/releves/{id}/{place}.pdf",
            "/projets/{id}/convention.pdf");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Test
    void aPageOfOneThingThatNamesSomebodyIsALineOfTheJournal() throws IOException {
        var ways = SiteRoutes.of(handlers)
                .filter(way -> way.restricted() && !way.changes())
                .toList();
        var addresses = new LinkedHashMap<SiteRoutes.SiteRoute, Pattern>();
        for (var way : ways) addresses.put(way, way.addresses());
        var ids = new SiteRoutes.KnownIds(sql);
        var people = people();
        var shown = new TreeSet<String>();
        var silent = new TreeSet<String>();
        for (var reader : accounts.openOf()) {
            var browser = signedIn(reader);
            var waiting = new ArrayDeque<String>();
            for (var way : ways)
                if (way.open(reader.role())) {
                    if (way.holes() == 0) waiting.add(way.path());
                    else ids.fitting(way).forEach(id -> waiting.add(way.filled(id)));
                }
            var seen = new HashSet<String>();
            Map<SiteRoutes.SiteRoute, Integer> kinds = new HashMap<>();
            while (!waiting.isEmpty()) {
                var path = waiting.remove();
                if (!seen.add(path)) continue;
                var kind = ways.stream()
                        .filter(one -> addresses.get(one).matcher(path).matches())
                        .findFirst();
                if (kind.isEmpty() || kinds.getOrDefault(kind.get(), 0) >= OF_A_KIND) continue;
                var way = kind.get();
                var before = lines(reader.id());
                var answer = browser.file(path);
                if (answer.statusCode() != 200) continue;
                var said = text(path, answer.body());
                kinds.merge(way, 1, Integer::sum);
                shown.add(way.path());
                LINK.matcher(said).results().forEach(link -> waiting.add(link.group(1)));
                if (way.holes() > 0 && names(said, people, reader) && lines(reader.id()) == before)
                    silent.add(way.path());
            }
        }
        assertThat(ways.stream()
                        .filter(way -> way.holes() > 0 && !shown.contains(way.path()))
                        .filter(way -> !way.handler().hasMethodAnnotation(LogsPersonalDataReading.class)))
                .as(
                        "no person of the demonstration can open them: add @LogsPersonalDataReading, or list them in this test")
                .extracting(SiteRoutes.SiteRoute::path)
                .containsExactlyInAnyOrderElementsOf(UNSEEN);
        assertThat(silent)
                .as("they name people, and no reading is logged; the specimen shows that the check works")
                .containsExactly("/specimen/people/{id}");
    }

    private static String text(String path, byte[] body) throws IOException {
        if (!path.endsWith(".pdf")) return new String(body, StandardCharsets.UTF_8);
        try (var document = Loader.loadPDF(body)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /// Whether the specific part of the page names a person other than the reader.
    private static boolean names(String text, List<String> people, Account reader) {
        var said = text.replaceAll("(?s)<(header|footer).*?</\\1>", "")
                .replace(reader.name(), "")
                .replace(reader.mail().value(), "");
        return people.stream().anyMatch(said::contains);
    }

    /// Names, addresses and numbers.
    private List<String> people() {
        var people = new HashSet<String>();
        for (var column : List.of(
                "name from identity_account",
                "mail from identity_account",
                "name from bookings_person",
                "mail from bookings_person",
                "phone from bookings_person",
                "person from mandates_mandate",
                "name from referrals_sender",
                "mail from referrals_sender"))
            people.addAll(sql.sql("select " + column).query(String.class).list());
        people.removeIf(one -> one == null || one.length() < 5);
        return List.copyOf(people);
    }

    private int lines(UUID by) {
        return sql.sql("select count(*) from journal_entry where actor = :by")
                .param("by", by)
                .query(Integer.class)
                .single();
    }
}
