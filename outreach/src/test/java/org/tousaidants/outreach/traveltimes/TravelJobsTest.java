package org.tousaidants.outreach.traveltimes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.journeys.RoadTravelTimes;
import org.tousaidants.platform.jobs.JobFailure;
import org.tousaidants.platform.web.RunningSite;

/// Tests that one process measures the minutes place by place and all processes read them.
class TravelJobsTest extends RunningSite {
    private static final Commune MARENNES = Communes.shipped().byCode("17219").orElseThrow();

    @Autowired
    private RoadTravelTimes minutes;

    @Autowired
    private Places places;

    @Autowired
    private PublicTransportMinutes transit;

    @DynamicPropertySource
    static void timetable(DynamicPropertyRegistry settings) throws IOException {
        var coaches = CoachTimetableFixture.written();
        settings.add("ta.timetable", coaches::toString);
    }

    /// Simulates a loaded road extract: travel times are then measured by the job, while estimates are
    /// computed on request.
    private void byRoad() {
        sql.sql("update travel_minutes set estimated = false, measured_at = measured_at + interval '1 second'"
                        + " where mode = 'car'")
                .update();
    }

    /// Measures a few places at a time, as the jobs of the site do.
    private void measured() {
        for (var before = List.<String>of(); ; ) {
            job("travel.transit");
            var now = written();
            if (now.equals(before)) break;
            before = now;
        }
        job("travel.transit.known");
    }

    /// Each row and the time of its measure.
    private List<String> written() {
        return sql.sql("select mode || place || measured_at || source from travel_minutes"
                        + " where mode like 'transit%' order by 1")
                .query(String.class)
                .list();
    }

    @Test
    void aPlaceThatCannotBeMeasuredStopsNeitherTheOthersNorTheirPages() {
        var centre = Communes.shipped().byCode("17300").orElseThrow().centre();
        var three = Stream.of("Maison du quai", "Maison de la tour", "Maison du phare")
                .map(name -> places.add(
                        new ValueStatementSource.AccountSource(UUID.randomUUID(), "Personne de test"),
                        Map.of(
                                Field.NOM,
                                name,
                                Field.COMMUNE,
                                "La Rochelle",
                                Field.CODE_INSEE,
                                "17300",
                                Field.LATITUDE,
                                String.valueOf(centre.latitude()),
                                Field.LONGITUDE,
                                String.valueOf(centre.longitude()),
                                Field.HORAIRES,
                                "Mo-Fr 09:00-17:00")))
                .toList();
        var poisoned = three.get(1).id().value();
        sql.sql("""
            create function poisoned_minutes() returns trigger language plpgsql as $$
            begin
                if new.place = '%s' and new.source <> '' then raise exception 'poisoned'; end if;
                return new;
            end $$\
            """.formatted(poisoned)).update();
        sql.sql("create trigger poisoned before insert or update on travel_minutes"
                        + " for each row execute function poisoned_minutes()")
                .update();
        try {
            for (var job : List.of("travel.car", "travel.transit")) {
                assertThat(jobs.run(job)).as(job).hasSize(1);
                assertThat(jobs.failures())
                        .filteredOn(failure -> failure.job().equals(job))
                        .extracting(JobFailure::item)
                        .containsExactly(poisoned.toString());
                jobs.run(job);
            }
            byRoad();
            job("travel.car.known");
            job("travel.transit.known");
            for (var place : three) {
                var known = minutes.toPlace(MARENNES, place.id());
                if (place.id().value().equals(poisoned)) assertThat(known).isEmpty();
                else assertThat(known).as(place.name()).isPresent();
            }
            assertThat(transit.anytime(networks.here()))
                    .as("the others are shown")
                    .isPresent();
        } finally {
            sql.sql("drop trigger poisoned on travel_minutes").update();
        }
        clock.advance(Duration.ofHours(7));
        measured();
        job("travel.car");
        byRoad();
        job("travel.car.known");
        assertThat(minutes.toPlace(MARENNES, three.get(1).id())).isPresent();
        assertThat(jobs.failures()).noneMatch(failure -> failure.job().startsWith("travel."));
    }

    @Test
    void whatAnotherProcessMeasuredIsShownHereToo() {
        measured();
        job("travel.car");
        job("travel.car.known");
        var place = places.add(
                new ValueStatementSource.AccountSource(UUID.randomUUID(), "Personne de test"),
                Map.of(
                        Field.NOM,
                        "Maison du marais",
                        Field.COMMUNE,
                        "Marennes",
                        Field.CODE_INSEE,
                        "17219",
                        Field.LATITUDE,
                        "45.82",
                        Field.LONGITUDE,
                        "-1.1"));
        job("travel.car");
        // Another process has written rows since: this one reads them without measuring.
        sql.sql("update travel_minutes set minutes = array_fill(7::smallint, array[cardinality(minutes)]),"
                        + " estimated = false, measured_at = measured_at + interval '1 second' where mode = 'car'"
                        + " and place = :place")
                .param("place", place.id().value())
                .update();
        job("travel.car.known");
        assertThat(minutes.toPlace(Communes.shipped().byCode("17300").orElseThrow(), place.id()))
                .contains(OptionalInt.of(7));
    }
}
