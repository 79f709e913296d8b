package org.tousaidants.platform.retentionrules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A territory may shorten a period of the base, never lengthen it.
class RetentionPeriodFileTest {
    private static final Instant NOW = Instant.parse("2027-06-01T10:00:00Z");
    private static final List<PackageRetentionRules> BASE = List.of(
            new PackageRetentionRules(
                    "notebook",
                    List.of(
                            rule("notebook", "notebook", Period.ofMonths(24), ErasureMethod.SWEPT),
                            rule("notebook", "visit", Period.ofDays(1), ErasureMethod.SWEPT)),
                    Set.of()),
            new PackageRetentionRules(
                    "referrals",
                    List.of(rule("referrals", "referral", Period.ofDays(90), ErasureMethod.SWEPT)),
                    Set.of("nobody")),
            new PackageRetentionRules(
                    "care", List.of(rule("care", "link", Period.ofDays(60), ErasureMethod.ITSELF)), Set.of()));

    private static RetentionRule rule(String room, String name, Period period, ErasureMethod going) {
        return new RetentionRule(
                room,
                name,
                List.of(room + "_" + name),
                LegalGround.CONSENT,
                Optional.of(period),
                "CNIL, 2023-095",
                going,
                List.of());
    }

    private static List<RetentionRule> here(String rules) {
        return RetentionSchedule.over(
                        BASE, new RetentionPeriodFile("/chez-nous/conservation.yaml", "plus_court: {" + rules + "}"))
                .stream()
                .flatMap(one -> one.rules().stream())
                .toList();
    }

    @Test
    void aShorterPeriodRulesTheNightAndCitesItsVoteBesideTheBase() {
        var rules = here("notebook.notebook: {duree: 1 an, source: comité du 3 mars}, "
                + "referrals.referral: {duree: 60 jours, source: comité du 3 mars}");
        assertThat(rules).hasSize(4);
        assertThat(rules.getFirst().before(NOW)).contains(Instant.parse("2026-06-01T10:00:00Z"));
        assertThat(rules.getFirst().source()).isEqualTo("comité du 3 mars (le socle dit 24 mois : CNIL, 2023-095)");
        assertThat(rules.get(1))
                .as("untouched")
                .isEqualTo(BASE.getFirst().rules().get(1));
        assertThat(rules.get(2).period()).contains(Period.ofDays(60));
        assertThat(here(""))
                .isEqualTo(BASE.stream().flatMap(one -> one.rules().stream()).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "notebook.notebook: {duree: 3 ans, source: vote} | moins de 24 mois, jamais plus",
                "notebook.notebook: {duree: 24 mois, source: vote} | moins de 24 mois, jamais plus",
                "referrals.referral: {duree: 3 mois, source: vote} | moins de 90 jours, jamais plus",
                "notebook.notebook: {duree: 20 jours, source: vote} | 33 jours au moins, car une sauvegarde",
                "notebook.notebook: {duree: P30D, source: vote} | écrivez « 60 jours », « 6 mois » ou « 1 an »",
                "notebook.notebook: {duree: 6 mois} | écrivez « {duree: 60 jours, source: … } »",
                "notebook.notebook: 6 mois | écrivez « {duree: 60 jours, source: … } »",
                "care.link: {duree: 40 jours, source: vote} | choisissez une de ces règles : notebook.notebook",
                "cahiers: {duree: 6 mois, source: vote} | choisissez une de ces règles : notebook.notebook",
            })
    void whatIsLongerUnknownOrUnsaidIsRefusedInOneSentenceThatNamesTheFile(String rules, String said) {
        assertThatThrownBy(() -> here(rules))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("/chez-nous/conservation.yaml : ")
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"plus_long: {} | une seule clé", "[ | pas du YAML", "plus_court: 3 | des règles"})
    void aFileOfAnotherShapeIsRefused(String text, String said) {
        assertThatThrownBy(() -> RetentionSchedule.over(BASE, new RetentionPeriodFile("f", text)))
                .hasMessageContaining(said);
    }
}
