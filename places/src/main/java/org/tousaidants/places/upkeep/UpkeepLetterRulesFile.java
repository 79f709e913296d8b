package org.tousaidants.places.upkeep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tousaidants.core.text.Yaml;

/// Parses `courriels-d-entretien.yaml` and reports all mistakes at once.
final class UpkeepLetterRulesFile {
    static final String NAME = "courriels-d-entretien.yaml";

    private static final int TEN_YEARS = 3_650;

    sealed interface LetterRulesParseResult {}

    record ParsedLetterRules(UpkeepLetterRules rules) implements LetterRulesParseResult {}

    record InvalidLetterRules(List<String> mistakes) implements LetterRulesParseResult {}

    private final Map<String, Object> written = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    private UpkeepLetterRulesFile() {}

    static LetterRulesParseResult read(String text) {
        var file = new UpkeepLetterRulesFile();
        try {
            if (!(Yaml.read(text) instanceof Map<?, ?> map))
                return new InvalidLetterRules(List.of("il faut des clés et des valeurs"));
            map.forEach((key, value) -> file.written.put(String.valueOf(key), value));
        } catch (YamlEngineException notYaml) {
            return new InvalidLetterRules(List.of("ce n'est pas du YAML : " + notYaml.getMessage()));
        }
        var rules = file.rules();
        file.written.keySet().forEach(key -> file.mistakes.add("clé inconnue : " + key));
        if (rules.linkValid().compareTo(rules.beforeReminder()) <= 0)
            file.mistakes.add("jours_de_validite_du_lien : plus que jours_avant_le_rappel");
        if (rules.beforeReminder().compareTo(rules.betweenLettersOfAPlace()) < 0)
            file.mistakes.add(
                    "jours_avant_le_rappel : au moins jours_entre_courriels_d_un_lieu, le rappel est un courriel");
        return file.mistakes.isEmpty()
                ? new ParsedLetterRules(rules)
                : new InvalidLetterRules(List.copyOf(file.mistakes));
    }

    private UpkeepLetterRules rules() {
        return new UpkeepLetterRules(
                number("responsables_par_lieu", 1, 20),
                days("jours_entre_courriels_d_un_lieu"),
                days("jours_entre_courriels_d_une_personne"),
                number("lieux_par_courriel", 1, 100),
                number("courriels_par_jour", 1, 100_000),
                days("jours_de_validite_du_lien"),
                days("jours_avant_le_rappel"),
                days("jours_avant_la_liste"),
                days("jours_de_garde_apres_la_reponse"),
                days("jours_de_garde_sans_reponse"));
    }

    private Duration days(String key) {
        return Duration.ofDays(number(key, 1, TEN_YEARS));
    }

    private int number(String key, int least, int most) {
        if (written.remove(key) instanceof Integer number && number >= least && number <= most) return number;
        mistakes.add(key + " : un nombre entier de " + least + " à " + most);
        return least;
    }
}
