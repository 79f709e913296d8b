package org.tousaidants.mandates.mandates;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Yaml;
import org.tousaidants.places.directory.ProtocolRuleFile;
import org.tousaidants.platform.tenancy.Tenants;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// « Règles du mandat » — the rules of mandates, read from `mandat.yaml` of the protocol of each territory. A
/// mistake in this file stops the startup. A territory may allow less than the base, never more.
@Component
class MandateRules {
    static final String FILE = "mandat.yaml";
    private static final Set<String> KEYS = Set.of("profils", "demarches", "durees", "minutes_du_code");

    /// Profiles that may have mandates, because an organisation is responsible for these helpers. Volunteers and
    /// elected officials are excluded.
    private static final Set<String> PROFILES = Set.of("accueil", "social", "conseiller", "mediateur");

    private static final Set<String> PROCEDURES = Set.of(
            "papiers",
            "famille",
            "social",
            "travail",
            "logement",
            "transports",
            "argent",
            "justice",
            "etranger",
            "loisirs");
    private static final int A_YEAR = 365;
    private static final int LONGEST_CALL = 120;

    record MandateRuleValues(Set<String> profiles, List<String> procedures, List<Integer> days, Duration code) {}

    private final ValuePerTenant<MandateRuleValues> said;

    MandateRules(Tenants tenants) {
        this.said = ProtocolRuleFile.ofEach(tenants, FILE, MandateRules::read);
    }

    /// Reads and checks the rules.
    ///
    /// @throws IllegalStateException if the file has a mistake, which the message names
    static MandateRuleValues read(ProtocolRuleFile file) {
        Object read;
        try {
            read = Yaml.read(file.text());
        } catch (YamlEngineException broken) {
            throw wrong(file, "n’est pas du YAML");
        }
        if (!(read instanceof Map<?, ?> map)) throw wrong(file, "des clés et des valeurs");
        for (var key : map.keySet())
            if (!KEYS.contains(String.valueOf(key))) throw wrong(file, "« " + key + " » n’est pas une clé connue");
        var profiles = texts(file, map, "profils", PROFILES);
        var procedures = texts(file, map, "demarches", PROCEDURES);
        var days = numbers(file, map.get("durees"));
        if (!(map.get("minutes_du_code") instanceof Integer minutes) || minutes < 1 || minutes > LONGEST_CALL)
            throw wrong(file, "minutes_du_code : un nombre entier de 1 à " + LONGEST_CALL);
        return new MandateRuleValues(Set.copyOf(profiles), procedures, days, Duration.ofMinutes(minutes));
    }

    private static List<String> texts(ProtocolRuleFile file, Map<?, ?> map, String key, Set<String> allowed) {
        if (!(map.get(key) instanceof List<?> list) || list.isEmpty()) throw wrong(file, key + " : une liste");
        var texts = list.stream().map(String::valueOf).toList();
        for (var text : texts)
            if (!allowed.contains(text))
                throw wrong(
                        file,
                        key + " : « " + text + " » n’en est pas ; sont permis "
                                + allowed.stream().sorted().collect(Collectors.joining(", ")));
        if (new HashSet<>(texts).size() < texts.size()) throw wrong(file, key + " : deux fois la même");
        return texts;
    }

    private static List<Integer> numbers(ProtocolRuleFile file, @Nullable Object given) {
        if (given instanceof List<?> list && !list.isEmpty()) {
            var days = list.stream()
                    .map(one -> one instanceof Integer number ? number : 0)
                    .toList();
            if (days.stream().allMatch(day -> day >= 1 && day <= A_YEAR)
                    && days.stream().sorted().distinct().toList().equals(days)) return days;
        }
        throw wrong(file, "durees : des nombres de jours de 1 à " + A_YEAR + ", du plus court au plus long");
    }

    private static IllegalStateException wrong(ProtocolRuleFile file, String what) {
        return new IllegalStateException(file.name() + " : " + what);
    }

    /// Returns the ids of the profiles that may have mandates.
    Set<String> profiles() {
        return said.here().profiles();
    }

    List<String> procedures() {
        return said.here().procedures();
    }

    List<Integer> days() {
        return said.here().days();
    }

    /// Returns the time for which the code read by telephone is valid.
    Duration code() {
        return said.here().code();
    }
}
