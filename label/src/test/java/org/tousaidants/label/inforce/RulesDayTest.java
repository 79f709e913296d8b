package org.tousaidants.label.inforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.rules.Folder;
import org.tousaidants.label.rules.Judge;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.RunningSite;

class RulesDayTest extends RunningSite {
    @Autowired
    Rules rules;

    @Test
    void rulesOfTomorrowJudgeNobodyToday() {
        var network = new Network("haute-vienne", "Haute-Vienne", "87");
        networks.found(network);
        var today = LocalDate.now(clock);
        var starts = today.plusDays(17);
        var files = new TreeMap<>(Folder.shipped("base").orElseThrow().files());
        files.computeIfPresent(
                "protocole.yaml", (_, text) -> text.replaceFirst("en-vigueur: \\S+", "en-vigueur: " + starts));
        rules.publish(network.id(), new Folder("haute-vienne", files, List.of()));

        var now = rules.now(network.id());
        assertThat(now.today()).isEqualTo(today);
        assertThat(judged(now)).isInstanceOf(Judge.NotJudged.class);

        clock.advance(Duration.ofDays(18));
        assertThat(judged(rules.now(network.id()))).isInstanceOf(Judge.Judged.class);
    }

    private static Judge.Judging judged(Rules.InForce now) {
        return now.judge().judge(Dossier.opened("x", "proche", "17415", now.today()), now.today());
    }
}
