package org.tousaidants.label.pix;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.rules.Evidence;
import org.tousaidants.platform.db.Sql;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The proofs and what was withdrawn of them, only ever added to.
@Repository
class ProofStore {
    static final TypeReference<TreeMap<String, Integer>> LEVELS = new TypeReference<>() {};

    private static final String PROOF = """
            select p.id, p.helper, p.evidence, p.on_day, p.source, p.seen, p.file, p.levels, p.by, p.at,
                   w.at as withdrawn_at, w.by as withdrawn_by, w.reason
            from pix_proof p left join pix_withdrawal w on w.network = p.network and w.proof = p.id
            where p.network = :network""";

    private final Sql sql;

    ProofStore(Sql sql) {
        this.sql = sql;
    }

    void add(String network, Proof proof) {
        sql.sql(network, """
                insert into pix_proof (network, id, helper, evidence, on_day, source, seen, file, levels, by, at)
                values (:network, :id, :helper, :evidence, :on, :source, :seen, :file, :levels::jsonb, :by, :at)""")
                .params(proof)
                .param("evidence", proof.evidence().name())
                .param("source", proof.origin().source())
                .param("seen", proof.origin().seen())
                .param("file", proof.origin().file())
                .param("levels", JsonMapper.shared().writeValueAsString(proof.levels()))
                .update();
    }

    /// False when it was withdrawn before.
    boolean withdraw(String network, UUID proof, Proof.Withdrawal withdrawal) {
        return sql.sql(network, """
                insert into pix_withdrawal (network, proof, at, by, reason)
                values (:network, :proof, :at, :by, :reason) on conflict do nothing""").params(withdrawal).param("proof", proof).update() == 1;
    }

    Optional<Proof> find(String network, UUID proof) {
        return sql.sql(network, PROOF + " and p.id = :id")
                .param("id", proof)
                .query((row, n) -> proof(row))
                .optional();
    }

    List<Proof> of(String network, UUID helper) {
        return of(network, List.of(helper)).getOrDefault(helper, List.of());
    }

    /// Newest measure first.
    Map<UUID, List<Proof>> of(String network, Collection<UUID> helpers) {
        return sql
                .sql(network, PROOF + " and p.helper = any(:helpers) order by p.on_day desc, p.at desc, p.id")
                .param("helpers", helpers.toArray(UUID[]::new))
                .query((row, n) -> proof(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Proof::helper, HashMap::new, Collectors.toList()));
    }

    /// Two who write about one network's proofs wait for each other.
    void lock(String network) {
        sql.hold("pix", network);
    }

    private static Proof proof(ResultSet row) throws SQLException {
        var withdrawn = Optional.ofNullable(row.getTimestamp("withdrawn_at"));
        return new Proof(
                row.getObject("id", UUID.class),
                row.getObject("helper", UUID.class),
                Evidence.valueOf(row.getString("evidence")),
                row.getObject("on_day", LocalDate.class),
                new Proof.Origin(
                        row.getString("source"),
                        row.getString("seen"),
                        Optional.ofNullable(row.getObject("file", UUID.class))),
                JsonMapper.shared().readValue(row.getString("levels"), LEVELS),
                row.getObject("by", UUID.class),
                row.getTimestamp("at").toInstant(),
                withdrawn.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Proof.Withdrawal(
                                withdrawn.get().toInstant(),
                                row.getObject("withdrawn_by", UUID.class),
                                row.getString("reason"))));
    }
}
