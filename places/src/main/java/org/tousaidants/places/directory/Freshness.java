package org.tousaidants.places.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.schema.Field;

/// « Fraîcheur » — the reliability of the data of a place, from 0 to 100 for each subject: it decreases with
/// the age of the last check. It is computed from the rules, the provenance of each value, and the current
/// time.
public record Freshness(int percent, List<Subject> subjects) {
    /// « Sujet d’une fiche » — the freshness of a subject is that of its oldest field, `oldest`. `stale`: a
    /// person should check it.
    public record Subject(
            UpkeepRules.Ageing rule, List<Aged> fields, Provenance oldest, long days, int percent, boolean stale) {}

    /// « Champ daté » — one value, the days since the last check, and its freshness.
    public record Aged(Field field, Provenance provenance, long days, int percent) {}

    public static Freshness of(UpkeepRules rules, Map<Field, Provenance> known, Instant now) {
        var subjects = new ArrayList<Subject>();
        for (var rule : rules.ageing()) {
            var fields = rule.fields().stream()
                    .flatMap(
                            field -> Optional.ofNullable(known.get(field))
                                    .map(provenance -> aged(rule, field, provenance, now))
                                    .stream())
                    .toList();
            fields.stream()
                    .max(Comparator.comparingLong(Aged::days))
                    .ifPresent(oldest -> subjects.add(new Subject(
                            rule,
                            fields,
                            oldest.provenance(),
                            oldest.days(),
                            oldest.percent(),
                            oldest.percent() < rules.staleBelow())));
        }
        var weights =
                subjects.stream().mapToInt(subject -> subject.rule().weight()).sum();
        var sum = subjects.stream()
                .mapToInt(subject -> subject.rule().weight() * subject.percent())
                .sum();
        return new Freshness(weights == 0 ? 0 : Math.round((float) sum / weights), List.copyOf(subjects));
    }

    /// The age of one field; empty if it has no value, or if the rules give it no ageing.
    public Optional<Aged> of(Field field) {
        return subjects.stream()
                .flatMap(subject -> subject.fields().stream())
                .filter(aged -> aged.field() == field)
                .findFirst();
    }

    private static Aged aged(UpkeepRules.Ageing rule, Field field, Provenance provenance, Instant now) {
        var days = Math.max(0, Duration.between(provenance.lastSeen(), now).toDays());
        return new Aged(field, provenance, days, (int)
                Math.round(100 * Math.pow(2, -(double) days / rule.halfLifeDays())));
    }
}
