package org.tousaidants.label.helpers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.dossiers.SubjectStore;
import org.tousaidants.platform.db.Sql;

/// Files, the profiles chosen one after the other, the steps, and what was seen and signed.
@Repository
class HelperStore extends SubjectStore {
    private final Sql sql;

    /// Of a helper, what was written down last counts.
    HelperStore(Sql sql) {
        super(sql, new Tables("helpers_fact", "helpers_signature", "helper", "n desc"));
        this.sql = sql;
    }

    /// False when the account has a file already.
    boolean add(String network, Helper helper) {
        return sql.sql(network, """
                insert into helpers_helper (network, id, account, opened_at)
                values (:network, :id, :account, :openedAt) on conflict (network, account) do nothing""").params(helper).update() == 1;
    }

    void choose(String network, UUID helper, String profile, String commune, String organisation, Instant at) {
        sql.sql(network, """
                insert into helpers_profile (network, helper, profile, commune, organisation, at)
                values (:network, :helper, :profile, :commune, :organisation, :at)""")
                .param("helper", helper)
                .param("profile", profile)
                .param("commune", commune)
                .param("organisation", organisation)
                .param("at", at)
                .update();
    }

    Optional<Helper> ofAccount(String network, UUID account) {
        return found(network, " and h.account = :id", account).stream().findFirst();
    }

    Optional<Helper> find(String network, UUID helper) {
        return found(network, " and h.id = :id", helper).stream().findFirst();
    }

    /// In the order in which they came.
    List<Helper> all(String network) {
        return found(network, "", null);
    }

    private List<Helper> found(String network, String scope, @Nullable UUID id) {
        var query = sql.sql(network, """
                select h.id, h.account, h.opened_at, p.profile, p.commune, p.organisation
                from helpers_helper h
                join lateral (select profile, commune, organisation from helpers_profile
                    where network = h.network and helper = h.id order by n desc limit 1) p on true
                where h.network = :network""" + scope + " order by h.opened_at, h.id");
        return (id == null ? query : query.param("id", id)).query(Helper.class).list();
    }

    /// Two forms of one person wait for each other, so that the second sees what the first wrote.
    void lock(String network, UUID helper) {
        sql.sql(network, "select id from helpers_helper where network = :network and id = :helper for update")
                .param("helper", helper)
                .query((row, n) -> true)
                .single();
    }

    void append(String network, UUID helper, FileStep step) {
        sql.sql(network, """
                insert into helpers_step (network, helper, at, act, by, version, detail)
                values (:network, :helper, :at, :act, :by, :version, :detail)""").params(step).param("helper", helper).update();
    }

    /// Newest first.
    List<FileStep> steps(String network, UUID helper) {
        return sql.sql(network, """
                select at, act, by, version, detail from helpers_step
                where network = :network and helper = :helper order by n desc""")
                .param("helper", helper)
                .query(FileStep.class)
                .list();
    }
}
