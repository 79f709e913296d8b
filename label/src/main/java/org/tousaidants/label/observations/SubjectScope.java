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

/// « Sujets demandés » — the subjects whose rows are read, and the subject under which each row counts: rows
/// written under several records of one place count for the place while the records stand together.
///
/// @param written the subjects that the rows name; empty: all
/// @param root the subject under which a row counts
public record SubjectScope(Optional<Collection<UUID>> written, UnaryOperator<UUID> root) {
    /// Each by itself.
    public static SubjectScope each(Collection<UUID> subjects) {
        return new SubjectScope(Optional.of(subjects), UnaryOperator.identity());
    }

    /// All of one subject, whatever its rows name.
    public static SubjectScope one(UUID subject, Collection<UUID> written) {
        return new SubjectScope(Optional.of(written), _ -> subject);
    }

    public static SubjectScope all(UnaryOperator<UUID> root) {
        return new SubjectScope(Optional.empty(), root);
    }

    /// The rows by the subject for which each counts, in their order.
    public <R, T> Map<UUID, T> group(List<R> rows, Function<R, UUID> subject, Collector<R, ?, T> each) {
        return rows.stream().collect(Collectors.groupingBy(row -> root.apply(subject.apply(row)), each));
    }

    /// The condition for a column that names the subject, with its parameter `:subjects`.
    public String where(String column) {
        return written.isPresent() ? " and " + column + " = any(:subjects)" : "";
    }

    public Optional<UUID[]> ids() {
        return written.map(ids -> ids.toArray(UUID[]::new));
    }
}
