package org.tousaidants.places.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.places.directory.PlaceId;

/// The due time of a letter, by the rules of the protocol; and the messages about an invalid file of rules.
class UpkeepLetterRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private final UpkeepLetterRules rules = UpkeepLetterRulesConfiguration.standard();

    @Test
    void theFirstLetterLeavesAtOnceUnlessThePlaceHadOneThisMonth() {
        assertThat(due(0, Optional.empty(), Optional.empty()))
                .isEqualTo(SheetCheckRequest.NextRequestStep.FIRST_LETTER);
        assertThat(due(0, Optional.empty(), Optional.of(daysAgo(29))))
                .isEqualTo(SheetCheckRequest.NextRequestStep.NOTHING_YET);
        assertThat(due(0, Optional.empty(), Optional.of(daysAgo(30))))
                .isEqualTo(SheetCheckRequest.NextRequestStep.FIRST_LETTER);
    }

    @Test
    void oneReminderThenTheDesk() {
        assertThat(due(1, Optional.of(daysAgo(29)), Optional.of(daysAgo(29))))
                .isEqualTo(SheetCheckRequest.NextRequestStep.NOTHING_YET);
        assertThat(due(1, Optional.of(daysAgo(30)), Optional.of(daysAgo(30))))
                .isEqualTo(SheetCheckRequest.NextRequestStep.REMINDER);
        assertThat(due(2, Optional.of(daysAgo(13)), Optional.of(daysAgo(13))))
                .isEqualTo(SheetCheckRequest.NextRequestStep.NOTHING_YET);
        assertThat(due(2, Optional.of(daysAgo(14)), Optional.of(daysAgo(14))))
                .isEqualTo(SheetCheckRequest.NextRequestStep.DESK);
    }

    @Test
    void whatIsOnTheDeskIsNotWrittenAbout() {
        var handed = new SheetCheckRequest(
                UUID.randomUUID(),
                new PlaceId(UUID.randomUUID()),
                NOW,
                SheetCheckRequest.CheckRequestCause.STALE,
                SheetCheckRequest.CheckRequestState.HANDED,
                0,
                Optional.empty(),
                Optional.of(SheetCheckRequest.HandedToCoordinatorReason.NOBODY));
        assertThat(handed.due(rules, Optional.empty(), NOW)).isEqualTo(SheetCheckRequest.NextRequestStep.NOTHING_YET);
    }

    @Test
    void aFileOfRulesSaysEverythingThatIsWrongWithIt() {
        var wrong = standard()
                        .replace("responsables_par_lieu: 3", "responsables_par_lieu: beaucoup")
                        .replace("jours_avant_le_rappel: 30", "jours_avant_le_rappel: 3")
                + "relance: oui\n";
        assertThat(((UpkeepLetterRulesFile.InvalidLetterRules) UpkeepLetterRulesFile.read(wrong)).mistakes())
                .containsExactly(
                        "responsables_par_lieu : un nombre entier de 1 à 20",
                        "clé inconnue : relance",
                        "jours_avant_le_rappel : au moins jours_entre_courriels_d_un_lieu, le rappel est un courriel");
        for (var broken : new String[] {"", "- 1", "a: [", "a: 1\na: 2"})
            assertThat(UpkeepLetterRulesFile.read(broken))
                    .as(broken)
                    .isInstanceOf(UpkeepLetterRulesFile.InvalidLetterRules.class);
        for (var line : standard()
                .lines()
                .filter(one -> one.contains(": ") && !one.startsWith("#"))
                .toList())
            assertThat(UpkeepLetterRulesFile.read(standard().replace(line, "")))
                    .as("without " + line)
                    .isInstanceOf(UpkeepLetterRulesFile.InvalidLetterRules.class);
    }

    private SheetCheckRequest.NextRequestStep due(
            int letters, Optional<Instant> lastLetter, Optional<Instant> placeWritten) {
        return new SheetCheckRequest(
                        UUID.randomUUID(),
                        new PlaceId(UUID.randomUUID()),
                        NOW,
                        SheetCheckRequest.CheckRequestCause.STALE,
                        SheetCheckRequest.CheckRequestState.OPEN,
                        letters,
                        lastLetter,
                        Optional.empty())
                .due(rules, placeWritten, NOW);
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static String standard() {
        try (var file = Objects.requireNonNull(
                UpkeepLetterRulesFile.class.getResourceAsStream("/protocol/base/" + UpkeepLetterRulesFile.NAME))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void theRulesAreTheProtocols() {
        assertThat(UpkeepLetterRulesFile.read(standard()))
                .isEqualTo(new UpkeepLetterRulesFile.ParsedLetterRules(rules));
        assertThat(rules.betweenLettersOfAPlace()).isEqualTo(Duration.ofDays(30));
    }
}
