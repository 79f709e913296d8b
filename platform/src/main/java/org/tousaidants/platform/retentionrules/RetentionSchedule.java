package org.tousaidants.platform.retentionrules;

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
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// « Ce que le réseau garde » — reads the retention files of all packages, with the periods that the territory
/// shortened.
@Component
public class RetentionSchedule {
    private static final String FILES = "classpath*:retention/*.yaml";

    private final List<PackageRetentionRules> base = base();
    private final Optional<ValuePerTenant<List<PackageRetentionRules>>> own;

    RetentionSchedule(ObjectProvider<ValuePerTenant<RetentionPeriodFile>> own) {
        this.own = own.stream().findFirst().map(files -> files.map(file -> over(base, file)));
    }

    private static List<PackageRetentionRules> base() {
        try {
            var read = new ArrayList<PackageRetentionRules>();
            for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) read.add(read(file));
            read.sort(Comparator.comparing(PackageRetentionRules::room));
            return List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<PackageRetentionRules> over(List<PackageRetentionRules> base, RetentionPeriodFile own) {
        var rules = own.over(base.stream().flatMap(one -> one.rules().stream()).toList());
        return base.stream()
                .map(one -> new PackageRetentionRules(
                        one.room(),
                        rules.stream()
                                .filter(rule -> rule.room().equals(one.room()))
                                .toList(),
                        one.nobody()))
                .toList();
    }

    /// Returns the rules by package, for the network of this thread.
    public List<PackageRetentionRules> all() {
        return own.map(ValuePerTenant::here).orElse(base);
    }

    public List<RetentionRule> rules() {
        return all().stream().flatMap(one -> one.rules().stream()).toList();
    }

    /// Returns the retention period of a rule.
    ///
    /// @param id id of a rule that has a period
    public Period period(String id) {
        return rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .flatMap(RetentionRule::period)
                .orElseThrow();
    }

    private static PackageRetentionRules read(Resource file) throws IOException {
        var room = Objects.requireNonNull(file.getFilename()).replace(".yaml", "");
        var declared = map(Yaml.map(file.getContentAsString(StandardCharsets.UTF_8)));
        var rules = new ArrayList<RetentionRule>();
        map(declared.get("rules")).forEach((name, rule) -> rules.add(rule(room, name, map(rule))));
        return new PackageRetentionRules(room, rules, Set.copyOf(texts(declared.get("nobody"))));
    }

    private static RetentionRule rule(String room, String name, Map<String, Object> declared) {
        return new RetentionRule(
                room,
                name,
                texts(declared.get("tables")),
                LegalGround.valueOf(String.valueOf(declared.get("ground"))),
                Optional.ofNullable(declared.get("period")).map(period -> Period.parse(period.toString())),
                String.valueOf(declared.getOrDefault("source", "")),
                ErasureMethod.valueOf(String.valueOf(declared.get("goes"))),
                map(declared.get("people")).entrySet().stream()
                        .map(one -> people(one.getKey(), map(one.getValue())))
                        .toList());
    }

    private static PersonDataColumns people(String table, Map<String, Object> declared) {
        return new PersonDataColumns(
                table,
                declared.get("name") instanceof String name ? List.of(name) : texts(declared.get("name")),
                String.valueOf(declared.getOrDefault("mail", "")),
                String.valueOf(declared.getOrDefault("phone", "")),
                String.valueOf(declared.getOrDefault("any", "")),
                PersonDataColumns.RowErasureEffect.valueOf(String.valueOf(declared.get("end"))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static List<String> texts(@Nullable Object value) {
        return value == null
                ? List.of()
                : ((List<?>) value).stream().map(String::valueOf).toList();
    }
}
