package org.tousaidants.mandate.mandates;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// « Règles du mandat » — as `mandate/mandat.yaml` says them.
@Component
class MandateRules {
    private static final String FILE = "/mandate/mandat.yaml";

    private final Set<String> profiles;
    private final List<String> procedures;
    private final List<Integer> days;
    private final Duration code;

    MandateRules() {
        try (var file = Objects.requireNonNull(MandateRules.class.getResourceAsStream(FILE));
                var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            Map<String, Object> said = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            this.profiles = Set.copyOf(texts(said, "profils"));
            this.procedures = texts(said, "demarches");
            this.days = texts(said, "durees").stream().map(Integer::valueOf).toList();
            this.code = Duration.ofMinutes(Long.parseLong(String.valueOf(said.get("minutes_du_code"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(Map<String, Object> said, String key) {
        return ((List<?>) Objects.requireNonNull(said.get(key)))
                .stream().map(String::valueOf).toList();
    }

    /// Of the label: who may receive a mandate.
    Set<String> profiles() {
        return profiles;
    }

    List<String> procedures() {
        return procedures;
    }

    List<Integer> days() {
        return days;
    }

    /// How long the code of the telephone call is worth something.
    Duration code() {
        return code;
    }
}
