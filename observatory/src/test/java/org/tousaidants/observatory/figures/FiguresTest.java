package org.tousaidants.observatory.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.jobs.JobFailure;
import org.tousaidants.platform.web.RunningSite;

class FiguresTest extends RunningSite {
    @Autowired
    Figures figures;

    @Autowired
    PublicFigureStore store;

    /// Created here, because the listener only counts searches that it receives.
    @Autowired
    HelpSearchCounter counter;

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    /// The network began three years ago, with one place in La Rochelle.
    @BeforeEach
    void aNetworkThatIsThreeYearsOld() {
        sql.sql("insert into places_place (id, code, sheet, changes, created_at, changed_at)"
                        + " values (:id, '0000aaa', '{\"code_insee\": \"17300\"}', 1, :at, :at)"
                        + " on conflict do nothing")
                .param("id", UUID.nameUUIDFromBytes("first".getBytes(StandardCharsets.UTF_8)))
                .param("at", clock.instant().minus(Duration.ofDays(3 * 365)).atOffset(ZoneOffset.UTC))
                .update();
        if (figures.find("lieux-ouverts").orElseThrow().values().isEmpty()) figures.renewAll();
    }

    @Test
    void aDefinitionThatReadsWhatItMayNotIsRefusedByTheDatabase() {
        person(Role.HELPER);
        for (var forbidden : List.of(
                "select count(*) as amount from public.identity_account",
                "select count(*) as amount from public.places_place",
                "select count(*) as amount from pg_catalog.pg_authid"))
            assertThatThrownBy(() -> store.count(NOW, forbidden))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
    }

    @Test
    void aDefinitionWritesNothing() {
        assertThatThrownBy(() -> store.count(NOW, "select 1 as amount from places for update"))
                .isInstanceOf(DataAccessException.class);
        // The connection is returned with its original role.
        assertThat(sql.sql("select current_user::text = session_user::text")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /// Regression: « Selon les structures : 1 200 » was the answer of the only structure.
    @Test
    void theAnswerOfASingleStructureIsNotPublished() {
        networks.found(networks.here());
        var query = figures.find("personnes-aidees-declarees")
                .orElseThrow()
                .definition()
                .queries()
                .sql();
        census(NOW.minus(Duration.ofDays(40)), 2024, 1_200);
        assertThat(declared(query)).isNull();
        census(NOW.minus(Duration.ofDays(30)), 2025, 1_200, 400, 300);
        assertThat(declared(query)).isEqualTo(1_900);
        // One of the structures dominates the total.
        census(NOW.minus(Duration.ofDays(20)), 2026, 1_200, 40, 30);
        assertThat(declared(query)).isNull();
        // A running census is published only after its end, because a difference would reveal the next answer.
        census(NOW.plus(Duration.ofDays(10)), 2027, 500, 400, 300);
        assertThat(declared(query)).isNull();
    }

    private @org.jspecify.annotations.Nullable Double declared(String query) {
        return store.count(NOW, query).getFirst().amount();
    }

    private void census(Instant ends, int year, int... answers) {
        var campaign = UUID.randomUUID();
        sql.sql("""
                insert into census_campaign (id, title, year, form, ends_at, added_at)
                values (:id, 'Recensement', :year, '', :ends, :ends)""")
                .param("id", campaign)
                .param("year", year)
                .param("ends", ends.atOffset(ZoneOffset.UTC))
                .update();
        for (var answer : answers) {
            var asked = UUID.randomUUID();
            sql.sql("""
                    insert into census_asked (id, campaign, name, mail, sent_at, answered_at)
                    values (:id, :campaign, 'Structure', :mail, :at, :at)""")
                    .param("id", asked)
                    .param("campaign", campaign)
                    .param("mail", asked + "@example.org")
                    .param("at", NOW.minus(Duration.ofDays(50)).atOffset(ZoneOffset.UTC))
                    .update();
            sql.sql("insert into census_answer (asked, question, value) values (:asked, 'aides', :value)")
                    .param("asked", asked)
                    .param("value", Integer.toString(answer))
                    .update();
        }
    }

    @Test
    void everyFigureIsCountedForEachOfTheLastMonths() {
        for (var counted : figures.all()) {
            assertThat(counted.trend()).as(counted.definition().id()).hasSizeGreaterThanOrEqualTo(12);
            assertThat(counted.definition().secret()).isEqualTo(counted.trend().size() == 12);
        }
    }

    @Test
    void anActionOfTheTerritoryStandsBesideTheFigureThatShowsIt() {
        var nadia = signedIn(person(Role.COORDINATOR));
        var desk = "/bureau/financements";
        var id = UUID.randomUUID().toString();
        var action = new HashMap<>(Map.of(
                "_csrf",
                nadia.token(desk),
                "id",
                id,
                "action",
                "Un lieu par canton",
                "owner",
                "Le Département",
                "indicator",
                "Ouvert le samedi",
                "figure",
                "lieux-inconnus",
                "state",
                "planned"));
        assertThat(nadia.post(desk + "/actions", action).body()).contains("n’existe plus");
        action.put("figure", "lieux-ouverts");
        assertThat(nadia.post(desk + "/actions", action).statusCode()).isEqualTo(303);
        assertThat(visitor().get("/appels-a-projets").body())
                .contains("<a href=\"/chiffres/lieux-ouverts\">Lieux ouverts</a>", "Ouvert le samedi")
                .containsPattern("\\d+ le \\d+.{3,9}20\\d\\d, \\d+.lieux le");
        assertThat(nadia.post(desk + "/actions/" + id + "/etat", Map.of("_csrf", nadia.token(desk), "state", "going"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor().get("/appels-a-projets?lang=en").body()).contains("Open places", "In progress");
        assertThat(nadia.post(
                                desk + "/actions/" + UUID.randomUUID() + "/etat",
                                Map.of("_csrf", nadia.token(desk), "state", "going"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMayorWhoseNetworkBeganThisMonthReadsNoZeroOfTheMonthsBefore() {
        var began = clock.instant();
        sql.sql("update places_place set created_at = :at")
                .param("at", began.atOffset(ZoneOffset.UTC))
                .update();
        try {
            figures.begin();
            var open = figures.find("lieux-ouverts").orElseThrow();
            assertThat(open.last().orElseThrow().amount()).isPositive();
            assertThat(open.trend().subList(0, 12)).allMatch(value -> value.amount() == null);
            for (var figure : figures.all())
                assertThat(figure.trend().stream().filter(value -> value.day().isBefore(ParisTime.day(began))))
                        .as(figure.definition().id())
                        .allMatch(value -> !value.known());
            assertThat(figures.all())
                    .allMatch(figure -> figure.values().stream()
                            .filter(value -> value.day().isBefore(ParisTime.day(began)))
                            .allMatch(FigureValue::whole));
            for (var area : List.of("communes/17300", "communes/17415", "epci/241700434", "departement"))
                assertThat(cells(visitor().get("/chiffres/" + area).body(), "lieux-ouverts")
                                .get(1))
                        .as(area)
                        .isEqualTo("–");
            assertThat(cells(visitor().get("/chiffres/communes/17415").body(), "lieux-ouverts")
                            .getFirst())
                    .as("today the commune is known, and has none")
                    .isEqualTo("0");
            // On the first day there is no place yet.
            sql.sql("update places_place set created_at = :at")
                    .param("at", began.plus(Duration.ofDays(9)).atOffset(ZoneOffset.UTC))
                    .update();
            figures.begin();
            assertThat(visitor().get("/chiffres").body())
                    .contains("aucune donnée à compter")
                    .doesNotContain("figure-value\">0<", "id=\"carte\"");
            assertThat(cells(visitor().get("/chiffres/communes/17415").body(), "lieux-ouverts")
                            .getFirst())
                    .isEqualTo("–");
        } finally {
            sql.sql("update places_place set created_at = :at")
                    .param("at", began.minus(Duration.ofDays(3 * 365)).atOffset(ZoneOffset.UTC))
                    .update();
            figures.begin();
        }
    }

    /// The cells of a figure's row: today, a year ago, the change.
    private static List<String> cells(String page, String figure) {
        var row = page.substring(page.indexOf("href=\"/chiffres/" + figure + "\""));
        return Pattern.compile("<td[^>]*>(?:<span[^>]*>[^<]*</span>)?([^<]*)</td>")
                .matcher(row.substring(0, row.indexOf("</tr>")))
                .results()
                .map(one -> one.group(1).strip())
                .toList();
    }

    @Test
    void aMonthOnceCountedIsNotCountedAgain() {
        var before = figures.find("lieux-ouverts").orElseThrow().trend();
        sql.sql("insert into places_place (id, code, sheet, changes, created_at, changed_at)"
                        + " values (:id, '0000abc', '{\"code_insee\": \"17300\"}', 1, :at, :at)")
                .param("id", UUID.randomUUID())
                .param(
                        "at",
                        before.getFirst().day().minusDays(40).atStartOfDay().atOffset(ZoneOffset.UTC))
                .update();
        figures.renewAll();
        var after = figures.find("lieux-ouverts").orElseThrow().trend();
        assertThat(after.subList(0, 12)).isEqualTo(before.subList(0, 12));
        assertThat(after.getLast().amount()).isEqualTo(before.getLast().amount() + 1);
    }

    @Test
    void aFigureThatCannotBeKeptStopsNoOther() {
        sql.sql("""
                        create function poisoned_figure() returns trigger language plpgsql as $$
                        begin
                            if new.figure = 'lieux-ouverts' then raise exception 'poisoned'; end if;
                            return new;
                        end $$""").update();
        sql.sql(
                        "create trigger poisoned before insert on figures_value for each row execute function poisoned_figure()")
                .update();
        var before = counted();
        clock.advance(Duration.ofHours(2));
        try {
            for (var job : List.of("figures.due", "figures.nightly")) {
                assertThat(jobs.run(job)).as(job).hasSize(1);
                assertThat(jobs.failures())
                        .filteredOn(failure -> failure.job().equals(job))
                        .extracting(JobFailure::item)
                        .containsExactly("lieux-ouverts");
            }
            var after = counted();
            assertThat(after.get("lieux-ouverts")).isEqualTo(before.get("lieux-ouverts"));
            for (var figure : figures.all())
                if (!figure.definition().secret() && !figure.definition().id().equals("lieux-ouverts"))
                    assertThat(after.get(figure.definition().id()))
                            .as(figure.definition().id())
                            .isNotEqualTo(before.get(figure.definition().id()));
        } finally {
            sql.sql("drop trigger poisoned on figures_value").update();
        }
        clock.advance(Duration.ofHours(2));
        job("figures.due");
        job("figures.nightly");
        assertThat(jobs.failures()).noneMatch(failure -> failure.job().startsWith("figures."));
    }

    /// The time of the last computation of each figure.
    private Map<String, Instant> counted() {
        var all = new HashMap<String, Instant>();
        for (var figure : figures.all())
            store.countedAt(figure.definition().id())
                    .ifPresent(at -> all.put(figure.definition().id(), at));
        return all;
    }

    private static List<FigureValue> day(LocalDate day, long... counts) {
        var values = new ArrayList<FigureValue>();
        values.add(new FigureValue(
                1, day, "", "", "", (double) LongStream.of(counts).sum(), null, false));
        for (var i = 0; i < counts.length; i++)
            values.add(new FigureValue(1, day, "commune", "1700" + i, "", (double) counts[i], null, false));
        return values;
    }

    @Test
    void smallNumbersOfPeopleAreHiddenWithWhatWouldTellThem() {
        var safe = new PublishedFigureProtection(FigureDefinition.FigureKind.COUNT, Map.of())
                .among(day(LocalDate.of(2026, 10, 31), 4, 20, 30), List.of());
        assertThat(safe.get(1).hidden()).isTrue();
        assertThat(safe.stream().filter(FigureValue::hidden).count()).isEqualTo(2);
        assertThat(safe.get(1).shown(FigureDefinition.FigureKind.COUNT)).isNull();
    }

    @Test
    void whatOneMonthHidTheNextDoesNotTell() {
        var hidden = new PublishedFigureProtection(FigureDefinition.FigureKind.COUNT, Map.of());
        var october = hidden.among(day(LocalDate.of(2026, 10, 31), 6, 20, 30), List.of());
        // The small count grew and its complement did not change: publishing it now would reveal the hidden
        // count of October.
        var november = hidden.among(day(LocalDate.of(2026, 11, 30), 15, 20, 30), october);
        var covering = october.get(2).hidden() ? 2 : october.get(3).hidden() ? 3 : 0;
        assertThat(november.get(covering).hidden()).isTrue();
        assertThat(november.get(1).hidden() || november.get(0).hidden()).isTrue();
    }

    @Test
    void aGroupOfCommunesDoesNotTellItsOnlyCommune() {
        var day = LocalDate.of(2026, 10, 31);
        var values = new ArrayList<>(day(day, 4, 40, 50));
        for (var epci : Map.of("A", 4.0, "B", 90.0).entrySet())
            values.add(new FigureValue(1, day, "epci", epci.getKey(), "", epci.getValue(), null, false));
        var safe = new PublishedFigureProtection(
                        FigureDefinition.FigureKind.COUNT, Map.of("17000", "A", "17001", "B", "17002", "B"))
                .among(values, List.of());
        assertThat(safe.stream()
                        .filter(one -> one.amount() != null && one.amount() == 4)
                        .allMatch(FigureValue::hidden))
                .isTrue();
        assertThat(safe.stream().filter(FigureValue::hidden).count()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aShareGivesNoNumeratorAway() {
        var day = LocalDate.of(2026, 10, 31);
        var share = PublishedFigureProtection.rounded(new FigureValue(1, day, "", "", "", 83.0, 121.0, false));
        assertThat(share.shown(FigureDefinition.FigureKind.SHARE)).isEqualTo(70.0);
        assertThat(share.amount()).isEqualTo(70.0);
        for (var few : List.of(List.of(3.0, 200.0), List.of(195.0, 200.0), List.of(20.0, 40.0)))
            assertThat(PublishedFigureProtection.rounded(
                                    new FigureValue(1, day, "", "", "", few.get(0), few.get(1), false))
                            .hidden())
                    .isTrue();
    }

    @Test
    void aShareBesideHiddenCountsIsHiddenToo() {
        var day = LocalDate.of(2026, 10, 31);
        var share = List.of(new FigureValue(1, day, "", "", "", 70.0, 100.0, false));
        var counts = new ArrayList<FigureValue>();
        counts.add(new FigureValue(1, day, "", "", "", 120.0, null, false));
        counts.add(new FigureValue(1, day, "state", "YES", "", 84.0, null, false));
        counts.add(new FigureValue(1, day, "state", "NO", "", 36.0, null, false));
        assertThat(PublishedFigureProtection.beside(share, "YES", counts)
                        .getFirst()
                        .hidden())
                .isFalse();
        counts.set(1, counts.get(1).hiding());
        assertThat(PublishedFigureProtection.beside(share, "YES", counts)
                        .getFirst()
                        .hidden())
                .as("the share would bound the complement of a small count")
                .isTrue();
        assertThat(PublishedFigureProtection.beside(share, "NO", counts)
                        .getFirst()
                        .hidden())
                .isFalse();
        counts.set(0, counts.getFirst().hiding());
        assertThat(PublishedFigureProtection.beside(share, "NO", counts)
                        .getFirst()
                        .hidden())
                .isTrue();
        for (var figure : figures.all()) {
            var beside = figure.definition().hiding().beside();
            if (beside.isEmpty()) continue;
            var other = figures.find(beside.get().figure()).orElseThrow().definition();
            assertThat(other.cells()).containsKey(beside.get().state());
        }
    }

    @Test
    void searchesAreCountedAndNobodyIsInThem() {
        for (var i = 0; i < 12; i++) visitor().get("/aide/reponses?besoin=impots&ou=17300");
        visitor().get("/aide/reponses?besoin=impots&ou=17300&nombre=10");
        job("figures.searches");
        job("figures.searches");
        assertThat(sql.sql("select sum(times) from figures_search where need = 'impots' and commune = '17300'")
                        .query(Long.class)
                        .single())
                .isEqualTo(12);
        assertThat(sql.sql("select string_agg(column_name, ' ' order by ordinal_position)"
                                + " from information_schema.columns where table_name = 'figures_search'")
                        .query(String.class)
                        .single())
                .isEqualTo("network week need commune outcome times");
    }

    @Test
    void anOfficialHasTwoPagesForHerCommune() throws IOException {
        assertThat(visitor().get("/chiffres?commune=La+Rochelle").headers().firstValue("Location"))
                .hasValue("/chiffres/communes/17300");
        for (var area : List.of("communes/17300", "epci/241700434", "departement")) {
            assertThat(visitor().get("/chiffres/" + area).body()).contains("Lieux ouverts");
            var pdf = bytes("/chiffres/" + area + ".pdf");
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages()).as(area).isEqualTo(2);
            }
        }
        for (var nowhere : List.of("communes/99999", "epci/1", "communes/75056.pdf"))
            assertThat(visitor().get("/chiffres/" + nowhere).statusCode()).isEqualTo(404);
    }

    private byte[] bytes(String path) throws IOException {
        return URI.create("http://localhost:" + port + path)
                .toURL()
                .openStream()
                .readAllBytes();
    }

    @Test
    void figuresAreReadByPeopleAndPrograms() {
        var page = visitor().get("/chiffres/lieux-ouverts").body();
        assertThat(page).contains("Comment nous comptons", "select count(*) as amount from places");
        assertThat(visitor().get("/api/v1/figures/lieux-ouverts.csv").body())
                .startsWith("day,edition,breakdown,cell,name,value,hidden");
        assertThat(visitor().get("/api/v1/figures/lieux-ouverts.json").body()).contains("\"kind\":\"count\"");
        assertThat(visitor().get("/chiffres/inconnu").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/api/v1/figures/inconnu.csv").statusCode()).isEqualTo(404);
    }
}
