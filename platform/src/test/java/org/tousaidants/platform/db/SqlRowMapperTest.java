package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SqlRowMapperTest {
    enum Kind {
        LENT,
        GIVEN
    }

    record Code(String text) {}

    record Asker(String name, Optional<UUID> account) {}

    record Loan(
            UUID id,
            Code code,
            Kind kind,
            Asker asker,
            Instant openedAt,
            Optional<Instant> endedAt,
            LocalDate day,
            List<String> reasons,
            Optional<Long> cents,
            Optional<Code> other) {}

    record Unreadable(Code code, StringBuilder words) {}

    record Returned(Instant returnedAt, String said) {}

    record Word(String text, int times) {}

    record Card(
            Set<Kind> kinds,
            List<Code> codes,
            List<Instant> moments,
            Map<Kind, Integer> counts,
            List<Word> words,
            Optional<Returned> returned,
            YearMonth month) {}

    @Test
    void aRecordThatIsWrittenIsReadBack() {
        try (var database = TestDatabase.fresh()) {
            var sql = new Sql(JdbcClient.create(database));
            sql.sql("""
                    create table loan (id uuid, code text, kind text, name text, account uuid,
                        opened_at timestamptz, ended_at timestamptz, day date, reasons text[], cents bigint, other text)""").update();
            var open = new Loan(
                    UUID.randomUUID(),
                    new Code("P4-22"),
                    Kind.GIVEN,
                    new Asker("Jeanne", Optional.of(UUID.randomUUID())),
                    Instant.parse("2026-03-29T01:30:00Z"),
                    Optional.empty(),
                    LocalDate.of(2026, 3, 29),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
            var ended = new Loan(
                    UUID.randomUUID(),
                    new Code("P4-23"),
                    Kind.LENT,
                    new Asker("", Optional.empty()),
                    open.openedAt(),
                    Optional.of(Instant.parse("2026-11-29T10:00:00Z")),
                    open.day(),
                    List.of("one, with {braces}", "two"),
                    Optional.of(12L),
                    Optional.of(new Code("P4-22")));
            for (var loan : List.of(open, ended)) sql.sql("""
                        insert into loan values (:id, :code, :kind, :name, :account, :openedAt, :endedAt, :day,
                            :reasons, :cents, :other)""").params(loan).update();

            assertThat(sql.sql("select * from loan").query(Loan.class).list()).containsExactlyInAnyOrder(open, ended);
        }
    }

    @Test
    void arraysAndJsonAreReadAsTheComponentsSay() {
        try (var database = TestDatabase.fresh()) {
            var sql = new Sql(JdbcClient.create(database));
            var moment = Instant.parse("2026-11-29T10:00:00Z");
            var statement = """
                    select array['LENT'] as kinds, array['P4-22'] as codes,
                        array[timestamptz '2026-11-29 10:00Z'] as moments,
                        '{"GIVEN": 2}'::jsonb as counts, '[{"text": "one", "times": 3}]'::jsonb as words,
                        :returned::timestamptz as returned_at, 'late' as said, '2026-11' as month""";
            var card = new Card(
                    Set.of(Kind.LENT),
                    List.of(new Code("P4-22")),
                    List.of(moment),
                    Map.of(Kind.GIVEN, 2),
                    List.of(new Word("one", 3)),
                    Optional.empty(),
                    YearMonth.of(2026, 11));

            assertThat(sql.sql(statement)
                            .param("returned", Optional.<Instant>empty())
                            .query(Card.class)
                            .single())
                    .isEqualTo(card);
            assertThat(sql.sql(statement)
                            .param("returned", moment)
                            .query(Returned.class)
                            .single()
                            .returnedAt())
                    .isEqualTo(moment);
            assertThat(sql.sql("select 'P4-22'").query(Code.class).single()).isEqualTo(new Code("P4-22"));
        }
    }

    @Test
    void aComponentThatIsNoColumnIsRefusedAtOnce() {
        assertThatThrownBy(() -> SqlRowMapper.reading(Unreadable.class)).hasMessageContaining("read by hand");
    }
}
