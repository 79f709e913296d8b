package org.tousaidants.label.helpers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.observations.ObservedFactStore;
import org.tousaidants.platform.db.Sql;

/// Stores the files of helpers: chosen profiles, steps, facts and signatures.
@Repository
class HelperFileStore extends ObservedFactStore {
    private final Sql sql;

    /// Creates the store. If a helper has several rows about the same fact, the row that was written last is
    /// valid.
    HelperFileStore(Sql sql) {
        super(sql, new ObservationTables("helpers_fact", "helpers_signature", "helper", "number desc"));
        this.sql = sql;
    }

    /// Stores a file; returns false if the account already has one.
    boolean add(Helper helper) {
        return sql.sql("""
                insert into helpers_helper (id, account, opened_at)
                values (:id, :account, :openedAt) on conflict (network, account) do nothing""").params(helper).update() == 1;
    }

    void choose(UUID helper, String profile, String commune, String organisation, Instant at) {
        sql.sql("""
                insert into helpers_profile (helper, profile, commune, organisation, recorded_at)
                values (:helper, :profile, :commune, :organisation, :at)""")
                .param("helper", helper)
                .param("profile", profile)
                .param("commune", commune)
                .param("organisation", organisation)
                .param("at", at)
                .update();
    }

    Optional<Helper> ofAccount(UUID account) {
        return found(" and h.account = :id", account).stream().findFirst();
    }

    Optional<Helper> find(UUID helper) {
        return found(" and h.id = :id", helper).stream().findFirst();
    }

    /// Returns all helpers, in the order in which their files were opened.
    List<Helper> all() {
        return found("", null);
    }

    private List<Helper> found(String scope, @Nullable UUID id) {
        var query = sql.sql("""
                select h.id, h.account, h.opened_at, p.profile, p.commune, p.organisation
                from helpers_helper h
                join lateral (select profile, commune, organisation from helpers_profile
                    where network = h.network and helper = h.id order by number desc limit 1) p on true
                where true""" + scope + " order by h.opened_at, h.id");
        return (id == null ? query : query.param("id", id)).query(Helper.class).list();
    }

    /// Locks a helper's file until the end of the transaction, so that the second of two concurrent forms reads
    /// the result of the first.
    void lock(UUID helper) {
        sql.sql("select id from helpers_helper where id = :helper for update")
                .param("helper", helper)
                .query((row, n) -> true)
                .single();
    }

    void append(UUID helper, HelperFileStep step) {
        sql.sql("""
                insert into helpers_step (helper, recorded_at, act, actor, version, detail)
                values (:helper, :at, :act, :by, :version, :detail)""").params(step).param("helper", helper).update();
    }

    /// Returns the events of a file, newest first.
    List<HelperFileStep> steps(UUID helper) {
        return sql.sql("""
                select recorded_at, act, actor as by, version, detail from helpers_step
                where helper = :helper order by number desc""").param("helper", helper).query(HelperFileStep.class).list();
    }
}
