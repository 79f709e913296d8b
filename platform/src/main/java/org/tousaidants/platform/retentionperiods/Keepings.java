package org.tousaidants.platform.retentionperiods;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Yaml;
import org.tousaidants.platform.tenancy.PerTenant;

/// « Ce que le réseau garde » — the files of all rooms, and the periods that a territory made shorter.
@Component
public class Keepings {
    private static final String FILES = "classpath*:retention/*.yaml";

    private final List<Keeping> base = base();
    private final Optional<PerTenant<List<Keeping>>> own;

    Keepings(ObjectProvider<PerTenant<PeriodFile>> own) {
        this.own = own.stream().findFirst().map(files -> files.map(file -> over(base, file)));
    }

    private static List<Keeping> base() {
        try {
            var read = new ArrayList<Keeping>();
            for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) read.add(read(file));
            read.sort(Comparator.comparing(Keeping::room));
            return List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Keeping> over(List<Keeping> base, PeriodFile own) {
        var rules = own.over(base.stream().flatMap(one -> one.rules().stream()).toList());
        return base.stream()
                .map(one -> new Keeping(
                        one.room(),
                        rules.stream()
                                .filter(rule -> rule.room().equals(one.room()))
                                .toList(),
                        one.nobody()))
                .toList();
    }

    /// Room by room, as the territory for which this thread works has it.
    public List<Keeping> all() {
        return own.map(PerTenant::here).orElse(base);
    }

    public List<KeptRule> rules() {
        return all().stream().flatMap(one -> one.rules().stream()).toList();
    }

    /// How long that rule lets it be kept.
    ///
    /// @param id of a rule that has a period
    public Period period(String id) {
        return rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .flatMap(KeptRule::period)
                .orElseThrow();
    }

    private static Keeping read(Resource file) throws IOException {
        var room = Objects.requireNonNull(file.getFilename()).replace(".yaml", "");
        var said = map(Yaml.map(file.getContentAsString(StandardCharsets.UTF_8)));
        var rules = new ArrayList<KeptRule>();
        map(said.get("rules")).forEach((name, rule) -> rules.add(rule(room, name, map(rule))));
        return new Keeping(room, rules, Set.copyOf(texts(said.get("nobody"))));
    }

    private static KeptRule rule(String room, String name, Map<String, Object> said) {
        return new KeptRule(
                room,
                name,
                texts(said.get("tables")),
                LegalGround.valueOf(String.valueOf(said.get("ground"))),
                Optional.ofNullable(said.get("period")).map(period -> Period.parse(period.toString())),
                String.valueOf(said.getOrDefault("source", "")),
                Going.valueOf(String.valueOf(said.get("goes"))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object said) {
        return said == null ? Map.of() : (Map<String, Object>) said;
    }

    private static List<String> texts(@Nullable Object said) {
        return said == null
                ? List.of()
                : ((List<?>) said).stream().map(String::valueOf).toList();
    }
}
