package org.tousaidants.label.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.label.recognition.Life.State;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.TestDatabase;
import org.tousaidants.platform.tenancy.TenantDataSource;
import org.tousaidants.platform.tenancy.TenantScope;

/// Until the committee decided about places, the coordination gave them badges by hand: an old database that holds some
/// goes on, each recognition as it stood.
class TakeoverTest {
    private static final String BEFORE = "20261126.1500";
    private static final Instant AT = Instant.parse("2026-03-02T23:30:00Z");
    private static final int GRACE = 60;
    private static final UUID NADIA = UUID.randomUUID();

    private HikariDataSource database;
    private JdbcClient sql;
    private int entry;

    @Test
    void eachRecognitionOfAPlaceGoesOnAsItStood() {
        try (var old = TestDatabase.before(BEFORE)) {
            database = old;
            sql = JdbcClient.create(database);
            for (var network : List.of("saintonge", "aunis")) network(network);
            var held = place("saintonge", "aaaaaaaaaaaa", "2028-03-02");
            act("saintonge", "aaaaaaaaaaaa", 1, "SUSPENDED", 10);
            edition("saintonge", "aaaaaaaaaaaa", 2, 20, "2028-03-02");
            act("saintonge", "aaaaaaaaaaaa", 2, "RESTORED", 20);
            edition("saintonge", "aaaaaaaaaaaa", 3, 30, "2028-06-30");
            act("saintonge", "aaaaaaaaaaaa", 3, "RENEWED", 30);
            var suspended = place("saintonge", "bbbbbbbbbbbb", "2028-03-02");
            act("saintonge", "bbbbbbbbbbbb", 1, "SUSPENDED", 10);
            var withdrawn = place("saintonge", "cccccccccccc", "2028-03-02");
            withdraw("saintonge", "cccccccccccc", 10);
            // Withdrawn, then given again under another number: that one counts.
            var again = place("saintonge", "dddddddddddd", "2028-03-02");
            withdraw("saintonge", "dddddddddddd", 10);
            badge("saintonge", "eeeeeeeeeeee", again, null, 40, "2028-09-01");
            var ended = place("saintonge", "ffffffffffff", "2026-04-30");
            // The same place elsewhere, and a person, whose label was the committee's already.
            badge("aunis", "gggggggggggg", held, null, 0, "2027-01-01");
            badge("saintonge", "hhhhhhhhhhhh", null, UUID.randomUUID(), 0, "2028-03-02");

            TestDatabase.migrate(database);

            sql = JdbcClient.create(new TenantDataSource(database, "*"));
            var lives = new LifeStore(new Sql(sql));
            var today = LocalDate.of(2026, 11, 27);
            assertThat(TenantScope.in("saintonge", lives::all)).hasSize(5);
            assertThat(TenantScope.in("aunis", lives::all)).hasSize(1);

            var one = of(lives, "saintonge", held);
            assertThat(one.state(today, GRACE)).isEqualTo(State.VALID);
            assertThat(one.steps())
                    .extracting(Step::act)
                    .containsExactly(Step.Act.RECOGNISED, Step.Act.SUSPENDED, Step.Act.LIFTED, Step.Act.RENEWED);
            assertThat(one.steps()).allSatisfy(step -> {
                assertThat(step.by()).contains(NADIA);
                assertThat(step.reason()).isEqualTo("Vu sur place");
                assertThat(step.version()).isEqualTo("base 1.0.0");
            });
            // Its days are those of Paris: what was signed late in the evening was decided the day after.
            assertThat(one.steps().getFirst().term())
                    .contains(new Step.Term(LocalDate.of(2026, 3, 3), LocalDate.of(2028, 3, 2), "aaaaaaaaaaaa"));
            assertThat(one.term().orElseThrow().until()).isEqualTo(LocalDate.of(2028, 6, 30));

            assertThat(of(lives, "saintonge", suspended).state(today, GRACE)).isEqualTo(State.SUSPENDED);
            assertThat(of(lives, "saintonge", suspended).held().orElseThrow().suspended())
                    .isTrue();
            assertThat(of(lives, "saintonge", withdrawn).state(today, GRACE)).isEqualTo(State.WITHDRAWN);
            var given = of(lives, "saintonge", again);
            assertThat(given.state(today, GRACE)).isEqualTo(State.VALID);
            assertThat(given.term().orElseThrow().code()).isEqualTo("eeeeeeeeeeee");
            assertThat(of(lives, "saintonge", ended).state(today, GRACE)).isEqualTo(State.LAPSED);
            assertThat(of(lives, "aunis", held).term().orElseThrow().until()).isEqualTo(LocalDate.of(2027, 1, 1));

            // Each still has its badge, and what was taken over is history as all the rest.
            assertThat(sql.sql("select count(*) from badges_badge")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(8);
            assertThatThrownBy(() ->
                            sql.sql("update labels_step set reason = 'autre'").update())
                    .hasMessageContaining("history");
        }
    }

    @Test
    void aDatabaseThatGaveNoneTakesNothingOver() {
        try (var old = TestDatabase.before(BEFORE)) {
            TestDatabase.migrate(old);
            assertThat(JdbcClient.create(old)
                            .sql("select count(*) from labels_life")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    private static Life of(LifeStore lives, String network, UUID place) {
        return TenantScope.in(
                network, () -> lives.ofPlaces(List.of(new PlaceId(place))).getFirst());
    }

    private void network(String id) {
        run("insert into identity_network values ('" + id + "', 'Réseau', '17')");
        run("insert into badges_key (network, public, sealed, created) values ('" + id + "', 'z6Mk" + "a".repeat(44)
                + "', '\\x00', '2026-01-01')");
        run("insert into badges_list values ('" + id + "', 1, 'https://exemple.fr', '2026-01-01')");
        for (var kind : List.of("lieu", "benevole"))
            run("insert into badges_achievement values ('" + id + "', 'base', '1.0.0', '" + kind + "', "
                    + kind.equals("lieu") + ", 'Label', '', '')");
    }

    private UUID place(String network, String code, String until) {
        var place = UUID.randomUUID();
        badge(network, code, place, null, 0, until);
        return place;
    }

    /// Given on that day after the first.
    private void badge(String network, String code, UUID place, UUID account, int day, String until) {
        sql.sql("""
                        insert into badges_badge
                            (network, code, place, account, protocol, version, profile, promises, created)
                        values (:network, :code, :place, :account, 'base', '1.0.0', :profile, '[]', :at)""")
                .param("network", network)
                .param("code", code)
                .param("place", place)
                .param("account", account)
                .param("profile", place == null ? "benevole" : "lieu")
                .param("at", at(day))
                .update();
        edition(network, code, 1, day, until);
        act(network, code, 1, "ISSUED", day);
    }

    private void edition(String network, String code, int n, int day, String until) {
        sql.sql(
                        "update badges_edition set revoked_at = :at where network = :network and code = :code and revoked_at is null")
                .param("network", network)
                .param("code", code)
                .param("at", at(day))
                .update();
        sql.sql("""
                        insert into badges_edition (network, code, n, key, list, index, from_at, until_at, document)
                        select :network, :code, :n, n, 1, :entry, :at,
                               (cast(:until as date) + 1) at time zone 'Europe/Paris', '{}'
                        from badges_key where network = :network""")
                .param("network", network)
                .param("code", code)
                .param("n", n)
                .param("entry", ++entry)
                .param("at", at(day))
                .param("until", until)
                .update();
    }

    private void act(String network, String code, int edition, String act, int day) {
        sql.sql("""
                        insert into badges_step (network, code, at, act, actor, decided, reason, edition)
                        values (:network, :code, :at, :act, :by, cast(:at at time zone 'Europe/Paris' as date),
                                'Vu sur place', :edition)""")
                .param("network", network)
                .param("code", code)
                .param("at", at(day))
                .param("act", act)
                .param("by", NADIA)
                .param("edition", edition)
                .update();
    }

    private void withdraw(String network, String code, int day) {
        act(network, code, 1, "WITHDRAWN", day);
        sql.sql("update badges_badge set closed = :at where network = :network and code = :code")
                .param("network", network)
                .param("code", code)
                .param("at", at(day))
                .update();
    }

    private static java.time.OffsetDateTime at(int day) {
        return AT.plus(java.time.Duration.ofDays(day)).atOffset(ZoneOffset.UTC);
    }

    private void run(String statement) {
        sql.sql(statement).update();
    }
}
