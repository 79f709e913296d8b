package org.tousaidants.label.observations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tousaidants.platform.db.Sql;

/// « Constats et signatures d’un sujet » — base class of stores for the observed facts and the signatures of one
/// kind of subject; each entry is a new row. The package that owns the tables extends it.
public abstract class ObservedFactStore {
    /// « Tables d’un sujet » — the names of the tables and columns of one kind of subject.
    ///
    /// @param facts table of the observed facts
    /// @param signatures table of the signatures
    /// @param subject column with the id of the subject
    /// @param newest SQL order in which the valid observation of a fact comes first
    public record ObservationTables(String facts, String signatures, String subject, String newest) {}

    private record ObservedFactOfSubject(UUID subject, ObservedFact sighting) {}

    private record SignedCommitment(UUID subject, CommitmentSignature signature) {}

    private final Sql sql;
    private final ObservationTables tables;

    public ObservedFactStore(Sql sql, ObservationTables tables) {
        this.sql = sql;
        this.tables = tables;
    }

    public void add(UUID subject, ObservedFact one) {
        sql.sql("""
                insert into %s (%s, fact, value, on_day, note, actor, recorded_at)
                values (:subject, :fact, :value, :on, :note, :by, :at)""".formatted(tables.facts(), tables.subject()))
                .params(one)
                .param("subject", subject)
                .update();
    }

    /// Returns the observations of a subject. If there are several observations of one fact, the first of them
    /// in the list is valid.
    public List<ObservedFact> sightings(UUID subject) {
        return sightings(ObservedFactSubjects.each(List.of(subject))).getOrDefault(subject, List.of());
    }

    public Map<UUID, List<ObservedFact>> sightings(ObservedFactSubjects scope) {
        var rows = sql.sql(
                        """
                select %s as subject, fact, value, on_day as on, note, actor as by, recorded_at from %s
                where true%s order by %s""".formatted(tables.subject(), tables.facts(), scope.where(tables.subject()), tables.newest()))
                .param("subjects", scope.ids())
                .query(ObservedFactOfSubject.class)
                .list();
        return scope.group(
                rows,
                ObservedFactOfSubject::subject,
                Collectors.mapping(ObservedFactOfSubject::sighting, Collectors.toList()));
    }

    public void add(UUID subject, CommitmentSignature one) {
        sql.sql("""
                insert into %s (%s, commitment, hash, taken, level, word, signer, actor, protocol, recorded_at)
                values (:subject, :commitment, :hash, :taken, :level, :word, :signer, :by, :protocol, :at)""".formatted(tables.signatures(), tables.subject()))
                .params(one)
                .param("subject", subject)
                .update();
    }

    /// Returns the last signature of a subject for each commitment, by commitment.
    public Map<String, CommitmentSignature> signatures(UUID subject) {
        return signatures(ObservedFactSubjects.each(List.of(subject))).getOrDefault(subject, Map.of());
    }

    public Map<UUID, Map<String, CommitmentSignature>> signatures(ObservedFactSubjects scope) {
        var rows = sql.sql("""
                select subject, commitment, hash, taken, level, word, signer, actor as by, protocol, recorded_at from (
                    select distinct on (%1$s, commitment) *, %1$s as subject from %2$s
                    where true%3$s order by %1$s, commitment, number desc) each
                order by number""".formatted(tables.subject(), tables.signatures(), scope.where(tables.subject())))
                .param("subjects", scope.ids())
                .query(SignedCommitment.class)
                .list();
        return scope.group(
                rows,
                SignedCommitment::subject,
                Collectors.mapping(
                        SignedCommitment::signature,
                        Collectors.toMap(
                                CommitmentSignature::commitment,
                                Function.identity(),
                                (_, last) -> last,
                                LinkedHashMap::new)));
    }
}
