package org.tousaidants.demo.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.ReflectionTestUtils;
import org.tousaidants.core.hours.WorkingHoursDeadline;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.label.badges.PeopleWithValidBadge;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.journeys.CarJourneys;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

@TestPropertySource(properties = "ta.demo.year=true")
class DemoYearOfActivityWriterTest extends RunningSite {
    private static final Pattern FILE = Pattern.compile("href=\"(/fichiers/[^\"]+)\"");
    private static final Pattern EVENT = Pattern.compile("href=\"(/evenements/[0-9a-f-]{36})");

    @Autowired
    DemoYearOfActivityWriter year;

    @Autowired
    PeopleWithValidBadge recognised;

    @Autowired
    CarJourneys journeys;

    @Autowired
    TerritoryCommunes territories;

    @Test
    void aYearStandsBehindTheFiguresPlayedOnce() {
        var acts = count("activitylog_activity");
        assertThat(acts).isGreaterThan(1_500);
        assertThat(count("referrals_referral")).isGreaterThan(400);
        assertThat(count("outcomes_answer")).isGreaterThan(400);
        assertThat(sql.sql("""
                        select count(*) from (
                            select count(*) filter (where place_counted) as counted from outcomes_answer group by place) told
                        where counted % 5 <> 0""").query(Long.class).single())
                .as("places whose answers are not counted in groups of five")
                .isZero();
        assertThat(count("figures_search")).isGreaterThan(400);
        assertThat(count("passages_passage")).isGreaterThan(60);
        assertThat(sql.sql(
                                "select min(created_at) < (select min(recorded_at) from activitylog_activity) from places_place")
                        .query(Boolean.class)
                        .single())
                .as("the directory is older than the acts, or their days would be unknown")
                .isTrue();
        ReflectionTestUtils.invokeMethod(year, "begin", new Object[] {null});
        assertThat(count("activitylog_activity")).isEqualTo(acts);
    }

    @Test
    void severalHelpersOfEachProfileAreRecognisedAndOneHoldsMandates() {
        var held = recognised.today().stream()
                .collect(Collectors.groupingBy(PeopleWithValidBadge.PersonWithBadge::profile, Collectors.counting()));
        for (var profile : List.of(
                "proche", "benevole", "service-civique", "accueil", "social", "conseiller", "mediateur", "formateur"))
            assertThat(held.getOrDefault(profile, 0L)).as(profile).isGreaterThan(1);
        assertThat(signedIn(account(DemoPerson.HERVE)).get("/mandats").body()).contains("Germaine Petit");
    }

    @Test
    void peopleActWithinOfficeHours() {
        for (var acts : List.of(
                "select recorded_at from activitylog_activity",
                "select recorded_at from referrals_step where who <> 'CLOCK' and recorded_at < current_date"))
            assertThat(sql.sql("select count(*) from (" + acts + ") one, lateral (select recorded_at at time zone"
                                    + " 'Europe/Paris' as at) told where extract(isodow from at) = 7"
                                    + " or extract(hour from at) not between 8 and 18")
                            .query(Long.class)
                            .single())
                    .as(acts)
                    .isZero();
    }

    @Test
    void theBusComesOnWorkingDaysAndHasTheTimeForItsRoads() {
        var all = sql.sql("select commune, day, starts, ends from passages_passage order by day, starts")
                .query(Stop.class)
                .list();
        assertThat(all).hasSizeGreaterThan(60);
        for (var n = 1; n < all.size(); n++) {
            var one = all.get(n);
            var before = all.get(n - 1);
            assertThat(WorkingHoursDeadline.isWorkingDay(one.day()))
                    .as("%s", one)
                    .isTrue();
            if (!before.day().equals(one.day())) continue;
            var way = journeys.between(commune(before), commune(one));
            assertThat(before.ends().plusMinutes(way.minutes().orElseThrow()))
                    .as("%s, then %s", before, one)
                    .isBeforeOrEqualTo(one.starts());
        }
    }

    private record Stop(String commune, LocalDate day, LocalTime starts, LocalTime ends) {}

    private Commune commune(Stop stop) {
        return territories.communes().byCode(stop.commune()).orElseThrow();
    }

    @Test
    void fortyResourcesAreOpenedAndThreeEventsAreToCome() {
        var visitor = visitor();
        var ids = sql.sql("select id::text from resources_resource")
                .query(String.class)
                .list();
        // An answer between helpers that is kept as a resource has no file.
        var sheets = ids.stream()
                .map(id -> FILE.matcher(visitor.get("/ressources/" + id).body()))
                .filter(sheet -> sheet.find())
                .toList();
        assertThat(sheets).hasSize(40);
        for (var sheet : sheets) assertThat(visitor.file(sheet.group(1)).body()).startsWith('%', 'P', 'D', 'F');
        var events = EVENT.matcher(visitor.get("/evenements").body())
                .results()
                .map(one -> one.group(1))
                .distinct()
                .toList();
        assertThat(events).hasSizeGreaterThanOrEqualTo(3);
        for (var event : events) assertThat(visitor.get(event).statusCode()).isEqualTo(200);
    }

    @Test
    void aVisitorSignsInAsAPersonOfTheDemonstration() {
        var visitor = visitor();
        var page = visitor.get("/connexion").body();
        for (var one :
                List.of(DemoPerson.NADIA, DemoPerson.SAMIRA, DemoPerson.ODETTE, DemoPerson.HERVE, DemoPerson.PAUL))
            assertThat(page).contains(one.name(), "value=\"" + one.mail() + "\"");
        assertThat(visitor.post(
                                "/connexion",
                                Map.of("_csrf", Visitor.tokenIn(page), "suite", "/", "mail", DemoPerson.HERVE.mail()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(wordsTo(DemoPerson.HERVE.mail()).getFirst()).contains("/connexion/");
    }

    private Account account(DemoPerson.DemoCharacter who) {
        return accounts.openOf().stream()
                .filter(one -> one.mail().value().equals(who.mail()))
                .findFirst()
                .orElseThrow();
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
