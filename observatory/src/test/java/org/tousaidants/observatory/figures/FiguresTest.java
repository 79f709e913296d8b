package org.tousaidants.observatory.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

class FiguresTest extends RunningSite {
    @Autowired
    Figures figures;

    @Autowired
    FigureStore store;

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void aDefinitionThatReadsWhatItMayNotIsRefusedByTheDatabase() {
        person(Role.HELPER);
        for (var forbidden : List.of(
                "select count(*) as amount from public.identity_account",
                "select count(*) as amount from public.places_place",
                "select count(*) as amount from pg_catalog.pg_authid"))
            assertThatThrownBy(() -> store.count(networks.here().id(), NOW, forbidden))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
    }

    @Test
    void aDefinitionWritesNothing() {
        assertThatThrownBy(() -> store.count(networks.here().id(), NOW, "select 1 as amount from places for update"))
                .isInstanceOf(DataAccessException.class);
        // The connection it took goes back as it was.
        assertThat(sql.sql("select current_user::text = session_user::text")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void everyFigureIsCountedForEachOfTheLastMonths() {
        for (var counted : figures.all()) {
            assertThat(counted.trend()).as(counted.definition().id()).hasSizeGreaterThanOrEqualTo(12);
            assertThat(counted.definition().secret()).isEqualTo(counted.trend().size() == 12);
        }
    }

    @Test
    void aMonthOnceCountedIsNotCountedAgain() {
        var before = figures.find("lieux-ouverts").orElseThrow().trend();
        sql.sql("insert into places_place (network, id, code, sheet, changes, created_at, changed_at)"
                        + " values (:network, :id, '0000abc', '{\"code_insee\": \"17300\"}', 1, :at, :at)")
                .param("network", networks.here().id())
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
    void smallNumbersOfPeopleAreHiddenWithWhatWouldTellThem() {
        var day = NOW.atZone(ZoneId.of("Europe/Paris")).toLocalDate();
        var counts = new long[] {4, 20, 30};
        var values = new ArrayList<Value>();
        values.add(new Value(1, day, "", "", "", (double) LongStream.of(counts).sum(), null, false));
        for (var i = 0; i < counts.length; i++)
            values.add(new Value(1, day, "commune", "1700" + i, "", (double) counts[i], null, false));
        var safe = Hidden.among(values);
        assertThat(safe.get(1).hidden()).isTrue();
        assertThat(safe.stream().filter(Value::hidden).count()).isEqualTo(2);
        assertThat(safe.get(1).shown(Definition.Kind.COUNT)).isNull();
    }

    @Test
    void figuresAreReadByPeopleAndPrograms() {
        var page = visitor().get("/chiffres/lieux-ouverts").body();
        assertThat(page).contains("Comment c’est compté", "select count(*) as amount from places");
        assertThat(visitor().get("/api/v1/figures/lieux-ouverts.csv").body())
                .startsWith("day,edition,breakdown,cell,name,value,hidden");
        assertThat(visitor().get("/api/v1/figures/lieux-ouverts.json").body()).contains("\"kind\":\"count\"");
        assertThat(visitor().get("/chiffres/inconnu").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/api/v1/figures/inconnu.csv").statusCode()).isEqualTo(404);
    }
}
