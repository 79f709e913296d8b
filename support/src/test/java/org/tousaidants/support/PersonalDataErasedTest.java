package org.tousaidants.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.support.referrals.ReferralTestSite;

/// Years pass for one person who was referred, judged, booked, logged and saved; then their words are searched in
/// every cell of every table, in the log, behind every URL that led to them, in caches and in every export. No
/// personal data may remain; and an older backup, restored, deletes them again as soon as it serves.
/// `BackupsTest` covers the expiry of backups.
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataErasedTest extends RunningSite {
    private static final String NAME = "Zéphirine Quincampoix";
    private static final String REACH = "06 98 76 54 32";
    private static final String WORDS = "elle élève des escargots";
    private static final Pattern CODE = Pattern.compile("N[0-9A-Z]{3}(-[0-9A-Z]{4}){3}");
    private static final Pattern PIN = Pattern.compile("<strong>(\\d{3} \\d{3})</strong>");

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    DataSource database;

    @Test
    void nothingOfHerStaysInTablesLogsOrPages(CapturedOutput log) throws SQLException {
        var mail = "lieu-" + UUID.randomUUID() + "@example.org";
        var place = ReferralTestSite.place(places, directory, "Lieu " + UUID.randomUUID(), mail);
        var desk = visitor();
        var follow = ReferralTestSite.draft(desk, place, Map.of("name", NAME, "reach", REACH, "words", WORDS));
        ReferralTestSite.send(desk, follow);
        var link = ReferralTestSite.link(this, mail);
        var receiver = visitor();
        ReferralTestSite.act(receiver, link, "lecture", "");
        ReferralTestSite.act(receiver, link, "question", "said=" + "elle+%C3%A9l%C3%A8ve+des+escargots");
        var code = sql.sql("select code from referrals_referral order by made_at desc limit 1")
                .query(String.class)
                .single();
        unkept(visitor().get("/orientations/code?code=" + code));
        unkept(receiver.get(link));

        var helper = signedIn(person(Role.HELPER));
        var notebook = UUID.randomUUID().toString();
        var card = helper.post(
                        "/cahiers",
                        Map.of(
                                "_csrf",
                                helper.token("/cahiers/nouveau"),
                                "id",
                                notebook,
                                "nom",
                                NAME,
                                "joindre",
                                REACH,
                                "accord",
                                "oui",
                                "partage",
                                "oui",
                                "comment",
                                "voice"))
                .body();
        unkept(helper.get("/cahiers/" + notebook));
        var herself = opened(card);
        unkept(herself.get("/cahier/ouvert"));
        unkept(herself.get("/cahier/cahier.json"));
        booked();
        var kept = diagnostic();
        unkept(visitor().get(kept));
        elsewhere(place.slug(), helper);

        judged(code);
        assertThat(found()).contains("referrals_passed", "bookings_person", "diagnostic_kept", "outcomes_words");
        night();
        TestDatabase.saved(database);

        clock.advance(Duration.ofDays(95));
        night();
        assertThat(found()).as("three months after the end").containsExactly("diagnostic_kept", "outcomes_words");
        assertThat(visitor().get("/orientations/code?code=" + code).body()).doesNotContain(NAME, REACH, WORDS);
        assertThat(receiver.get(link).statusCode()).isEqualTo(410);
        assertThat(desk.get(follow).body()).doesNotContain(NAME, REACH, WORDS);

        clock.advance(Duration.ofDays(365));
        night();
        assertThat(found()).as("a year later").containsExactly("diagnostic_kept");

        clock.advance(Duration.ofDays(366));
        night();
        assertThat(found()).as("two years later").isEmpty();
        assertThat(visitor().get(kept).body()).doesNotContain(WORDS);
        elsewhere(place.slug(), signedIn(person(Role.HELPER)));
        assertThat(herself.get("/cahier/cahier.json").statusCode()).isEqualTo(404);
        var coordinator = signedIn(person(Role.COORDINATOR));
        for (var path : List.of("/bureau/orientations", "/bureau/avis", "/bureau/journal"))
            assertThat(coordinator.get(path).body()).as(path).doesNotContain("Quincampoix", REACH, "escargots");
        assertThat(count("notebook_key") + count("notebook_entry") + count("notebook_log"))
                .isZero();
        assertThat(count("notebook_consent")).as("the proof of the consent").isPositive();
        assertThat(open(visitor(), card)).isEqualTo(422);

        clock.advance(Duration.ofDays(365 * 6L));
        night();
        assertThat(count("notebook_consent") + count("notebook_notebook")).isZero();
        assertThat(count("outcomes_answer")).isZero();

        TestDatabase.restored(database);
        assertThat(found())
                .as("in the backup")
                .contains("referrals_passed", "bookings_person", "diagnostic_kept", "outcomes_words");
        assertThat(count("notebook_key")).as("in the backup").isPositive();
        // Restarted half past midnight, long before the nightly cleanup: it does not wait.
        var now = clock.instant().atZone(clock.getZone());
        clock.advance(Duration.between(
                now, now.toLocalDate().plusDays(1).atTime(0, 30).atZone(clock.getZone())));
        job("datadeletion.night");
        assertThat(found()).as("as soon as it is restored").isEmpty();
        for (var table :
                List.of("notebook_key", "notebook_entry", "notebook_log", "notebook_consent", "outcomes_answer"))
            assertThat(count(table)).as(table).isZero();
        assertThat(log.getAll()).doesNotContain("Quincampoix", REACH, "escargots");
    }

    /// The page names the person, and no browser, proxy or search engine stores it.
    private static void unkept(HttpResponse<String> page) {
        assertThat(page.body()).containsAnyOf(NAME, WORDS);
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    /// Caches, search indexes and exports.
    private void elsewhere(String slug, Visitor helper) {
        for (var path : List.of(
                "/lieux/" + slug,
                "/aide/reponses?besoin=impots&ou=17415",
                "/orientations/nouvelle?q=Z%C3%A9phirine",
                "/api/v1/places.json",
                "/api/v1/places.csv")) {
            var answer = visitor().get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain("Quincampoix", REACH, "escargots");
        }
        assertThat(helper.get("/actes/cahier-national.csv").body()).doesNotContain("Quincampoix", REACH, "escargots");
    }

    private Visitor opened(String card) {
        var herself = visitor();
        assertThat(open(herself, card)).isEqualTo(303);
        return herself;
    }

    private static int open(Visitor herself, String card) {
        var printed = CODE.matcher(card);
        var pin = PIN.matcher(card);
        assertThat(printed.find() && pin.find()).isTrue();
        return herself.post(
                        "/cahier",
                        Map.of(
                                "_csrf", herself.token("/cahier"),
                                "code", printed.group(),
                                "pin", pin.group(1)))
                .statusCode();
    }

    private int count(String table) {
        return sql.sql("select count(*) from " + table).query(Integer.class).single();
    }

    /// The tables that contain one of the person's words in any cell. Letters have their own period and never
    /// contain any.
    private List<String> found() {
        var found = new TreeSet<String>();
        for (var table : sql.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE'""").query(String.class).list())
            for (var word : List.of("Quincampoix", REACH, "escargots"))
                if (sql.sql("select count(*) from " + table + " t where t::text like '%' || :word || '%'")
                                .param("word", word)
                                .query(Integer.class)
                                .single()
                        > 0) found.add(table);
        return List.copyOf(found);
    }

    private void judged(String code) {
        var herself = visitor();
        assertThat(herself.post(
                                "/avis",
                                Map.of(
                                        "_csrf",
                                        herself.token("/avis?code=" + code),
                                        "code",
                                        code,
                                        "solved",
                                        "yes",
                                        "alone",
                                        "no",
                                        "respected",
                                        "yes",
                                        "words",
                                        "On a parlé : " + WORDS))
                        .statusCode())
                .isEqualTo(303);
    }

    private void booked() {
        var helper = signedIn(person(Role.HELPER));
        helper.post(
                "/agenda-aidant",
                Map.of(
                        "_csrf", helper.token("/agenda-aidant"),
                        "id", UUID.randomUUID().toString(),
                        "titre", "Rendez-vous numérique",
                        "lieu", "Médiathèque",
                        "jour", LocalDate.now(clock).plusDays(3).toString(),
                        "heure", "14:00",
                        "duree", "45",
                        "creneaux", "1",
                        "places", "3",
                        "attente", "2"));
        var slot = helper.get("/agenda-aidant").body().replaceFirst("(?s).*?/agenda-aidant/([0-9a-f-]{36}).*", "$1");
        var herself = visitor();
        assertThat(herself.post(
                                "/rendez-vous/" + slot + "/inscriptions",
                                Map.of(
                                        "_csrf",
                                        herself.token("/rendez-vous/" + slot),
                                        "id",
                                        UUID.randomUUID().toString(),
                                        "nom",
                                        NAME,
                                        "telephone",
                                        REACH))
                        .statusCode())
                .isEqualTo(303);
    }

    private String diagnostic() {
        var asked = "/diagnostic/proposition?q-appareil=telephone&q-connexion=oui&q-courriel=aide&q-chercher=aide"
                + "&q-envoyer=aide&q-formulaire=non&q-mot-de-passe=non&q-lire=difficile&q-envie=oui&q-urgence=mois";
        var herself = visitor();
        var form = new HashMap<String, String>();
        for (var pair : asked.substring(asked.indexOf('?') + 1).split("&"))
            form.put(pair.split("=")[0], pair.split("=")[1]);
        form.put("_csrf", herself.token(asked));
        form.put("id", UUID.randomUUID().toString());
        form.put("chosen", "with");
        form.put("keep", "oui");
        form.put("words", WORDS);
        return herself.post("/diagnostic/choix", form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }
}
