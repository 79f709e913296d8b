package org.tousaidants.label.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.db.TestDatabase;

class BadgesCommandTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), PARIS);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final String url = TestDatabase.url();

    private int run(Clock clock, String... words) {
        out.reset();
        err.reset();
        return new BadgesCommand(stream(out), stream(err), () -> TestDatabase.joined(url)).run(List.of(words), clock);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void rotatingIsSaidInTwoSentences() {
        assertThat(run(CLOCK, "rotate")).as(err()).isZero();
        assertThat(out())
                .startsWith("Les preuves sont désormais signées avec la clé z6Mk")
                .doesNotContain("restent");
        assertThat(run(CLOCK, "rotate")).isZero();
        assertThat(out()).contains("restent valables ; elle ne signera plus");
        assertThat(run(CLOCK, "keys")).isZero();
        assertThat(out().lines()).hasSize(2);
        assertThat(out()).contains("depuis le 24 novembre 2026 à 10:00, signe aujourd’hui");
    }

    @Test
    void aClockThatGoesBackIsRefused() {
        run(CLOCK, "rotate");
        var behind = Clock.fixed(CLOCK.instant().minusSeconds(60), PARIS);
        assertThat(run(behind, "rotate")).isEqualTo(1);
        assertThat(err())
                .isEqualTo("Refusé : l’horloge de cette machine retarde : la clé actuelle date du 24 novembre"
                        + " 2026 à 10:00. Remettez-la à l’heure.\n");
    }

    @Test
    void aKeyThatLeakedIsDistrustedFromAMomentOn() {
        run(CLOCK, "rotate");
        var key = out().replaceAll("(?s).*(z6Mk[A-Za-z0-9]+).*", "$1");
        assertThat(run(CLOCK, "distrust", key)).isEqualTo(2);
        assertThat(run(CLOCK, "distrust", key, "--since", "hier")).isEqualTo(2);
        assertThat(run(CLOCK, "distrust", key, "--since", "2026-11-25")).isEqualTo(1);
        assertThat(err()).contains("pas encore venu");
        assertThat(run(CLOCK, "distrust", "z6MkInconnue", "--since", "2026-11-20"))
                .isEqualTo(1);
        assertThat(err()).contains("n’a pas cette clé");
        assertThat(run(CLOCK, "distrust", key, "--since", "2026-11-20T14:30"))
                .as(err())
                .isZero();
        assertThat(out())
                .contains("depuis le 20 novembre 2026 à 14:30 est refusé")
                .contains("désormais signées avec la clé z6Mk")
                .contains("signées de nouveau par le site");
        run(CLOCK, "keys");
        assertThat(out().lines()).hasSize(2);
        assertThat(out()).contains("n’est plus crue depuis le 20 novembre 2026 à 14:30");
    }

    @Test
    void whatIsMistypedChangesNothing() {
        assertThat(run(CLOCK, "tourner")).isEqualTo(2);
        assertThat(run(CLOCK, "rotate", "--network")).isEqualTo(2);
        assertThat(run(CLOCK, "rotate", "--network", "inconnu")).isEqualTo(1);
        assertThat(err()).contains("pas de réseau « inconnu »");
        assertThat(run(CLOCK)).isZero();
        assertThat(out()).contains("badges rotate");
        run(CLOCK, "keys");
        assertThat(out()).startsWith("Aucune clé");
    }
}
