package org.tousaidants.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.db.CommandSite;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.tenancy.TenantDataSource;

/// What earlier programs wrote is opened by this one. `earlier/VERSION.sql.gz` holds the rows that the demonstration of
/// that day wrote, over the migrations that it knew, which are frozen.
class EarlierDataTest {
    private static final Path EARLIER = Path.of("app", "src", "test", "resources", "earlier");

    /// Whether a badge counts is read from its file since; it was read from its last step.
    private static final String CONTRADICTED = """
            select b.code || ' ' || s.act from badges_badge b
            join lateral (select act from badges_step where network = b.network and code = b.code
                          order by n desc limit 1) s on true
            join lateral (select revoked_at from badges_edition where network = b.network and code = b.code
                          order by n desc limit 1) e on true
            left join badges_holder h on h.network = b.network and h.code = b.code
            where (b.closed is not null) <> (s.act in ('WITHDRAWN', 'FORGOTTEN'))
               or (h.name is null) <> (s.act = 'FORGOTTEN')
               or (e.revoked_at is not null) <> (s.act in ('SUSPENDED', 'WITHDRAWN', 'FORGOTTEN'))
                  and s.act <> 'RESTORED'""";

    private static List<String> versions() throws IOException {
        try (var files = Files.list(EARLIER)) {
            return files.map(file -> file.getFileName().toString().replace(".sql.gz", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void eachEarlierDatabaseIsBroughtUpWithAllThatItHeld() throws Exception {
        assertThat(versions()).isNotEmpty();
        for (var version : versions())
            try (var old = TestDatabase.before(version);
                    var rows = new GZIPInputStream(Files.newInputStream(EARLIER.resolve(version + ".sql.gz")))) {
                try (var connection = old.getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute(new String(rows.readAllBytes(), StandardCharsets.UTF_8));
                }
                var sql = JdbcClient.create(old);
                var places = count(sql, "places_place");
                var links = count(sql, "links_link") + count(sql, "care_link") + count(sql, "visits_invitation");
                var asked = count(sql, "(select distinct letter, ask from care_link where purpose = 'CARE') asked");
                var hashes = sql.sql("select encode(hash, 'hex') from care_link order by 1")
                        .query(String.class)
                        .list();
                assertThat(hashes).as("links of care of before").hasSizeGreaterThan(20);

                var remarks = count(sql, "care_report") + count(sql, "badges_complaint");
                var contacts = count(sql, "care_reporter") + count(sql, "badges_complainant");
                var steps = count(sql, "care_report")
                        + count(sql, "care_report where answered_at is not null")
                        + count(sql, "badges_complaint_step");
                var badges = count(sql, "badges_badge");
                var told = count(sql, "badges_step");
                var charters = sql.sql("select encode(hash, 'hex') from visits_invitation order by 1")
                        .query(String.class)
                        .list();

                TestDatabase.migrate(old);
                sql = JdbcClient.create(new TenantDataSource(old, "*"));

                assertThat(count(sql, "places_place")).isEqualTo(places);
                assertThat(count(sql, "links_link")).as("each link is kept").isEqualTo(links);
                assertThat(sql.sql(
                                        "select encode(hash, 'hex') from links_link where purpose in ('care.sheet', 'care.stop')"
                                                + " order by 1")
                                .query(String.class)
                                .list())
                        .as("and opens as before")
                        .isEqualTo(hashes);
                assertThat(sql.sql(
                                        "select encode(hash, 'hex') from links_link where purpose = 'visits.charter' order by 1")
                                .query(String.class)
                                .list())
                        .as("so do those to the charter of a place")
                        .isEqualTo(charters);
                assertThat(count(sql, "care_letter_ask")).isEqualTo(asked);
                assertThat(remarks).as("reports and complaints of before").isPositive();
                assertThat(count(sql, "feedback_remark")).as("each is kept").isEqualTo(remarks);
                assertThat(count(sql, "feedback_contact")).isEqualTo(contacts);
                assertThat(count(sql, "feedback_step")).isEqualTo(steps);
                assertThat(count(sql, "care_letter where (report is null) <> (place is null)"))
                        .as("a letter that answers says of which place")
                        .isZero();
                assertThat(sql.sql("select count(*) from links_link l where l.purpose = 'care.sheet' and not exists"
                                        + " (select from care_ask a where a.id::text = l.subject)")
                                .query(Integer.class)
                                .single())
                        .as("a link of a sheet leads to its question")
                        .isZero();
                assertThat(badges).as("badges of before").isPositive();
                assertThat(count(sql, "badges_badge")).as("each is kept").isEqualTo(badges);
                assertThat(count(sql, "badges_step")).isEqualTo(told);
                assertThat(sql.sql(CONTRADICTED).query(String.class).list())
                        .as("a badge whose file says something else than its last step")
                        .isEmpty();
                opened(old.getJdbcUrl() + "?user=" + old.getUsername() + "&password=" + old.getPassword());
            }
    }

    /// By the doors of this program.
    private static void opened(String url) {
        var clock = Clock.fixed(Instant.parse("2026-11-29T10:00:00Z"), ZoneOffset.UTC);
        try (var database = TestDatabase.joined(url);
                var doors = CommandSite.over(database, clock)) {
            assertThat(doors.getBean(Journal.class).verify())
                    .as("the journal of before holds")
                    .isInstanceOf(Journal.Verdict.Intact.class);
            assertThat(doors.getBean(Places.class).records()).hasSizeGreaterThan(60);
        }
    }

    private static int count(JdbcClient sql, String table) {
        return sql.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
