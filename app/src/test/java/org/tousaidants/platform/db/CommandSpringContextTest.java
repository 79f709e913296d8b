package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.harvest.OpenDataHarvests;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

class CommandSpringContextTest {
    /// A service that commands need must not depend on a bean of the server.
    @Test
    void theDoorsThatCommandsNeedOpenWithoutTheServer() {
        var clock = Clock.system(ZoneId.of("Europe/Paris"));
        try (var database = TestDatabase.joined(TestDatabase.url());
                var doors = CommandSpringContext.over(database, clock)) {
            for (var door : new Class<?>[] {
                Places.class,
                PlaceDirectory.class,
                OpenDataHarvests.class,
                LetterOutbox.class,
                JdbcClient.class,
                Environment.class
            }) assertThatCode(() -> doors.getBean(door)).as(door.getName()).doesNotThrowAnyException();
        }
    }

    /// Even when a query omits the filter, the database gives the process of one territory no rows of another.
    @Test
    void theProcessOfOneTerritoryReadsAndWritesNothingOfAnother() throws Exception {
        try (var database = TestDatabase.joined(TestDatabase.url())) {
            var walled = JdbcClient.create(database.dataSource());
            for (var network : List.of("pays-a", "pays-b"))
                CurrentTenantScope.in(network, () -> {
                    walled.sql("insert into identity_network (id, name, departement) values (:id, :id, '17')")
                            .param("id", network)
                            .update();
                    walled.sql("insert into redemptions_home (booklet, place, recorded_at)"
                                    + " values (gen_random_uuid(), gen_random_uuid(), now())")
                            .update();
                });
            assertThat(walled.sql("select network from redemptions_home")
                            .query(String.class)
                            .list())
                    .as("outside of any scope")
                    .isEmpty();
            CurrentTenantScope.in("pays-a", () -> {
                assertThat(walled.sql("select network from redemptions_home")
                                .query(String.class)
                                .list())
                        .containsExactly("pays-a");
                assertThat(walled.sql("update redemptions_home set recorded_at = timestamptz '2030-01-01'")
                                .update())
                        .isEqualTo(1);
                assertThat(walled.sql("delete from redemptions_home where network = 'pays-b'")
                                .update())
                        .isZero();
                assertThatThrownBy(
                                () -> walled.sql("insert into redemptions_home (network, booklet, place, recorded_at)"
                                                + " values ('pays-b', gen_random_uuid(), gen_random_uuid(), now())")
                                        .update())
                        .hasStackTraceContaining("row-level security");
            });
            CurrentTenantScope.in(
                    "pays-b",
                    () -> assertThat(walled.sql("select count(*) from redemptions_home where recorded_at < now()"
                                            + " + interval '1 minute'")
                                    .query(Integer.class)
                                    .single())
                            .isEqualTo(1));

            // No table is omitted, and one of a later version is protected at its first start.
            walled.sql("create table later_thing (network text not null)").update();
            assertThat(open(walled)).containsExactly("later_thing");
            database.migrate();
            assertThat(open(walled)).isEmpty();
        }
    }

    private static List<String> open(JdbcClient operator) {
        return operator.sql("""
                select c.relname from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'network' and not a.attisdropped
                where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                  and not (c.relrowsecurity and c.relforcerowsecurity) order by 1""").query(String.class).list();
    }
}
