package org.tousaidants.places.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.schema.Field;

/// « Fraîcheur » — the reliability of the data of a place, from 0 to 100 for each subject; it decreases with the age
/// of the last check. Computed from the upkeep rules, the provenance of each value and the current time.
public record SheetFreshness(int percent, List<SubjectFreshness> subjects) {
    /// « Sujet d’une fiche » — the freshness of one subject of a sheet, which is the freshness of its oldest
    /// field, `oldest`. `stale` means that a person should check the subject.
    public record SubjectFreshness(
            DataUpkeepRules.SubjectAgeing rule,
            List<FieldFreshness> fields,
            ValueProvenance oldest,
            long days,
            int percent,
            boolean stale) {}

    /// « Champ daté » — one value of a sheet, with its provenance, the number of days elapsed since its last
    /// check, and its freshness in percent.
    public record FieldFreshness(Field field, ValueProvenance provenance, long days, int percent) {}

    public static SheetFreshness of(DataUpkeepRules rules, Map<Field, ValueProvenance> known, Instant now) {
        var subjects = new ArrayList<SubjectFreshness>();
        for (var rule : rules.ageing()) {
            var fields = rule.fields().stream()
                    .flatMap(
                            field -> Optional.ofNullable(known.get(field))
                                    .map(provenance -> aged(rule, field, provenance, now))
                                    .stream())
                    .toList();
            fields.stream()
                    .max(Comparator.comparingLong(FieldFreshness::days))
                    .ifPresent(oldest -> subjects.add(new SubjectFreshness(
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
        return new SheetFreshness(weights == 0 ? 0 : Math.round((float) sum / weights), List.copyOf(subjects));
    }

    /// Returns the freshness of one field; empty if the field has no value, or if the rules define no ageing for
    /// the field.
    public Optional<FieldFreshness> of(Field field) {
        return subjects.stream()
                .flatMap(subject -> subject.fields().stream())
                .filter(aged -> aged.field() == field)
                .findFirst();
    }

    private static FieldFreshness aged(
            DataUpkeepRules.SubjectAgeing rule, Field field, ValueProvenance provenance, Instant now) {
        var days = Math.max(0, Duration.between(provenance.lastSeen(), now).toDays());
        return new FieldFreshness(field, provenance, days, (int)
                Math.round(100 * Math.pow(2, -(double) days / rule.halfLifeDays())));
    }
}
