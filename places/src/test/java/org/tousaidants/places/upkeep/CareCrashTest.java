package org.tousaidants.places.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.tousaidants.platform.db.SeparateProcess;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.tenancy.TestTenant;

/// A process that dies during the job: no person gets two letters, and no person is left out.
class CareCrashTest extends CareTestSite {
    private static final int LETTERS = 7;

    @Autowired
    Environment environment;

    private final TerritoryNetwork own = new TerritoryNetwork("panne-" + UUID.randomUUID(), "Panne", "17");

    @RegisterExtension
    final TestTenant inTenant = new TestTenant(own.id());

    @Override
    String network() {
        return own.id();
    }

    @BeforeEach
    void aNetworkThatWrites() {
        networks.found(own);
        desk.write(own, true, Optional.empty());
    }

    @Test
    void aProcessThatIsKilledInTheMiddleOfARound() throws Exception {
        var mails = places();
        stopAtThe(4);
        var process = round("panne");
        var backend = awaitSleeper();
        process.destroyForcibly().waitFor();
        sql.sql("select pg_terminate_backend(:pid)")
                .param("pid", backend)
                .query(Boolean.class)
                .single();
        goOn();
        assertThat(written()).isEqualTo(3);
        assertThat(rounds.run()).as("the dead process still has the job").isFalse();
        clock.advance(Duration.ofMinutes(31));
        assertThat(rounds.run()).isTrue();
        eachHasOneLetter(mails);
    }

    @Test
    void aConnectionThatBreaksInTheMiddleOfALetter() throws Exception {
        var mails = places();
        sql.sql("""
                create or replace function care_test_stop() returns trigger language plpgsql as $$
                begin
                    if (select count(*) from upkeep_letter where network = new.network) = 3 then
                        perform pg_terminate_backend(pg_backend_pid());
                    end if;
                    return new;
                end $$""").update();
        trigger();
        assertThatThrownBy(() -> rounds.run()).isInstanceOf(RuntimeException.class);
        goOn();
        assertThat(written()).isEqualTo(3);
        assertThat(rounds.run()).isTrue();
        eachHasOneLetter(mails);
    }

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/entretien/[A-Za-z0-9_-]{43})");

    private List<String> places() {
        var mails = IntStream.range(0, LETTERS)
                .mapToObj(i -> "panne-" + i + "-" + mark + "@exemple.fr")
                .toList();
        mails.forEach(mail -> stale("Lieu de " + mail, mail));
        return mails;
    }

    private void eachHasOneLetter(List<String> mails) {
        // The site sends the letters of its own network only; these wait for the sender of theirs.
        for (var mail : mails) assertThat(posted(mail)).hasSize(1);
        rounds.run();
        for (var mail : mails) {
            assertThat(posted(mail)).hasSize(1);
            var link = LINK.matcher(posted(mail).getFirst().body());
            assertThat(link.find()).isTrue();
            assertThat(visitor().get(link.group(1)).statusCode())
                    .as("the site serves another network: its links open nothing here")
                    .isEqualTo(410);
        }
        assertThat(written()).isEqualTo(LETTERS);
        assertThat(sql.sql("select count(*) from upkeep_ask where letters = 1 and state = 'OPEN'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(LETTERS);
    }

    private int written() {
        return sql.sql("select count(*) from upkeep_letter")
                .query(Integer.class)
                .single();
    }

    /// The write of the letter of that number never ends.
    private void stopAtThe(int letter) {
        sql.sql("""
                create or replace function care_test_stop() returns trigger language plpgsql as $$
                begin
                    if (select count(*) from upkeep_letter where network = new.network) = %d then
                        perform pg_sleep(120);
                    end if;
                    return new;
                end $$""".formatted(letter - 1)).update();
        trigger();
    }

    private void trigger() {
        sql.sql("create trigger care_test_stop before insert on upkeep_letter for each row when (new.network = '"
                        + network() + "') execute function care_test_stop()")
                .update();
    }

    private void goOn() {
        sql.sql("drop trigger care_test_stop on upkeep_letter").update();
    }

    private int awaitSleeper() throws InterruptedException {
        for (var tries = 0; tries < 600; tries++) {
            var sleeper = sql.sql("""
                            select pid from pg_stat_activity
                            where datname = current_database() and wait_event = 'PgSleep'
                            """).query(Integer.class).optional();
            if (sleeper.isPresent()) return sleeper.get();
            Thread.sleep(100);
        }
        throw new AssertionError("no job was under way; see target/round-process.log");
    }

    private Process round(String name) throws IOException {
        var builder = SeparateProcess.of(
                        JobCrashProcess.class,
                        network(),
                        Duration.between(Instant.now(), clock.instant()).toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        Path.of("target", "round-process-" + name + ".log").toFile());
        builder.environment().put("DATABASE_URL", environment.getRequiredProperty("ta.database-url"));
        return builder.start();
    }
}
