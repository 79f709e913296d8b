package org.tousaidants.label.observations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tousaidants.platform.db.Sql;

/// « Constats et signatures d’un sujet » — base class of stores for the observed facts and the signatures of
/// one kind of subject, one row each time. The package that owns the tables extends it.
public abstract class ObservationStore {
    /// « Tables d’un sujet » — names of the tables and columns.
    ///
    /// @param subject column with the id of the subject
    /// @param newest SQL order in which the valid observation of a fact comes first
    public record Tables(String facts, String signatures, String subject, String newest) {}

    private record SubjectObservation(UUID subject, Observation sighting) {}

    private record Signed(UUID subject, Signature signature) {}

    private final Sql sql;
    private final Tables tables;

    public ObservationStore(Sql sql, Tables tables) {
        this.sql = sql;
        this.tables = tables;
    }

    public void add(UUID subject, Observation one) {
        sql.sql("""
                insert into %s (%s, fact, value, on_day, note, actor, recorded_at)
                values (:subject, :fact, :value, :on, :note, :by, :at)""".formatted(tables.facts(), tables.subject()))
                .params(one)
                .param("subject", subject)
                .update();
    }

    /// The observations of a subject; for each fact, the first one counts.
    public List<Observation> sightings(UUID subject) {
        return sightings(ObservedSubjects.each(List.of(subject))).getOrDefault(subject, List.of());
    }

    public Map<UUID, List<Observation>> sightings(ObservedSubjects scope) {
        var rows = sql.sql(
                        """
                select %s as subject, fact, value, on_day as on, note, actor as by, recorded_at from %s
                where true%s order by %s""".formatted(tables.subject(), tables.facts(), scope.where(tables.subject()), tables.newest()))
                .param("subjects", scope.ids())
                .query(SubjectObservation.class)
                .list();
        return scope.group(
                rows,
                SubjectObservation::subject,
                Collectors.mapping(SubjectObservation::sighting, Collectors.toList()));
    }

    public void add(UUID subject, Signature one) {
        sql.sql("""
                insert into %s (%s, commitment, hash, taken, level, word, signer, actor, protocol, recorded_at)
                values (:subject, :commitment, :hash, :taken, :level, :word, :signer, :by, :protocol, :at)""".formatted(tables.signatures(), tables.subject()))
                .params(one)
                .param("subject", subject)
                .update();
    }

    /// The last signature of each commitment.
    public Map<String, Signature> signatures(UUID subject) {
        return signatures(ObservedSubjects.each(List.of(subject))).getOrDefault(subject, Map.of());
    }

    public Map<UUID, Map<String, Signature>> signatures(ObservedSubjects scope) {
        var rows = sql.sql("""
                select subject, commitment, hash, taken, level, word, signer, actor as by, protocol, recorded_at from (
                    select distinct on (%1$s, commitment) *, %1$s as subject from %2$s
                    where true%3$s order by %1$s, commitment, number desc) each
                order by number""".formatted(tables.subject(), tables.signatures(), scope.where(tables.subject())))
                .param("subjects", scope.ids())
                .query(Signed.class)
                .list();
        return scope.group(
                rows,
                Signed::subject,
                Collectors.mapping(
                        Signed::signature,
                        Collectors.toMap(
                                Signature::commitment, Function.identity(), (_, last) -> last, LinkedHashMap::new)));
    }
}
