package org.tousaidants.rules.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.judging.DossierJudge;
import org.tousaidants.rules.judging.LabelDossier;

class RulesDayTest extends RunningSite {
    @Autowired
    PublishedRules rules;

    @Test
    void rulesOfTomorrowJudgeNobodyToday() {
        var network = new TerritoryNetwork("haute-vienne", "Haute-Vienne", "87");
        networks.found(network);
        try (var _ = CurrentTenantScope.enter(network.id())) {
            var today = LocalDate.now(clock);
            var starts = today.plusDays(17);
            var files = new TreeMap<>(RulesFolder.shipped("base").orElseThrow().files());
            files.computeIfPresent(
                    "protocole.yaml", (_, text) -> text.replaceFirst("en-vigueur: \\S+", "en-vigueur: " + starts));
            rules.publish(new RulesFolder("haute-vienne", files, List.of()));

            var now = rules.now();
            assertThat(now.today()).isEqualTo(today);
            assertThat(judged(now)).isInstanceOf(DossierJudge.DossierNotJudgeable.class);

            clock.advance(Duration.ofDays(18));
            assertThat(judged(rules.now())).isInstanceOf(DossierJudge.DossierJudged.class);
        }
    }

    @Test
    void eachVersionThatRuledIsKeptAndAnAdoptedOneHasOneContent() {
        var network = new TerritoryNetwork("creuse", "Creuse", "23");
        networks.found(network);
        try (var _ = CurrentTenantScope.enter(network.id())) {
            var base = RulesFolder.shipped("base").orElseThrow();
            rules.publish(new RulesFolder("creuse", base.files(), List.of()));
            var first = rules.now();
            var next = changed(base, "protocole.yaml", "version: 1.0.0", "version: 1.0.1");
            rules.publish(changed(next, "preambule.md", "\n", " Ici aussi.\n"));
            assertThat(rules.now().version()).as("the last rules").isEqualTo("base 1.0.1");
            assertThat(rules.versions()).extracting(RulesVersion::version).containsExactly("1.0.1", "1.0.0");
            assertThat(rules.whole(first.hash())
                            .orElseThrow()
                            .protocol()
                            .identity()
                            .version())
                    .as("the signed text can be read again")
                    .isEqualTo("1.0.0");

            var adopted = changed(
                    changed(next, "protocole.yaml", "version: 1.0.1", "version: 1.0.2"),
                    "protocole.yaml",
                    "statut: proposition",
                    "statut: adopte\nadopte-par: \"Assemblée\"");
            rules.publish(adopted);
            assertThatThrownBy(() -> rules.publish(changed(adopted, "preambule.md", "\n", " Autre.\n")))
                    .hasMessageContaining("Changez la version");
            assertThatThrownBy(
                            () -> rules.publish(changed(adopted, "entretien-de-pairs.yaml", "pairs: 2", "pairs: deux")))
                    .as("mistakes stop the start, with a message")
                    .hasMessageContaining("entretien-de-pairs.yaml:")
                    .hasMessageContaining("nombre entier");
        }
    }

    private static RulesFolder changed(RulesFolder folder, String file, String words, String instead) {
        var files = new TreeMap<>(folder.files());
        files.computeIfPresent(file, (_, text) -> {
            assertThat(text).contains(words);
            return text.replaceFirst(Pattern.quote(words), Matcher.quoteReplacement(instead));
        });
        return new RulesFolder("creuse", files, List.of());
    }

    private static DossierJudge.JudgementResult judged(PublishedRules.RulesInForce now) {
        return now.judge().judge(LabelDossier.opened("x", "proche", "17415", now.today()), now.today());
    }
}
