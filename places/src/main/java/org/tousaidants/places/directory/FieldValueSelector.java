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
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.text.ParisTime;

/// « Valeur retenue » — selects the current value of each field from the history of a place. The last
/// correction by a person wins. Otherwise the value with the greatest weight wins: trust × freshness ×
/// completeness, as the protocol sets them. Candidates are the current values of each record of each source,
/// and the last values that a person confirmed. The result depends on the dates in the history, not on today,
/// so that a sheet changes only with a new statement.
final class FieldValueSelector {
    private static final double SECONDS_A_DAY = 86_400;
    private static final int LEAST_COMPLETE = 5;

    /// `value` is empty if a person deleted the value. The other values are sorted by descending weight.
    record SurvivingValue(Optional<String> value, Provenance provenance, List<CandidateValue> others) {}

    /// « Autre voix » — a value that was not selected.
    record CandidateValue(String value, StatementSource voice, Instant at) {}

    private final UpkeepRules rules;
    private final Map<Source, Record> records = new LinkedHashMap<>();
    private final Map<Field, Change> byHand = new EnumMap<>(Field.class);
    private final List<Change> confirmations = new ArrayList<>();

    /// One record of a source. The place created from the record identifies it within the source.
    private record Source(PlaceId place, String name) {}

    /// The current values of one record of a source.
    private static final class Record {
        final Map<Field, String> values = new EnumMap<>(Field.class);
        final Map<Field, Change> saidIn = new EnumMap<>(Field.class);
        Optional<Instant> day = Optional.empty();
        boolean present = true;
    }

    /// The values of a source for a group of fields, with the logarithm of their weight.
    private record Candidate(
            StatementSource voice,
            Instant at,
            Optional<Provenance.Confirmed> confirmed,
            boolean present,
            Map<Field, String> values,
            double weight,
            long n) {
        Provenance provenance() {
            return new Provenance(voice, at, confirmed);
        }
    }

    private FieldValueSelector(UpkeepRules rules) {
        this.rules = rules;
    }

    /// The sheet that results from these changes, sorted by their number.
    static Sheet sheet(UpkeepRules rules, List<Change> history) {
        var values = new EnumMap<Field, String>(Field.class);
        standing(rules, history)
                .forEach((field, standing) -> standing.value().ifPresent(value -> values.put(field, value)));
        return Sheet.of(values);
    }

    /// The provenance of each retained value.
    static Map<Field, Provenance> provenance(UpkeepRules rules, List<Change> history) {
        return provenance(standing(rules, history));
    }

    static Map<Field, Provenance> provenance(Map<Field, SurvivingValue> all) {
        var known = new EnumMap<Field, Provenance>(Field.class);
        all.forEach((field, standing) -> {
            if (standing.value().isPresent()) known.put(field, standing.provenance());
        });
        return known;
    }

    /// The selected value of each field; a field whose value a person deleted has an empty one.
    static Map<Field, SurvivingValue> standing(UpkeepRules rules, List<Change> history) {
        var survivorship = new FieldValueSelector(rules);
        history.forEach(survivorship::hear);
        return survivorship.standing();
    }

    private void hear(Change change) {
        switch (change.act()) {
            case SAID -> {
                switch (change.voice()) {
                    case StatementSource.Human human ->
                        change.fields().keySet().forEach(field -> byHand.put(field, change));
                    case StatementSource.Source source -> say(record(change, source), change);
                }
            }
            case CONFIRMED -> confirmations.add(change);
            case WITHDREW -> {
                if (change.voice() instanceof StatementSource.Source source) record(change, source).present = false;
            }
            case GROUPED, SEPARATED, CLOSED, REOPENED -> {
                // Grouping and closing change no value: the caller chooses the histories that are read together.
            }
        }
    }

    private Record record(Change change, StatementSource.Source source) {
        return records.computeIfAbsent(new Source(change.place(), source.name()), key -> new Record());
    }

    private static void say(Record record, Change change) {
        record.present = true;
        change.fields().forEach((field, value) -> {
            value.ifPresentOrElse(known -> record.values.put(field, known), () -> record.values.remove(field));
            record.saidIn.put(field, change);
        });
        if (change.fields().containsKey(Field.DATE_MAJ)) record.day = day(change);
    }

    private Map<Field, SurvivingValue> standing() {
        var spoken = EnumSet.noneOf(Field.class);
        records.values().forEach(record -> spoken.addAll(record.saidIn.keySet()));
        spoken.addAll(byHand.keySet());
        var standing = new EnumMap<Field, SurvivingValue>(Field.class);
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

    /// A second field that a correction of this one also sets: corrected hours replace the text about hours of
    /// a source, and a corrected point is exact.
    private static Optional<Field> spokenFor(Field field) {
        return switch (field) {
            case HORAIRES -> Optional.of(Field.HORAIRES_TEXTE);
            case LATITUDE, LONGITUDE -> Optional.of(Field.PRECISION);
            default -> Optional.empty();
        };
    }

    private Map<Field, SurvivingValue> among(List<Field> group) {
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

    private static Map<Field, SurvivingValue> chosen(List<Field> group, Candidate chosen, List<Candidate> candidates) {
        var standing = new EnumMap<Field, SurvivingValue>(Field.class);
        for (var field : group) {
            var value = Optional.ofNullable(chosen.values().get(field));
            if (value.isPresent())
                standing.put(field, new SurvivingValue(value, chosen.provenance(), others(field, value, candidates)));
        }
        return standing;
    }

    /// Unites the values of all sources, because each source knows only a part of the services of a place.
    private static SurvivingValue united(Field field, List<Candidate> candidates) {
        var first = candidates.getFirst();
        var present = candidates.stream().filter(Candidate::present).toList();
        var union = new LinkedHashSet<String>();
        // A value confirmed by a person counts only as long as it has the greatest weight.
        for (var candidate : present.isEmpty() ? candidates : present)
            if (candidate.voice() instanceof StatementSource.Source || candidate == first)
                union.addAll(
                        Arrays.asList(candidate.values().getOrDefault(field, "").split("\\|")));
        var value = Optional.of(String.join("|", union));
        return new SurvivingValue(value, first.provenance(), others(field, value, candidates));
    }

    private SurvivingValue byHand(Field field, Change change, @Nullable SurvivingValue others) {
        var value = change.fields().getOrDefault(field, Optional.empty());
        var human = (StatementSource.Human) change.voice();
        var confirmed = new Provenance.Confirmed(human, change.at());
        for (var later : confirmations)
            if (later.n() > change.n()
                    && value.equals(later.fields().getOrDefault(field, Optional.empty()))
                    && later.voice() instanceof StatementSource.Human by)
                confirmed = new Provenance.Confirmed(by, later.at());
        var candidates = new ArrayList<CandidateValue>();
        if (others != null) {
            others.value()
                    .filter(other -> !Optional.of(other).equals(value))
                    .ifPresent(other -> candidates.add(new CandidateValue(
                            other,
                            others.provenance().said(),
                            others.provenance().saidAt())));
            others.others().stream()
                    .filter(other -> !Optional.of(other.value()).equals(value))
                    .forEach(candidates::add);
        }
        return new SurvivingValue(
                value, new Provenance(human, change.at(), Optional.of(confirmed)), List.copyOf(candidates));
    }

    private static List<CandidateValue> others(Field field, Optional<String> value, List<Candidate> candidates) {
        var seen = new HashSet<>(Set.of(value.orElse("")));
        var others = new ArrayList<CandidateValue>();
        for (var candidate : candidates) {
            var other = candidate.values().get(field);
            if (other != null && seen.add(other))
                others.add(new CandidateValue(other, candidate.voice(), candidate.at()));
        }
        return List.copyOf(others);
    }

    /// The candidates by descending weight, those of withdrawn records last.
    private List<Candidate> candidates(List<Field> group) {
        var right = lastFoundRight(group);
        var candidates = new ArrayList<Candidate>();
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
        if (right.isPresent() && !stillSaid && right.get().voice() instanceof StatementSource.Human human) {
            var values = only(group, right.get().fields());
            var at = right.get().at();
            candidates.add(new Candidate(
                    human,
                    at,
                    Optional.of(new Provenance.Confirmed(human, at)),
                    true,
                    values,
                    weight(rules.survival().human(), at, group, values),
                    right.get().n()));
        }
        candidates.sort(Comparator.comparing(Candidate::present)
                .thenComparingDouble(Candidate::weight)
                .thenComparingLong(Candidate::n)
                .reversed());
        return candidates;
    }

    private Candidate said(
            Source source, Record record, List<Field> group, Map<Field, String> values, Optional<Change> right) {
        var last = values.keySet().stream()
                .map(field -> Objects.requireNonNull(record.saidIn.get(field)))
                .max(Comparator.comparingLong(Change::n))
                .orElseThrow();
        var at = record.day.orElse(last.at());
        var weight = weight(rules.survival().trust(source.name()), at, group, values);
        var confirmed = right.flatMap(change -> change.voice() instanceof StatementSource.Human human
                ? Optional.of(new Provenance.Confirmed(human, change.at()))
                : Optional.empty());
        if (confirmed.isPresent())
            weight = Math.max(
                    weight, weight(rules.survival().human(), confirmed.get().at(), group, values));
        return new Candidate(last.voice(), at, confirmed, record.present, values, weight, last.n());
    }

    /// The logarithm (base 2) of the weight: double trust or double completeness compensates one half-life of
    /// age.
    private double weight(int trust, Instant at, List<Field> group, Map<Field, String> values) {
        var halfLives = at.getEpochSecond() / SECONDS_A_DAY / rules.halfLifeDays(group.getFirst());
        return log2(trust) + log2(complete(group, values)) + halfLives;
    }

    private int complete(List<Field> group, Map<Field, String> values) {
        var sheet = Sheet.of(values);
        var percent = rules.criteria().stream()
                .map(UpkeepRules.Criterion::measure)
                .filter(measure -> measure.fields().stream().anyMatch(group::contains))
                .mapToInt(measure -> Completeness.percent(measure, sheet))
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

    private Optional<Change> lastFoundRight(List<Field> group) {
        for (var change : confirmations.reversed())
            if (!only(group, change.fields()).isEmpty()) return Optional.of(change);
        return Optional.empty();
    }

    /// Whether all confirmed values are those of the source; fields that the confirmation left out do not
    /// matter.
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
                    // A deleted value is no candidate.
                }
            }
        return some;
    }

    /// The date that the source gives to its record; empty if it is in the future or cannot be parsed.
    private static Optional<Instant> day(Change change) {
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
