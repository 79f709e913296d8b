package org.tousaidants.label.observations;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// « Sujets demandés » — selects the subjects whose rows are read, and maps each row to a subject. A place may have
/// several merged records, whose rows count for the place while they are merged.
///
/// @param written ids in the rows to read; empty for all
/// @param root maps the id in a row to its subject
public record ObservedFactSubjects(Optional<Collection<UUID>> written, UnaryOperator<UUID> root) {
    /// Returns a selection of the rows of these subjects. Each row counts for the subject whose id it contains.
    public static ObservedFactSubjects each(Collection<UUID> subjects) {
        return new ObservedFactSubjects(Optional.of(subjects), UnaryOperator.identity());
    }

    /// Returns a selection of the rows with one of the ids in `written`. All these rows count for the same
    /// subject.
    public static ObservedFactSubjects one(UUID subject, Collection<UUID> written) {
        return new ObservedFactSubjects(Optional.of(written), _ -> subject);
    }

    public static ObservedFactSubjects all(UnaryOperator<UUID> root) {
        return new ObservedFactSubjects(Optional.empty(), root);
    }

    /// Returns rows grouped by subject; within a subject the order of the rows does not change.
    ///
    /// @param subject returns the id in a row
    /// @param each collects the rows of one subject
    public <R, T> Map<UUID, T> group(List<R> rows, Function<R, UUID> subject, Collector<R, ?, T> each) {
        return rows.stream().collect(Collectors.groupingBy(row -> root.apply(subject.apply(row)), each));
    }

    /// Returns an SQL condition that a row belongs to this selection. The condition uses the parameter
    /// `:subjects`.
    ///
    /// @param column column with the id of the subject
    public String where(String column) {
        return written.isPresent() ? " and " + column + " = any(:subjects)" : "";
    }

    public Optional<UUID[]> ids() {
        return written.map(ids -> ids.toArray(UUID[]::new));
    }
}
