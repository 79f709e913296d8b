package org.tousaidants.platform.retentionrules;

import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tousaidants.core.text.Yaml;

/// « Durées du territoire » — parses the file in which a territory shortens retention periods and states the source
/// of each period.
///
/// @param name name of the file, for error messages
/// @param text content of the file
public record RetentionPeriodFile(String name, String text) {
    /// Name of the file with the periods of a territory, in the folder of its protocol.
    public static final String FILE = "conservation.yaml";

    /// Shortest period in days. Backups are stored that long (decision 0020), so data with a shorter period
    /// would still be in a backup.
    static final int LEAST_DAYS = 33;

    private static final String LIST = "plus_court";
    private static final Pattern PERIOD = Pattern.compile("(\\d{1,4}) (jours?|mois|ans?)");

    /// Returns the rules with the periods of this territory.
    ///
    /// @throws IllegalStateException if the file is invalid; the message contains the position of the error
    List<RetentionRule> over(List<RetentionRule> rules) {
        var shorter = shorter();
        for (var id : shorter.keySet()) {
            var rule = rules.stream().filter(one -> one.id().equals(id)).findFirst();
            if (rule.filter(one -> one.going() == ErasureMethod.SWEPT).isEmpty())
                throw wrong(id + " : choisissez une de ces règles : " + String.join(", ", swept(rules)));
        }
        return rules.stream()
                .map(rule -> Optional.ofNullable(shorter.get(rule.id()))
                        .map(said -> shortened(rule, said))
                        .orElse(rule))
                .toList();
    }

    private Map<String, Object> shorter() {
        Object whole;
        try {
            whole = Yaml.read(text);
        } catch (YamlEngineException notYaml) {
            throw wrong("ce n’est pas du YAML : " + notYaml.getMessage());
        }
        if (!(whole instanceof Map<?, ?> map) || map.size() != 1 || !map.containsKey(LIST))
            throw wrong("une seule clé : « " + LIST + " »");
        var shorter = new LinkedHashMap<String, Object>();
        if (map.get(LIST) instanceof Map<?, ?> list)
            list.forEach((id, said) -> shorter.put(String.valueOf(id), said == null ? "" : said));
        else if (map.get(LIST) != null) throw wrong(LIST + " : des règles et leurs durées");
        return shorter;
    }

    private RetentionRule shortened(RetentionRule rule, Object value) {
        if (!(value instanceof Map<?, ?> own)
                || !own.keySet().equals(java.util.Set.of("duree", "source"))
                || text(own.get("source")).isBlank())
            throw wrong(rule.id() + " : écrivez « {duree: 60 jours, source: … } »");
        var period = period(rule, text(own.get("duree")));
        var base = rule.period().orElseThrow();
        if (!shorter(period, base)) throw wrong(rule.id() + " : moins de " + words(base) + ", jamais plus");
        if (shorter(period, Period.ofDays(LEAST_DAYS)))
            throw wrong(
                    rule.id() + " : " + LEAST_DAYS + " jours au moins, car une sauvegarde peut vivre aussi longtemps");
        return rule.keptFor(
                period, text(own.get("source")) + " (le socle dit " + words(base) + " : " + rule.source() + ")");
    }

    private Period period(RetentionRule rule, String written) {
        var read = PERIOD.matcher(written.strip());
        if (!read.matches())
            throw wrong(rule.id() + " : « " + written + " » ; écrivez « 60 jours », « 6 mois » ou « 1 an »");
        var many = Integer.parseInt(read.group(1));
        return read.group(2).startsWith("jour")
                ? Period.ofDays(many)
                : read.group(2).equals("mois") ? Period.ofMonths(many) : Period.ofYears(many);
    }

    /// Returns whether a period is shorter than another one, whatever the day on which both start.
    ///
    /// @param than the other period
    private static boolean shorter(Period period, Period than) {
        for (var day = LocalDate.of(2023, 1, 1); day.getYear() < 2025; day = day.plusDays(1))
            if (!day.plus(period).isBefore(day.plus(than))) return false;
        return true;
    }

    private static String words(Period period) {
        return period.toTotalMonths() > 0 ? period.toTotalMonths() + " mois" : period.getDays() + " jours";
    }

    private static List<String> swept(List<RetentionRule> rules) {
        return rules.stream()
                .filter(rule -> rule.going() == ErasureMethod.SWEPT)
                .map(RetentionRule::id)
                .sorted()
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private IllegalStateException wrong(String what) {
        return new IllegalStateException(name + " : " + what);
    }
}
