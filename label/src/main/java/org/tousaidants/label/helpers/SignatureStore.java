package org.tousaidants.label.helpers;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// What each person answered to each commitment, and the exact texts that were answered.
@Repository
class SignatureStore {
    private final Sql sql;

    SignatureStore(Sql sql) {
        this.sql = sql;
    }

    void add(String network, UUID helper, Signature one) {
        sql.sql(network, """
                insert into helpers_signature (network, helper, commitment, hash, taken, word, protocol, at)
                values (:network, :helper, :commitment, :hash, :taken, :word, :protocol, :at)""").params(one).param("helper", helper).update();
    }

    /// The last answer to each commitment.
    Map<String, Signature> last(String network, UUID helper) {
        return last(network, List.of(helper)).getOrDefault(helper, Map.of());
    }

    Map<UUID, Map<String, Signature>> last(String network, Collection<UUID> helpers) {
        var last = new HashMap<UUID, Map<String, Signature>>();
        sql.sql(network, """
                select distinct on (helper, commitment) helper, commitment, hash, taken, word, protocol, at
                from helpers_signature where network = :network and helper = any(:helpers)
                order by helper, commitment, n desc""")
                .param("helpers", helpers.toArray(UUID[]::new))
                .lists(UUID.class, Signature.class)
                .forEach((helper, all) -> {
                    for (var one : all)
                        last.computeIfAbsent(helper, _ -> new LinkedHashMap<>()).put(one.commitment(), one);
                });
        return last;
    }

    /// Two forms of one person wait for each other, so that the second sees what the first wrote.
    void lock(String network, UUID helper) {
        sql.sql(network, "select id from helpers_helper where network = :network and id = :helper for update")
                .param("helper", helper)
                .query((row, n) -> true)
                .single();
    }
}
