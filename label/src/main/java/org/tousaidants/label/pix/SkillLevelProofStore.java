package org.tousaidants.label.pix;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores proofs and their withdrawals. Rows are only appended.
@Repository
class SkillLevelProofStore {
    private static final String PROOF = """
            select p.id, p.helper, p.evidence, p.on_day as on, p.source, p.seen, p.file, p.levels, p.actor as by, p.recorded_at,
                   w.recorded_at as withdrawn_at, w.actor as withdrawn_by, w.reason
            from pix_proof p left join pix_withdrawal w on w.network = p.network and w.proof = p.id
            where true""";

    private final Sql sql;

    SkillLevelProofStore(Sql sql) {
        this.sql = sql;
    }

    void add(SkillLevelProof proof) {
        sql.sql("""
                insert into pix_proof (id, helper, evidence, on_day, source, seen, file, levels, actor, recorded_at)
                values (:id, :helper, :evidence, :on, :source, :seen, :file, :levels::jsonb, :by, :at)""").params(proof).update();
    }

    /// Stores a withdrawal; returns false if the proof was already withdrawn.
    boolean withdraw(UUID proof, SkillLevelProof.ProofWithdrawal withdrawal) {
        return sql.sql("""
                insert into pix_withdrawal (proof, recorded_at, actor, reason)
                values (:proof, :withdrawnAt, :withdrawnBy, :reason) on conflict do nothing""").params(withdrawal).param("proof", proof).update() == 1;
    }

    Optional<SkillLevelProof> find(UUID proof) {
        return sql.sql(PROOF + " and p.id = :id")
                .param("id", proof)
                .query(SkillLevelProof.class)
                .optional();
    }

    List<SkillLevelProof> of(UUID helper) {
        return of(List.of(helper)).getOrDefault(helper, List.of());
    }

    /// Returns the proofs of these helpers, by helper; the newest measurement is first.
    Map<UUID, List<SkillLevelProof>> of(Collection<UUID> helpers) {
        return sql
                .sql(PROOF + " and p.helper = any(:helpers) order by p.on_day desc, p.recorded_at desc, p.id")
                .param("helpers", helpers.toArray(UUID[]::new))
                .query(SkillLevelProof.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(SkillLevelProof::helper, HashMap::new, Collectors.toList()));
    }

    /// Locks the proofs of the network until the end of the transaction, against concurrent writes.
    void lock() {
        sql.hold("pix");
    }
}
