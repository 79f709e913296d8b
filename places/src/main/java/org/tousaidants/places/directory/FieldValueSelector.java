package org.tousaidants.places.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.ListedTerm;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.text.ParisTime;

/// « Valeur retenue » — selects the current value of each field from the history of a place. The last correction by
/// a person wins; otherwise the value with the greatest weight: trust × freshness × completeness, as set in the
/// protocol. The result depends only on the dates in the history, not on the current day, so that a sheet changes
/// only with a new change.
final class FieldValueSelector {
    private static final double SECONDS_A_DAY = 86_400;
    private static final int LEAST_COMPLETE = 5;

    /// The selected value of a field. `value` is empty if a person deleted the value. `others` lists the other
    /// values by descending weight.
    record SelectedFieldValue(Optional<String> value, ValueProvenance provenance, List<OtherFieldValue> others) {}

    /// « Autre voix » — a value that was not selected, with its source and date.
    record OtherFieldValue(String value, ValueStatementSource voice, Instant at) {}

    private final DataUpkeepRules rules;
    private final Map<ValueOrigin, SourceRecordValues> records = new LinkedHashMap<>();
    private final Map<Field, PlaceChange> byHand = new EnumMap<>(Field.class);
    private final List<PlaceChange> confirmations = new ArrayList<>();

    /// One record of a source, identified by the source and by the place that was created from the record.
    private record ValueOrigin(PlaceId place, String name) {}

    /// The current values that one record of a source gives for a place.
    private static final class SourceRecordValues {
        final Map<Field, String> values = new EnumMap<>(Field.class);
        final Map<Field, PlaceChange> saidIn = new EnumMap<>(Field.class);
        Optional<Instant> day = Optional.empty();
        boolean present = true;
    }

    /// The values that a source gives for a group of fields, with the base-2 logarithm of their weight.
    private record ValueStatement(
            ValueStatementSource voice,
            Instant at,
            Optional<ValueProvenance.ValueConfirmation> confirmed,
            boolean present,
            Map<Field, String> values,
            double weight,
            long n) {
        ValueProvenance provenance() {
            return new ValueProvenance(voice, at, confirmed);
        }
    }

    private FieldValueSelector(DataUpkeepRules rules) {
        this.rules = rules;
    }

    /// Returns the sheet that results from these changes of a place, which are sorted by their number.
    static PlaceSheet sheet(DataUpkeepRules rules, List<PlaceChange> history) {
        var values = new EnumMap<Field, String>(Field.class);
        standing(rules, history)
                .forEach((field, standing) -> standing.value().ifPresent(value -> values.put(field, value)));
        return PlaceSheet.of(values);
    }

    /// Returns the provenance of each selected value, by field.
    static Map<Field, ValueProvenance> provenance(DataUpkeepRules rules, List<PlaceChange> history) {
        return provenance(standing(rules, history));
    }

    static Map<Field, ValueProvenance> provenance(Map<Field, SelectedFieldValue> all) {
        var known = new EnumMap<Field, ValueProvenance>(Field.class);
        all.forEach((field, standing) -> {
            if (standing.value().isPresent()) known.put(field, standing.provenance());
        });
        return known;
    }

    /// Returns the selected value of each field. A field whose value a person deleted has an empty value.
    static Map<Field, SelectedFieldValue> standing(DataUpkeepRules rules, List<PlaceChange> history) {
        var survivorship = new FieldValueSelector(rules);
        history.forEach(survivorship::hear);
        return survivorship.standing();
    }

    private void hear(PlaceChange change) {
        switch (change.act()) {
            case SAID -> {
                switch (change.voice()) {
                    case ValueStatementSource.HumanSource human ->
                        change.fields().keySet().forEach(field -> byHand.put(field, change));
                    case ValueStatementSource.HarvestedSource source -> say(record(change, source), change);
                }
            }
            case CONFIRMED -> confirmations.add(change);
            case WITHDREW -> {
                if (change.voice() instanceof ValueStatementSource.HarvestedSource source)
                    record(change, source).present = false;
            }
            case GROUPED, SEPARATED, CLOSED, REOPENED -> {
                // Merges, separations and closings change no value here: the caller has already
                // chosen the histories to be read together.
            }
        }
    }

    private SourceRecordValues record(PlaceChange change, ValueStatementSource.HarvestedSource source) {
        return records.computeIfAbsent(new ValueOrigin(change.place(), source.name()), key -> new SourceRecordValues());
    }

    private static void say(SourceRecordValues record, PlaceChange change) {
        record.present = true;
        change.fields().forEach((field, value) -> {
            value.ifPresentOrElse(known -> record.values.put(field, known), () -> record.values.remove(field));
            record.saidIn.put(field, change);
        });
        if (change.fields().containsKey(Field.DATE_MAJ)) record.day = day(change);
    }

    private Map<Field, SelectedFieldValue> standing() {
        var spoken = EnumSet.noneOf(Field.class);
        records.values().forEach(record -> spoken.addAll(record.saidIn.keySet()));
        spoken.addAll(byHand.keySet());
        var standing = new EnumMap<Field, SelectedFieldValue>(Field.class);
        var done = new HashSet<List<Field>>();
        for (var field : spoken) {
            var group = rules.group(field);
            if (done.add(group)) standing.putAll(among(group));
        }
        byHand.forEach((field, change) -> standing.put(field, byHand(field, change, standing.get(field))));
        byHand.forEach((field, change) -> spokenFor(field)
                .filter(other -> standing.containsKey(other)
                        && Optional.ofNullable(byHand.get(other))
                                .filter(own -> own.n() >= change.n())
                                .isEmpty())
                .ifPresent(other -> standing.put(other, byHand(other, change, standing.get(other)))));
        return standing;
    }

    /// Returns the second field that a person's correction of this field also decides; empty if there is none.
    /// Corrected hours replace the source's text about hours, and a corrected position counts as exact.
    private static Optional<Field> spokenFor(Field field) {
        return switch (field) {
            case HORAIRES -> Optional.of(Field.HORAIRES_TEXTE);
            case LATITUDE, LONGITUDE -> Optional.of(Field.PRECISION);
            default -> Optional.empty();
        };
    }

    private Map<Field, SelectedFieldValue> among(List<Field> group) {
        var candidates = candidates(group);
        if (candidates.isEmpty()) return Map.of();
        var first = candidates.getFirst();
        if (group.size() > 1) return chosen(group, first, candidates);
        var field = group.getFirst();
        if (rules.survival().united().contains(field)) return Map.of(field, united(field, candidates));
        if (rules.survival().latest().contains(field))
            return chosen(
                    group,
                    candidates.stream()
                            .max(Comparator.comparing(one -> one.values().getOrDefault(field, "")))
                            .orElse(first),
                    candidates);
        return chosen(group, first, candidates);
    }

    private static Map<Field, SelectedFieldValue> chosen(
            List<Field> group, ValueStatement chosen, List<ValueStatement> candidates) {
        var standing = new EnumMap<Field, SelectedFieldValue>(Field.class);
        for (var field : group) {
            var value = Optional.ofNullable(chosen.values().get(field));
            if (value.isPresent())
                standing.put(
                        field, new SelectedFieldValue(value, chosen.provenance(), others(field, value, candidates)));
        }
        return standing;
    }

    /// Returns all values that any source gives for a list field, because each source knows only some of the
    /// services of a place.
    ///
    /// @param candidates the values of each source
    private static SelectedFieldValue united(Field field, List<ValueStatement> candidates) {
        var first = candidates.getFirst();
        var present = candidates.stream().filter(ValueStatement::present).toList();
        var union = new LinkedHashSet<String>();
        // Values that a person confirmed have no priority over other values: they are selected only if their
        // weight is the greatest.
        for (var candidate : present.isEmpty() ? candidates : present)
            if (candidate.voice() instanceof ValueStatementSource.HarvestedSource || candidate == first)
                union.addAll(
                        Arrays.asList(candidate.values().getOrDefault(field, "").split("\\|")));
        var value = Optional.of(String.join("|", union));
        return new SelectedFieldValue(value, first.provenance(), others(field, value, candidates));
    }

    private SelectedFieldValue byHand(Field field, PlaceChange change, @Nullable SelectedFieldValue others) {
        var value = change.fields().getOrDefault(field, Optional.empty());
        var human = (ValueStatementSource.HumanSource) change.voice();
        var confirmed = new ValueProvenance.ValueConfirmation(human, change.at());
        for (var later : confirmations)
            if (later.n() > change.n()
                    && value.equals(later.fields().getOrDefault(field, Optional.empty()))
                    && later.voice() instanceof ValueStatementSource.HumanSource by)
                confirmed = new ValueProvenance.ValueConfirmation(by, later.at());
        var candidates = new ArrayList<OtherFieldValue>();
        if (others != null) {
            others.value()
                    .filter(other -> !Optional.of(other).equals(value))
                    .ifPresent(other -> candidates.add(new OtherFieldValue(
                            other,
                            others.provenance().said(),
                            others.provenance().saidAt())));
            others.others().stream()
                    .filter(other -> !Optional.of(other.value()).equals(value))
                    .forEach(candidates::add);
        }
        return new SelectedFieldValue(
                value, new ValueProvenance(human, change.at(), Optional.of(confirmed)), List.copyOf(candidates));
    }

    private static List<OtherFieldValue> others(Field field, Optional<String> value, List<ValueStatement> candidates) {
        var seen = new HashSet<>(Set.of(value.orElse("")));
        var others = new ArrayList<OtherFieldValue>();
        for (var candidate : candidates) {
            var other = candidate.values().get(field);
            if (other != null && seen.add(other))
                others.add(new OtherFieldValue(other, candidate.voice(), candidate.at()));
        }
        return List.copyOf(others);
    }

    /// Returns the values proposed for a group of fields, sorted by descending weight; values of withdrawn
    /// records come last.
    private List<ValueStatement> candidates(List<Field> group) {
        var right = lastFoundRight(group);
        var candidates = new ArrayList<ValueStatement>();
        var stillSaid = false;
        for (var entry : records.entrySet()) {
            var record = entry.getValue();
            var values = only(group, record.values);
            if (values.isEmpty()) continue;
            var agrees =
                    right.isPresent() && agrees(values, only(group, right.get().fields()));
            stillSaid |= agrees;
            candidates.add(said(entry.getKey(), record, group, values, agrees ? right : Optional.empty()));
        }
        if (right.isPresent() && !stillSaid && right.get().voice() instanceof ValueStatementSource.HumanSource human) {
            var values = only(group, right.get().fields());
            var at = right.get().at();
            candidates.add(new ValueStatement(
                    human,
                    at,
                    Optional.of(new ValueProvenance.ValueConfirmation(human, at)),
                    true,
                    values,
                    weight(rules.survival().human(), at, group, values),
                    right.get().n()));
        }
        candidates.sort(Comparator.comparing(ValueStatement::present)
                .thenComparingDouble(ValueStatement::weight)
                .thenComparingLong(ValueStatement::n)
                .reversed());
        return candidates;
    }

    private ValueStatement said(
            ValueOrigin source,
            SourceRecordValues record,
            List<Field> group,
            Map<Field, String> values,
            Optional<PlaceChange> right) {
        var last = values.keySet().stream()
                .map(field -> Objects.requireNonNull(record.saidIn.get(field)))
                .max(Comparator.comparingLong(PlaceChange::n))
                .orElseThrow();
        var at = record.day.orElse(last.at());
        var weight = weight(rules.survival().trust(source.name()), at, group, values);
        var confirmed = right.flatMap(change -> change.voice() instanceof ValueStatementSource.HumanSource human
                ? Optional.of(new ValueProvenance.ValueConfirmation(human, change.at()))
                : Optional.empty());
        if (confirmed.isPresent())
            weight = Math.max(
                    weight, weight(rules.survival().human(), confirmed.get().at(), group, values));
        return new ValueStatement(last.voice(), at, confirmed, record.present, values, weight, last.n());
    }

    /// Returns the base-2 logarithm of the weight of a source's values. It decreases by 1 for each half-life of
    /// age, and increases by 1 if trust or completeness doubles.
    ///
    /// @param trust trust in the source, from 0 to 100
    /// @param at date of the values
    /// @param group fields that are taken together
    /// @param values values that the source gives
    private double weight(int trust, Instant at, List<Field> group, Map<Field, String> values) {
        var halfLives = at.getEpochSecond() / SECONDS_A_DAY / rules.halfLifeDays(group.getFirst());
        return log2(trust) + log2(complete(group, values)) + halfLives;
    }

    private int complete(List<Field> group, Map<Field, String> values) {
        var sheet = PlaceSheet.of(values);
        var percent = rules.criteria().stream()
                .map(DataUpkeepRules.CompletenessCriterion::measure)
                .filter(measure -> measure.fields().stream().anyMatch(group::contains))
                .mapToInt(measure -> SheetCompleteness.percent(measure, sheet))
                .findFirst()
                .orElse(100);
        if (group.contains(Field.PRECISION))
            percent = percent
                    * sheet.get(Field.PRECISION)
                            .flatMap(label -> ListedTerm.of(CoordinatePrecision.class, label))
                            .map(precision -> rules.survival().positions().getOrDefault(precision, 100))
                            .orElse(100)
                    / 100;
        return Math.max(LEAST_COMPLETE, percent);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private Optional<PlaceChange> lastFoundRight(List<Field> group) {
        for (var change : confirmations.reversed())
            if (!only(group, change.fields()).isEmpty()) return Optional.of(change);
        return Optional.empty();
    }

    /// Returns whether all values that a person confirmed are equal to the values of the source. Fields that the
    /// confirmation does not contain are ignored.
    ///
    /// @param said values of the source
    /// @param right values that the person confirmed
    private static boolean agrees(Map<Field, String> said, Map<Field, String> right) {
        return right.entrySet().stream().allMatch(entry -> entry.getValue().equals(said.get(entry.getKey())));
    }

    private static Map<Field, String> only(List<Field> group, Map<Field, ?> values) {
        var some = new EnumMap<Field, String>(Field.class);
        for (var field : group)
            switch (values.get(field)) {
                case String value -> some.put(field, value);
                case Optional<?> value -> value.ifPresent(known -> some.put(field, (String) known));
                case null, default -> {
                    // A value that a person deleted cannot be selected as the current value.
                }
            }
        return some;
    }

    /// Returns the date that the source gives to its record; empty if the date is in the future or cannot be
    /// parsed.
    private static Optional<Instant> day(PlaceChange change) {
        try {
            return change.fields()
                    .getOrDefault(Field.DATE_MAJ, Optional.empty())
                    .map(day ->
                            LocalDate.parse(day).atStartOfDay(ParisTime.ZONE).toInstant())
                    .filter(day -> !day.isAfter(change.at()));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
