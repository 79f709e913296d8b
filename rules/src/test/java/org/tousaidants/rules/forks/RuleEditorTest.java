package org.tousaidants.rules.forks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tousaidants.rules.archive.RulesFolder;
import org.tousaidants.rules.archive.TerritoryRulesFork;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.reading.LabelProtocolReader;

/// Writes each value that a screen can change so that it can be read again.
class RuleEditorTest {
    private static final RulesFolder BASE = RulesFolder.shipped("base").orElseThrow();

    private static RulesFolder begun() {
        var base =
                ((LabelProtocolReader.ParsedProtocol) LabelProtocolReader.read(BASE, _ -> Optional.empty())).protocol();
        return TerritoryRulesFork.of(base, "saintes", "Règles de Saintes", "1.0.0", LocalDate.of(2027, 1, 1), "Essai")
                .with(Map.of());
    }

    private static LabelProtocolReader.ProtocolParseResult read(RulesFolder own) {
        return LabelProtocolReader.read(own, _ -> Optional.of(BASE));
    }

    private static LabelProtocol protocol(RulesFolder own) {
        var reading = read(own);
        assertThat(reading).isInstanceOf(LabelProtocolReader.ParsedProtocol.class);
        return ((LabelProtocolReader.ParsedProtocol) reading).protocol();
    }

    private static RuleEditor.EditableRule level(RulesFolder own, String competence, String profile) {
        return RuleEditor.rules(own, Optional.of(BASE)).stream()
                .filter(one -> one.address().equals("competences.yaml/grille/" + competence + "/" + profile))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLevelOfCompetenceThatIsRaisedOnScreenIsRead() {
        var own = begun();
        var once = RuleEditor.with(own, level(own, "4.2", "benevole"), "4", "Voté à l’atelier");
        assertThat(protocol(once).skills().level("benevole", "4.2")).isEqualTo(4);
        assertThat(once.files().get("competences.yaml")).contains("\"4.2\": {benevole: 4}");
        // A second change of the same line and of another line, in the file created by the first.
        var twice = RuleEditor.with(once, level(once, "4.2", "accueil"), "5", "Voté à l’atelier");
        var thrice = RuleEditor.with(twice, level(twice, "1.1", "proche"), "2", "Voté à l’atelier");
        var skills = protocol(thrice).skills();
        assertThat(List.of(
                        skills.level("benevole", "4.2"), skills.level("accueil", "4.2"), skills.level("proche", "1.1")))
                .containsExactly(4, 5, 2);
        assertThat(skills.level("benevole", "1.1")).as("an unchanged value").isEqualTo(2);
    }

    @Test
    void everythingThatAScreenOffersIsWrittenSoThatItIsRead() {
        var own = begun();
        var wrong = new ArrayList<String>();
        for (var rule : RuleEditor.rules(own, Optional.of(BASE))) {
            var value = rule.number() ? rule.value() : rule.value() + " Et plus.";
            if (read(RuleEditor.with(own, rule, value, "Voté à l’atelier"))
                    instanceof LabelProtocolReader.InvalidProtocol(var mistakes))
                wrong.add(rule.address() + " : " + mistakes.size() + " " + mistakes.getFirst());
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aMistakeSaysInWhichFileItStands() {
        var own = begun();
        var low = RuleEditor.with(own, level(own, "4.2", "benevole"), "1", "Voté à l’atelier");
        assertThat(read(low))
                .isInstanceOfSatisfying(
                        LabelProtocolReader.InvalidProtocol.class,
                        refused -> assertThat(refused.mistakes())
                                .isNotEmpty()
                                .allSatisfy(one -> assertThat(one.at().file()).isEqualTo("competences.yaml")));
    }
}
