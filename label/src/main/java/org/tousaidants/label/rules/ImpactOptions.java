package org.tousaidants.label.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is typed after `protocol impact`.
record ImpactOptions(
        String before, String after, String dossiers, Map<String, String> others, Optional<LocalDate> day) {
    private static final Set<String> KNOWN =
            Set.of("--dossiers", "--mesures", "--trajets", "--habitants", "--jour", "--out");

    sealed interface Parsing permits Asked, Wrong {}

    record Asked(ImpactOptions options) implements Parsing {}

    record Wrong(String words) implements Parsing {}

    static Parsing parse(List<String> words) {
        if (words.size() < 2) return new Wrong("impact attend deux protocoles, A puis B");
        var options = new HashMap<String, String>();
        for (var i = 2; i < words.size(); i += 2) {
            if (!KNOWN.contains(words.get(i))) return new Wrong("option inconnue : " + words.get(i));
            if (i + 1 == words.size()) return new Wrong(words.get(i) + " attend une valeur");
            options.put(words.get(i), words.get(i + 1));
        }
        var dossiers = options.remove("--dossiers");
        if (dossiers == null) return new Wrong("impact attend --dossiers FICHIER");
        if (options.containsKey("--trajets") != options.containsKey("--habitants"))
            return new Wrong("--trajets et --habitants vont ensemble");
        var day = Optional.ofNullable(options.remove("--jour"));
        try {
            return new Asked(
                    new ImpactOptions(words.get(0), words.get(1), dossiers, options, day.map(LocalDate::parse)));
        } catch (DateTimeException e) {
            return new Wrong("--jour attend une date comme 2026-11-24");
        }
    }
}
